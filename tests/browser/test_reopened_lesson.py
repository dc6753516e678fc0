"""A lesson that was never run, and one that was run, saved and closed: read, reloaded and started again."""

import json

import nbformat
import pytest
from jupyterlab_page import LAYOUT_SETTLED, accessibility_problems, open_notebook, show_whole_notebook, wait_for_kernel
from nbconvert import HTMLExporter

from whodecides.build.notebooks import WIDGET_VIEW

LESSON = "06-comparing-national-positions.ipynb"
PATH = "notebooks/day-two.ipynb"
TOOLS = 10  # of the lesson, one a screen
ORDER = ".wd-like-order .wd-like-mine"  # what one expected, in the order that followed

SAVE = "async () => await window.jupyterapp.commands.execute('docmanager:save')"
SHUT_DOWN = "async () => await window.jupyterapp.commands.execute('notebook:shutdown-kernel')"
ERRORS = """() => [...document.querySelectorAll('.jp-OutputArea-output')]
  .filter((each) => /Error displaying widget|Loading widget/.test(each.textContent)).length"""
PRESSED_AT = """(button) => button.addEventListener("click", () => {
  window.pressedAt = button.closest(".jp-Cell").getBoundingClientRect().top;
}, { capture: true })"""


@pytest.fixture
def lesson(kit):
    """A copy of lesson 06 in which the student broke a cell in the middle."""
    path = kit / PATH
    notebook = nbformat.read(kit / "notebooks" / LESSON, as_version=4)
    notebook.cells.insert(8, nbformat.v4.new_code_cell("1 / 0", id="broken"))
    nbformat.write(notebook, path)
    yield path
    path.unlink()


def tools(page, count):
    """Wait until so many tools are alive on the page."""
    page.wait_for_function(f"() => document.querySelectorAll('.whodecides').length === {count}")


def twins(page, count=TOOLS):
    """Wait until so many tools are shown as a saved page, each with its button, and none as an error."""
    page.wait_for_function(
        "(count) => [...document.querySelectorAll('.wd-again button')].filter((each) => each.checkVisibility()).length === count",
        arg=count,
    )
    assert page.evaluate(ERRORS) == 0 and page.locator(".whodecides").count() == 0


LOOKS = """(button) => {
  const box = button.getBoundingClientRect();
  const text = document.createRange();
  text.selectNodeContents(button.nextSibling);
  return { height: box.height, gap: text.getClientRects()[0].left - box.right, lang: button.closest('[lang]').lang };
}"""


def saved_outputs(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [output["data"] for cell in cells for output in cell.get("outputs", []) if "data" in output]


@pytest.mark.exhaustive  # the gate opens a lesson that was run
@pytest.mark.jupyterlab
def test_a_lesson_that_was_never_run_offers_to_start_the_tools(page, address, kit, lesson):
    """The stored outputs are not trusted, so JupyterLab cleans them; the button comes from the extension, in their language."""
    text = lesson.read_text(encoding="utf-8")
    assert 'class=\\"wd-again\\" lang=\\"en\\"' in text and "<button" not in text
    for width in (480, 1366):
        lesson.write_text(text.replace('lang=\\"en\\"', 'lang=\\"fr\\"', 1), encoding="utf-8")
        page.set_viewport_size({"width": width, "height": 900})
        open_notebook(page, address, PATH, run=False)
        show_whole_notebook(page)
        twins(page)
        buttons = page.locator(".wd-again button")
        assert buttons.all_text_contents() == ["Démarrer les outils"] + ["Start the tools"] * (TOOLS - 1)
        looks = [each.evaluate(LOOKS) for each in buttons.all()]
        assert all(each["height"] >= 24 and (each["gap"] >= 8 or each["gap"] < 0) for each in looks), looks
        assert [each["lang"] for each in looks] == ["fr"] + ["en"] * (TOOLS - 1)
        assert accessibility_problems(page, ".wd-again") == []
    buttons.first.evaluate("(button) => button.closest('.jp-Cell').focus()")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('.wd-again button')"):
            break
    assert page.evaluate("() => document.activeElement.matches('.wd-again button:focus-visible')")
    # What is saved holds no button.
    page.evaluate(SAVE)
    assert "wd-again-button" not in lesson.read_text(encoding="utf-8")


@pytest.mark.exhaustive  # a second day and a second kernel: half a minute
@pytest.mark.long(40)
@pytest.mark.jupyterlab
def test_a_saved_lesson_reads_on_and_starts_again_where_one_is(page, address, kit, lesson):
    page.set_viewport_size({"width": 1366, "height": 900})
    assert open_notebook(page, address, PATH) == ["division by zero"]
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.content.activeCellIndex = 9; }")
    page.evaluate("async () => await window.jupyterapp.commands.execute('notebook:run-all-below')")
    tools(page, TOOLS)
    page.locator(".wd-likeness").first.get_by_role("button", name="Poland").click()
    page.locator(".wd-like-bars").wait_for(state="attached")

    # The file keeps the twins alone, for every program that reads notebooks.
    page.evaluate(SAVE)
    outputs = saved_outputs(lesson)
    assert sum("wd-again" in "".join(data.get("text/html", "")) for data in outputs) == TOOLS
    assert not any(WIDGET_VIEW in data for data in outputs)
    as_page, _ = HTMLExporter().from_filename(str(lesson))
    assert as_page.count("Run → Run All Cells") == TOOLS and "Governments side by side" in as_page
    assert "Start the tools" not in as_page  # nothing there could start them

    # The page is loaded again and the kernel lives: the tools are back by themselves.
    page.reload(wait_until="domcontentloaded")
    wait_for_kernel(page)
    tools(page, TOOLS)
    assert page.evaluate(ERRORS) == 0 and page.locator(".wd-again").count() == 0
    assert "Poland" in page.locator(ORDER).text_content() and page.locator(".wd-like-bars").count() == 1

    # Another day, another kernel: its reader ran it, so this machine trusts it, and it opens ready to use.
    page.evaluate(SHUT_DOWN)
    page.evaluate(SAVE)
    open_notebook(page, address, PATH, run=False)
    tools(page, TOOLS)
    page.evaluate(SHUT_DOWN)

    # On a machine that does not, with a file that was saved where the kit's extension is not installed.
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("application/vnd.whodecides.view+json", WIDGET_VIEW), encoding="utf-8")
    assert any(WIDGET_VIEW in data for data in saved_outputs(lesson))
    open_notebook(page, address, PATH, run=False)
    twins(page)
    assert page.locator(".jp-OutputArea-output").get_by_text("This tool opens once task 06.1 is done").count() == 1
    assert page.get_by_text("comes first").count() == 0  # the answer is stored
    assert accessibility_problems(page, ".wd-again") == []

    # And then the press.
    button = page.locator(".wd-again button").nth(4)
    cell = button.evaluate_handle("(button) => button.closest('.jp-Cell')")
    button.focus()
    page.evaluate(LAYOUT_SETTLED)
    # What is drawn late may move the page until the press: the place that counts is that at which it is pressed.
    button.evaluate(PRESSED_AT)
    page.keyboard.press("Enter")
    tools(page, TOOLS)
    page.locator(".wd-like-bars").wait_for(state="attached")
    page.wait_for_function("(cell) => Math.abs(cell.getBoundingClientRect().top - window.pressedAt) < 2", arg=cell)
    assert cell.evaluate("(cell) => cell.contains(document.activeElement)")
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activeCellIndex") > 9
    assert "Poland" in page.locator(ORDER).text_content() and page.locator(".wd-like-bars").count() == 1
    page.mouse.move(700, 500)  # over the lesson, wherever the mouse was
    page.mouse.wheel(0, 300)  # the reader is free to move on
    page.wait_for_function("(cell) => Math.abs(cell.getBoundingClientRect().top - window.pressedAt) > 100", arg=cell)
