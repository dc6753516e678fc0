"""Two cases side by side, by keyboard alone and at three widths."""

import nbformat
import pytest
from helpers import first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook
from made_up_case import write_case, write_later_case

CELL = (
    'from whodecides import compare_cases, load\ncompare_cases("QAA+QBB+QCC+QDD+QEE", "later", case=load(r"{folder}"))'
)
# How far the tops of the signs of one row and case lie apart where they stand in one line.
UNEVEN = """() => [...document.querySelectorAll('.wd-across-cell')].map((cell) => [...cell.querySelectorAll('.wd-across-sign')].map((each) => each.getBoundingClientRect().top))
  .flatMap((tops) => tops.slice(1).map((each, at) => Math.abs(each - tops[at]))).filter((each) => each > 1 && each < 18)"""
IN_VIEW = """() => {
  const { top } = document.querySelector('.wd-across-panel').getBoundingClientRect();
  return top >= 0 && top < innerHeight - 120;
}"""
SPILLS = """() => [...document.querySelectorAll('.wd-compare-cases *')].filter((each) => each.checkVisibility() && each.clientWidth
  && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline').map((each) => each.className)"""


# The text that is smaller than 14 pixels.
SMALL_TEXT = """() => [...document.querySelectorAll('.wd-compare-cases *')].filter((each) => each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 14
  && [...each.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim())).map((each) => each.outerHTML)"""


@pytest.fixture
def board(page, address, kit, tmp_path):
    write_later_case(tmp_path / "data/later")
    cell = CELL.format(folder=write_case(tmp_path / "data/harbour"))
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)]), kit / "cases.ipynb")
    assert open_notebook(page, address, "cases.ipynb") == []
    found = page.locator(".wd-across-board")
    found.wait_for()
    return found


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


def test_signs_pairs_and_governments_are_reached_by_keyboard(page, board):
    tool = page.locator(".wd-compare-cases")
    page.locator("[data-key=after]").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "mark-QAA-01", "the board is one stop"
    page.keyboard.press("ArrowDown")
    assert focused(page) == "mark-QAA-02"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "mark-later-QAA-01"
    page.keyboard.press("Enter")
    tool.locator(".wd-across-two").wait_for()
    assert tool.locator(".wd-across-two h4").all_inner_texts() == [
        "Case: Harbour fine (made up)",
        "Case: Six years on (made up)",
    ]
    assert focused(page) == "mark-later-QAA-01" and tool.locator("[aria-pressed=true]").count() == 1
    assert tool.locator("line.wd-across-person[x2]").count() == 1, "one person's two statements are joined"
    assert "Same person, same office, 6 years on" in tool.locator("[role=status] > [data-answer]").inner_text()
    page.keyboard.press("Tab")
    assert focused(page) == "both-A"
    page.keyboard.press("Enter")
    tool.locator("[data-key=mark-QAA-01][aria-pressed=true]").wait_for()
    for place in ("QBB", "QCC", "QDD", "QEE"):
        page.locator("[data-key=after]").press("Enter")
        tool.locator(f"[data-key=place] option[value={place}]:checked").wait_for(state="attached")
        assert focused(page) == "after"
    assert page.locator("[data-key=after]").get_attribute("aria-disabled") == "true"
    quiet = "We have not looked for a statement of this government. That says nothing about it."
    assert board.locator(".wd-across-quiet").all_inner_texts() == [
        quiet,
        "No statement found. This is not the same as neutral.",
    ]


@pytest.mark.parametrize("width", first_in_gate(390, 900, 1366))
def test_words_open_where_they_were_asked_for_and_nothing_spills(page, board, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("[data-key=mark-QAA-02]").click()
    page.locator(".wd-across-two").wait_for()
    assert page.evaluate(IN_VIEW), "words open where they were asked for"
    page.locator("[data-key=both-A]").click()
    page.locator("[data-key=both-A][aria-pressed=true]").wait_for()
    page.locator(".wd-across-two").wait_for()
    assert page.evaluate(IN_VIEW)
    assert page.locator(".wd-across-open").count() == 2, "both statements are marked, with no line between them"
    assert page.evaluate(UNEVEN) == []
    assert page.evaluate(SPILLS) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    small = "(all) => all.filter((each) => { const { width, height } = each.getBoundingClientRect(); return width < 44 || height < 44; }).length"
    assert page.locator(".wd-across-mark, .wd-across-both button").evaluate_all(small) == 0


@pytest.mark.parametrize("width", first_in_gate(390, 480))
def test_on_a_phone_text_is_large_enough_and_the_table_is_read_without_moving_it(page, board, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("[data-key=both-A]").click()
    page.locator(".wd-across-two").wait_for()
    page.locator("[data-key=plain]").click()
    assert page.evaluate(SMALL_TEXT) == [] and page.evaluate(SPILLS) == []
    rows = page.locator(".wd-across-rows > li")
    assert "Office spoken for" in rows.first.inner_text() and page.locator(".wd-compare-cases table").count() == 0
    page.set_viewport_size({"width": 1366, "height": 800})
    page.locator(".wd-compare-cases tbody tr").first.wait_for()
    assert accessibility_problems(page, ".wd-compare-cases") == []


@pytest.mark.parametrize("scheme", first_in_gate("light", "dark"))
def test_axe_finds_nothing_serious(page, board, scheme):
    page.emulate_media(color_scheme=scheme)
    page.locator("[data-key=both-A]").click()
    page.locator(".wd-across-two").wait_for()
    page.locator("[data-key=plain]").click()
    assert accessibility_problems(page, ".wd-compare-cases") == []
