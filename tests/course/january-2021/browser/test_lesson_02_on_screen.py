"""A student does lesson 02 on a phone: presses and two texts, no code; and opens its triangle by keyboard."""

import json

import nbformat
import pytest
from helpers import first_in_gate, prose
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

pytestmark = pytest.mark.exhaustive  # of lessons on screen the gate does 00 and 06

PATH = "notebooks/02-who-may-decide.ipynb"
RULE = "An account is closed by its company where it calls for violence, after a warning."
ACCOUNTS = {"A042": "close", "A054": "open", "A057": "close", "A063": "open", "A048": "close", "A011": "open"}
TEXTS = ("UNO-iccpr-19", "COE-echr-10", "IAC-achr-13", "USA-moody-netchoice", "USA-section-230")


def stored(kit):
    return json.loads((kit / "my-answers.json").read_text())["answers"]


def press(page, tool, key):
    """Press by keyboard, and wait for what answers in the same place."""
    button = tool.locator(f'[data-key="{key}"]')
    button.focus()
    page.keyboard.press("Enter")
    tool.locator(f'[data-key="{key}"][aria-pressed="true"]').wait_for()


def test_the_lesson_is_done_by_presses_and_two_texts(page, address, kit):
    page.set_viewport_size({"width": 390, "height": 750})
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)

    # Six accounts: who it was comes with each decision. The rule opens after the last.
    accounts, rule = page.locator(".wd-account-decisions"), page.locator(".wd-rule-trial")
    assert rule.locator("textarea").count() == 0
    for place, (account, decision) in enumerate(ACCOUNTS.items()):
        if place:
            accounts.locator(f"[data-key=next-{account}]").click()
        press(page, accounts, f"{account}-{decision}")
    accounts.get_by_text("You and the companies went the same way on").wait_for()
    rule.locator("textarea").fill(RULE)
    rule.get_by_text("Tried on 0 of 6").wait_for()
    for account in ACCOUNTS:
        press(page, rule, f"{account}-yes")
    rule.get_by_text("differ on 3 of 6").wait_for()
    assert rule.locator(".wd-trial-unlike").count() == 3

    texts = page.locator(".wd-guarantees")
    for place, text in enumerate(TEXTS):
        if place:
            texts.locator(f"[data-key=next-{text}]").click()
        press(page, texts, f"{text}-both")
    texts.get_by_text("As we coded them: 0 of 5.").wait_for()

    steps = page.locator(".wd-decision")
    for place in range(6):
        if place:
            steps.locator("[data-key^=next-]").click()
            steps.locator('[data-key=answer-no][aria-pressed="false"]').wait_for()
        press(page, steps, "answer-no")
    steps.get_by_text("Six steps are answered: that is all that is asked here.").wait_for()
    steps.get_by_text("A court or body has decided of these: 3.").wait_for()

    # The arrow of each fact; a wrong one says why, and the first answer is kept.
    triangle = page.locator(".wd-triangle")
    sides = ["speaker-company", "state-speaker", "state-company-speaker", "company-state"]
    press(page, triangle, "side-state-speaker")
    triangle.get_by_text("They hold no power of a state").wait_for()
    for place, side in enumerate(sides):
        press(page, triangle, f"side-{side}")
        if place < 3:
            triangle.locator("[data-key^=next-]").click()
            triangle.get_by_text(f"Fact {place + 2} of 4").wait_for()
    triangle.get_by_text("Two sides are easy to miss").wait_for()

    cases = page.locator(".wd-arguments")
    for place, voice in enumerate(("FRA-11", "USA-20", "AUT-01")):
        if place:
            cases.locator(f"[data-key=next-{voice}]").click()
        press(page, cases, f"{voice}-suspension-against")
    cases.get_by_text("The case for the suspension").last.wait_for()

    check = page.locator(".wd-rule-check")
    for each in ("law-yes", "aim-order", "necessity-none"):
        press(page, check, each)
    check.get_by_text("stops at: Necessary and proportionate").wait_for()
    assert check.locator("textarea").input_value() == RULE

    tasks = page.locator(".wd-task")
    tasks.nth(0).get_by_role("button", name="None of the five orders").click()
    tasks.nth(0).get_by_text("Right.").wait_for()
    tasks.nth(1).get_by_role("button", name="Even with a good aim").click()
    tasks.nth(1).get_by_text("Right.").wait_for()
    tasks.nth(2).get_by_role("textbox").fill("For it: " + prose(20) + "Against it: " + prose(20))
    tasks.nth(2).locator("[data-key=store]").click()
    tasks.nth(2).get_by_text("Stored.").first.wait_for()

    answers = stored(kit)
    assert {f"02.{number}" for number in range(1, 12)} <= set(answers)
    assert answers["02.1"]["answer"] == "both" and answers["02.8"]["answer"] == {"decisions": ACCOUNTS}
    assert answers["02.5"]["answer"] == dict(zip(
        ("coalition", "uganda", "india", "myanmar"),
        ("state-user", "state-user", "state-platform-user", "platform-state"), strict=True))  # fmt: skip
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    for each in ("account-decisions", "rule-trial", "guarantees", "decision", "triangle", "arguments", "rule-check"):
        assert accessibility_problems(page, f".wd-{each}") == [], each


@pytest.mark.jupyterlab
def test_the_triangle_does_not_glare_in_the_dark(page, address):
    page.set_viewport_size({"width": 900, "height": 900})
    assert open_notebook(page, address, PATH) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-triangle")
    tool.locator("[data-key=side-company-state]").wait_for()
    paper = "each => getComputedStyle(each).backgroundColor.match(/[0-9.]+/g).slice(0, 3).every((each) => each > 128)"
    assert tool.evaluate(paper) is True
    page.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })")
    page.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    page.wait_for_function(f"() => !({paper})(document.querySelector('.wd-triangle'))")
    assert tool.locator("svg rect").count() == 0, "no white ground of its own"


@pytest.mark.parametrize("width", first_in_gate(480, 900))
def test_each_side_of_the_triangle_opens_below_by_hand_and_by_keyboard(page, address, kit, width):
    page.set_viewport_size({"width": width, "height": 900})
    cell = nbformat.v4.new_code_cell("from whodecides import speech_triangle\n\nspeech_triangle()")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), kit / "triangle.ipynb")
    assert open_notebook(page, address, "triangle.ipynb") == []
    tool = page.locator(".wd-triangle")
    sides, panel = tool.locator(".wd-triangle-side"), tool.locator(".wd-triangle-panel")
    sides.first.wait_for()
    assert sides.count() == 6 and tool.locator('.wd-triangle-side[tabindex="0"]').count() == 1
    below = tool.locator("summary")
    side = tool.locator("[data-key=side-company-state]")
    side.scroll_into_view_if_needed()
    before = side.bounding_box()["y"], below.bounding_box()["y"]
    side.click()
    panel.get_by_role("heading", name="Facebook blocks news").wait_for()
    assert abs(side.bounding_box()["y"] - before[0]) <= 1 and abs(below.bounding_box()["y"] - before[1]) <= 1
    assert "Two readings" in panel.inner_text() and panel.locator("a").count() > 10
    assert tool.locator('[aria-pressed="true"]').count() == 1

    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.dataset.key") == "side-state-speaker"
    assert panel.get_by_role("heading", name="Facebook blocks news").count() == 1, "an arrow key opens nothing"
    page.keyboard.press("Enter")
    panel.get_by_role("heading", name="TikTok").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.dataset.key") == "panel", "one stop for all six sides"
    below.click()
    assert tool.locator("details table").count() == 2
    assert accessibility_problems(page, ".wd-triangle") == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
