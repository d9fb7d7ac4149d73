"""What the checks of pages share: one line for each check, and how a page is looked at."""

import json
import os
import shutil
import subprocess
import sys

folder = sys.argv[1]
failed = 0


def page(name):
    return os.path.join(folder, name)


def expect(what, found, wanted=True):
    """One check."""
    global failed
    if found == wanted:
        print("ok   " + what)
    else:
        failed += 1
        print(f"FAIL {what}: found {found!r}, wanted {wanted!r}")


def seen(browser):
    """The names of the list that are seen."""
    return browser.run("[...document.querySelectorAll('#page-list tbody tr')].filter(r => r.offsetParent !== null)"
                       ".map(r => r.querySelector('bdi').textContent)")


def lit(browser):
    """The names of the boxes that are lit up, and how many lines are."""
    return browser.run("[[...document.querySelectorAll('.node.on')].map(n => n.getAttribute('aria-label').split('、')[0])"
                       ".sort(), document.querySelectorAll('.edge.on').length]")


def off(browser):
    """How many boxes and lines are faded."""
    return browser.run("[document.querySelectorAll('.node.off').length, document.querySelectorAll('.edge.off').length]")


def panel(browser):
    return browser.run("document.querySelector('#page-panel').innerText")


def box(browser, name):
    """A selector for the box of a name."""
    number = browser.run(f"""[...document.querySelectorAll('.node[tabindex]')]
        .find(n => n.getAttribute('aria-label').split('、')[0] === {json.dumps(name)}).id""")
    return "#" + number


def focus(browser):
    return browser.run("(() => { const a = document.activeElement;"
                       "return a.getAttribute('aria-label')?.split('、')[0] || a.id || a.tagName; })()")


def set_slider(browser, year):
    browser.run(f"""(() => {{ const s = document.querySelector('#page-year'); s.value = {year};
        s.dispatchEvent(new Event('input', {{bubbles: true}})); }})()""")


def subprocess_text(pdf, pages=None):
    """The text of a PDF, or of so many of its first pages; None where there is no pdftotext."""
    if not shutil.which("pdftotext"):
        return None
    which = [] if pages is None else ["-f", "1", "-l", str(pages)]
    ended = subprocess.run(["pdftotext", "-enc", "UTF-8", *which, "-", "-"], input=pdf, capture_output=True, check=True)
    return ended.stdout.decode()
