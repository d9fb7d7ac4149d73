"""Checks of pages for a slide and a poster, of marks, and of networks with many names."""

import re

import browser as driver
from checks import box, expect, focus, lit, off, page, panel, seen, set_slider, subprocess_text

SLIDE, POSTER, A3, A4 = (339, 190), (841, 594), (420, 297), (297, 210)
# The pages, and the sheets on which they print: the drawing, then the list.
SHEETS = {
    "slide": [SLIDE, A4], "slide-radial": [SLIDE, A4], "poster": [POSTER, A3], "poster-radial": [POSTER, A3],
    "marks": [A3, A3], "network": [A3, A3], "network-slide": [SLIDE, A4], "network-cap": [A4, A4], "platform": [A3, A3],
}


def check_windows(browser):
    for name in SHEETS:
        cut = []
        for width, height in [(1400, 900), (1280, 720), (1920, 1080), (1024, 768)]:
            browser.screen(width, height)
            browser.open(page(name + ".html"))
            left, top, right, bottom, wide = browser.run("""(() => {
                const [s, z] = ['picture', 'zoom'].map(id => document.getElementById('page-' + id).getBoundingClientRect());
                return [s.left, s.top, s.right, z.bottom, document.documentElement.scrollWidth]; })()""")
            if left < 0 or top < 0 or right > width or bottom > height or wide > width:
                cut.append((width, height, round(right), round(bottom), wide))
        expect(f"{name} fits windows of every size with its buttons, without scrolling", cut, [])
        expect(f"nothing is complained about in {name}.html", browser.complaints(), [])
        browser.screen(390, 844, phone=True)
        browser.open(page(name + ".html"))
        expect(f"{name} is as wide as a phone", browser.run("document.documentElement.scrollWidth"), 390)
    browser.screen(1400, 900)


def check_tools(browser):
    """Search, filters and keys on every sheet of the one map."""
    browser.screen(1280, 720)
    for name in ["slide", "slide-radial", "poster", "poster-radial"]:
        browser.open(page(name + ".html"))
        browser.click("#page-search")
        browser.type("かもめ")
        expect(f"{name}: a search finds one", [seen(browser), off(browser)[0]], [["カモメ商店"], 9])
        browser.key("Enter")
        expect(f"{name}: Enter leads there", [focus(browser), "カモメ商店" in panel(browser)], ["カモメ商店", True])
        browser.click("#page-reset")
        browser.click("#page-filters summary")
        browser.click("input[data-axis=field][value='0']")
        expect(f"{name}: a field is left out", off(browser), [4, 4])
        browser.click("#page-reset")
        browser.run("document.querySelector('.ibasho').focus()")
        browser.key("ArrowUp")
        expect(f"{name}: an arrow leads to a neighbour, which lights up",
               [focus(browser) != "みなと食堂", lit(browser)[1] >= 1], [True, True])
        browser.key("Enter")
        browser.key("+")
        browser.key("+")
        where = browser.run("""(() => { const s = document.querySelector('#page-picture').getBoundingClientRect();
            const n = document.activeElement.getBoundingClientRect();
            return n.left >= s.left && n.right <= s.right && n.top >= s.top && n.bottom <= s.bottom; })()""")
        expect(f"{name}: plus zooms to whoever has the focus", where)
        expect(f"{name}: nothing was complained about", browser.complaints(), [])
    browser.screen(1400, 900)


def check_marks(browser):
    browser.open(page("marks.html"))
    labels = browser.run("[...document.querySelectorAll('.actor')].map(n => n.getAttribute('aria-label'))")
    expect("what changed is told with the name", [any(label.startswith(start) for label in labels) for start in
                                                 ["山本花子、新しいつながり、", "こども課、"]], [True, True])
    browser.click("details.page-legend summary")
    legend = browser.run("document.querySelector('details.page-legend').innerText")
    expect("the legend has the rules of weather, changes and missing links",
           [word in legend for word in ["停滞前線", "新しいつながり", "まだないつながり"]], [True] * 3)
    browser.click(".gap")
    expect("a missing link is told of", "まだないつながり" in panel(browser))
    browser.click("#page-search")
    browser.type("かもめ")
    expect("marks of the sky are no buttons, and stay when somebody is looked for",
           [browser.run("document.querySelectorAll('.gap.off').length"), off(browser)[0]], [0, 9])
    expect("nothing was complained about with marks", browser.complaints(), [])


def check_left_out(browser):
    """A network in which most have no box of their own."""
    browser.open(page("network-cap.html"))
    expect("everybody is in the list, the ibasho first", [seen(browser)[:3], sorted(seen(browser)[3:])],
           [["みなと食堂", "かもめの家", "つばめ広場"], sorted(["全部の会", "二つの会", "港の会", "鴎の会", "燕の会"])])
    expect("with how many support each", browser.run(
        "[...document.querySelectorAll('#page-list tbody tr')].slice(0, 3).map(r => r.cells[2].innerText)"),
        ["支え手：3", "支え手：3", "支え手：2"])
    members = "[...document.querySelectorAll('.members button')].map(b => b.textContent).sort()"
    found = {}
    for number in range(3):
        browser.click(f"#more-{number}")
        found[panel(browser).split("\n")[0]] = browser.run(members)
    expect("the box for those without one says whose it is and lists them, whoever supports two in both", found,
           {"みなと食堂、ほか2": sorted(["二つの会", "港の会"]), "かもめの家、ほか2": sorted(["二つの会", "鴎の会"]), "つばめ広場、ほか1": ["燕の会"]})
    browser.key("Escape")
    counts = []
    for name in ["みなと食堂", "つばめ広場"]:
        browser.click(box(browser, name))
        counts += re.findall(r"支え手\s+(\d+)", panel(browser))
        browser.key("Escape")
    expect("an ibasho counts those without a box, too", counts, ["3", "2"])
    browser.click("#page-list tbody tr:nth-child(5) button")
    expect("a name of the list without a box is told of", "二つの会" in panel(browser))
    browser.key("Escape")
    browser.click("#page-search")
    browser.type("つばめ")
    expect("the name of an ibasho finds who supports it", sorted(seen(browser)), sorted(["つばめ広場", "全部の会", "燕の会"]))
    expect("and that is said", browser.run("document.querySelector('#page-count').textContent"), "5 のうち 2 を表示")
    browser.key("Enter")
    expect("and Enter leads to it", [focus(browser), "支え手" in panel(browser)], ["つばめ広場", True])
    browser.click("#page-reset")
    browser.click("#page-list tbody tr:nth-child(2) button")
    expect("so does its name in the list", [focus(browser), lit(browser)[1]], ["かもめの家", 1])
    expect("nothing was complained about there", browser.complaints(), [])


def check_platform(browser):
    browser.open(page("platform.html"))
    expect("a platform has no ibasho in its middle, and every member in the list", sorted(seen(browser)),
           sorted(["みなと食堂", "つばめ広場", "全部の会", "二つの会"]))
    browser.click(box(browser, "全部の会"))
    expect("a member lights up its ties with others", lit(browser)[1] >= 1)
    browser.key("ArrowRight")
    browser.key("ArrowLeft")
    expect("nothing was complained about on a platform", browser.complaints(), [])


def check_prints(browser):
    a4 = {"paperWidth": 297 / 25.4, "paperHeight": 210 / 25.4, "marginTop": 0.4, "marginBottom": 0.4, "marginLeft": 0.4,
          "marginRight": 0.4}
    for name, sheets in SHEETS.items():
        browser.open(page(name + ".html"))
        browser.click("#page-zoom-in")
        pdf = browser.pdf(preferCSSPageSize=True)
        expect(f"{name} prints as the drawing and the list, each on its sheet", driver.pages(pdf), sheets)
        first = subprocess_text(pdf, pages=1)
        lines = browser.run("[...document.querySelectorAll('.actor text, .ibasho text')].map(line => line.textContent)")
        if first is not None:
            words = [word for line in lines for word in re.findall(r"[^\s\d'★]{2,}", line)]
            flat = re.sub(r"\s", "", first)
            expect(f"{name}: the first sheet has the whole drawing",
                   [len(words) >= 3, [word for word in words if word not in flat]], [True, []])
        browser.call("Emulation.setEmulatedMedia", media="")
        expect(f"{name} prints on A4 as well", driver.pages(browser.pdf(preferCSSPageSize=False, **a4)), [A4] * 2)
        if browser.run("document.querySelector('#page-year') !== null"):
            set_slider(browser, 2018)
            expect(f"{name}: what was there in a year stands on the sheet of the list",
                   driver.pages(browser.pdf(preferCSSPageSize=True)), sheets)
    browser.open(page("poster-150.html"))
    sizes = driver.pages(browser.pdf(preferCSSPageSize=True))
    expect("a poster of 150 is one sheet, its list some of A3", [sizes[0], set(sizes[1:]), len(sizes) < 8],
           [POSTER, {A3}, True])


ALL = [check_windows, check_tools, check_marks, check_left_out, check_platform, check_prints]
