"""A rule of at most 40 words is tried on accounts without names: by keyboard, on a small screen."""

import json

import nbformat
import pytest
from jupyterlab_page import accessibility_problems, open_notebook

RULE = "An account is closed by its company where it calls for violence, after a warning."
CALLS = {"A042": "no", "A054": "no", "A057": "yes", "A063": "yes", "A048": "yes", "A011": "no"}


@pytest.fixture
def trial(page, address, kit):
    page.set_viewport_size({"width": 480, "height": 900})
    cell = nbformat.v4.new_code_cell('from whodecides import rule_trial\n\nrule_trial(task="02.7")')
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), kit / "rule.ipynb")
    assert open_notebook(page, address, "rule.ipynb") == []
    return page.locator(".wd-rule-trial")


def test_a_rule_is_tried_and_what_slips_through_is_told(trial, page, kit):
    first = trial.locator("[data-key=A042-no]")
    first.focus()
    page.keyboard.press("Enter")  # without a rule nothing can be tried
    assert first.get_attribute("aria-disabled") == "true" and first.get_attribute("aria-pressed") == "false"
    trial.get_by_role("textbox").fill(RULE)
    trial.get_by_text("Words: 15 of 40").wait_for()
    for action, call in CALLS.items():
        button = trial.locator(f"[data-key={action}-{call}][aria-disabled=false]")
        button.focus()
        page.keyboard.press("Enter")
        trial.locator(f"[data-key={action}-{call}][aria-pressed=true]").wait_for()
    trial.get_by_text("Your rule reaches 3 of 6.").wait_for()
    trial.get_by_text("It reaches, though no company acted: Media, journalists").wait_for()
    assert accessibility_problems(page, ".wd-rule-trial") == []
    again = trial.get_by_text("You changed the rule: go through the cases again.")
    assert not again.count()
    answer = json.loads((kit / "my-answers.json").read_text())["answers"]["02.7"]["answer"]
    assert answer["rule"] == answer["first"] == RULE and answer["calls"] == CALLS
    # What was found belongs to the wording that was tried, and the tool says so.
    trial.get_by_role("textbox").fill(RULE.replace("after a warning", "at once"))
    again.wait_for()
