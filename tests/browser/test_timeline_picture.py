"""The picture of the timeline: what moves, what fades, what a press beside a mark opens, and its list."""

import nbformat
import pytest
from helpers import first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook

from whodecides.answers import Store

CALL = "from whodecides import *\n\ntimeline(kind='government statement', everything=True, mark='A027')"
ACROSS = """() => Object.fromEntries([...document.querySelectorAll('button.wd-when-mark')].map((each) =>
  [each.dataset.key, Math.round(each.getBoundingClientRect().x)]))"""


TOLD = "from whodecides import *\n\ntimeline('2021-01-06', '2021-01-15', after='01.1', result='MEX-01')"
# Whether paper lies below all that is told of the prediction, above all lines of the picture.
CLEAR = """() => {
  const paper = document.querySelector(".wd-note-paper"), box = paper.getBoundingClientRect();
  const told = [...document.querySelectorAll(".wd-frame text")].filter((each) => /You expected|The record shows/.test(each.textContent));
  const within = told.every((each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return left >= box.left && right <= box.right && top >= box.top - 2 && bottom <= box.bottom + 2;
  });
  const below = (each, other) => Boolean(each.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const crossing = [...document.querySelectorAll(".wd-frame line")].filter((each) => {
    const line = each.getBoundingClientRect();
    return line.left < box.right && line.right > box.left && line.top < box.bottom - 4 && line.bottom > box.top + 4;
  });
  return told.length === 2 && within && told.every((each) => below(paper, each)) && crossing.length > 0 && crossing.every((each) => below(each, paper));
}"""


@pytest.fixture
def opened(page, address, kit):
    def opened(width, call=CALL):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(reduced_motion="reduce")
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(call)])
        made.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
        (kit / "notebooks").mkdir(exist_ok=True)
        nbformat.write(made, kit / "notebooks/test.ipynb")
        assert open_notebook(page, address, "notebooks/test.ipynb") == []
        page.locator(".wd-when-mark").first.wait_for()
        return page

    return opened


def test_a_clock_moves_only_marks_with_an_hour(opened):
    page = opened(900)
    before = page.evaluate(ACROSS)
    page.locator('[data-key="clock-Berlin"]').click()
    page.get_by_text("The line stands at Saturday 9 January 2021, 00:21.").wait_for()
    page.wait_for_function(
        "x => Math.round(document.querySelector('[data-key=A027]').getBoundingClientRect().x) > x", arg=before["A027"]
    )
    after = page.evaluate(ACROSS)
    assert {each for each in before if before[each] != after[each]} == {"A027", "MEX-01", "MEX-03", "USA-11"}
    line = page.locator(".wd-moment > line").bounding_box()
    mark = page.locator('[data-key="A027"]').bounding_box()
    assert abs(line["x"] + line["width"] / 2 - mark["x"] - mark["width"] / 2) < 2


def test_a_day_fades_the_others_and_a_second_press_brings_them_back(opened):
    page = opened(900)
    everything = page.locator("button.wd-when-mark").count()
    faded = page.locator(".wd-when-mark.wd-out").count()
    day = page.locator('[data-key="unit-2021-01-11"]')
    day.click()
    page.get_by_text("Entries shown: 14.").wait_for()
    assert page.locator("button.wd-when-mark").count() == 14 and day.inner_text().split() == ["Mon", "11", "14"]
    assert (
        page.locator(".wd-when-mark").count() == everything + faded
    )  # what is left out stays, faded and without a name
    assert page.locator(".wd-when-mark.wd-out[data-key], .wd-when-mark.wd-out:not([aria-hidden])").count() == 0
    day.click()
    page.wait_for_function("count => document.querySelectorAll('button.wd-when-mark').length === count", arg=everything)


@pytest.mark.parametrize("width", first_in_gate(480, 1366))
def test_a_press_beside_a_mark_opens_the_nearest_and_nothing_moves(opened, width):
    page = opened(width)
    mark = page.locator('[data-key="MEX-01"]')
    at = mark.bounding_box()
    page.mouse.click(at["x"] + at["width"] / 2, at["y"] - 4)
    page.locator(".wd-evidence .wd-card", has_text="MEX-01").wait_for()
    assert mark.get_attribute("aria-expanded") == "true" and mark.bounding_box() == at
    panel, picture = page.locator(".wd-evidence").bounding_box(), page.locator(".wd-lanes").bounding_box()
    assert (
        panel["y"] > picture["y"] + picture["height"] if width == 480 else panel["x"] > picture["x"] + picture["width"]
    )
    assert panel["height"] <= max(400, picture["height"] + 80)


def test_the_list_opens_a_card_below_its_entry(opened):
    page = opened(900)
    page.locator('[data-key="as-list"]').click()
    page.locator(".wd-entry").first.wait_for()
    shown = page.locator(".wd-entry").evaluate_all("all => all.map((each) => each.dataset.key.slice(4))")
    assert set(shown) == set(page.evaluate(ACROSS))
    page.locator('[data-key="row-DEU-04"]').click()
    page.locator("li:has([data-key='row-DEU-04']) .wd-card", has_text="DEU-04").wait_for()
    assert page.locator(".wd-card").count() == 1
    page.locator('[data-key="close"]').click()
    page.locator(".wd-card").wait_for(state="detached")
    assert page.evaluate("() => document.activeElement.dataset.key") == "row-DEU-04"


def test_the_picture_keeps_nobody_out(opened):
    page = opened(900)
    for key in ("as-list", "more", "A027"):
        page.locator(f'[data-key="{key}"]').click()
    page.locator(".wd-card").wait_for()
    assert accessibility_problems(page, ".whodecides") == []


@pytest.mark.parametrize("width", first_in_gate(480, 900, 1366))
def test_no_line_crosses_what_is_told_of_a_prediction(opened, kit, width):
    Store(kit / "my-answers.json").record("01.1", "weekend")
    assert opened(width, TOLD).evaluate(CLEAR)
