"""The core of lesson 08 on a small screen, by widgets and forms alone; and the hearing by keyboard."""

import json
import re

import pytest
from helpers import prose
from jupyterlab_page import accessibility_problems, collapse_side_bar, open_notebook, show_whole_notebook
from playwright.sync_api import expect

pytestmark = pytest.mark.exhaustive  # of lessons on screen the gate does 00 and 06

LESSON = "notebooks/08-what-platforms-do.ipynb"
STEPS = ("rule", "aim", "suitable", "milder", "proportion", "process")
REASONS = "The rule on praise of violence was public and both posts fall under it, " + prose(28)
DISSENT = "Voters should hear their president, and a private company should not decide " + prose(24)


def stored(kit):
    path = kit / "my-answers.json"
    return (
        {key: each["answer"] for key, each in json.loads(path.read_text())["answers"].items()} if path.exists() else {}
    )


def without_log(answer):
    return {part: value for part, value in answer.items() if part not in ("moves", "heard")}


def wait_for_answer(page, kit, holds):
    for _ in range(600):
        if holds(stored(kit)):
            return
        page.wait_for_timeout(100)
    raise AssertionError(stored(kit))


def part(page, name):
    """The part of the hearing with this title."""
    return page.locator(".wd-hearing", has=page.get_by_role("heading", name=f"Hearing: {name}", exact=True))


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


def do_the_steps(page):
    steps = part(page, "step by step")
    for step in STEPS:
        steps.locator(f'[data-key="step-{step}"]').click()
        steps.locator(f'[data-key="decide-{step}-met"]').check()
        steps.locator(f'[data-key="reason-{step}"]').fill(f"My reason on {step}.")
    steps.get_by_text("All steps have a decision").wait_for()


def test_the_hearing_is_finished_on_a_small_screen(page, address, kit):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    collapse_side_bar(page)
    show_whole_notebook(page)
    room = part(page, "exhibits and sides")
    room.locator('[data-key="stage-questions"]').click()
    room.locator('[data-key="side-user"]').click()
    room.get_by_text("over 400 accused").wait_for()
    board = page.locator(".wd-hearing").nth(3)
    assert "task 08.1" in board.inner_text() and "5 May 2021" not in board.inner_text()
    first = page.locator(".wd-task").first
    first.get_by_role("button", name="Notice, a way to appeal").click()
    board.get_by_text("opens once each of your steps").wait_for()
    do_the_steps(page)
    board.get_by_text("opens once your ruling is complete").wait_for()
    ruling = part(page, "your ruling")
    ruling.locator('[data-key="outcome-uphold in part"]').check()
    ruling.locator('[data-key="length"]').select_option("months")
    ruling.locator('[data-key="reasons"]').fill(REASONS)
    ruling.get_by_text("Words: 42 (at least 40)").wait_for()
    ruling.locator('[data-key="dissent"]').fill(DISSENT)
    ruling.get_by_text("Your ruling is complete").wait_for()
    board.locator('[data-key="row-0-met"]').click()
    board.get_by_text("Clear enough in this case").wait_for()
    page.wait_for_function("document.activeElement.dataset.key === 'row-1-met'")
    assert board.get_by_text("You expected: Passes").count() == 1 == board.get_by_text("You expected").count()
    assert board.get_by_text("5 May 2021").count() == 0
    board.locator('[data-key="all"]').click()
    board.get_by_text("5 May 2021, decision 2021-001-FB-FBR").wait_for()
    board.get_by_text("You expected: Notice, a way to appeal").wait_for()
    assert board.get_by_text("My reason on process.").is_visible()
    assert board.evaluate("el => el.scrollWidth <= el.clientWidth")
    kept = stored(kit)
    assert kept["08.1"] == "process"
    assert without_log(kept["08.2"]) == {
        "decisions": dict.fromkeys(STEPS, "met"),
        "reasons": {step: f"My reason on {step}." for step in STEPS},
    }
    assert without_log(kept["08.4"]) == {
        "outcome": "uphold in part", "length": "months", "reasons": REASONS, "dissent": DISSENT
    }  # fmt: skip
    assert [each["kind"] for each in kept["08.2"]["moves"]] == ["next", "vote", "next", "reason"] * len(STEPS)
    assert [each["kind"] for each in kept["08.4"]["moves"]] == ["next", "vote", "next", "length", "opinion", "dissent"]
    # A new kernel, as after a crash: the work is there, and the Board's decision opens by itself.
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    assert part(page, "your ruling").locator('[data-key="reasons"]').input_value() == REASONS
    opened = part(page, "what the Board decided")
    opened.locator('[data-key="all"]').click()
    opened.get_by_text("5 May 2021, decision").wait_for()
    # With all details open, every part can be heard and read.
    page.evaluate("() => document.querySelectorAll('.wd-hearing details').forEach((each) => { each.open = true; })")
    assert accessibility_problems(page, ".wd-hearing") == []


def test_the_keyboard_decides_writes_and_undoes(page, address, kit):
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    steps = part(page, "step by step")
    steps.locator('[data-key="step-aim"]').focus()
    page.keyboard.press("Enter")
    steps.get_by_role("heading", name="2. A legitimate aim").wait_for()
    assert focused(page) == "step-aim"
    for _ in range(20):
        page.keyboard.press("Tab")
        if (focused(page) or "").startswith("decide-aim"):
            break
    page.keyboard.press("Space")
    wait_for_answer(page, kit, lambda kept: kept.get("08.2", {}).get("decisions") == {"aim": "met"})
    page.keyboard.press("ArrowDown")
    wait_for_answer(page, kit, lambda kept: kept["08.2"]["decisions"] == {"aim": "partly met"})
    assert focused(page) == "decide-aim-partly met"
    page.keyboard.press("Tab")
    assert focused(page) == "decide-aim-count"
    page.keyboard.press("Tab")
    assert focused(page) == "reason-aim"
    page.keyboard.type("It protects people.", delay=20)
    wait_for_answer(page, kit, lambda kept: kept["08.2"]["reasons"] == {"aim": "It protects people."})
    assert focused(page) == "reason-aim"
    # What is written while an answer is on its way is not lost: the box is left alone.
    page.keyboard.type(" And votes.")
    wait_for_answer(page, kit, lambda kept: kept["08.2"]["reasons"]["aim"].endswith("And votes."))
    for _ in range(5):
        page.keyboard.press("Tab")
        if focused(page) == "undo":
            break
    page.keyboard.press("Enter")
    wait_for_answer(page, kit, lambda kept: kept["08.2"]["reasons"] == {"aim": "It protects people."})
    box = steps.locator('[data-key="reason-aim"]')
    expect(box).to_have_value("It protects people.")
    assert focused(page) == "undo"


def test_sides_speak_in_a_room_by_keyboard_and_against_a_clock(page, address):
    page.clock.install()
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    room = part(page, "exhibits and sides")
    room.get_by_text("Alone: read each side").wait_for()
    for _ in range(20):
        people = room.locator("output").inner_text()
        if people == "23":
            break
        room.locator("[data-key=more]").click()
        room.locator("output", has_not_text=re.compile(f"^{people}$")).wait_for()
    assert room.locator(".wd-room-person, .wd-room-speaks").count() == 23
    room.locator('[data-key="exhibit-0"]').focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "exhibit-1"
    page.keyboard.press("Enter")
    room.get_by_text("Exhibit B · Fact").wait_for()
    room.locator("[data-key=keep]").click()
    room.get_by_role("button", name="Exhibit B, Fact, kept").wait_for()
    for place, letter in ((2, "C"), (3, "D"), (4, "E")):
        room.locator(f'[data-key="exhibit-{place}"]').click()
        room.get_by_text(f"Exhibit {letter} · ").wait_for()
        if letter != "E":
            room.locator("[data-key=keep]").click()
            room.locator(f'[data-key="exhibit-{place}"][aria-label$=", kept"]').wait_for()
    room.get_by_text("Kept: 3 of 3 · Take one off the list").wait_for()
    top = room.locator("[data-key=stage-pleas]").bounding_box()["y"]
    room.locator("[data-key=stage-pleas]").click()
    room.get_by_text("You speak for Facebook").wait_for()
    assert room.locator("[data-key=stage-pleas]").bounding_box()["y"] == top
    assert room.locator(".wd-timer-time").inner_text() == "1:00"
    room.locator("[data-key=clock]").click()
    page.clock.run_for(31000)
    assert room.locator(".wd-timer-said").inner_text() == "Seconds left: 30"
    assert 40 < float(room.locator(".wd-room-time").get_attribute("width")) < 50
    room.locator('[data-key="side-user"]').click()
    room.get_by_text("You speak for the suspended account").wait_for()
    assert room.locator(".wd-timer-time").inner_text() == "1:00", "the next side has its own minute"
    room.locator('[data-key="stage-questions"]').click()
    room.locator('[data-key="mark-part"]').click()
    room.locator('[data-key="mark-part"][aria-pressed="true"]').wait_for()
    assert accessibility_problems(page, ".wd-hearing") == []


def test_a_class_votes_with_hands(page, address, kit):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    steps = part(page, "step by step")
    steps.locator('[data-key="decide-rule-count"]').click()
    for kind in ("not met", "met", "not met"):
        before = steps.locator(".wd-part-tabs .wd-vote-sign").count()
        steps.locator(f'[data-key="decide-rule-{kind}-1"]').click()
        steps.locator(".wd-part-tabs .wd-vote-sign").nth(before).wait_for()
    wait_for_answer(page, kit, lambda kept: kept["08.2"]["decisions"] == {"rule": "not met"})
    assert stored(kit)["08.2"]["hands"] == {"rule": {"not met": 2, "met": 1}}
    assert focused(page) == "decide-rule-not met-1"
    steps.get_by_role("button", name="Does not pass: one hand less").click()
    wait_for_answer(page, kit, lambda kept: kept["08.2"]["decisions"] == {})  # a tie decides nothing
    ruling = part(page, "your ruling")
    ruling.locator('[data-key="outcome-overturn-1"]').click()
    wait_for_answer(page, kit, lambda kept: kept.get("08.4", {}).get("outcome") == "overturn")
    assert ruling.get_by_text("Opinion of the majority").is_visible()
    assert accessibility_problems(page, ".wd-hearing") == []
    assert steps.evaluate("el => el.scrollWidth <= el.clientWidth")


def test_who_speaks_for_a_side_bets_and_may_open_the_board(page, address, kit):
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    page.locator(".wd-task").first.get_by_role("button", name="Notice, a way to appeal").click()
    steps, ruling = part(page, "step by step"), part(page, "your ruling")
    steps.locator("[data-key=speak]").check()
    for step in STEPS:
        steps.locator(f'[data-key="step-{step}"]').click()
        steps.locator(f'[data-key="decide-{step}-bet-met"]').check()
    steps.get_by_text("You bet on all steps").wait_for()
    ruling.locator('[data-key="outcome-bet-uphold"]').check()
    wait_for_answer(page, kit, lambda kept: kept.get("08.4", {}).get("bet") == "uphold")
    assert stored(kit)["08.2"]["bets"] == dict.fromkeys(STEPS, "met") and stored(kit)["08.2"]["decisions"] == {}
    board = part(page, "what the Board decided")
    board.locator('[data-key="row-0-met"]').click()
    board.get_by_text("Clear enough in this case").wait_for()
    assert board.get_by_text("You bet: Passes").count() == len(STEPS)
    assert accessibility_problems(page, ".wd-hearing") == []


def test_the_ladder_waits_for_its_task_and_opens_marks_by_keyboard(page, address, kit):
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    ladder = page.locator(".wd-ladder-of-measures")
    ladder.get_by_text("First store your answer to task 08.3").wait_for()
    task = page.locator(".wd-task", has_text="What kind of measure is each?")
    for row in task.locator("select").all():
        row.select_option(index=1)
    task.get_by_role("button", name="Store").click()
    ladder.locator('[data-key="mark-A005"]').wait_for()
    marks = ladder.locator("[data-key^=mark-]")
    assert marks.evaluate_all("(all) => all.filter((each) => each.tabIndex === 0).length") == 1
    ladder.locator('[data-key="mark-A104"]').focus()
    page.keyboard.press("ArrowDown")
    assert focused(page) == "mark-A066", "the last lock: that rung has fewer"
    page.keyboard.press("Enter")
    ladder.get_by_role("heading", name=re.compile("^A066 ")).wait_for()
    assert focused(page) == "mark-A066"
    sizes = marks.evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect()).map((box) => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 24
    assert accessibility_problems(page, ".wd-ladder-of-measures") == []


def test_a_pack_is_saved_as_a_page_to_print(page, address):
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    room = part(page, "exhibits and sides")
    room.locator('[data-key="stage-pleas"]').click()
    room.locator('[data-key="side-civil society"]').click()
    room.get_by_text("The Inter-American Commission: a permanent").wait_for()
    with page.expect_download() as waiting:
        room.locator('[data-key="print"]').click()
    with open(waiting.value.path(), encoding="utf-8") as handle:
        saved = handle.read()
    assert waiting.value.suggested_filename == "civil-society.html"
    assert "Inter-American Commission" in saved and "Case file" not in saved


def test_the_hearing_speaks_the_chosen_language(page, address):
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    page.locator(".onward select").select_option("fr")
    page.get_by_role("heading", name="Audience : étape par étape").wait_for()
    page.get_by_role("heading", name="Audience : pièces et parties").wait_for()
    text = "".join(page.locator(".wd-hearing").nth(place).inner_text() for place in range(3))
    for word in ("Source card", "Strongest", "Role:", "Uphold", "Words:", "Step", "Your"):
        assert word not in text, word
