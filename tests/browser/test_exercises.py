"""An exercise in JupyterLab, as a student who does not program meets it: from the lesson's link to the next day."""

import json

import nbformat
import pytest
from helpers import KIT
from jupyterlab_page import READY, accessibility_problems, open_notebook, show_whole_notebook
from nbformat.sign import NotebookNotary

from whodecides.answers import exercise_tasks, lesson_names

LESSON = f"notebooks/{lesson_names()['07']}.ipynb"
EXERCISE = KIT.exercise("07")
TASKS = {task.id: task for task in exercise_tasks(KIT)[lesson_names()["07"]]}

# The tabs, and whether the current one leads to a notebook.
TABS = "() => [...document.querySelectorAll('#jp-main-dock-panel .lm-TabBar-tabLabel')].map((each) => each.textContent)"
CURRENT = "(path) => window.jupyterapp.shell.currentWidget?.context?.path === path"
IDLE = "() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"
IN_VIEW = """(each) => {
  const { top } = each.getBoundingClientRect(), page = each.closest('.jp-WindowedPanel-outer, .jp-Notebook').getBoundingClientRect();
  return top >= page.top - 8 && top < page.bottom - 100;
}"""
TO_THE_END = """() => {
  const { content } = window.jupyterapp.shell.currentWidget;
  content.activeCellIndex = content.widgets.length - 1;
  return content.scrollToItem(content.widgets.length - 1, 'end');
}"""


@pytest.fixture
def signed(kit):
    """The exercise, which this machine trusts until the end of the test, as it does after `make start`.

    Its last tool is slow to start: by then a student is at work in another cell.
    """
    before = (kit / EXERCISE).read_bytes()
    notebook = nbformat.read(kit / EXERCISE, as_version=4)
    last = [each for each in notebook.cells if each.cell_type == "code"][-1]
    last.source = f"import time\n\ntime.sleep(2)\n{last.source}"
    nbformat.write(notebook, kit / EXERCISE)
    notary = NotebookNotary(data_dir=str(kit / ".data"))
    notary.sign(notebook)
    yield
    notary.unsign(notebook)
    (kit / EXERCISE).write_bytes(before)


def current(page, path):
    """Wait until a notebook is in front and its kernel is connected; return what shows it."""
    page.wait_for_function(CURRENT, arg=path)
    page.wait_for_function(READY, polling=250)
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")


def form(shown, task):
    return shown.locator(".wd-task", has_text=f"Task {task} ")


@pytest.mark.exhaustive  # the gate opens an exercise in JupyterLab below, and fills in its forms in plain pages
@pytest.mark.long(40)
@pytest.mark.jupyterlab
def test_a_student_walks_an_exercise(page, address, kit, signed):
    page.set_viewport_size({"width": 1366, "height": 900})
    open_notebook(page, address, LESSON, run=False)
    page.evaluate(TO_THE_END)
    page.get_by_role("link", name="exercise 07").click()

    # It opens ready: forms are there, code is folded, a bar says where one is, and the tabs tell the two apart.
    shown = current(page, EXERCISE)
    form(shown, "E07.1").wait_for()
    assert shown.locator(".wd-again").count() == 0 and shown.locator(".wd-place").is_visible()
    assert shown.locator(".jp-InputPlaceholder").count() == shown.locator(".jp-CodeCell").count() - 1
    tabs = set(page.evaluate(TABS)) - {"Launcher"}  # JupyterLab may have opened one of its own
    assert tabs == {LESSON.rpartition("/")[2], EXERCISE.rpartition("/")[2]}
    assert form(shown, "E07.1").get_by_text(TASKS["E07.1"].question).is_visible()

    # The cell that E07.3 tells to change is changed as one types.
    cell = shown.locator(".jp-CodeCell", has_text='day = "2021-01-08"')
    before = cell.locator("td").first.inner_text()
    cell.locator(".cm-line", has_text="day =").click()
    page.keyboard.press("End")
    for _ in range(len('01-08"')):
        page.keyboard.press("Backspace")
    page.keyboard.type("12-")
    page.wait_for_function(IDLE)
    page.wait_for_timeout(500)  # all tools are there, and the cursor is still where it was
    page.keyboard.type('31"')
    page.keyboard.press("Shift+Enter")
    shown.locator(".jp-CodeCell", has_text='day = "2021-12-31"').locator(
        "td", has_text=f"{TASKS['E07.3'].variants[1]['answer']:g}"
    ).first.wait_for()
    assert before != f"{TASKS['E07.3'].variants[1]['answer']:g}"

    form(shown, "E07.1").get_by_label("Law in force").check()
    form(shown, "E07.1").get_by_role("button", name="Store my answer").click()
    form(shown, "E07.1").get_by_text("Not yet").wait_for()
    form(shown, "E07.3").get_by_label("Your number").fill(f"{TASKS['E07.3'].answer:g}")
    form(shown, "E07.3").get_by_role("button", name="Store my answer").click()
    form(shown, "E07.3").get_by_text("Right.").wait_for()
    assert set(json.loads((kit / "my-answers.json").read_text())["answers"]) == {"E07.1", "E07.3"}
    assert accessibility_problems(page, ".jp-NotebookPanel:not(.lm-mod-hidden) .wd-task") == []

    # Closed and opened again, the answers are there, and one goes on to the next lesson.
    page.evaluate(
        "async () => { const { commands, shell } = window.jupyterapp; const { context } = shell.currentWidget; "
        "await context.save(); await context.sessionContext.shutdown(); await commands.execute('application:close'); }"
    )
    shown = current(page, LESSON)
    page.get_by_role("link", name="exercise 07").click()
    shown = current(page, EXERCISE)
    form(shown, "E07.3").get_by_text("Right.").wait_for()
    assert form(shown, "E07.1").get_by_label("Law in force").is_checked()
    page.evaluate(TO_THE_END)
    shown.get_by_role("link", name="lesson 08").click()
    current(page, f"notebooks/{lesson_names()['08']}.ipynb")


@pytest.mark.exhaustive  # the gate opens a lesson that nobody ran or trusts
@pytest.mark.jupyterlab
def test_an_exercise_reads_without_being_run_and_a_solution_stores_nothing(page, address, kit):
    """Nobody trusts them here: the saved page has each question, and a button that starts the tools."""
    before = (kit / "my-answers.json").read_bytes()
    open_notebook(page, address, EXERCISE, run=False)
    show_whole_notebook(page)
    saved = page.locator(".jp-OutputArea-output", has_text=TASKS["E07.1"].question)
    saved.get_by_text(TASKS["E07.1"].options[0]["text"]).wait_for()
    saved.get_by_role("button", name="Start the tools").wait_for()
    open_notebook(page, address, "solutions/07-solution.ipynb")
    right = next(each["feedback"] for each in TASKS["E07.1"].options if each.get("right"))
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").get_by_text(right).first.wait_for()
    assert (kit / "my-answers.json").read_bytes() == before


@pytest.mark.exhaustive  # what JupyterLab lays out changes with its version; the gate walks plain pages
@pytest.mark.jupyterlab
def test_onward_leads_to_each_question_and_one_press_back_to_what_it_speaks_of(page, address):
    page.set_viewport_size({"width": 1366, "height": 620})
    open_notebook(page, address, EXERCISE)
    shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    onward, again = (shown.get_by_role("button", name=name, exact=True) for name in ("Onward", "↑ Look again"))
    page.locator(".wd-place select").first.select_option(index=0)  # to run all cells led to the last one
    form(shown, "E07.1").wait_for()
    met = []
    for _press in range(30):
        seen = [
            task
            for task in TASKS
            if form(shown, task).count() and page.evaluate(IN_VIEW, form(shown, task).element_handle())
        ]
        if "E07.2" in seen and "E07.2" not in met:
            again.click()
            page.wait_for_function(IN_VIEW, arg=shown.locator(".wd-comparator").nth(1).element_handle())
        met += [task for task in seen if task not in met]
        if onward.is_disabled():
            break
        onward.click()
        page.wait_for_timeout(300)
    assert met == list(TASKS)
