"""The citation picker by keyboard alone: in an open answer of lesson 06, and beside the brief."""

import nbformat
import pytest
from helpers import first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook

from whodecides.answers import open_store


@pytest.fixture
def opened(page, address, kit):
    cells = [nbformat.v4.new_code_cell(f"from whodecides import *\n{call}") for call in ('ask("06.6")', "brief(1)")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), kit / "tray.ipynb")
    assert open_notebook(page, address, "tray.ipynb") == []
    return page


def search(page, tool, text):
    tool.locator("[data-key=citation-search]").focus()
    page.keyboard.type(text)
    page.keyboard.press("Enter")  # leads to the first that is found, and stores no answer


def test_an_id_is_found_and_inserted_where_the_cursor_stands(opened):
    page, tool = opened, opened.locator(".wd-task")
    box = tool.locator("textarea")
    box.fill("One. Two.")
    box.evaluate("(box) => box.setSelectionRange(3, 3)")
    tool.locator(".wd-citation-picker summary").focus()
    page.keyboard.press("Enter")
    tool.locator(
        "[data-key^=citation-DEU], [data-key^=citation-MEX]"
    ).first.wait_for()  # the sides that the task asks for
    search(page, tool, "mex-06")
    button = tool.get_by_role("button", name="Insert MEX-06")
    button.wait_for()
    tool.locator("[data-key=citation-MEX-06]:focus").wait_for()
    before = button.bounding_box()["y"]
    page.keyboard.press("Enter")
    tool.get_by_text("Now in your text: MEX-06").wait_for()
    tool.get_by_text("Every id is in the record").wait_for()
    assert box.input_value() == "One (MEX-06). Two." and button.bounding_box()["y"] == before
    assert accessibility_problems(page, ".wd-task") == [] and open_store().answer("06.6") is None


@pytest.mark.parametrize("width", first_in_gate(480, 1100))
def test_in_the_brief_it_goes_into_the_section_that_was_written_in_last(opened, width):
    page, tool = opened, opened.locator(".wd-brief")
    page.set_viewport_size({"width": width, "height": 900})
    for key in ("question-court", "side-first", "addressee-board"):
        tool.locator(f"[data-key={key}]").click()
    tool.locator("textarea[data-key=record]").fill("It was adopted (")
    search(page, tool, "E162")
    tool.locator("[data-key=citation-E162]:focus").wait_for()
    page.keyboard.press("Enter")
    tool.get_by_text("Now in your text: E162").wait_for()
    assert tool.locator("textarea[data-key=record]").input_value() == "It was adopted (E162"
    assert accessibility_problems(page, ".wd-brief") == []
    assert tool.evaluate("(el) => el.scrollWidth <= el.clientWidth")
