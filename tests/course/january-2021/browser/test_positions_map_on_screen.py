"""Where governments stand, in exercise 06: by keyboard alone, day by day, played, and on a small screen."""

import json
import re

import pytest
from helpers import first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

EXERCISE = "exercises/06-exercise.ipynb"
# All days that are shown from now on: the next one may come before a test has read the first.
KEEP_DAYS = """(day) => {
  window.days = [];
  new MutationObserver(() => window.days.push(day.innerText)).observe(day, { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture
def opened(page, address):
    """The map of the exercise."""
    page.emulate_media(reduced_motion="reduce")
    assert open_notebook(page, address, EXERCISE) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-positions-map")
    tool.locator("[data-key=tile-DEU]").wait_for()
    return tool


def turn_to(tool, number):
    tool.locator("[data-key=day]").fill(str(number))


def test_the_day_turns_all(opened):
    tool, page = opened, opened.page
    turn_to(tool, 0)
    assert "no government had spoken" in tool.locator(".wd-sentence").inner_text()
    slider = tool.locator("[data-key=day]")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "7 January 2021"
    assert tool.locator("[data-key=tile-DEU]").get_attribute("aria-label") == "DE, Germany: supports"
    turn_to(tool, 35)
    assert tool.locator("[data-key=tile-DEU]").get_attribute("aria-label").endswith("other answers too")


def test_a_tile_opens_by_keyboard_and_nothing_moves(opened):
    tool, page = opened, opened.page
    tiles = tool.locator(".wd-map-grid .wd-map-tile")
    assert tiles.evaluate_all("(all) => all.filter((each) => each.tabIndex === 0).length") == 1
    tool.locator("[data-key=tile-FRA]").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.key") == "tile-LUX"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.key") == "tile-CZE"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.key") == "tile-DEU"
    place = "document.activeElement.getBoundingClientRect().top"
    before = page.evaluate(place)
    page.keyboard.press("Enter")
    tool.locator(".wd-map-panel h4", has_text="Germany").wait_for()
    assert page.evaluate("document.activeElement.dataset.key") == "tile-DEU"
    assert abs(page.evaluate(place) - before) < 1
    words = tool.locator(".wd-map-words:visible")
    everything = words.count()
    turn_to(tool, 1)
    assert 0 < words.count() < everything and words.locator("a").count() > 0
    tool.locator("[data-key=tile-ITA]").click()
    tool.get_by_text("No statement found. This is not the same as neutral.").wait_for()


@pytest.mark.exhaustive  # it waits for a play to end
def test_play_runs_to_the_last_day_and_can_be_halted(opened):
    tool = opened
    turn_to(tool, 33)
    play = tool.locator("[data-key=play]")
    play.click()
    assert "Pause" in play.inner_text() and tool.locator(".wd-sentence").get_attribute("aria-live") == "off"
    play.filter(has_text="Play").wait_for()
    assert tool.locator(".wd-map-day").inner_text() == "10 February 2021"
    tool.locator(".wd-map-day").evaluate(KEEP_DAYS)
    play.click()  # from the first day again
    tool.page.wait_for_function("window.days.length > 0")
    assert tool.page.evaluate("window.days[0]") == "6 January 2021"
    play.click()
    assert "Play" in play.inner_text()


def test_a_named_question_has_its_own_signs_and_the_table_follows(opened):
    tool = opened
    tool.locator("[data-key=variable]").select_option("remedy")
    tool.locator(".wd-map-lane-name", has_text="new national law").wait_for()
    turn_to(tool, 5)
    tool.locator("summary[data-key=plain]").click()
    row = tool.locator("tr", has=tool.page.get_by_role("rowheader", name="France", exact=True))
    label = tool.locator("[data-key=tile-FRA]").get_attribute("aria-label")
    value = row.locator("td").first.inner_text()
    assert label.removeprefix("FR, France: ").startswith(value) and value
    assert re.fullmatch(r"FRA-\d+", row.locator("td").nth(2).inner_text())


@pytest.mark.parametrize("width", first_in_gate(480, 1280))
def test_no_barriers_and_marks_are_large_enough(opened, width):
    tool, page = opened, opened.page
    page.set_viewport_size({"width": width, "height": 900})
    tool.locator("[data-key=tile-NPL]").click()
    tool.get_by_text("We have not looked for a statement").wait_for()
    tool.locator("summary[data-key=plain]").click()
    assert accessibility_problems(page, ".wd-positions-map") == []
    sizes = tool.locator(".wd-map-grid .wd-map-tile").evaluate_all(
        "(all) => all.map((each) => Math.min(each.offsetWidth, each.offsetHeight))"
    )
    assert min(sizes) >= 24, json.dumps(sizes)
    assert tool.evaluate("(each) => each.scrollWidth <= each.clientWidth")
