"""A living page: alive before Python is, and nothing that is pressed meanwhile is lost.

Behind the page stands Python without Jupyter, in a process in place of the page's worker.
"""

import json
import mimetypes
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpers import KIT, first_in_gate
from jupyterlab_page import accessibility_problems
from living_storage import wait_until_kept
from made_up_runtime import made_up_runtime
from page_python import PagePython
from page_python import student_folder as kit

from whodecides.hosts.site_server import SiteServer
from whodecides.prepare.site import kit_site

__all__ = ["kit"]  # a fixture
SITE = "http://localhost/living/"
PAGE = "notebooks/06-comparing-national-positions.html"
EXERCISE, IN_PANDAS = "exercises/06-exercise.html", "exercises/06-in-pandas.html"
CODE = "whodecides-code-january-2021-"  # where a browser keeps what was written into code, and behind it the page
# A worker that sleeps until it is woken, and then is the process.
WORKER = """
  window.Worker = class {
    constructor() { window.sleeper = this; this.kept = []; }
    postMessage(message) { this.awake ? this.carry(message) : this.kept.push(message); }
    async carry(message) {
      const told = JSON.parse(await window.python(JSON.stringify(message)));
      this.carried = true;
      for (const said of told) await this.onmessage({ data: said });
    }
    async wake() { this.awake = true; for (const each of this.kept.splice(0)) await this.carry(each); }
  };
"""

ASKED = {"hear": "hear_page", "answers": "take_answers", "name": "name_answers"}  # as in living_worker.js


@pytest.fixture(scope="module")
def site():
    return kit_site(KIT, made_up_runtime(), ["00", "06"], for_students=True)


class Worker:
    """What the page's worker does, with a process in place of Pyodide."""

    def __init__(self, folder, kit):
        self._folder, self._kit, self._python = folder, kit, None

    def carry(self, text):
        message = json.loads(text)
        if message["type"] == "start":
            return json.dumps([*self._start(message), {"type": "ready"}])
        if message["type"] == "run":
            ran = self._python.ask("run_code", message["source"])
            return json.dumps([{"type": "ran", "code": message["code"], **ran, **self._news()}])
        said = self._python.ask(ASKED[message["type"]], message["text"])
        return json.dumps([{"type": "answered", "number": message["number"], **said, **self._news()}])

    def _start(self, message):
        self.end()
        self._python = PagePython(self._folder, self._kit)
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


@contextmanager
def living_context(browser, folder, kit):
    """A browser of a phone's width with a storage of its own; its worker is a process. An error of a page is one of the test."""
    context = browser.new_context(viewport={"width": 390, "height": 750})
    context.set_default_timeout(60_000)
    worker, errors = Worker(folder, kit), []
    context.add_init_script(WORKER)
    context.expose_function("python", worker.carry)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    worker.end()
    assert errors == []


@pytest.fixture
def living(browser, site, kit, tmp_path):
    """Lesson 06 as a living page."""

    def answer(route):
        name = route.request.url.removeprefix(SITE)
        known = name in site
        route.fulfill(
            status=200 if known else 404, body=site.get(name, b""), content_type=mimetypes.guess_type(name)[0]
        )

    with living_context(browser, tmp_path, kit) as context:
        context.route(f"{SITE}**", answer)
        page = context.new_page()
        page.goto(SITE + PAGE)
        page.locator("[data-act]").first.wait_for()
        yield page


def wake(page):
    page.wait_for_function("() => window.sleeper")
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
    assert kept(living, "whodecides-pending-january-2021-06") is None
    living.locator(".wd-like-bars").wait_for()  # what waited for this answer is open
    living.reload()
    wake(living)  # a new page, and Python anew: all of it is there again
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()


# The cells in which something is drawn from now on.
WATCH_CELLS = """() => {
  window.drawnIn = [];
  const cell = ({ target }) => (target.closest ? target : target.parentElement).closest("[data-cell]")?.dataset.cell;
  new MutationObserver((seen) => window.drawnIn.push(...seen.map(cell)))
    .observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true });
}"""


def pictures(page):
    """What the first two tools show."""
    return page.evaluate(
        "() => [...document.querySelectorAll('[data-cell]')].slice(0, 2).map((each) => each.innerHTML)"
    )


def test_what_depends_on_the_choice_alone_is_answered_while_python_sleeps_and_stays_when_it_wakes(living):
    living.get_by_role("button", name="Poland", exact=True).click()
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    living.locator(".wd-like-bars").wait_for()  # what waited for this answer is open
    assert kept(living, "whodecides-answers") is None  # only Python stores an answer
    before = pictures(living)
    living.reload()  # it is still asleep
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    living.locator(".wd-like-bars").wait_for()
    assert pictures(living) == before
    (press,) = kept(living, "whodecides-pending-january-2021-06")
    living.evaluate(WATCH_CELLS)
    wake(living)
    assert pictures(living) == before and not {"0", "1"} & set(living.evaluate("() => window.drawnIn"))
    record = kept(living, "whodecides-answers")["answers"]["06.1"]
    assert record["answer"] == "POL" and record["tries"] == 1 and "earlier" not in record
    assert record["at"] >= press["at"][:19] and kept(living, "whodecides-pending-january-2021-06") is None


@pytest.mark.exhaustive  # in the gate what is pressed before Python wakes
def test_what_is_pressed_after_a_recorded_answer_is_not_lost(living):
    living.get_by_role("button", name="Poland", exact=True).click()
    living.locator(".wd-like-bars").wait_for()
    bars = living.locator("[data-cell='1']")
    bars.get_by_role("button", name="Russia").first.click()  # Python alone knows the answer to this
    living.wait_for_function("() => (localStorage.getItem('whodecides-pending-january-2021-06') ?? '').includes('RUS')")
    assert len(kept(living, "whodecides-pending-january-2021-06")) == 2
    wake(living)
    bars.locator("[aria-pressed=true]", has_text="Russia").wait_for()
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    assert kept(living, "whodecides-answers")["answers"]["06.1"]["answer"] == "POL"


@pytest.mark.exhaustive  # its twin of a later answer is in the gate
def test_where_an_answer_is_stored_already_only_python_answers(living):
    stored = {"answer": "FRA", "tries": 1, "at": "2026-01-01T00:00:00+00:00"}
    answers = {"format": "whodecides-answers", "version": 1, "language": "fr", "answers": {"06.1": stored}}
    living.evaluate("(text) => localStorage.setItem('whodecides-answers', text)", json.dumps(answers))
    living.reload()
    living.get_by_role("button", name="Pologne", exact=True).click()
    living.wait_for_function("() => (localStorage.getItem('whodecides-pending-january-2021-06') ?? '').includes('POL')")
    assert living.locator(".wd-like-mine").count() == 0
    wake(living)
    living.locator(".wd-like-mine", has_text="Pologne").first.wait_for()
    assert kept(living, "whodecides-answers")["answers"]["06.1"]["earlier"][0]["answer"] == "FRA"


def test_an_answer_is_recorded_in_the_language_that_one_chose(living):
    answers = {"format": "whodecides-answers", "version": 1, "language": "es", "answers": {}}
    living.evaluate("(text) => localStorage.setItem('whodecides-answers', text)", json.dumps(answers))
    living.reload()
    living.get_by_role("button", name="Polonia", exact=True).click()
    living.locator(".wd-like-mine", has_text="Polonia").first.wait_for()


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


def test_the_page_itself_speaks_the_language_that_is_chosen_before_python_wakes(living):
    living.evaluate("() => window.sleeper.onmessage({ data: { type: 'progress', share: 0.5 } })")
    strip, languages = living.locator(".waking"), living.locator(".onward select")
    assert strip.inner_text() == "The tools are waking up: 50 %"
    languages.select_option("fr")
    assert living.locator(".onward > .go-on").inner_text() == "Écran suivant" and languages.input_value() == "fr"
    living.wait_for_function("() => document.querySelector('.waking').innerText.startsWith('Les outils')")
    living.set_viewport_size({"width": 360, "height": 640})
    bar = living.locator(".onward")
    assert bar.evaluate("(each) => each.scrollWidth <= each.clientWidth && each.scrollHeight <= each.clientHeight")
    menu = open_menu(living, "Menu et mes réponses")
    assert "Mes réponses" in menu.inner_text()
    living.keyboard.press("Escape")
    wake(living)
    living.locator(".whodecides[data-language=fr]").first.wait_for()
    assert living.evaluate("() => document.querySelector('main').dataset.language") is None
    living.goto(SITE + "index.html")
    assert "La langue se choisit" in living.locator("main").inner_text()


@pytest.mark.exhaustive  # the link stands in the page in the gate
def test_onward_leads_from_the_end_of_a_lesson_to_its_exercise_as_its_link_says(living):
    last = living.locator(".screen").count()
    onward, far = living.locator(".onward > .go-on"), living.locator(".onward > .far")
    for _press in range(80):
        if onward.inner_text() != "Onward":
            break
        onward.click()
    assert far.inner_text().startswith(f"{last} / ") and onward.inner_text() == "Exercise 06"
    onward.click()
    living.wait_for_url(SITE + EXERCISE)


def test_a_python_that_does_not_wake_is_told_and_what_was_pressed_stays(living):
    living.get_by_role("button", name="Poland", exact=True).click()
    living.wait_for_function("() => (localStorage.getItem('whodecides-pending-january-2021-06') ?? '').includes('POL')")
    living.evaluate("() => window.sleeper.onmessage({ data: { type: 'failed', error: 'no line' } })")
    living.get_by_text("What you pressed is kept").wait_for()
    assert len(kept(living, "whodecides-pending-january-2021-06")) == 1


NOBODY = "The tools do not answer. Load the page again: what you pressed is kept."
LONGEST = 60_000  # milliseconds: longer than anybody waits


@pytest.mark.exhaustive  # in the gate what is pressed before Python wakes is kept over a reload
def test_a_sleeping_python_is_no_dead_one_and_a_dead_one_is_told_and_what_was_pressed_stays(living):
    living.clock.install()
    living.get_by_role("button", name="Poland", exact=True).click()
    living.clock.fast_forward(LONGEST)
    wake(living)
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    living.clock.fast_forward(LONGEST)
    assert living.get_by_text(NOBODY).count() == 0 and kept(living, "whodecides-pending-january-2021-06") is None
    living.evaluate("() => { window.sleeper.awake = false; }")  # it hears, and answers no more
    for place in ("France", "Russia"):
        living.get_by_role("button", name=place, exact=True).first.click()
    living.clock.fast_forward(LONGEST)
    living.get_by_text(NOBODY).first.wait_for()
    presses = kept(living, "whodecides-pending-january-2021-06")
    assert len(presses) == 2 and "FRA" in json.dumps(presses[0]) and "RUS" in json.dumps(presses[1])


def test_what_another_page_of_the_kit_stores_is_shown(living):
    wake(living)
    other = living.context.new_page()
    other.goto(SITE + "index.html")
    stored = {"answer": "RUS", "tries": 1, "at": "2026-01-01T00:00:00+00:00"}
    answers = {"format": "whodecides-answers", "version": 1, "language": "en", "answers": {"06.1": stored}}
    other.evaluate("(text) => localStorage.setItem('whodecides-answers', text)", json.dumps(answers))
    living.locator(".wd-like-bars").wait_for()


def pressed(page, name="Poland"):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_function(
        "(name) => [...Object.values(localStorage)].some((text) => text.includes(name))", arg=name[:3].upper()
    )


WORDS = " ".join(["Mexico and Poland both condemn what the company did, and say so in their own words."] * 4)


def test_how_many_answers_are_stored_is_told_once_python_has_read_them(living):
    stored = {"answer": "POL", "tries": 1, "at": "2026-01-01T00:00:00+00:00"}
    answers = {"format": "whodecides-answers", "version": 1, "language": "en", "answers": {"06.1": stored}}
    living.evaluate("(text) => localStorage.setItem('whodecides-answers', text)", json.dumps(answers))
    living.goto(SITE + "notebooks/00-start-here.html")
    living.locator(".wd-savebox button").first.wait_for()
    assert "Answers stored so far" not in living.locator(".wd-savebox").inner_text()
    wake(living)
    assert "Answers stored so far: 1" in living.locator(".wd-savebox").inner_text()


def test_what_one_wrote_stands_there_when_one_comes_back(living):
    wake(living)
    living.locator("textarea").last.fill(WORDS)
    living.get_by_role("button", name="Store my answer").last.click()
    living.wait_for_function("() => (localStorage.getItem('whodecides-answers') ?? '').includes('in their own words')")
    living.reload()
    living.locator("textarea").last.wait_for()
    wake(living)
    living.wait_for_function("(words) => [...document.querySelectorAll('textarea')].at(-1).value === words", arg=WORDS)
    assert living.get_by_text("Changed, not stored yet").locator("visible=true").count() == 0


@pytest.mark.exhaustive
def test_what_one_stored_stands_there_where_python_had_not_said_all_when_one_comes_back(living):
    """The page was closed between what one wrote and what Python says of it while one writes."""
    living.locator("textarea").last.fill(WORDS)
    living.get_by_role("button", name="Store my answer").last.click()
    wake(living)
    living.wait_for_function("() => (localStorage.getItem('whodecides-answers') ?? '').includes('in their own words')")
    record = kept(living, "whodecides-answers")["answers"]["06.6"]
    press = {"cell": int(living.locator("textarea").last.evaluate("(each) => each.closest('[data-cell]').dataset.cell")),
             "data": {"method": "update", "state": {"draft": WORDS}}, "at": "2026-01-01T00:00:00.000Z"}  # fmt: skip
    living.evaluate("(text) => localStorage.setItem('whodecides-pending-january-2021-06', text)", json.dumps([press]))
    living.reload()
    living.locator("textarea").last.wait_for()
    wake(living)
    living.wait_for_function("(words) => [...document.querySelectorAll('textarea')].at(-1).value === words", arg=WORDS)
    assert kept(living, "whodecides-answers")["answers"]["06.6"] == record
    assert kept(living, "whodecides-pending-january-2021-06") is None


def test_what_one_writes_while_python_wakes_is_not_taken_away(living):
    living.locator("textarea").last.fill(WORDS)
    wake(living)
    assert living.locator("textarea").last.input_value() == WORDS


def test_the_menu_is_a_button_that_looks_like_one(living):
    button = living.get_by_role("button", name="Menu and my answers")
    assert "☰" in button.inner_text() and "1 / " in living.locator(".onward > .far").inner_text()
    box = button.bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44


def open_menu(page, name="Menu and my answers"):
    page.get_by_role("button", name=name).click()
    return page.get_by_role("dialog")


@pytest.mark.exhaustive
def test_the_menu_lists_the_screens_and_leads_to_each(living):
    wake(living)
    pressed(living)
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    titles = living.locator(".screen :is(h1, h2)").all_inner_texts()
    menu = open_menu(living)
    listed = menu.locator(".screens button")
    assert [each.split("\n")[1] for each in listed.all_inner_texts()] == titles
    assert menu.locator("[aria-current=step]").all_inner_texts() == listed.all_inner_texts()[:1]
    assert ["answered" in each for each in listed.all_text_contents()] == [True] + [False] * (len(titles) - 1)
    assert all(each.bounding_box()["height"] >= 44 for each in listed.all())
    listed.nth(3).focus()
    living.keyboard.press("Enter")
    assert living.get_by_role("dialog").count() == 0
    assert living.evaluate("() => document.activeElement.textContent") == titles[3]
    assert living.locator(".onward > .far").inner_text().startswith("4 / ")
    living.get_by_role("button", name="Back", exact=True).click()
    assert living.locator(".onward > .far").inner_text().startswith("3 / ")
    living.locator(".onward select").select_option("es")
    living.get_by_role("button", name="Atrás", exact=True).wait_for()
    assert "En esta página" in open_menu(living, "Menú y mis respuestas").inner_text()


def saved(page, menu):
    with page.expect_download() as download:
        menu.get_by_role("button", name="Save as a file").first.click()
    assert download.value.suggested_filename == "my-answers.json"
    return json.loads(Path(download.value.path()).read_text())


def test_answers_are_saved_as_a_file_and_brought_back_elsewhere(living, tmp_path):
    wake(living)
    pressed(living)
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    menu = open_menu(living)
    assert accessibility_problems(living, ".menu") == []
    assert "1 / " in menu.inner_text()
    living.evaluate("() => sessionStorage.setItem('whodecides-said', 'For the next page.')")  # as if it was on its way
    menu.get_by_label("Name beside the answers").fill("Ana")
    menu.get_by_label("Name beside the answers").press("Tab")
    living.wait_for_function("() => (localStorage.getItem('whodecides-answers') ?? '').includes('Ana')")
    assert living.evaluate("() => sessionStorage.getItem('whodecides-said')") == "For the next page."
    file = saved(living, menu)
    assert file["answers"]["06.1"]["answer"] == "POL" and file["pseudonym"] == "Ana"
    living.evaluate("() => localStorage.clear()")
    living.reload()
    living.get_by_role("dialog").get_by_text("For the next page.").wait_for()
    (tmp_path / "brought.json").write_text(json.dumps(file))
    living.get_by_label("Bring answers back").set_input_files(tmp_path / "brought.json")
    living.wait_for_function("() => localStorage.getItem('whodecides-pending-file')")
    living.reload()  # whoever goes on before the file was read loses nothing
    living.locator("[data-act]").first.wait_for()
    living.evaluate("() => window.sleeper.wake()")  # what was asked of a Python that slept is done when it wakes
    living.get_by_role("dialog").get_by_text("Restored. Answers taken in from the file: 1.").wait_for()
    assert kept(living, "whodecides-answers")["answers"]["06.1"]["answer"] == "POL"


@pytest.mark.exhaustive  # in the gate without a browser
def test_two_people_on_one_computer_keep_their_answers_apart(living):
    wake(living)
    pressed(living)
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    open_menu(living).get_by_text("This is not me").click()
    living.get_by_role("button", name="Put them aside and begin anew").click()
    living.wait_for_function("() => !document.querySelector('dialog[open]')")
    living.locator("[data-act]").first.wait_for()
    wake(living)
    assert living.locator(".wd-like-mine").count() == 0
    pressed(living, "France")
    living.locator(".wd-like-mine", has_text="France").first.wait_for()
    menu = open_menu(living)
    assert saved(living, menu)["answers"]["06.1"]["answer"] == "FRA"
    menu.get_by_role("button", name="Go on with these").click()
    living.wait_for_function("() => !document.querySelector('dialog[open]')")
    living.locator("[data-act]").first.wait_for()
    wake(living)
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    assert len(kept(living, "whodecides-others")) == 1


@pytest.mark.exhaustive  # in the gate without a browser
def test_of_two_pages_that_store_at_once_neither_loses_an_answer(living):
    wake(living)
    theirs = {"answer": "label", "tries": 1, "at": "2026-01-01T00:00:00+00:00"}
    answers = {"format": "whodecides-answers", "version": 1, "language": "en", "answers": {"00.4": theirs}}
    # Another page stored it just now, and this one has not heard of it yet.
    living.evaluate("(text) => localStorage.setItem('whodecides-answers', text)", json.dumps(answers))
    pressed(living)
    living.wait_for_function(
        "() => { const text = localStorage.getItem('whodecides-answers'); return text.includes('00.4') && text.includes('POL'); }"
    )


@pytest.mark.parametrize("broken", first_in_gate("{", "[]"))
def test_answers_that_cannot_be_read_are_set_aside_and_offered_as_a_file(living, broken):
    living.evaluate("(text) => localStorage.setItem('whodecides-answers', text)", broken)
    living.reload()
    living.get_by_role("alert").get_by_text("cannot be read").wait_for()
    living.reload()  # it is offered until it was saved
    living.get_by_role("alert").get_by_text("cannot be read").wait_for()
    with living.expect_download() as download:
        living.get_by_role("button", name="Save as a file").click()
    assert Path(download.value.path()).read_text() == broken


@pytest.mark.parametrize("broken", first_in_gate(
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbidden', 'SecurityError'); } });",
))  # fmt: skip
@pytest.mark.exhaustive
def test_where_a_browser_keeps_nothing_it_is_said_and_the_answers_can_be_saved(living, broken):
    living.add_init_script(broken)
    living.reload()
    living.get_by_role("button", name="Poland", exact=True).click()
    living.get_by_role("alert").get_by_text("This browser keeps nothing").wait_for()
    wake(living)
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    assert saved(living, open_menu(living))["answers"]["06.1"]["answer"] == "POL"


@pytest.fixture
def served(site):
    """The pages as the kit serves them to a room; they may change while it does."""
    with SiteServer(dict(site), "127.0.0.1") as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_after_one_visit_a_lesson_opens_without_a_network_and_a_newer_kit_is_told(browser, served, kit, tmp_path):
    with living_context(browser, tmp_path, kit) as context:
        page = context.new_page()
        page.goto(f"http://localhost:{served.port}/{PAGE}")
        page.locator("[data-act]").first.wait_for()
        wake(page)
        listed = json.loads(served.files["kit.json"])
        wait_until_kept(page)
        newer = {**listed, "kit": "another"}
        served.files["kit.json"] = json.dumps(newer).encode()
        served.packed.cache_clear()
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
        page.get_by_role("alert").get_by_text("A newer version").wait_for()
        pressed(page)
        page.locator(".wd-like-mine", has_text="Poland").first.wait_for()
        context.set_offline(True)
        page.reload()
        page.locator("[data-act]").first.wait_for()
        wake(page)
        page.locator(".wd-like-mine", has_text="Poland").first.wait_for()


@pytest.mark.exhaustive  # what a page does without a service worker is tried in the gate, too
def test_over_plain_http_all_works_but_offline_use_and_the_page_says_so(browser, served, kit, tmp_path):
    with living_context(browser, tmp_path, kit) as context:
        page = context.new_page()
        page.goto(f"http://room.test:{served.port}/{PAGE}")
        assert page.evaluate("() => isSecureContext") is False
        page.locator("[data-act]").first.wait_for()
        wake(page)
        pressed(page)
        page.locator(".wd-like-mine", has_text="Poland").first.wait_for()
        menu = open_menu(page)
        menu.get_by_text("every visit needs the network").wait_for()
        assert saved(page, menu)["answers"]["06.1"]["answer"] == "POL"


def test_where_the_browser_refuses_to_keep_pages_the_menu_says_so(browser, served, kit, tmp_path):
    with living_context(browser, tmp_path, kit) as context:
        context.add_init_script(
            "if (navigator.serviceWorker) navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'));"
        )
        page = context.new_page()
        page.goto(f"http://localhost:{served.port}/{PAGE}")
        page.locator("[data-act]").first.wait_for()
        assert "every visit needs the network" not in open_menu(page).inner_text()
        wake(page)
        page.get_by_text("This browser does not keep these pages").wait_for()


KEEP_PACKS = """async () => {
  const { root, python } = JSON.parse(document.querySelector("#page").textContent);
  for (const each of python.packs) await (await caches.open("whodecides")).put(new URL(root + each, location), new Response(""));
}"""
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"


def test_who_saves_data_is_told_how_much_python_is_before_it_is_loaded_and_not_asked_for_what_is_there(living):
    living.add_init_script(SAVES_DATA)
    size = json.loads(living.locator("#page").text_content())["python"]["megabytes"]
    load = {"fr": f"Charger les outils ({size} Mo)", "es": f"Cargar las herramientas ({size} MB)", "en": f"Load the tools ({size} MB)"}  # fmt: skip
    for language, name in load.items():
        answers = {"format": "whodecides-answers", "version": 3, "language": language, "answers": {}}
        living.evaluate("(text) => localStorage.setItem('whodecides-answers', text)", json.dumps(answers))
        living.reload()
        living.get_by_role("button", name=name, exact=True).wait_for()
    pressed(living)
    assert not living.evaluate("() => Boolean(window.sleeper)")  # no worker was started
    living.get_by_role("button", name=name, exact=True).click()
    wake(living)
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    assert living.get_by_role("button", name=name, exact=True).count() == 0
    living.evaluate(KEEP_PACKS)
    living.reload()
    living.wait_for_function("() => window.sleeper")


def test_where_nothing_is_fetched_python_starts_before_the_tools_are_drawn_and_is_heard_after(living):
    pressed(living)
    wake(living)
    living.evaluate(KEEP_PACKS)
    scripts = {each["script"] for each in json.loads(living.locator("#page").text_content())["cells"]}
    held = []
    living.context.route(lambda address: address.removeprefix(SITE) in scripts, lambda route: held.append(route))
    living.reload(wait_until="commit")
    living.wait_for_function("() => window.sleeper?.kept.length")
    living.evaluate("() => void window.sleeper.wake()")
    living.wait_for_function("() => window.sleeper.carried")
    assert held and living.locator("[data-act]").count() == 0
    while held:
        held.pop().fallback()
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    living.wait_for_function("() => document.documentElement.dataset.awake !== undefined")


@pytest.mark.exhaustive  # what is counted is held without a browser
def test_the_list_of_lessons_says_what_one_answered(living):
    wake(living)
    pressed(living)
    living.locator(".wd-like-mine", has_text="Poland").first.wait_for()
    living.goto(SITE + "index.html")
    living.get_by_text("✓ your answers: 1").wait_for()


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


def code_with(page, text):
    """Return the cell of code, and its editor, that begins with a text."""
    cell = page.locator("[data-code]").filter(has=page.locator("textarea", has_text=text)).first
    return cell, cell.get_by_label("Code: change it and run it")


def test_code_that_is_run_before_python_wakes_is_kept_over_a_reload_and_answered_then(living):
    living.goto(SITE + IN_PANDAS)
    cell, editor = code_with(living, "final = positions")
    first = editor.input_value()
    editor.fill("len(statements)\nprint('so many')\nlen(positions) / 0")
    editor.press("Control+Enter")
    cell.get_by_text("Runs as soon as the tools are awake.").wait_for()
    living.reload()
    cell, editor = code_with(living, "final = positions")
    assert editor.input_value().startswith("len(statements)") and not cell.locator(".code-output").is_visible()
    wake(living)  # what stands above runs first, for the code reads what it has loaded
    cell.get_by_text("ZeroDivisionError (line 3): division by zero").wait_for()
    assert cell.locator("pre").inner_text() == "so many\n"
    cell.get_by_role("button", name="As it was").click()
    assert editor.input_value() == first and not cell.get_by_role("button", name="As it was").is_visible()
    editor.press("Shift+Enter")
    cell.get_by_text("not addressed").wait_for()
    assert accessibility_problems(living) == []
    assert living.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.exhaustive  # in the gate without a browser
def test_a_figure_and_a_tool_stand_below_the_code_that_makes_them(living):
    living.goto(SITE + EXERCISE)
    wake(living)
    cell, editor = code_with(living, "from whodecides import ask, government_codes")
    cell.locator(".whodecides").wait_for()  # the form that its first text opens
    editor.fill("from whodecides import ask\nask('E06.1')")
    cell.get_by_role("button", name="Run", exact=True).click()
    cell.get_by_text("Mexico and Poland: which sentence").wait_for()
    cell.get_by_label("They share the objection, and the remedy").check()
    cell.get_by_role("button", name="Store my answer").click()
    cell.get_by_text("Your answer is stored; you may change it").wait_for()
    assert kept(living, "whodecides-answers")["answers"]["E06.1"]["answer"] == "part"
    editor.fill("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('Two points')\nplt.show()")
    editor.press("Meta+Enter")
    cell.get_by_role("img", name="Two points").wait_for()
    editor.fill("x = 1")
    editor.press("Control+Enter")
    cell.get_by_text("Done. It shows nothing.").wait_for()


def test_code_that_did_not_end_is_not_run_again_by_a_reload(living):
    living.goto(SITE + IN_PANDAS)
    wake(living)
    living.evaluate("() => { window.sleeper.carry = () => {}; }")  # as one that counts for ever
    cell, editor = code_with(living, "import pandas")
    editor.fill("while True: pass")
    editor.press("Shift+Enter")
    cell.get_by_text("Running …").wait_for()
    (record,) = kept(living, CODE + "06-in-pandas").values()
    assert record == {"text": "while True: pass", "ran": None}
    living.reload()
    cell, editor = code_with(living, "import pandas")
    assert editor.input_value() == "while True: pass" and not cell.get_by_text("Runs as soon").is_visible()


@pytest.mark.exhaustive  # as tools, which the gate asks for another language
def test_an_exercise_says_what_code_is_in_the_language_that_is_chosen(living):
    living.goto(SITE + EXERCISE)
    wake(living)
    living.locator(".onward select").select_option("es")
    living.get_by_label("Código: cámbielo y ejecútelo").wait_for()
    assert living.get_by_role("button", name="Ejecutar", exact=True).is_visible()
    assert open_menu(living, "Menú y mis respuestas").get_by_role("link", name="Descargar como cuaderno").is_visible()


# How often the bar measures the first screen when a page scrolls so many times before it is drawn again.
MEASURED = """async (scrolls) => {
  const drawn = () => new Promise(requestAnimationFrame);
  await drawn();
  let times = 0;
  const screen = document.querySelector(".screen"), own = Element.prototype.getBoundingClientRect;
  screen.getBoundingClientRect = () => { times += 1; return own.call(screen); };
  for (let number = 0; number < scrolls; number += 1) dispatchEvent(new Event("scroll"));
  await drawn();
  await drawn();
  return times;
}"""


@pytest.mark.exhaustive  # a matter of speed
def test_the_bar_measures_once_for_each_drawn_picture_however_often_a_page_scrolls(living):
    assert 0 < living.evaluate(MEASURED, 100) <= living.evaluate(MEASURED, 1)
