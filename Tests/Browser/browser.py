"""A headless Chromium, driven over its DevTools pipe with nothing but Python's own library.

https://chromedevtools.github.io/devtools-protocol/ ; messages on the pipe are JSON, each ended by a zero byte.
"""

import base64
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]


def find():
    """The path of the browser, or None."""
    asked = os.environ.get("ENGAWA_CHROMIUM")
    return shutil.which(asked) if asked else next(filter(None, map(shutil.which, NAMES)), None)


class Failure(Exception):
    """The browser did not do what it was told."""


class Browser:
    """One process of the browser, with one tab."""

    @staticmethod
    def start(path):
        """A browser; without its sandbox where it does not start with it, as in many containers."""
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        if not is_root:
            try:
                return Browser(path)
            except (Failure, OSError):
                pass
        return Browser(path, ["--no-sandbox"])

    def __init__(self, path, more=()):
        self.profile = tempfile.mkdtemp(prefix="engawa-browser-")
        to_read, self.to_write = os.pipe()
        self.from_read, from_write = os.pipe()
        options = ["--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run",
                   "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking",
                   "--disable-component-update", "--hide-scrollbars", "--force-color-profile=srgb",
                   f"--user-data-dir={self.profile}", *more]

        def hand_over():
            # Descriptors 3 and 4 are where the browser reads and writes; copies first, for either may be in the way.
            one, other = os.dup(to_read), os.dup(from_write)
            os.dup2(one, 3)
            os.dup2(other, 4)

        self.errors = open(os.path.join(self.profile, "errors"), "wb")
        self.process = subprocess.Popen([path, *options, "about:blank"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=self.errors, preexec_fn=hand_over,
                                        close_fds=False, start_new_session=True)
        os.close(to_read)
        os.close(from_write)
        self.rest = b""
        self.number = 0
        self.events = []
        self.session = None
        try:
            target = self.call("Target.createTarget", url="about:blank")["targetId"]
            self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ["Page", "Runtime", "Log", "Network", "Audits", "Accessibility"]:
                self.call(domain + ".enable")
        except (Failure, OSError):
            self.close()
            raise

    def close(self):
        """Ends the process and tidies up."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.errors.close()
        for descriptor in (self.to_write, self.from_read):
            os.close(descriptor)
        shutil.rmtree(self.profile, ignore_errors=True)

    def _receive(self, until):
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.from_read], [], [], max(0, until - time.monotonic()))
            if not ready:
                raise Failure("the browser does not answer")
            piece = os.read(self.from_read, 1 << 20)
            if not piece:
                raise Failure("the browser ended")
            self.rest += piece
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)

    def call(self, method, seconds=45, **parameters):
        """Sends a command and waits for its result; events that come meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to_write, data):]
        until = time.monotonic() + seconds
        while True:
            answer = self._receive(until)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise Failure(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, path):
        """Opens a file and waits until it is there."""
        self.events.clear()
        self.call("Page.navigate", url=pathlib.Path(path).absolute().as_uri())
        until = time.monotonic() + 45
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._receive(until))

    def screen(self, width, height, phone=False):
        """The size of the window in CSS pixels; a phone has touch and three pixels for one."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=3 if phone else 1, mobile=phone)
        self.call("Emulation.setTouchEmulationEnabled", enabled=phone)

    def run(self, script):
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise Failure(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def key(self, name, code=None):
        """Presses a key."""
        text = {"Enter": "\r", " ": " "}.get(name, "")
        number = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38,
                  "ArrowRight": 39, "ArrowDown": 40}.get(name, 0)
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=code or name, windowsVirtualKeyCode=number,
                      **({"text": text} if text and kind == "keyDown" else {}))

    def type(self, text):
        """Types a text, as an input method does."""
        self.call("Input.insertText", text=text)

    def middle(self, selector):
        """The middle of an element on the screen, after scrolling to it."""
        return self.run(f"""(() => {{ const e = document.querySelector({json.dumps(selector)});
            e.scrollIntoView({{block: 'center'}}); const b = e.getBoundingClientRect();
            return [b.x + b.width / 2, b.y + b.height / 2]; }})()""")

    def click(self, selector):
        """Clicks on the middle of an element."""
        x, y = self.middle(selector)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def hover(self, selector):
        """Moves the mouse to the middle of an element."""
        x, y = self.middle(selector)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def touch(self, *fingers):
        """Moves fingers along their paths, all at once: each a list of places."""
        self.call("Input.dispatchTouchEvent", type="touchStart",
                  touchPoints=[{"x": f[0][0], "y": f[0][1], "id": i} for i, f in enumerate(fingers)])
        for step in range(1, max(map(len, fingers))):
            self.call("Input.dispatchTouchEvent", type="touchMove",
                      touchPoints=[{"x": f[min(step, len(f) - 1)][0], "y": f[min(step, len(f) - 1)][1], "id": i}
                                   for i, f in enumerate(fingers)])
        if max(map(len, fingers)) > 1:
            # Fingers that rest before they leave do not throw the page, which would take the next touch to stop it.
            self.run("new Promise(done => setTimeout(done, 150))")
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def tap(self, selector):
        """Touches the middle of an element."""
        place = self.middle(selector)
        # The click that follows a touch comes a little later.
        self.run("""void (window.tapped = new Promise(done => {
            addEventListener('click', () => setTimeout(done), {capture: true, once: true}); setTimeout(done, 3000); }))""")
        self.touch([place])
        self.run("window.tapped.then(() => 0)")

    def picture(self, path):
        """Writes what the window shows as a PNG."""
        data = self.call("Page.captureScreenshot", format="png")["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def pdf(self, path=None, **options):
        """Prints the page; returns the PDF."""
        data = base64.b64decode(self.call("Page.printToPDF", seconds=60, printBackground=True, **options)["data"])
        if path:
            pathlib.Path(path).write_bytes(data)
        return data

    def complaints(self):
        """What went wrong since the page was opened: errors, violations of the policy, requests to anywhere."""
        self.run("0")
        found = []
        for event in self.events:
            method, data = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                found.append("exception: " + json.dumps(data["exceptionDetails"])[:300])
            elif method == "Runtime.consoleAPICalled" and data["type"] in ("error", "warning", "assert"):
                found.append("console: " + json.dumps(data["args"])[:300])
            elif method == "Log.entryAdded" and data["entry"]["level"] in ("error", "warning"):
                found.append("log: " + data["entry"]["text"])
            elif method == "Audits.issueAdded":
                code = data["issue"]["code"]
                if "ContentSecurityPolicy" in code:
                    found.append("issue: " + json.dumps(data["issue"])[:300])
            elif method == "Network.requestWillBeSent":
                url = data["request"]["url"]
                if not url.startswith(("file:", "data:", "about:")) or data.get("type") != "Document":
                    found.append("request: " + url)
        return found

    def sent(self, host):
        """Requests to a host that the policy did not stop."""
        self.run("0")
        of = {"Network.requestWillBeSent": [], "Network.loadingFailed": []}
        for event in self.events:
            of.get(event.get("method"), []).append(event["params"])
        stopped = {e["requestId"] for e in of["Network.loadingFailed"] if e.get("blockedReason") == "csp"}
        return [e["request"]["url"] for e in of["Network.requestWillBeSent"]
                if host in e["request"]["url"] and e["requestId"] not in stopped]


def pages(pdf):
    """The sizes of a PDF's pages in whole millimetres, as Chromium writes them."""
    import re
    boxes = re.findall(rb"/MediaBox\s*\[\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    return [(round(float(c) * 25.4 / 72), round(float(d) * 25.4 / 72)) for _, _, c, d in boxes]
