"""Lesson 07 pressed through as a student does, by keyboard and in French; and the comparator of its exercise."""

import json

import pytest
from helpers import DATA, first_in_gate
from jupyterlab_page import accessibility_problems, collapse_side_bar, open_notebook, show_whole_notebook

from whodecides.case import load
from whodecides.tools.application.model import outcome_of
from whodecides.tools.laws_over_time.model import hunt

pytestmark = pytest.mark.exhaustive  # of lessons on screen the gate does 00 and 06

LESSON, EXERCISE = "notebooks/07-what-states-do.ipynb", "exercises/07-exercise.ipynb"
FOUR = ("DEU-netzdg", "RUS-482-fz", "POL-freedom-of-speech-bill", "USA-section-230")
KEEP = ("BRA-mp-1068", "USA-texas-hb20")
LAW = """My law lets an independent court decide within seven days. USA-section-230 was in force and left the choice to the
company. POL-freedom-of-speech-bill was only announced; a council could order an account restored. Mine adds reasons for the
user. The objection: a court may be too slow in a week of violence."""


def answers(kit):
    kept = json.loads((kit / "my-answers.json").read_text())["answers"]
    return {task: each["answer"] for task, each in kept.items()}


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


def press(tool, key):
    tool.locator(f'[data-key="{key}"]').click()


@pytest.mark.parametrize("width", first_in_gate(390, 1366))
def test_the_lesson_is_done_with_presses_and_one_text(page, address, kit, width):
    case = load(DATA)
    page.set_viewport_size({"width": width, "height": 750})
    assert open_notebook(page, address, LESSON) == []
    cards, alone, rulings = (page.locator(".wd-application").nth(each) for each in range(3))
    assert cards.locator("[data-act]").count() == 0, "the cards wait for the prediction"
    press(page.locator(".wd-task").nth(0), "option-3")
    for number, law in enumerate(FOUR, 1):
        press(cards, f"guess-{law}.duty-none")
        press(cards, f"guess-{law}.law-{outcome_of(case, law, 'law')}")
        cards.locator(".wd-law-tally", has_text=f"0 of {number}").wait_for()
        if number < len(FOUR):
            press(cards, f"next-{FOUR[number]}")
    cards.get_by_text("the company decided, by its own rules").wait_for()
    assert "You expected: 3" in cards.locator(".wd-law-tally").inner_text()
    press(page.locator(".wd-task").nth(1), "option-fifty")
    page.get_by_text("Which sum stands in the act").wait_for()
    press(page.locator(".wd-task").nth(1), "option-five")
    laws, found = page.locator(".wd-laws-over-time"), hunt(case, (*FOUR, *KEEP), "keep")
    press(laws, "guess-few")
    laws.get_by_text("Found: 0 of 2").wait_for()
    while "The record" not in laws.locator("[data-answer]").inner_text():
        press(laws, "next")
    laws.get_by_text(f"{found.all} of {found.of:,} days").wait_for()
    for step in ("reach", "duty"):
        press(alone, f"guess-USA-texas-hb20.{step}-{outcome_of(case, 'USA-texas-hb20', step)}")
        if step != "duty":
            alone.locator(".wd-strong").click()
    alone.get_by_text("Best objection").wait_for()
    for _ in range(2):
        rulings.locator("[data-act]").first.click()
        rulings.locator("[data-answer]", has_text="Our coding no").wait_for()
        for on in rulings.locator(".wd-strong").all():
            on.click()
    builder = page.locator(".wd-application").nth(3)
    for slot, law in zip(("duty", "deadline", "risk", "oversight"), ("USA-texas-hb20", *[FOUR[2]] * 3), strict=True):
        press(builder, f"part-{slot}-{law}")
        builder.locator(f'[data-key="part-{slot}-{law}"][aria-pressed="true"]').wait_for()
        assert ("Against this text" in builder.locator("[data-answer]").inner_text()) == (slot in ("duty", "deadline"))
        for on in builder.locator(".wd-strong").all():
            on.click()
    builder.get_by_text("it would itself have said").wait_for()
    assert accessibility_problems(page, ".whodecides") == []
    text = page.locator(".wd-task").nth(3)
    text.get_by_role("textbox").first.fill(LAW.replace("was in force and", ""))
    text.get_by_role("button", name="Store").click()
    text.get_by_text("Say of each of the two what it was").wait_for()
    text.get_by_role("textbox").first.fill(LAW)
    text.get_by_role("button", name="Store").click()
    text.get_by_text("not whether it is good").wait_for()
    path = page.locator(".wd-your_path")
    press(path, "surprise-07.1")
    path.get_by_text("Kept for your path").wait_for()
    kept = answers(kit)
    assert kept["07.1"] == "3" and kept["07.7"] == "few" and kept["07.10"] == {"surprise": ["07.1"]}
    assert len(kept["07.6"]["guesses"]) == 8 and len(kept["07.8"]["guesses"]) == len(kept["07.4"]["guesses"]) == 2
    assert len(kept["07.9"]["parts"]) == 4


def test_the_keyboard_reads_a_card_and_moves_the_day(page, address, kit):
    page.set_viewport_size({"width": 1366, "height": 750})
    assert open_notebook(page, address, LESSON) == []
    press(page.locator(".wd-task").nth(0), "option-0")
    cards = page.locator(".wd-application").nth(0)
    cards.locator('[data-key="guess-DEU-netzdg.duty-remove"]').focus()
    page.keyboard.press("Enter")
    cards.locator('[data-key="answer-DEU-netzdg.duty"]').wait_for()
    assert focused(page) == "answer-DEU-netzdg.duty", "what is said is read at once"
    for _ in range(6):
        page.keyboard.press("Tab")
        if focused(page) == "guess-DEU-netzdg.law-on the day":
            break
    page.keyboard.press("Space")
    cards.locator('[data-key="next-RUS-482-fz"]').wait_for()
    laws = page.locator(".wd-laws-over-time")
    laws.locator('[data-key="guess-none"]').focus()
    page.keyboard.press("Enter")
    laws.locator('[data-key="day"]:not([disabled])').wait_for()
    assert focused(page) == "day"
    before = laws.locator(".wd-laws-day").inner_text()
    page.keyboard.press("ArrowRight")
    assert laws.locator(".wd-laws-day").inner_text() != before
    laws.locator('[data-key="law-DEU-netzdg"]').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    laws.locator("[data-answer]", has_text="Federal Law 482-FZ").wait_for()
    assert focused(page) == "law-RUS-482-fz"


def test_the_slider_shares_the_axis_of_the_lines(page, address):
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 750})
        assert open_notebook(page, address, LESSON) == []
        tool = page.locator(".wd-laws-over-time")
        slider, track = (tool.locator(each).first.bounding_box() for each in ("input[type=range]", ".wd-laws-track"))
        assert abs(slider["x"] + 8 - track["x"]) < 2 and abs(slider["width"] - 16 - track["width"]) < 2


def test_the_tools_speak_french(page, address, kit):
    stored = {"format": "whodecides-answers", "version": 1, "language": "fr", "answers": {}}
    (kit / "my-answers.json").write_text(json.dumps(stored))
    assert open_notebook(page, address, LESSON) == []
    press(page.locator(".wd-task").nth(0), "option-0")
    cards = page.locator(".wd-application").nth(0)
    press(cards, "guess-DEU-netzdg.duty-none")
    cards.get_by_text("Ce texte était-il en vigueur").wait_for()
    for word in ("You", "The record", "Our coding", "Sources:", "How we", "complaint"):
        assert word not in cards.inner_text(), word


def test_the_comparator_of_the_exercise_keeps_its_cells_in_sight(page, address):
    page.set_viewport_size({"width": 800, "height": 900})
    assert open_notebook(page, address, EXERCISE) == []
    collapse_side_bar(page)
    show_whole_notebook(page)
    comparator = page.locator(".wd-comparator").first
    comparator.locator('.wd-matrix [data-at="0,0"]').focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("""() => {
      const [cell, box] = [document.activeElement, document.activeElement.closest('.wd-scroll')];
      return cell.getBoundingClientRect().right <= box.getBoundingClientRect().right + 1;
    }""")
    comparator.locator('[data-key="choose"]').click()
    comparator.locator('[data-key="day"]').select_option("last")
    comparator.locator(".wd-caption", has_text="as last recorded").wait_for()
