"""The queue with which lesson 08 opens: by keyboard alone, against a clock that can be paused and that speaks."""

import json

import pytest
from helpers import first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

LESSON = "notebooks/08-what-platforms-do.ipynb"


@pytest.fixture
def desk(page, address):
    """The lesson's queue, with a clock that the test holds."""
    page.clock.install()
    page.emulate_media(reduced_motion="reduce")
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-on_duty")
    tool.locator(".wd-duty-case", has_text="Case 1 of 6").wait_for()
    return tool


def decide(tool, *rungs):
    """Choose a measure for the next cases, by the keys 1 to 5."""
    for rung in rungs:
        place = int(tool.locator(".wd-duty-case .wd-kicker").first.inner_text().split()[1])
        tool.page.keyboard.press(rung)
        tool.locator(".wd-duty-case", has_text=f"Case {place + 1} of 6").or_(
            tool.get_by_text("you: ").first
        ).first.wait_for()


def test_six_decisions_by_keyboard_and_then_what_was_done(desk, kit):
    tool, page = desk, desk.page
    assert "Brazil" not in tool.inner_text()
    tool.locator("[data-key=rung-leave]").focus()
    decide(tool, "4", "3", "4")
    assert tool.locator(".wd-duty-heard").inner_text().startswith("Case 4 of 6. Pages of an army")
    tool.locator("[data-key=undo]").press("Enter")
    tool.locator(".wd-duty-case", has_text="Case 3 of 6").wait_for()
    tool.locator("[data-key=rung-leave]").focus()
    decide(tool, "2", "4", "2", "5")
    tool.get_by_role("heading", name="Claims about health").wait_for()
    page.wait_for_function("document.activeElement.dataset.key === 'came'")
    tracks = tool.locator(".wd-duty-track")
    assert tracks.count() == 6
    first = tracks.first.get_attribute("aria-label")
    assert first == "you: Lock the account for a set time; what was done: Lock the account for a set time"
    assert tool.get_by_text("you: 2 rungs apart").count() == 2
    kept = json.loads((kit / "my-answers.json").read_text())["answers"]["08.7"]["answer"]
    assert list(kept["decided"].values()) == ["lock", "remove", "label", "lock", "label", "close"]
    tool.locator("[data-key=again]").click()
    tool.locator(".wd-duty-case", has_text="Case 1 of 6").wait_for()
    assert tool.locator(".wd-timer-time").inner_text() == "2:00"


def test_the_rung_under_the_pointer_does_not_look_chosen(desk):
    tool, mouse = desk, desk.page.mouse
    look = """(rung) => { const [box, text] = [rung, rung.querySelector("span")].map((each) => getComputedStyle(each));
      return [box.backgroundColor, box.borderColor, box.color, text.textDecorationLine]; }"""
    here, other = tool.locator("[data-key=rung-remove]"), tool.locator("[data-key=rung-leave]")
    here.click()
    tool.locator(".wd-duty-case", has_text="Case 2 of 6").wait_for()
    assert here.evaluate(look) == other.evaluate(look), "the pointer rests where it chose in the case before"
    box = here.bounding_box()
    mouse.move(box["x"] + 20, box["y"] + 12)
    mouse.move(box["x"] + 30, box["y"] + 16)
    assert here.evaluate(look) == [*other.evaluate(look)[:3], "underline"]
    mouse.down()
    assert here.evaluate(look)[0] == other.evaluate(look)[2], "what is pressed is paper on ink"
    mouse.up()


def test_the_clock_starts_pauses_and_speaks(desk):
    tool, clock = desk, desk.page.clock
    time, said = tool.locator(".wd-timer-time"), tool.locator(".wd-timer-said")
    clock.run_for(5000)
    assert time.inner_text() == "2:00", "nothing runs before the first decision"
    tool.locator("[data-key=rung-label]").click()
    clock.run_for(1000)
    tool.locator(".wd-duty-case", has_text="Case 2 of 6").wait_for()
    tool.locator("[data-key=clock]").click()
    paused = time.inner_text()
    clock.run_for(60000)
    assert time.inner_text() == paused and paused != "2:00"
    tool.locator("[data-key=clock]").click()
    for _ in range(120):
        clock.run_for(1000)
        if said.inner_text():
            break
    assert said.inner_text() == "Seconds left: 30"
    clock.run_for(21000)
    assert said.inner_text() == "Seconds left: 10"
    clock.run_for(11000)
    assert said.inner_text().startswith("Time is over") and time.inner_text() == "0:00"
    assert not tool.locator("[data-key=clock]").is_visible()
    tool.locator("[data-key=rung-label]").click()
    clock.run_for(1000)
    tool.locator(".wd-duty-case", has_text="Case 3 of 6").wait_for()


@pytest.mark.parametrize("width", first_in_gate(480, 1280))
def test_no_barriers_and_nothing_moves_under_the_hand(desk, width):
    tool, page = desk, desk.page
    page.set_viewport_size({"width": width, "height": 1100})
    place = "document.activeElement.getBoundingClientRect().top"
    tool.locator("[data-key=names]").click()
    tool.locator("[data-key=rung-lock]").focus()
    before = page.evaluate(place)
    for _ in range(5):
        decide(tool, "4")
        assert abs(page.evaluate(place) - before) < 1
    assert accessibility_problems(page, ".wd-on_duty") == []
    decide(tool, "4")
    tool.locator("summary[data-key=plain]").click()
    assert accessibility_problems(page, ".wd-on_duty") == []
    assert tool.evaluate("el => el.scrollWidth <= el.clientWidth")
