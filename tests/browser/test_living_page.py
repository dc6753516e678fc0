"""A living page: alive before Python is, and nothing that is pressed meanwhile is lost.

Behind the page stands Python without Jupyter, in a process in place of the page's worker.
"""

import json
import mimetypes

import pytest
from helpers import KIT
from jupyterlab_page import accessibility_problems
from made_up_runtime import made_up_runtime
from page_python import PagePython

from whodecides.prepare.living import living_site

SITE = "http://localhost/living/"
PAGE = "06-comparing-national-positions.html"
# A worker that sleeps until it is woken, and then is the process.
WORKER = """
  window.Worker = class {
    constructor() { window.sleeper = this; this.kept = []; }
    postMessage(message) { this.awake ? this.carry(message) : this.kept.push(message); }
    async carry(message) { for (const said of JSON.parse(await window.python(JSON.stringify(message)))) await this.onmessage({ data: said }); }
    async wake() { this.awake = true; for (const each of this.kept.splice(0)) await this.carry(each); }
  };
"""


@pytest.fixture(scope="module")
def site():
    return living_site(KIT, made_up_runtime(), ["06"])


class Worker:
    """What the page's worker does, with a process in place of Pyodide."""

    def __init__(self, folder):
        self._folder, self._python = folder, None

    def carry(self, text):
        message = json.loads(text)
        if message["type"] == "start":
            return json.dumps([*self._start(message), {"type": "ready"}])
        if message["type"] == "hear":
            said = self._python.ask("hear_page", message["text"])
            return json.dumps([{"type": "answered", "number": message["number"], "said": said, **self._news()}])
        self._python.answers.write_text(message["text"])
        return json.dumps([{"type": "told", "said": self._python.ask("take_answers")}])

    def _start(self, message):
        self.end()
        self._python = PagePython(self._folder)
        self._python.answers.unlink(missing_ok=True)
        if message["kept"]:
            self._python.answers.write_text(message["kept"])
        for cell, source in enumerate(message["sources"]):
            yield {"type": "opened", "cell": cell, **self._python.ask("open_cell", source), **self._news()}

    def _news(self):
        return {"answers": self._python.answers.read_text()} if self._python.answers.exists() else {}

    def end(self):
        if self._python:
            self._python.end()


@pytest.fixture
def living(browser, site, tmp_path):
    """A page of a phone's width, with a browser's storage of its own; `errors` are those of the page."""
    context = browser.new_context(viewport={"width": 390, "height": 750})
    context.set_default_timeout(60_000)
    worker, errors = Worker(tmp_path), []

    def answer(route):
        name = route.request.url.removeprefix(SITE)
        known = name in site
        route.fulfill(
            status=200 if known else 404, body=site.get(name, b""), content_type=mimetypes.guess_type(name)[0]
        )

    context.route(f"{SITE}**", answer)
    context.add_init_script(WORKER)
    context.expose_function("python", worker.carry)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(SITE + PAGE)
    page.locator("[data-act]").first.wait_for()
    yield page
    context.close()
    worker.end()
    assert errors == []


def wake(page):
    page.evaluate("() => window.sleeper.wake()")
    page.wait_for_function("() => document.documentElement.dataset.awake !== undefined")


def kept(page, name):
    return json.loads(page.evaluate("(name) => localStorage.getItem(name)", name) or "null")


def test_what_is_pressed_before_python_wakes_is_kept_over_a_reload_and_answered_then(living):
    living.get_by_role("button", name="Poland", exact=True).click()
    living.wait_for_function("() => (localStorage.getItem('whodecides-pending-january-2021-06') ?? '').includes('POL')")
    living.reload()
    living.locator("[data-act]").first.wait_for()
    assert kept(living, "whodecides-answers") is None
    wake(living)
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    assert kept(living, "whodecides-answers")["answers"]["06.1"]["answer"] == "POL"
    assert kept(living, "whodecides-pending-january-2021-06") == []
    living.locator(".wd-like-bars").wait_for()  # what waited for this answer is open
    living.reload()
    wake(living)  # a new page, and Python anew: all of it is there again
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()


def test_an_answer_that_was_stored_later_is_not_overwritten(living):
    living.get_by_role("button", name="Poland", exact=True).click()
    living.wait_for_function("() => (localStorage.getItem('whodecides-pending-january-2021-06') ?? '').includes('POL')")
    late = {"answer": "FRA", "tries": 1, "at": "2999-01-01T00:00:00+00:00"}
    answers = {"format": "whodecides-answers", "version": 1, "language": "en", "answers": {"06.1": late}}
    living.evaluate("(text) => localStorage.setItem('whodecides-answers', text)", json.dumps(answers))
    living.reload()
    wake(living)
    living.locator(".wd-like-mine", has_text="France").first.wait_for()
    assert kept(living, "whodecides-answers")["answers"]["06.1"]["answer"] == "FRA"


def test_tools_speak_the_language_that_is_chosen_and_the_page_has_no_barrier(living):
    wake(living)
    assert accessibility_problems(living) == []
    living.locator(".onward select").select_option("fr")
    living.locator(".whodecides[data-language=fr]").first.wait_for()
    living.get_by_role("button", name="Pologne", exact=True).click()
    living.locator(".wd-like-mine", has_text="Pologne").first.wait_for()
    assert living.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_python_that_does_not_wake_is_told_and_what_was_pressed_stays(living):
    living.get_by_role("button", name="Poland", exact=True).click()
    living.wait_for_function("() => (localStorage.getItem('whodecides-pending-january-2021-06') ?? '').includes('POL')")
    living.evaluate("() => window.sleeper.onmessage({ data: { type: 'failed', error: 'no line' } })")
    living.get_by_text("What you pressed is kept").wait_for()
    assert len(kept(living, "whodecides-pending-january-2021-06")) == 1


def test_what_another_page_of_the_kit_stores_is_shown(living):
    wake(living)
    other = living.context.new_page()
    other.goto(SITE + "index.html")
    stored = {"answer": "RUS", "tries": 1, "at": "2026-01-01T00:00:00+00:00"}
    answers = {"format": "whodecides-answers", "version": 1, "language": "en", "answers": {"06.1": stored}}
    other.evaluate("(text) => localStorage.setItem('whodecides-answers', text)", json.dumps(answers))
    living.locator(".wd-like-bars").wait_for()


def test_without_scripts_a_lesson_reads_whole(browser, site):
    context = browser.new_context(java_script_enabled=False)
    context.route(
        f"{SITE}**",
        lambda route: route.fulfill(body=site.get(route.request.url.removeprefix(SITE), b""), content_type="text/html"),
    )
    page = context.new_page()
    page.goto(SITE + PAGE)
    assert page.get_by_role("heading", level=2).count() >= 8 and page.locator("table").count() >= 3
    context.close()
