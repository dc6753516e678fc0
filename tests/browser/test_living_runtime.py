"""Living pages on the real runtime: every lesson and exercise wakes, answers and keeps it, and asks nothing of anybody else."""

import json
import re
import threading

import pytest
from helpers import KIT, ROOT
from living_storage import wait_until_kept

from whodecides.hosts.site_server import SiteServer
from whodecides.prepare.living.runtime import find_runtime
from whodecides.prepare.site import kit_site

# What it reads is fetched once, and made ready in Node: too long for the gate.
pytestmark = [pytest.mark.exhaustive, pytest.mark.long(300)]
LESSON = "notebooks/06-comparing-national-positions.html"
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
    assert page.evaluate(
        "() => [...document.querySelectorAll('[data-cell]')].every((each) => each.matches('.whodecides') && each.innerText.trim())"
    )
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
