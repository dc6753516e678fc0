"""A student finishes the core of lesson 04 without code, on a small screen and with the keyboard."""

import json
import re

import pytest
from helpers import DATA, first_in_gate
from jupyterlab_page import open_notebook, show_whole_notebook

from whodecides.answers import tasks_by_id
from whodecides.case import load
from whodecides.coding import borderline_pairs, coded_variables, coding_set

PATH = "notebooks/04-coding-positions.ipynb"
CASE = load(DATA)
IDS, CODED = coding_set(CASE), coded_variables(CASE)


# Of the words of a control against what lies behind them.
CONTRAST = """(each) => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const paint = (color) => { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const { color, backgroundColor, opacity } = getComputedStyle(each);
  const back = light(paint(backgroundColor));
  canvas.globalAlpha = Number(opacity);
  const [high, low] = [light(paint(color)), back].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}"""


def answers(kit):
    return json.loads((kit / "my-answers.json").read_text())["answers"]


def waits_for(page, kit, check):
    """Wait until the stored answer is as it should be."""
    for _ in range(1_200):
        if (kit / "my-answers.json").exists() and check(answers(kit)):
            return
        page.wait_for_timeout(50)
    raise AssertionError((kit / "my-answers.json").read_text())


def start(page, kit, codes, language="en"):
    at = "2026-01-01T00:00:00.000+00:00"
    kept = {"04.1": {"answer": "7-9", "tries": 1, "at": at, "revision": tasks_by_id()["04.1"].revision}}
    if codes:
        kept["04.2"] = {"answer": {"codes": codes, "second": {}}, "tries": 1, "at": at}
    (kit / "my-answers.json").write_text(
        json.dumps({"format": "whodecides-answers", "version": 1, "language": language, "answers": kept})
    )


@pytest.mark.exhaustive  # the whole walk; the gate codes with the keyboard
def test_the_lesson_is_done_with_clicks_alone_on_a_small_screen(page, address, kit):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    task = page.locator(".wd-task").first
    task.get_by_role("button", name="7 to 9").click()
    tool = page.locator(".wd-coder")
    tool.get_by_text("Codes given: 0 of 36.").wait_for()
    # A step that is not open looks so, says what comes first, and can be reached and pressed all the same.
    for name in ("2 Second look", "3 Who spoke"):
        step = tool.get_by_role("button", name=name)
        assert step.get_attribute("aria-disabled") == "true"
        assert step.evaluate("each => document.getElementById(each.getAttribute('aria-describedby')).innerText") == (
            "First give all the codes of step 1; still open: 36."
        )
    assert step.evaluate(CONTRAST) >= 4.5
    step.press("Enter")
    tool.locator(".wd-message").get_by_text("still open: 36").wait_for()
    assert tool.locator("[data-key=undo]").get_attribute("aria-disabled") == "true"  # nothing was done yet
    for number, statement in enumerate(IDS):
        for place, variable in enumerate(CODED):
            tool.locator(f'[data-key="{variable} not addressed"]').check()
            tool.get_by_text(f"Codes given: {number * 3 + place + 1} of 36.").wait_for()
            # The button that leads on stands beside the chosen code, which has not moved: no scrolling to find it.
            chosen, onward = (
                tool.locator(f'[data-key="{each}"]').bounding_box()
                for each in (f"{variable} not addressed", "next here")
            )
            assert abs(chosen["y"] - onward["y"]) < 60
            tool.locator('[data-key="next here"]').click()
            if (number, place) == (11, 2):
                break
            following = IDS[number + (place == 2)], CODED[(place + 1) % 3]
            tool.locator(
                f'[data-at="{IDS.index(following[0])},{CODED.index(following[1])}"][aria-current="true"]'
            ).wait_for()
        waits_for(page, kit, lambda kept, statement=statement: len(kept["04.2"]["answer"]["codes"][statement]) == 3)
    # After the last code the button leads to the second look.
    tool.locator('[data-key="step second"][aria-pressed="true"]').wait_for()
    tool.locator('[data-key="step code"]').click()
    tool.locator('[data-at="0,0"]').click()
    # A wrong click is taken back and loses nothing.
    tool.locator('[data-key="evaluation condemns"]').check()
    waits_for(page, kit, lambda kept: kept["04.2"]["answer"]["codes"][IDS[0]]["evaluation"] == "condemns")
    tool.locator('[data-key="undo"]').click()
    waits_for(page, kit, lambda kept: kept["04.2"]["answer"]["codes"][IDS[0]]["evaluation"] == "not addressed")
    assert tool.get_by_role("button", name="3 Who spoke").get_attribute("aria-disabled") == "true"
    tool.get_by_role("button", name="2 Second look").click()
    unsure = borderline_pairs(CASE)
    for number, (statement, variable) in enumerate(unsure[:4]):
        page.wait_for_function(
            "value => document.querySelector('[data-key=again]')?.value === value", arg=f"{statement} {variable}"
        )
        tool.get_by_text(f"with a reason: {number} of {len(unsure)}").wait_for()
        assert tool.locator(".wd-part-references summary").count() == 0
        tool.locator(f'[data-key="{variable} {"concerned" if variable == "evaluation" else "not addressed"}"]').check()
        tool.get_by_label("Why?").fill("the words name it")
        tool.get_by_text(f"with a reason: {number + 1} of {len(unsure)}").wait_for()
        tool.locator(".wd-part-references summary").click()
        tool.get_by_text("Used in the kit").wait_for()
        waits_for(
            page,
            kit,
            lambda kept, s=statement, v=variable: (
                kept["04.2"]["answer"]["second"][s][v]["reason"] == "the words name it"
            ),
        )
        tool.locator('[data-key="next again"]').click()
    judged = next(statement for statement, variable in unsure[:4] if variable == "evaluation")
    assert answers(kit)["04.2"]["answer"]["codes"][judged]["evaluation"] == "not addressed"  # the first code stays
    assert answers(kit)["04.2"]["answer"]["second"][judged]["evaluation"]["value"] == "concerned"
    tool.get_by_text("Step 3, Who spoke, is open.").wait_for()
    tool.locator('[data-key="to speakers"]').click()
    tool.get_by_text(re.compile(r"codes that you share with coder A: \d+ of 36; with coder B: \d+ of 36")).wait_for()
    assert focused(page) == "step speakers"
    tool.get_by_label("Which statement").select_option("RUS-01")
    tool.get_by_text("RUS-01 · Alexei Navalny").wait_for()
    # One rule is changed, and the number read from the tool is right.
    rules = page.locator(".wd-reviser")
    rules.get_by_label("Which rule").select_option("step-needed")
    rules.get_by_text("With this rule 7 of the 21 codes read again change.").wait_for()
    rules.get_by_role("button", name="Statement HUN-02").click()
    rules.locator(".wd-card", has_text="HUN-02").wait_for()
    number = page.locator(".wd-task", has_text="Task 04.5")
    number.get_by_role("textbox").fill("7")
    number.get_by_role("button").click()
    number.get_by_text("Right.").wait_for()
    assert page.evaluate(
        "() => document.querySelector('.wd-coder').scrollWidth <= document.querySelector('.wd-coder').clientWidth"
    )


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


def press_until(page, key, wanted):
    for _ in range(30):
        if focused(page) == wanted:
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} was not reached, the focus is on {focused(page)}")


def test_a_code_is_given_and_changed_with_the_keyboard_alone(page, address, kit):
    start(page, kit, {})
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-coder")
    tool.locator('[data-key="step code"]').focus()
    press_until(page, "Tab", "evaluation supports")
    page.keyboard.press("Space")
    waits_for(
        page,
        kit,
        lambda kept: kept.get("04.2", {}).get("answer", {}).get("codes") == {IDS[0]: {"evaluation": "supports"}},
    )
    page.keyboard.press("ArrowDown")
    waits_for(
        page, kit, lambda kept: kept["04.2"]["answer"]["codes"][IDS[0]]["evaluation"] == "supports with reservations"
    )
    tool.locator('[data-key="evaluation supports with reservations"]:checked').wait_for()
    assert focused(page) == "evaluation supports with reservations"
    press_until(page, "Tab", "next")
    page.keyboard.press("Enter")
    tool.get_by_role("group", name="Who should decide · ").wait_for()
    press_until(page, "Tab", "decider the company")
    press_until(page, "Tab", "cell 0 1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert focused(page) == "cell 1 2"
    page.keyboard.press("Enter")
    tool.locator(".wd-card h4", has_text="Statement 2").wait_for()
    page.wait_for_function("() => document.activeElement.dataset.key === 'statement'")


def test_a_reason_is_not_disturbed_while_it_is_written_and_can_be_taken_back(page, address, kit):
    start(page, kit, {each: dict.fromkeys(CODED, "not addressed") for each in IDS})
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-coder")
    tool.get_by_role("button", name="2 Second look").click()
    box = tool.get_by_label("Why?")
    box.click()
    statement, variable = borderline_pairs(CASE)[0]

    def stored_as(text):
        return lambda kept: kept["04.2"]["answer"]["second"].get(statement, {}).get(variable, {}).get("reason") == text

    for word, text in (("I ", "I "), ("keep ", "I keep "), ("it", "I keep it")):
        page.keyboard.type(word)
        waits_for(page, kit, stored_as(text))
    assert box.input_value() == "I keep it"
    waits_for(page, kit, lambda kept: kept["04.2"]["answer"]["second"] == {
        statement: {variable: {"value": "not addressed", "reason": "I keep it"}}})  # fmt: skip
    tool.locator('[data-key="undo"]').click()
    page.wait_for_function("() => document.querySelector('.wd-coder textarea').value === 'I keep '")


@pytest.mark.parametrize(
    "language, word", first_in_gate(("fr", "Codes donnés : 0 sur 36."), ("es", "Códigos dados: 0 de 36."))
)
def test_the_tool_speaks_the_students_language(page, address, kit, language, word):
    start(page, kit, {}, language)
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-coder")
    tool.get_by_text(word.replace(" :", "\u00a0:")).wait_for()
    text = tool.inner_text()
    for english in ("Rule", "Borderline", "Statement", "Also said", "not addressed", "Next"):
        assert english not in text, english
