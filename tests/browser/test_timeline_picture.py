"""The timeline: a day that is pressed, and a card in the list."""

import nbformat
import pytest
from helpers import first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook

CALL = "from whodecides import *\n\ntimeline(kind='government statement')"


@pytest.fixture(params=first_in_gate(480, 1366))
def opened(request, page, address, kit):
    page.set_viewport_size({"width": request.param, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CALL)])
    made.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    (kit / "notebooks").mkdir(exist_ok=True)
    nbformat.write(made, kit / "notebooks/test.ipynb")
    assert open_notebook(page, address, "notebooks/test.ipynb") == []
    page.locator(".wd-entry").first.wait_for()
    return page


def test_a_day_keeps_its_entries_and_a_second_press_brings_the_others_back(opened):
    page, day = opened, opened.locator('[data-key="day-2021-01-11"]')
    signs, listed = (page.locator(each).count() for each in (".wd-day-cell .wd-look", ".wd-entry"))
    day.click()
    page.get_by_text("Entries: 14,").wait_for()
    assert page.locator(".wd-entry").count() == 14 == day.locator(".wd-look").count()
    assert page.locator(".wd-day-cell .wd-look").count() == signs and "14" in day.inner_text().split()
    day.click()
    page.wait_for_function("count => document.querySelectorAll('.wd-entry').length === count", arg=listed)


def test_the_list_opens_a_card_below_its_entry_and_keeps_nobody_out(opened):
    page = opened
    page.locator('[data-key="row-DEU-04"]').click()
    page.locator("li:has([data-key='row-DEU-04']) .wd-card", has_text="DEU-04").wait_for()
    page.locator('[data-key="more"]').click()
    assert page.locator(".wd-card").count() == 1 and accessibility_problems(page, ".whodecides") == []
    page.locator('[data-key="close"]').click()
    page.locator(".wd-card").wait_for(state="detached")
    assert page.evaluate("() => document.activeElement.dataset.key") == "row-DEU-04"
