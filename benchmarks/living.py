"""Measure living pages against the lightest page of the same Python: one that imports pandas and shows a slider.

In one run, each page in a new profile of Chromium at a phone's size, interleaved, medians of ROUNDS: the first decision of
lesson 00, drawn, pressed and answered; all tools of lesson 06 awake, on a first visit and on a second one, where the lightest
page finds its files in the browser's cache, too; and once both on a phone (PHONE). Then a change in the comparator, in a
living page and in JupyterLab; what moves inside tools; and bytes.

Bytes are those of replies with their headers, as a web space sends them that packs with gzip what shrinks. They are counted
where they leave the server, so that what the workers of a page ask for is among them, until nothing is missing offline.

    python -m benchmarks.living            print the results
    python -m benchmarks.living --write    also write them into the README, with the day
"""

import datetime
import statistics
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/browser")]

from jupyterlab_page import CHROMIUM_OPTIONS, chromium, chromium_program, jupyterlab  # noqa: E402
from living_storage import wait_until_kept  # noqa: E402

from benchmarks import tools  # noqa: E402
from benchmarks.readme import report_measurement  # noqa: E402
from whodecides.case import case_paths  # noqa: E402
from whodecides.hosts.site_server import SiteServer  # noqa: E402
from whodecides.prepare.living.pins import CARRIED  # noqa: E402
from whodecides.prepare.living.runtime import STANDARD_LIBRARY, find_runtime  # noqa: E402
from whodecides.prepare.site import kit_site  # noqa: E402

ROUNDS, CHANGES = 5, 12
LIGHTEST, FIRST, LESSON, NEXT = (
    "lightest.html",
    "notebooks/00-start-here.html",
    "notebooks/06-comparing-national-positions.html",
    "notebooks/07-what-states-do.html",
)
# What the kit promises: times as parts of the lightest page's, bytes, and a change as part of JupyterLab's.
MOST_DECISION, MOST_COLD, MOST_WARM, MOST_CHANGE = 1 / 10, 1.25, 0.6, 1
MOST_FIRST_BYTES, MOST_NEXT_BYTES = 18_000_000, 400_000
# A phone: how many times as long its processor takes, bits a second of its line, seconds until a reply begins.
PHONE = {"slower": 4, "bits": 1_600_000, "latency": 0.15}
DECISION = "[data-key=call-good]"
COMPARATOR = (  # the one of EXERCISE that compares these
    'compare("MEX+DEU+FRA+POL?evaluation=1")', '.wd-comparator:has([data-key="DEU.evaluation.concerned"])',
    ("click", "MEX.evaluation.condemns", "DEU.evaluation.concerned"), ".wd-cmp-panel header h4",
)  # fmt: skip
EXERCISE = "exercises/06-exercise.html"

# Notes when a page is awake, when its first decision is answered (it is pressed as soon as it is drawn), in milliseconds
# since the page was asked for, and how much moved inside tools.
NOTES = """(() => {
  const found = window.found = { moved: 0 };
  let pressed = false;
  const look = () => {
    const decision = document.querySelector('DECISION');
    if (decision && !pressed) { pressed = true; decision.click(); }
    if (decision?.matches('[aria-pressed=true]')) found.answered ??= performance.now();
    if (document.documentElement?.dataset.awake !== undefined) found.awake ??= performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const inTool = ({ node }) => (node?.nodeType === 1 ? node : node?.parentElement)?.closest('.whodecides');
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput && each.sources.some(inTool)) found.moved += each.value;
  }).observe({ type: 'layout-shift', buffered: true });
})()""".replace("DECISION", DECISION)


class Line:
    """A connection that counts what is sent, and sends it as fast as the line of its server."""

    def __init__(self, connection, server):
        self._connection, self._server = connection, server

    def __getattr__(self, name):
        return getattr(self._connection, name)

    def sendall(self, content):
        """Send a reply, or a part of one."""
        server = self._server
        with server.lock:
            server.sent += len(content)
        if not server.bits:
            return self._connection.sendall(content)
        time.sleep(server.latency if bytes(content[:5]) == b"HTTP/" else 0)
        for place in range(0, len(content), 4096):
            part = content[place : place + 4096]
            with server.lock:  # all connections share the line
                server.free = max(server.free, time.monotonic()) + 8 * len(part) / server.bits
                wait = server.free - time.monotonic()
            time.sleep(max(0, wait))
            self._connection.sendall(part)


class CountingServer(SiteServer):
    """A site's server that counts the bytes that it `sent`; `bits` a second pass, 0 for as many as there are."""

    def __init__(self, files):
        super().__init__(files, "127.0.0.1")
        self.sent, self.bits, self.latency, self.free, self.lock = 0, 0, 0.0, 0.0, threading.Lock()

    def get_request(self):
        """Return a connection and where it comes from."""
        connection, address = super().get_request()
        return Line(connection, self), address


@contextmanager
def served_site():
    """Serve the living pages that are measured, and the lightest one."""
    runtime = find_runtime()
    if not runtime.node:
        raise RuntimeError("Install Node.js: without it Python does more when a page is opened.")
    files = kit_site(case_paths(ROOT), runtime, ["00", "06", "07"], for_students=True)
    core = f"files/{runtime.folder}"
    needed = [STANDARD_LIBRARY, *runtime.pins.tools[CARRIED]]  # of the lightest page, as they are published
    files |= {f"{core}/{name}": runtime.files[name] for name in needed}
    files[LIGHTEST] = Path(__file__).with_name("lightest.html").read_bytes().replace(b"RUNTIME", core.encode())
    with CountingServer(files) as server:
        for path in files:
            server.packed(path)  # now, and not while a page waits
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def noting(context):
    """Let the pages of a browser's context note what NOTES says; return the context."""
    context.set_default_timeout(300_000)
    context.add_init_script(NOTES)
    return context


@contextmanager
def new_profile(browser, height=750):
    """A phone of somebody who opens the pages for the first time, and keeps on its disk what browsers keep."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = browser.browser_type.launch_persistent_context(
            folder, executable_path=chromium_program(), args=CHROMIUM_OPTIONS, viewport={"width": 390, "height": height}
        )
        yield noting(context)
        context.close()


def visit(context, server, path, until="awake"):
    """Open a page and wait until it is `awake` or its decision `answered`; return the page and what was noted there."""
    page = context.new_page()
    page.goto(f"http://localhost:{server.port}/{path}")
    page.wait_for_function(
        "(until) => window.found[until] || document.querySelector('.problem:not([hidden])')", arg=until
    )
    found = page.evaluate("() => window.found")
    if until not in found:
        raise RuntimeError(f"{path} does not wake: {page.locator('.problem').inner_text()}")
    return page, found


def visits(browser, server, again=True):
    """Return milliseconds of first visits and, where they are made `again`, of second ones, each {name: milliseconds}.

    They end when the "lightest" page and lesson 06, "lesson", are awake, and when lesson 00 has answered, "decision".
    """
    first, second = {}, {}
    for name, path, until in (
        ("lightest", LIGHTEST, "awake"), ("decision", FIRST, "answered"), ("lesson", LESSON, "awake"),
    ):  # fmt: skip
        with new_profile(browser) as context:
            page, noted = visit(context, server, path, until)
            first[name] = noted[until]
            if again and until == "awake":
                if path == LESSON:
                    wait_until_kept(page)
                page.close()
                second[name] = visit(context, server, path)[1]["awake"]
    return first, second


def as_parts(rounds):
    """Return the medians of rounds, {name: milliseconds} each, as parts of the lightest page's, which stays in milliseconds."""
    medians = {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
    return {name: each / (1 if name == "lightest" else medians["lightest"]) for name, each in medians.items()}


@contextmanager
def slowed(times):
    """Let what browsers do with pages stand still for all but one of so many parts of the time.

    What Chromium offers (Emulation.setCPUThrottlingRate) slowed a page in each of some runs, but its worker not in all of them.
    """
    ended, turn = threading.Event(), 0.02  # seconds

    def of_browsers():
        for each in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                if any(argument.startswith("--type=") for argument in each.cmdline()):
                    yield each

    def slow():
        while not ended.is_set():
            processes = list(of_browsers())
            for go_on, seconds in ((psutil.Process.suspend, turn * (times - 1)), (psutil.Process.resume, turn)):
                for each in processes:
                    with suppress(psutil.Error):
                        go_on(each)
                time.sleep(seconds)

    thread = threading.Thread(target=slow)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def on_a_phone(browser, server):
    """Return the milliseconds of first visits on a slow processor and a slow line."""
    server.bits, server.latency = PHONE["bits"], PHONE["latency"]
    try:
        with slowed(PHONE["slower"]):
            return visits(browser, server, again=False)[0]
    finally:
        server.bits = 0


def bytes_and_moves(browser, server):
    """Return the bytes of a first visit to a lesson and of the next lesson, and how much moves in their tools, all of them in sight."""
    found = {"moved": 0.0}
    with new_profile(browser, height=8000) as context:
        for name, path in (("first", LESSON), ("next", NEXT)):
            before = server.sent
            page, noted = visit(context, server, path)
            wait_until_kept(page)
            found[name] = server.sent - before
            found["moved"] += noted["moved"]
    return found


def changes(browser, server):
    """Return the median milliseconds of a change in the same comparator: {"living": …, "lab": …}."""
    _call, root, action, shown = COMPARATOR
    context = noting(browser.new_context(viewport={"width": 1280, "height": 900}))
    page, _noted = visit(context, server, EXERCISE)
    living = page.evaluate(tools.MEASURE, [root, list(action), shown, CHANGES])
    page.close()
    with tempfile.TemporaryDirectory() as folder, jupyterlab(Path(folder)) as address:
        lab = tools.times(context.new_page(), address, Path(folder), COMPARATOR, CHANGES)
        context.close()
    return {"living": statistics.median(living), "lab": statistics.median(lab)}


def measure():
    """Measure all of it; return {"first": parts, "second": parts, "phone": parts, "bytes": …, "change": …}."""
    with served_site() as server, chromium() as browser:
        rounds = [visits(browser, server) for _ in range(ROUNDS)]
        first, second = (as_parts(each) for each in zip(*rounds, strict=True))
        return {
            "first": first,
            "second": second,
            "bytes": bytes_and_moves(browser, server),
            "change": changes(browser, server),
            "phone": as_parts([on_a_phone(browser, server)]),
        }


def sentence(found, day):
    """Say the result as the README does. `found` is as from `measure`."""
    first, second, phone, sizes, change = (found[name] for name in ("first", "second", "phone", "bytes", "change"))
    return (
        f"Measured on {day:%Y-%m-%d}: of the time in which the lightest page of the same Python imports pandas and shows a slider "
        f"({first['lightest'] / 1000:.1f} s, {second['lightest'] / 1000:.1f} s on a second visit), a living page takes "
        f"{first['decision']:.2f} until the first decision of lesson 00 is answered, {first['lesson']:.2f} until all tools of lesson 06 "
        f"are awake, and {second['lesson']:.2f} on a second visit (medians of {ROUNDS} interleaved visits); with a processor "
        f"{PHONE['slower']} times as slow and a line of {PHONE['bits'] / 1e6:.1f} Mbit/s {phone['decision']:.2f} and {phone['lesson']:.2f} "
        f"of {phone['lightest'] / 1000:.0f} s. A first visit takes {sizes['first'] / 1e6:.1f} MB packed with gzip, the next lesson "
        f"{sizes['next'] / 1e6:.2f} MB. A change in the comparator takes {change['living']:.0f} ms, in JupyterLab {change['lab']:.0f} ms. "
        f"Layout shift in tools: {sizes['moved']:.3f}."
    )


def broken_promises(found):
    """Return what does not hold, as sentences. `found` is as from `measure`."""
    said = []
    for where in ("first", "phone"):
        if found[where]["decision"] > MOST_DECISION:
            said.append(f"The first decision takes {found[where]['decision']:.2f} of the lightest page ({where}).")
        if found[where]["lesson"] > MOST_COLD:
            said.append(f"Lesson 06 wakes in {found[where]['lesson']:.2f} of the lightest page ({where}).")
    if found["second"]["lesson"] > MOST_WARM:
        said.append(f"On a second visit lesson 06 wakes in {found['second']['lesson']:.2f} of the lightest page.")
    for name, most in (("first", MOST_FIRST_BYTES), ("next", MOST_NEXT_BYTES)):
        if found["bytes"][name] > most:
            said.append(f"The {name} lesson takes {found['bytes'][name]:,} bytes, over {most:,}.")
    if found["bytes"]["moved"]:
        said.append(f"Something moves in a tool: {found['bytes']['moved']:.4f}.")
    if found["change"]["living"] > MOST_CHANGE * found["change"]["lab"]:
        said.append("A change in the comparator is slower than in JupyterLab.")
    return said


def main():
    found = measure()
    report_measurement("living", sentence(found, datetime.date.today()), broken_promises(found))


if __name__ == "__main__":
    main()
