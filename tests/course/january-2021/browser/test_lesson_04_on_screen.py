"""A student finishes lesson 04 without code, on a small screen and with the keyboard."""

import json

import pytest
from helpers import DATA, first_in_gate
from jupyterlab_page import open_notebook, show_whole_notebook

from whodecides.case import load
from whodecides.coding import coding_set, reference_codes

pytestmark = pytest.mark.exhaustive  # of lessons on screen the gate does 00 and 06

PATH = "notebooks/04-coding-positions.ipynb"
CASE = load(DATA)


def answers(kit):
    return json.loads((kit / "my-answers.json").read_text())["answers"]


def waits_for(page, kit, check):
    """Wait until the stored answers are as they should be."""
    for _ in range(1_200):
        if (kit / "my-answers.json").exists() and check(answers(kit)):
            return
        page.wait_for_timeout(50)
    raise AssertionError((kit / "my-answers.json").read_text())


def code(page, kit, tool, statement, value):
    """Press a value, see A and B, guess whoever stands first, and see who spoke."""
    known = reference_codes(CASE)[statement, "evaluation"]
    tool.locator(f'[data-key="v-{value}"]').click()
    tool.locator(".wd-code-marks > span").nth(2).wait_for()
    marks = tool.locator(".wd-code-marks > span").all_inner_texts()
    assert all(known[coder]["value"] in text for coder, text in zip("AB", marks[1:], strict=True)), marks
    waits_for(page, kit, lambda kept: kept["04.2"]["answer"]["codes"][statement] == {"evaluation": value})
    tool.locator('[data-key^="who-"]').first.click()
    actor = CASE.row("statements", statement)["actor"]
    tool.locator(".wd-code-named").get_by_text(CASE.row("actors", actor)["name"]).wait_for()


def test_the_lesson_is_done_with_presses_alone_on_a_small_screen(page, address, kit):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    coders = page.locator(".wd-coder")
    code(page, kit, coders.nth(0), "RUS-01", "condemns")
    page.locator(".wd-task", has_text="Task 04.1").get_by_role("button", name="7 to 9").click()
    code(page, kit, coders.nth(1), "AUS-08", "concerned")
    reasons = page.locator(".wd-task", has_text="Task 04.4")
    for item, category in (
        ("word", "counts"),
        ("always", "counts"),
        ("context", "counts"),
        ("later", "not"),
        ("press", "not"),
    ):
        reasons.locator(f'[data-key="{item}-{category}"]').click()
    reasons.get_by_text("Hiding the name should prevent it").wait_for()
    reasons.locator('[data-key="always-not"]').click()
    reasons.get_by_text("The words and the context on the card may decide").wait_for()
    for place, statement in enumerate(("DEU-04", "POL-04", "EUU-12", "USA-18")):
        if place:
            coders.nth(2).locator('[data-key="next"]').click()
            coders.nth(2).get_by_text(f"Statement {place + 1} of 4").wait_for(state="attached")
        code(page, kit, coders.nth(2), statement, "not addressed")
    rules = page.locator(".wd-reviser")
    rules.nth(0).locator('[data-key="n3"]').click()
    rules.nth(0).get_by_text("4 of 6").wait_for()
    assert rules.nth(0).locator(".wd-moved").count() == 4 and rules.nth(0).locator(".wd-expected").count() == 3
    for rule, moved in (("conditions-decide", "17 of 17"), ("step-needed", "7 of 21")):
        rules.nth(1).locator(f'[data-key="rule-{rule}"]').click()
        rules.nth(1).locator('[data-key="n0"]').click()
        rules.nth(1).get_by_text(moved).wait_for()
    hardest = page.locator(".wd-hardest")
    hardest.get_by_text("10 of 12").wait_for()
    hardest.locator('[data-key="AUS-08"]').click()
    hardest.get_by_text("accepting their call concerns the right").wait_for()
    trial = page.locator(".wd-trial")
    trial.locator('[data-key="decides-AUS-08"]').click()
    trial.locator('[data-key="wrong-EUU-12"]').click()
    waits_for(page, kit, lambda kept: kept["04.10"]["answer"] == {"decides": ["AUS-08"], "wrong": ["EUU-12"]})
    kept = answers(kit)
    assert kept["04.7"]["answer"] == {"guesses": {"decider-weighs-more": 3}} and kept["04.9"]["answer"] == {
        "hardest": ["AUS-08"]
    }
    assert len(kept["04.2"]["answer"]["codes"]) == len(kept["04.2"]["answer"]["who"]) == 6


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


def test_a_statement_is_coded_and_its_speaker_guessed_with_the_keyboard_alone(page, address, kit):
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-coder").first
    tool.locator('[data-key="v-supports"]').focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tool.locator(".wd-code-marks").wait_for()
    page.wait_for_function("() => document.activeElement.dataset.key === 'marks'")
    page.keyboard.press("Tab")
    assert focused(page).startswith("who-")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.dataset.key === 'named'")
    waits_for(page, kit, lambda kept: set(kept["04.2"]["answer"]["who"]) == {"RUS-01"})


def test_an_answer_of_before_is_read(page, address, kit):
    """Twelve statements on three questions, and second looks: what the lesson asked earlier."""
    codes = {each: dict.fromkeys(("evaluation", "decider", "remedy"), "not addressed") for each in coding_set(CASE)}
    kept = {"04.2": {"answer": {"codes": codes, "second": {}}, "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"}}
    (kit / "my-answers.json").write_text(
        json.dumps({"format": "whodecides-answers", "version": 1, "language": "en", "answers": kept})
    )
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-coder").first
    tool.get_by_text("A and B read it alike, you did not.").wait_for()
    tool.locator('[data-key^="who-"]').first.click()
    waits_for(page, kit, lambda now: now["04.2"]["answer"]["who"] and now["04.2"]["answer"]["codes"] == codes)


@pytest.mark.parametrize(
    "language, word",
    first_in_gate(("fr", "Comment l'orateur juge-t-il"), ("es", "¿Cómo valora el orador")),
)
def test_the_tool_speaks_the_students_language(page, address, kit, language, word):
    (kit / "my-answers.json").write_text(
        json.dumps({"format": "whodecides-answers", "version": 1, "language": language, "answers": {}})
    )
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-coder").first
    tool.get_by_text(word).wait_for()
    text = tool.inner_text()
    for english in ("Also said", "not addressed", "supports", "How does"):
        assert english not in text, english
