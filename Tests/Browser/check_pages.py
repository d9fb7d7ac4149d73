"""Checks pages that engawa wrote, in a real browser: check_pages.py FOLDER.

One line for each check; exit 1 where one fails. The pages are made by BrowserTests.swift from the sheets beside this file.
"""

import re
import sys

import browser as driver
import check_sheets
import checks
from checks import box, expect, focus, lit, off, page, panel, seen, set_slider, subprocess_text


def check_desktop(browser):
    browser.screen(1400, 900)
    browser.open(page("grid.html"))
    everybody = sorted(["青葉自治会", "青葉婦人会", "ひまわり園", "カモメ商店", "フードバンク青葉", "こども課", "個人1", "田村茂", "日付のない会",
                        "かえりの店"])
    expect("the page has its language and title",
           browser.run("[document.documentElement.lang, document.title]"), ["ja", "みなと食堂 エコマップ"])
    expect("the list has everybody", sorted(seen(browser)), everybody)
    expect("so has the drawing", browser.run("document.querySelectorAll('g.actor').length"), len(everybody))

    kamome = box(browser, "カモメ商店")
    browser.hover(kamome)
    expect("hovering lights up a supporter, its tie and the ibasho", lit(browser), [["みなと食堂", "カモメ商店"], 1])
    expect("and fades the others",
           browser.run("getComputedStyle(document.querySelector('.actor:not(.on)')).opacity"), "0.25")
    way = "document.querySelector('.ways').children.length"
    expect("the whole way of a tie in the grid, from its stub to the ibasho", browser.run("""(() => {
        const points = document.querySelector('.ways polyline').points;
        const at = point => new DOMPoint(point.x, point.y).matrixTransform(document.querySelector('.ways').getScreenCTM());
        const [first, last] = [at(points[0]), at(points[points.length - 1])];
        const stub = document.querySelector('.edge.on').getBoundingClientRect();
        const hub = document.querySelector('.ibasho').getBoundingClientRect();
        return [Math.abs(first.x - stub.left) < 3, first.y >= stub.top - 1 && first.y <= stub.bottom + 1,
            Math.abs(last.x - hub.left - hub.width / 2) < 3, Math.abs(last.y - hub.top) < 3]; })()"""), [True] * 4)
    browser.hover(box(browser, "フードバンク青葉"))
    expect("and both of two ways", browser.run(way), 2)
    expect("both ties of one who has two", lit(browser)[1], 2)

    browser.click(kamome)
    text = panel(browser)
    expect("a click tells more", all(word in text for word in ["カモメ商店", "企業・商店", "産業・農林水産", "野菜", "毎週",
                                                            "2018年", "強い", "受ける"]))
    expect("and says so to a screen reader", browser.run(f"document.querySelector('{kamome}').ariaPressed"), "true")
    browser.key("Escape")
    expect("Escape lets go", [lit(browser)[1], "カモメ商店" in panel(browser)], [0, False])
    browser.click(box(browser, "かえりの店"))
    expect("ties that have ended are told too", "終わったつながり 2016年–2019年" in panel(browser))
    browser.click("#page-panel button")
    expect("the panel can be closed", lit(browser)[1], 0)

    browser.click("#page-list tbody tr:nth-child(1) button")
    expect("a name in the list leads to its box", focus(browser), browser.run(
        "document.querySelector('#page-list tbody tr:nth-child(1) bdi').textContent"))
    browser.key("Escape")


def check_keyboard(browser):
    browser.open(page("grid.html"))
    stops = []
    for _ in range(9):
        browser.key("Tab")
        stops.append(focus(browser))
    expect("Tab goes to the way to the list, the tools, then into the drawing once",
           stops[:4] + stops[5:6], ["A", "page-search", "page-year", "page-reset", "みなと食堂"])
    expect("and out of it to the buttons below", stops[6:9], ["大きく", "小さく", "全体"])
    browser.run("document.querySelector('.ibasho').focus()")
    before = focus(browser)
    browser.key("ArrowUp")
    first = focus(browser)
    expect("an arrow moves to a neighbour", first != before and first is not None)
    expect("whose ties light up", lit(browser)[1] >= 1)
    browser.key("Enter")
    expect("Enter pins it", browser.run("document.activeElement.ariaPressed"), "true")
    browser.key("End")
    expect("another one can be looked at meanwhile", [focus(browser) != first, first in panel(browser)], [True, True])
    browser.key("Escape")
    browser.key("+")
    view = "document.querySelector('#page-picture').getAttribute('viewBox')"
    near = browser.run(view)
    browser.key("0")
    expect("plus zooms and 0 shows the whole", near != browser.run(view)
           and browser.run(view).split()[:2] == ["0", "0"])


def check_filters(browser):
    browser.open(page("grid.html"))
    browser.click("#page-filters summary")
    browser.click("input[data-axis=field][value='0']")
    expect("a field can be left out", [name in seen(browser) for name in ["青葉自治会", "個人1", "田村茂", "カモメ商店"]],
           [False, False, False, True])
    expect("in the drawing too", off(browser), [4, 4])
    expect("and it is said how many are left",
           browser.run("document.querySelector('#page-count').textContent"), "10 のうち 6 を表示")
    browser.click("input[data-axis=band][value='3']")
    expect("so can a band", sorted(seen(browser)), sorted(["カモメ商店", "ひまわり園", "日付のない会"]))
    browser.click("#page-reset")
    expect("all come back", [len(seen(browser)), off(browser)], [10, [0, 0]])
    browser.click("input[data-axis=strength][value='weak']")
    expect("a strength takes its ties away, and those who have no other", [len(seen(browser)), off(browser)], [9, [1, 2]])
    browser.click("#page-reset")

    browser.click("#page-search")
    browser.type("かもめ")
    expect("hiragana find katakana", seen(browser), ["カモメ商店"])
    browser.key("Enter")
    expect("and Enter leads there", focus(browser), "カモメ商店")
    browser.click("#page-reset")
    browser.click("#page-search")
    browser.type("ふーど ﾊﾞﾝｸ")
    expect("width and spaces do not matter", seen(browser), ["フードバンク青葉"])
    browser.click("#page-reset")


def check_years(browser):
    browser.open(page("grid.html"))
    expect("the slider goes from the first year to the day",
           browser.run("(s => [s.min, s.max, s.value, s.ariaValueText])(document.querySelector('#page-year'))"),
           ["2015", "2025", "2025", "2025年12月1日"])
    set_slider(browser, 2018)
    expect("a year shows who was there then", sorted(seen(browser)),
           sorted(["青葉自治会", "カモメ商店", "日付のない会", "かえりの店"]))
    expect("whoever is gone stands below", browser.run("document.querySelector('#page-past').innerText.split('\\n').filter(Boolean)"),
           ["2018年にあって、その後に終わったつながり", "むかしの会"])
    set_slider(browser, 2020)
    expect("a tie that began and ended is there between", ["かえりの店" in seen(browser), "フードバンク青葉" in seen(browser),
                                                    browser.run("document.querySelector('#page-past').hidden")],
           [False, True, True])
    expect("of two ties only the one that had begun", off(browser), [2, 3])
    set_slider(browser, 2025)
    expect("the last place is the day", [len(seen(browser)), off(browser)], [10, [0, 0]])


def check_screen_reader(browser):
    browser.open(page("grid.html"))
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored")]
    expect("a box is a button that says who it is and what ties it",
           ("button", "カモメ商店、企業・商店、産業・農林水産、自治会・町内、強い、受ける、野菜") in named)
    expect("the drawing has a name", any(role in ("group", "graphics-document", "image") and name == "みなと食堂 エコマップ"
                                        for role, name in named))
    expect("the list is a table with a header for each row",
           [sum(role == "table" for role, _ in named), sum(role == "rowheader" for role, _ in named)], [1, 10])
    expect("every field of the tools has a label", browser.run(
        "[...document.querySelectorAll('#page-tools input')].every(i => i.labels.length === 1 && i.labels[0].textContent !== '')"))


def check_phone(browser):
    for name in ["grid.html", "radial.html", "handout-a4.html"]:
        browser.screen(390, 844, phone=True)
        browser.open(page(name))
        expect(f"{name} is as wide as a phone", browser.run("document.documentElement.scrollWidth"), 390)
        browser.screen(320, 568, phone=True)
        expect(f"{name} is as wide as a small phone", browser.run("document.documentElement.scrollWidth"), 320)
    browser.screen(390, 844, phone=True)
    browser.open(page("grid.html"))
    view = "document.querySelector('#page-picture').getAttribute('viewBox').split(' ').map(Number)"
    whole = browser.run(view)
    expect("nothing covers the drawing before it is asked for", browser.run(
        "getComputedStyle(document.querySelector('#page-panel')).display"), "none")
    browser.tap(box(browser, "カモメ商店"))
    expect("a tap opens the sheet at the foot", browser.run(
        "(p => [getComputedStyle(p).position, p.getBoundingClientRect().bottom <= innerHeight + 1,"
        "p.innerText.includes('カモメ商店')])(document.querySelector('#page-panel'))"), ["fixed", True, True])
    browser.tap("#page-panel button")
    x, y = browser.middle("#page-picture")
    browser.touch([(x - 20, y), (x - 40, y), (x - 80, y), (x - 90, y)], [(x + 20, y), (x + 40, y), (x + 80, y), (x + 90, y)])
    near = browser.run(view)
    expect("two fingers zoom", near[2] < whole[2] / 2)
    browser.touch([(x, y), (x - 30, y), (x - 60, y), (x - 90, y)])
    expect("one finger then moves the drawing", browser.run(view)[0] > near[0])
    expect("and the page still has no more width", browser.run("document.documentElement.scrollWidth"), 390)
    browser.tap("#page-zoom-whole")
    expect("the whole comes back", [round(n, 2) for n in browser.run(view)], [round(n, 2) for n in whole])
    browser.tap("#page-list tbody tr:nth-child(2) button")
    expect("a name of the list is shown large enough to read", browser.run(
        "(n => n.querySelector('text').getBoundingClientRect().height)(document.querySelector('.node.pinned'))") >= 9)


def check_crowded(browser):
    browser.screen(1400, 900)
    browser.open(page("radial.html"))
    expect("names without a box of their own are in the list", "個人1" in seen(browser)
           and browser.run("document.querySelectorAll('.more').length") > 0)
    browser.click("g.kind-school")
    expect("where the line is the whole way nothing is added to it",
           [lit(browser)[1], browser.run("document.querySelector('.ways').children.length")], [1, 0])
    browser.click(".more")
    members = browser.run("[...document.querySelectorAll('.members button')].map(b => b.textContent)")
    expect("the box that stands for them lists them", len(members) > 0 and set(members) <= set(seen(browser)))
    browser.click(".members button")
    expect("and each can be looked at", members[0] in panel(browser) and "分野" in panel(browser))
    browser.run("document.querySelector('.ibasho').focus()")
    browser.key("ArrowRight")
    browser.key("ArrowLeft")
    expect("the focus can be seen on every shape", browser.run(
        "[document.activeElement.id, getComputedStyle(document.activeElement.querySelector(':not(text)')).stroke]")[1],
        "rgb(11, 87, 208)")
    browser.open(page("english.html"))
    expect("the page speaks English", ["Search by name" in browser.run("document.body.innerText"),
                                      browser.run("document.documentElement.lang")], [True, "en"])


def check_numbers(browser):
    browser.open(page("grid.html"))
    number = browser.run("JSON.parse(document.querySelector('#page-data').textContent).actors"
                         ".find(actor => actor.name === 'カモメ商店').number")
    expect("a number stands in its box", number in browser.run(
        f"document.querySelector('{box(browser, 'カモメ商店')}').textContent"))
    for text in [number, "#" + number]:
        browser.click("#page-search")
        browser.type(text)
        expect(f"the number {'after # ' if '#' in text else ''}finds the box", "カモメ商店" in seen(browser))
        browser.key("Enter")
        expect("and Enter leads to it", focus(browser), "カモメ商店")
        browser.click("#page-reset")
    expect("whose name is withheld has no number to be found by", browser.run(
        "JSON.parse(document.querySelector('#page-data').textContent).actors.find(one => one.name === '個人1').number"), None)


def check_ghosts(browser):
    browser.open(page("ghosts.html"))
    ghost = box(browser, "むかしの会")
    faded = f"document.querySelector('{ghost}').classList.contains('off')"
    expect("who is gone is drawn", browser.run(faded), False)
    browser.click("#page-search")
    browser.type("かもめ")
    expect("a search fades them like others", [browser.run(faded), off(browser)[0]], [True, 10])
    browser.click("#page-reset")
    browser.click("#page-search")
    browser.type("むかし")
    expect("and finds them", [browser.run(faded), seen(browser)], [False, []])
    browser.key("Enter")
    expect("and Enter leads there", [focus(browser), "終わったつながり" in panel(browser)], ["むかしの会", True])
    browser.click("#page-reset")
    browser.click("#page-filters summary")
    left_out = {}
    for axis, value in [("field", 7), ("band", 4), ("strength", "normal"), ("strength", "strong")]:
        browser.click(f"input[data-axis={axis}][value='{value}']")
        left_out[f"{axis} {value}"] = browser.run(faded)
        browser.click("#page-reset")
    expect("so do the filters of their field, band and strength", left_out,
           {"field 7": True, "band 4": True, "strength normal": True, "strength strong": False})
    years = []
    for chosen in [2016, 2018, 2020, 2025]:
        set_slider(browser, chosen)
        years.append(browser.run(faded))
    expect("a year has them while their tie was there, and the day has them as gone", years, [False, False, True, False])
    expect("nothing was complained about with ghosts", browser.complaints(), [])


def check_gaps(browser):
    browser.screen(1400, 900)
    browser.open(page("gaps.html"))
    label = browser.run("document.querySelector('.gap').getAttribute('aria-label')")
    browser.click(".gap")
    text = panel(browser)
    expect("a missing link is told in words", [label.startswith("まだないつながり 1、"), "まだないつながり 1" in text,
                                             label.split("、", 1)[1] in text], [True] * 3)


def check_network(browser):
    browser.screen(1400, 900)
    browser.open(page("network.html"))
    browser.click(box(browser, "フードバンク青葉"))
    expect("who supports two ibasho lights up both", lit(browser), [["かもめの家", "みなと食堂", "フードバンク青葉"], 2])
    expect("and is told of with both", all(word in panel(browser) for word in ["かもめの家", "みなと食堂", "2022"]))
    browser.click(box(browser, "かもめの家"))
    expect("an ibasho tells how many support it", "支え手\n3" in panel(browser).replace("\n\n", "\n"))
    set_slider(browser, 2020)
    expect("the slider knows each tie by its own line", off(browser), [2, 3])
    set_slider(browser, 2025)
    count = "document.querySelector('#page-count').textContent"
    expect("supporters are counted, as in the title", browser.run(count), "4 すべてを表示")
    browser.click("#page-filters summary")
    browser.click("input[data-axis=strength][value='weak']")
    expect("so do the filters", off(browser), [0, 1])
    for strength in ["strong", "normal"]:
        browser.click(f"input[data-axis=strength][value='{strength}']")
    browser.click("input[data-axis=strength][value='weak']")
    expect("with one tie left there is one supporter", browser.run(count), "4 のうち 1 を表示")
    browser.screen(390, 844, phone=True)
    browser.open(page("network.html"))
    expect("the network is as wide as a phone", browser.run("document.documentElement.scrollWidth"), 390)
    browser.screen(1400, 900)


def check_policy(browser):
    browser.screen(1400, 900)
    browser.open(page("grid.html"))
    expect("nothing is complained about", browser.complaints(), [])
    tried = browser.run("""new Promise(done => {
        const found = [];
        document.addEventListener('securitypolicyviolation', e => found.push(e.effectiveDirective));
        document.body.insertAdjacentHTML('beforeend',
            '<img src="https://example.invalid/x.png"><style>h1{display:none}</style>'
            + '<p id="inline" style="color:red" onclick="window.bad = 1">x</p>');
        document.getElementById('inline').click();
        const script = document.createElement('script');
        script.textContent = 'window.bad = 2';
        document.body.append(script);
        fetch('https://example.invalid/').catch(() => {});
        setTimeout(() => done([window.bad === undefined, [...new Set(found)].sort(),
            getComputedStyle(document.querySelector('h1')).display !== 'none']), 300);
    })""")
    expect("the policy stops pictures, styles, scripts and requests from anywhere else",
           tried, [True, ["connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr", "style-src-elem"],
                   True])
    expect("none of it left the page", browser.sent("example.invalid"), [])
    for name in ["radial.html", "network.html", "english.html", "internal.html", "handout-a4.html", "handout-a3.html", "handout-150.html"]:
        browser.open(page(name))
        expect(f"nothing is complained about in {name}", browser.complaints(), [])
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(page("grid.html"))
    text = subprocess_text(browser.pdf(preferCSSPageSize=True))
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    expect("without a script the drawing and the list are there", text is None or text.count("カモメ商店") >= 2)


def check_paper(browser):
    browser.screen(1400, 900)
    a4 = {"paperWidth": 297 / 25.4, "paperHeight": 210 / 25.4, "marginTop": 0.4, "marginBottom": 0.4, "marginLeft": 0.4,
          "marginRight": 0.4}
    browser.open(page("grid.html"))
    browser.click("#page-zoom-in")
    browser.click(box(browser, "カモメ商店"))
    expect("a page prints as the drawing on a sheet and the list on another",
           driver.pages(browser.pdf(preferCSSPageSize=True)), [(420, 297)] * 2)
    expect("on the paper of whoever prints it, too", driver.pages(browser.pdf(preferCSSPageSize=False, **a4)), [(297, 210)] * 2)
    browser.click("input[type=search]")
    browser.type("かもめ")
    text = subprocess_text(browser.pdf(preferCSSPageSize=True))
    expect("paper says that not all are listed", text is None or "10 のうち 1 を表示" in text.replace("\n", " "))
    browser.open(page("internal.html"))
    expect("A4 is A4", driver.pages(browser.pdf(preferCSSPageSize=True)), [(297, 210)] * 2)
    for name, sizes in [("handout-a4", [(297, 210)] * 2), ("handout-a3", [(420, 297), (297, 210)]),
                        ("handout-150", [(297, 210)] * 2)]:
        browser.open(page(name + ".html"))
        pdf = browser.pdf(page(name + ".pdf"), preferCSSPageSize=True)
        expect(f"{name} is two sheets", driver.pages(pdf), sizes)
        browser.call("Emulation.setEmulatedMedia", media="print")
        expect(f"{name} cuts nothing off", browser.run(
            "[...document.querySelectorAll('.facts, .pair, .side, .index')]"
            ".every(e => e.scrollHeight <= e.clientHeight + 1 && e.scrollWidth <= e.clientWidth + 1)"))
        expect(f"{name} leaves room to write", browser.run("document.querySelector('.room').clientHeight") > 60)
        browser.call("Emulation.setEmulatedMedia", media="")
    for name in ["handout-a4", "handout-150"]:
        text = subprocess_text(open(page(name + ".pdf"), "rb").read())
        if text is None:
            print("skip the text of printed handouts: no pdftotext here")
            break
        names = [line for line in open(page(name + ".names"), encoding="utf-8").read().split("\n") if line]
        flat = re.sub(r"\s", "", text)
        expect(f"{name} has every name", [n for n in names if re.sub(r"\s", "", n) not in flat], [])
        if name == "handout-a4":
            expect(f"{name} has none that is withheld",
                   [n for n in ["山本", "花子", "備考", "電話", "門脇", "つて"] if n in flat], [])


def main():
    path = driver.find()
    if not path:
        print("skip all: no Chromium here (ENGAWA_CHROMIUM names one)")
        return 77
    browser = driver.Browser.start(path)
    try:
        for check in [check_desktop, check_keyboard, check_filters, check_years, check_screen_reader, check_phone,
                      check_crowded, check_numbers, check_ghosts, check_gaps, check_network, check_policy, check_paper, *check_sheets.ALL]:
            try:
                check(browser)
            except driver.Failure as failure:
                expect(check.__name__, str(failure)[:600])
    finally:
        browser.close()
    return 1 if checks.failed else 0


sys.exit(main())
