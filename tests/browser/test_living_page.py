"""A living page: alive before Python is, and nothing that is pressed meanwhile is lost.

Behind the page stands Python without Jupyter, in a process in place of the page's worker.
"""

import json
import mimetypes

import pytest
from helpers import KIT
from jupyterlab_page import accessibility_problems
from page_python import PagePython, write_student_kit

from whodecides.prepare.living import living_site

SITE = "http://localhost/living/"
PAGE = "06-comparing-national-positions.html"
EXERCISE, IN_PANDAS = "06-exercise.html", "06-in-pandas.html"
CODE = "whodecides-code-january-2021-"  # where a browser keeps what was written into code, and behind it the page
# A worker that sleeps until it is woken, and then is the process.
WORKER = """
  window.Worker = class {
    constructor() { window.sleeper = this; this.kept = []; }
    postMessage(message) { this.awake ? this.carry(message) : this.kept.push(message); }
    async carry(message) { for (const said of JSON.parse(await window.python(JSON.stringify(message)))) await this.onmessage({ data: said }); }
    async wake() { this.awake = true; for (const each of this.kept.splice(0)) await this.carry(each); }
  };
"""


class NoRuntime:
    """The files of a runtime, of which the tests need none."""

    folder = "pyodide-0"

    def packages(self):
        return b""

    def figures(self):
        return b""

    def core(self):
        return {}


@pytest.fixture(scope="module")
def site():
    return living_site(KIT, NoRuntime(), ["06"])


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """The kit that Python reads in a page."""
    return write_student_kit(tmp_path_factory.mktemp("student"))


class Worker:
    """What the page's worker does, with a process in place of Pyodide."""

    def __init__(self, folder, kit):
        self._folder, self._kit, self._python = folder, kit, None

    def carry(self, text):
        message = json.loads(text)
        if message["type"] == "start":
            return json.dumps([*self._start(message), {"type": "ready"}])
        if message["type"] == "hear":
            said = self._python.ask("hear_page", message["text"])
            return json.dumps([{"type": "answered", "number": message["number"], "said": said, **self._news()}])
        if message["type"] == "run":
            ran = self._python.ask("run_code", message["source"])
            return json.dumps([{"type": "ran", "code": message["code"], **ran, **self._news()}])
        self._python.answers.write_text(message["text"])
        return json.dumps([{"type": "told", "said": self._python.ask("take_answers")}])

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


@pytest.fixture
def living(browser, site, kit, tmp_path):
    """A page of a phone's width, with a browser's storage of its own; `errors` are those of the page."""
    context = browser.new_context(viewport={"width": 390, "height": 750})
    context.set_default_timeout(60_000)
    worker, errors = Worker(tmp_path, kit), []

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
    cell.get_by_text("Your answer is stored. Feedback comes from your instructor.").wait_for()
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


def test_an_exercise_says_what_code_is_in_the_language_that_is_chosen(living):
    living.goto(SITE + EXERCISE)
    wake(living)
    living.locator(".onward select").select_option("es")
    living.get_by_label("Código: cámbielo y ejecútelo").wait_for()
    assert living.get_by_role("button", name="Ejecutar", exact=True).is_visible()
    assert living.get_by_role("link", name="Abrir como cuaderno").get_attribute("lang") == "es"
