"""The lessons as a student sees them: they run, they fit, they can be heard, they read without a kernel."""

import json

import pytest
from helpers import KIT, ROOT
from jupyterlab_page import (
    MISFITS,
    NO_ANSWERS,
    RUN_ALL,
    accessibility_problems,
    collapse_side_bar,
    open_notebook,
    show_whole_notebook,
)

from whodecides.answers import tasks_by_id

COMPARING = "notebooks/06-comparing-national-positions.ipynb"
LESSONS = [*sorted(f"notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")), KIT.exercise("08")]

# An answer to each prediction opens the tools that wait for it.
OPENING = {task.id: task.options[0]["id"] for task in tasks_by_id().values() if task.kind == "prediction"}

# Boxes that scroll sideways and do not show it, or cannot be reached by keyboard. The shadows lie in the background of
# the box, so a cell with a background of its own would hide them; but for names of rows, which stay in sight.
UNMARKED = """() => [...document.querySelectorAll('.wd-scroll')].filter((box) => {
  if (box.scrollWidth <= box.clientWidth + 1) return false;
  const attached = getComputedStyle(box).backgroundAttachment;
  const cells = [...box.querySelectorAll('tbody th, tbody td')].filter((cell) => getComputedStyle(cell).position !== 'sticky');
  const reached = box.tabIndex === 0 ? box.hasAttribute('aria-label') : box.querySelector('button, input');
  return attached !== 'local, local, scroll, scroll' || !reached
    || cells.some((cell) => getComputedStyle(cell).backgroundColor !== 'rgba(0, 0, 0, 0)');
}).map((box) => box.outerHTML.slice(0, 120))"""


def reads_without_running(page):
    """Opened and not run, and not trusted: tables, pictures with alt text and tasks are there."""
    text = page.locator(".jp-Notebook").inner_text()
    assert "Error displaying widget" not in text and "Loading widget" not in text
    assert page.locator(".jp-OutputArea-output table").count() >= 1
    assert page.locator(".jp-OutputArea-output li").count() >= 3


def run_and_resize(page, widths):
    """Run all cells on a screen of the first width, make it as wide as each of the others; all is laid out each time."""
    for number, width in enumerate(widths):
        page.set_viewport_size({"width": width, "height": 900})
        if width < 900:
            collapse_side_bar(page)
        if number == 0:
            assert page.evaluate(RUN_ALL) == []
            page.locator(".whodecides").first.wait_for()
        show_whole_notebook(page)
        yield width


@pytest.mark.long(20)
@pytest.mark.jupyterlab
@pytest.mark.exhaustive  # a minute and more; the gate walks an exercise in JupyterLab, and each lesson in a plain page
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_reads_runs_fits_and_can_be_heard(page, address, kit, lesson):
    """In one page, since opening it takes longest: first not run, then run as a new student, then with all tools open."""
    open_notebook(page, address, lesson, run=False)
    show_whole_notebook(page)
    reads_without_running(page)
    for width in run_and_resize(page, (1280, 480)):
        assert page.locator(".whodecides").count() >= 3
        assert page.evaluate(MISFITS) == [], width
    (kit / "my-answers.json").write_text(stored(OPENING))
    for width in run_and_resize(page, (480, 1280)):
        assert page.evaluate(UNMARKED) == [], width
        cell = page.locator(".wd-matrix td button").first
        if cell.count() and page.locator(".wd-card").count() == 0:
            cell.click()
            page.locator(".wd-card").first.wait_for()
        assert accessibility_problems(page) == [], width


def stored(answers):
    kept = {
        task: {"answer": answer, "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"} for task, answer in answers.items()
    }
    return json.dumps({"format": "whodecides-answers", "version": 1, "language": "en", "answers": kept})


def test_a_prediction_opens_the_comparator_and_is_kept(page, address, kit):
    assert open_notebook(page, address, COMPARING) == []
    show_whole_notebook(page)
    task = page.locator(".wd-task").first
    task.wait_for()
    opened = page.locator(".wd-cmp-board, .wd-cmp-order")
    assert opened.count() == 1  # only the second comparator, which no prediction is about
    task.get_by_role("button", name="Poland").click()
    task.get_by_text("Your prediction is stored").wait_for()
    page.locator(".wd-comparator").first.locator(".wd-cmp-board").wait_for()
    kept = json.loads((kit / "my-answers.json").read_text())
    assert kept["answers"]["06.1"]["answer"] == "POL"
    # A new kernel, as after a crash: the answer is there, and the comparator opens by itself.
    assert open_notebook(page, address, COMPARING) == []
    show_whole_notebook(page)
    assert page.locator(".wd-task").first.get_by_role("button", name="Poland").get_attribute("aria-pressed") == "true"
    page.locator(".wd-comparator").first.locator(".wd-cmp-board").wait_for()


def test_tasks_help_before_they_tell(page, address):
    assert open_notebook(page, address, COMPARING) == []
    show_whole_notebook(page)
    choice, number, text = (page.locator(".wd-task").nth(place) for place in (1, 2, 5))
    choice.get_by_role("button", name="Poland could point to a law").click()
    choice.get_by_text("a bill is not a law").wait_for()
    assert "The answer is" not in choice.inner_text()
    choice.get_by_role("button", name="not all four look to the same remedy").click()
    choice.get_by_text("Right.").wait_for()
    number.get_by_role("textbox").click()
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    number.get_by_text("Write a number").wait_for()
    text.get_by_role("textbox").fill("I cite DEU-04 and MEX-99.")
    text.get_by_role("button").click()
    text.get_by_text("There is no government statement MEX-99").wait_for()


def test_answers_are_saved_and_restored(page, address, kit):
    path = "notebooks/00-start-here.ipynb"
    assert open_notebook(page, address, path) == []
    show_whole_notebook(page)
    task, box = page.locator(".wd-task").last, page.locator(".wd-savebox")
    task.get_by_role("button", name="I save my answers as a file").click()
    box.get_by_text("Answers stored so far: 1").wait_for()
    with page.expect_download() as waiting:
        box.get_by_text("Save my answers as a file").click()
    saved = kit / "saved.json"
    waiting.value.save_as(saved)
    (kit / "my-answers.json").write_text(NO_ANSWERS)  # the lent machine is gone
    assert open_notebook(page, address, path) == []
    show_whole_notebook(page)
    box.get_by_text("Answers stored so far: 0").wait_for()
    box.locator("input[type=file]").set_input_files(saved)
    box.get_by_text("Answers taken in from the file: 1").wait_for()
    assert json.loads((kit / "my-answers.json").read_text())["answers"]["00.3"]["answer"] == "file"
    box.locator("select").select_option("es")
    box.get_by_text("Su idioma").wait_for()
    assert json.loads((kit / "my-answers.json").read_text())["language"] == "es"
