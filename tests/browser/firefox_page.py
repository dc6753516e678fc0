"""A page in Firefox without a window, told what to do by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/)."""

import json
import os
import re
import subprocess
import time
from contextlib import contextmanager
from itertools import count
from shutil import which

import psutil
import pytest
import websocket

LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PATIENCE, STEP = 180, 0.2  # seconds for what a busy machine may take long to do, and until one looks again
LOOKS = round(PATIENCE / STEP)
MISSING = (
    "Firefox is missing: install it (on Debian: apt install firefox-esr), or name its program in the variable FIREFOX."
)


class FirefoxPage:
    """One page of Firefox, of a phone's size; `wrong` is what went wrong in it, and what it asked of others than `home`."""

    def __init__(self, connection, home):
        self._connection, self._home, self._numbers, self.wrong = connection, home, count(1), []
        self._call("session.new", capabilities={})
        self._page = self._call("browsingContext.create", type="tab")["context"]
        self._call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._call("browsingContext.setViewport", context=self._page, viewport={"width": 390, "height": 750})

    def open(self, path):
        """Open a page of the site and wait until it is loaded."""
        self._call("browsingContext.navigate", context=self._page, url=self._home + path, wait="complete")

    def reload(self):
        """Load the page again."""
        self._call("browsingContext.reload", context=self._page, wait="complete")

    def evaluate(self, expression):
        """Return what an expression of JavaScript, or the promise that it makes, is worth: something that JSON can say."""
        done = self._call(
            "script.evaluate", expression=f"(async () => JSON.stringify(await ({expression})))()",
            target={"context": self._page}, awaitPromise=True,
        )  # fmt: skip
        if done["type"] == "exception":
            raise AssertionError(done["exceptionDetails"]["text"])
        return json.loads(done["result"].get("value", "null"))

    def wait_for(self, expression):
        """Wait until an expression, or the promise that it makes, is true."""
        for _ in range(LOOKS):
            if self.evaluate(f"Promise.resolve({expression}).then(Boolean)"):
                return
            time.sleep(STEP)
        raise AssertionError(f"never true: {expression}")

    def press(self, name):
        """Press the button of a name, as a finger does."""
        locator = {"type": "accessibility", "value": {"role": "button", "name": name}}
        (found, *_others) = self._call("browsingContext.locateNodes", context=self._page, locator=locator)["nodes"]
        element = {"sharedId": found["sharedId"]}
        self._call(
            "script.callFunction", functionDeclaration="(each) => each.scrollIntoView({ block: 'center' })",
            arguments=[element], target={"context": self._page}, awaitPromise=False,
        )  # fmt: skip
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": element}},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        finger = {"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}, "actions": moves}
        self._call("input.performActions", context=self._page, actions=[finger])

    def _call(self, method, **parameters):
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._connection.recv())
            if told["type"] == "event":
                self._hear(told["method"], told["params"])
            elif told["id"] == number:
                assert told["type"] == "success", f"{method}: {told.get('message')}"
                return told["result"]

    def _hear(self, method, said):
        if method == "log.entryAdded" and said["level"] == "error":
            self.wrong.append(said["text"])
        elif method == "network.beforeRequestSent" and not said["request"]["url"].startswith(
            (self._home, "blob:", "data:")
        ):
            self.wrong.append(said["request"]["url"])


@contextmanager
def firefox_page(folder, home):
    """Yield a `FirefoxPage` in a Firefox that keeps what it keeps in `folder`; of its processes none stays."""
    program = next(filter(None, map(which, (os.environ.get("FIREFOX", ""), "firefox-esr", "firefox"))), None)
    if not program:
        pytest.fail(MISSING, pytrace=False)
    log = folder / "firefox.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--profile", folder, "--remote-debugging-port", "0", "about:blank"],
            stdout=output, stderr=output,
        )  # fmt: skip
    try:
        address = f"{_address(process, log)}/session"
        connection = websocket.create_connection(address, timeout=PATIENCE, suppress_origin=True)
        yield FirefoxPage(connection, home)
        connection.close()
    finally:
        _end(process)


def _address(process, log):
    """Return where Firefox listens, once it does."""
    for _ in range(LOOKS):
        if found := LISTENS.search(log.read_text(errors="replace")):
            return found[1]
        assert process.poll() is None, f"Firefox did not start: {log.read_text()}"
        time.sleep(STEP)
    raise AssertionError(f"Firefox does not listen: {log.read_text()}")


def _end(process):
    """End a process and those that it started."""
    started = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.terminate()
    process.wait(PATIENCE)
    _gone, left = psutil.wait_procs(started, 10)
    for each in left:
        each.kill()
