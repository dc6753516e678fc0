"""Living pages on the real runtime: every lesson and exercise wakes, answers and keeps it, and asks nothing of anybody else."""

import json
import re
import socket
import threading
from contextlib import suppress

import pytest
from firefox_page import firefox_page
from helpers import KIT, ROOT
from living_storage import wait_until_kept

from whodecides.hosts.site_server import SiteServer
from whodecides.prepare.living.runtime import find_runtime
from whodecides.prepare.site import kit_site

# What it reads is fetched once, and made ready in Node: too long for the gate.
pytestmark = [pytest.mark.exhaustive, pytest.mark.long(300)]
FIRST, LESSON = "notebooks/00-start-here.html", "notebooks/06-comparing-national-positions.html"
PAGES = sorted(
    path.relative_to(ROOT).with_suffix(".html").as_posix()
    for folder in ("notebooks", "exercises")
    for path in (ROOT / folder).glob("*.ipynb")
)


@pytest.fixture(scope="module")
def served():
    runtime = find_runtime()
    assert runtime.node, "install Node.js"
    with SiteServer(kit_site(KIT, runtime, for_students=True), "127.0.0.1") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def opened(browser, served):
    """A function that opens a page of the site; an error of the page, or a request that leaves the site, fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 750})
    context.set_default_timeout(180_000)
    home, wrong = f"http://localhost:{served.port}/", []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("request", lambda asked: asked.url.startswith((home, "blob:", "data:")) or wrong.append(asked.url))

    def open_page(path):
        page = context.new_page()
        page.goto(home + path)
        return page

    yield open_page
    context.close()
    assert wrong == []


def wait_until_awake(page):
    page.wait_for_function(
        "() => document.documentElement.dataset.awake !== undefined || document.querySelector('.problem:not([hidden])')"
    )
    assert not page.locator(".problem").is_visible(), page.locator(".problem").inner_text()


def answers(page):
    return json.loads(page.evaluate("() => localStorage.getItem('whodecides-answers')") or '{"answers": {}}')["answers"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_wakes_shows_each_tool_and_is_no_wider_than_any_screen(opened, path):
    page = opened(path)
    wait_until_awake(page)
    assert page.evaluate(IS_DRAWN)
    for width in (390, 900, 1366):
        page.set_viewport_size({"width": width, "height": 750})
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), width
    page.close()


def test_an_answer_is_kept_over_a_reload_and_without_a_network(opened):
    page = opened(LESSON)
    page.get_by_role("button", name="Poland", exact=True).click()  # while Python sleeps
    wait_until_awake(page)
    page.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    assert answers(page)["06.1"]["answer"] == "POL"
    wait_until_kept(page)
    page.context.set_offline(True)
    page.reload()
    wait_until_awake(page)
    page.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    page.locator(".onward select").select_option("fr")
    page.locator(".whodecides[data-language=fr]").first.wait_for()
    page.context.set_offline(False)


def test_code_runs_and_draws(opened):
    page = opened("exercises/06-in-pandas.html")
    wait_until_awake(page)
    drawing = page.locator("[data-code]", has=page.locator("textarea")).filter(has=page.locator("figure")).last
    drawing.get_by_role("button", name="Run").click()
    page.wait_for_function("() => !document.querySelector('[data-word=running]')")
    image = drawing.locator("figure > img")
    image.wait_for()
    assert re.match(r"data:image/svg", image.get_attribute("src")) and image.get_attribute("alt")


def test_a_broken_file_is_fetched_anew(opened):
    page = opened(LESSON)
    wait_until_awake(page)
    wait_until_kept(page)
    page.evaluate("""async () => {
        const cache = await caches.open("whodecides");
        for (const request of await cache.keys())
            if (request.url.endsWith(".pack")) await cache.put(request, new Response("broken"));
    }""")
    page.reload()
    wait_until_awake(page)


# Of a lesson: what is pressed, where an answer to it is kept, the answer, and what shows it.
IN_FIREFOX = {
    FIRST: ("Suspend for good", "00.4", "good", "[data-key=call-good][aria-pressed=true]"),
    LESSON: ("Poland", "06.1", "POL", ".wd-like-mine"),
}
IS_DRAWN = "[...document.querySelectorAll('[data-cell]')].every((each) => each.matches('.whodecides') && each.innerText.trim())"
ANSWERS = "JSON.parse(localStorage.getItem('whodecides-answers'))"
IS_AWAKE = "document.documentElement.dataset.awake !== undefined || !document.querySelector('.problem').hidden"
# Whether the browser keeps the page, the list of lessons, and what the page needs.
IS_KEPT = """(async () => {
  const page = JSON.parse(document.querySelector("#page").textContent), root = new URL(page.root, location);
  const kept = (await (await caches.open("whodecides")).keys()).map(({ url }) => url);
  return [location, ...["index.html", ...page.files].map((path) => new URL(path, root))].every(({ href }) => kept.includes(href));
})()"""


class Unpluggable(SiteServer):
    """A server that leaves its site without a network: that Firefox goes offline by itself does not reach a service worker."""

    def __init__(self, files):
        super().__init__(files, "127.0.0.1")
        self._connections = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def process_request(self, request, client_address):
        self._connections.append(request)
        super().process_request(request, client_address)

    def unplug(self):
        self.shutdown()
        self.server_close()
        for each in self._connections:
            with suppress(OSError):  # the other side has ended it
                each.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("path", IN_FIREFOX)
def test_in_firefox_what_was_pressed_while_python_slept_is_answered_and_is_there_without_a_network(
    path, served, tmp_path
):
    name, task, answer, shown = IN_FIREFOX[path]
    server = Unpluggable(served.files)
    with firefox_page(tmp_path, f"http://localhost:{server.port}/") as page:

        def wait_until_awake():
            page.wait_for(IS_AWAKE)
            assert page.evaluate("document.querySelector('.problem').innerText") == ""

        page.open(path)
        page.wait_for(IS_DRAWN)
        page.press(name)
        assert page.evaluate(ANSWERS) is None  # Python sleeps
        wait_until_awake()
        page.wait_for(f"document.querySelector('{shown}')")
        assert page.evaluate(ANSWERS)["answers"][task]["answer"] == answer
        page.wait_for(IS_KEPT)
        server.unplug()
        assert page.evaluate("fetch('../kit.json').then(() => false, () => true)")
        page.reload()
        wait_until_awake()
        page.wait_for(f"document.querySelector('{shown}')")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.wrong == []
