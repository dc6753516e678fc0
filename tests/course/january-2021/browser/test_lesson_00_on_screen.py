"""Lesson 00: the first decision at one press, every task on a small screen, saving and restoring, and a machine that is gone."""

import json

import nbformat
import pytest
from helpers import ROOT, first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

LESSON = "notebooks/00-start-here.ipynb"
NAME = "(element) => [element.dataset.key, element.textContent].join(' ')"
DRAWN = f"""([tool, text]) => [...document.querySelectorAll(`${{tool}} :is(button, input, select, summary)`)]
    .some((each) => ({NAME})(each).includes(text))"""
SHUT_DOWN = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()"
POSTS = ("GIANT VOICE long into the future", "I will not be going to the Inauguration on January 20th.")
STEPS = ("Leave it up", "Label it", "Suspend for a time", "Suspend for good")
RESULT = "Twitter suspended the account for good"


def answers(kit):
    kept = json.loads((kit / "my-answers.json").read_text())["answers"]
    return {task: each["answer"] for task, each in kept.items()}


def test_the_first_output_holds_the_posts_and_the_four_steps_and_not_the_result():
    _text, code = nbformat.read(ROOT / LESSON, as_version=4).cells[:2]
    seen, _details, folded = code.outputs[0].data["text/html"].partition("<details>")
    assert all(each in seen for each in (*POSTS, *STEPS)) and RESULT not in seen and RESULT in folded


@pytest.mark.parametrize("width", first_in_gate(390, 1366))
def test_every_task_is_answered_at_a_press(page, address, kit, width):
    page.set_viewport_size({"width": width, "height": 750})
    assert open_notebook(page, address, LESSON) == []
    ladder, words, dots = (
        page.locator(".wd-first_minute").nth(0),
        page.locator(".wd-first_minute").nth(1),
        page.locator(".wd-decider_dots"),
    )
    assert RESULT not in ladder.inner_text()
    ladder.get_by_role("button", name="Label it").click()
    ladder.get_by_text(f"{RESULT}. Your choice was two steps milder.").wait_for()
    assert "you" in ladder.locator("[data-key=call-label]").inner_text()
    assert "Twitter" in ladder.locator("[data-key=call-good]").inner_text()
    for text in ("American Patriots", "AMERICA FIRST,", "will have a"):
        words.get_by_role("button", name=text, exact=True).click()
        words.locator(".wd-answer", has_text="left").wait_for()
    words.get_by_role("button", name="to the Inauguration").click()
    words.get_by_text("You found 2 of the 4 places").wait_for()
    assert words.locator(".wd-company-named").count() == words.locator(".wd-readings li").count() == 4
    dots.get_by_role("button", name="National law or state").click()
    dots.get_by_text("You expected “national law or state”").wait_for()
    dots.get_by_role("button", name="The company", exact=False).first.click()
    dots.locator(".wd-dot-words .wd-coded-words").wait_for()
    assert accessibility_problems(page, ".whodecides") == []
    who, borrowed = page.locator(".wd-task").nth(0), page.locator(".wd-task").nth(1)
    who.get_by_role("button", name="Chancellor Angela Merkel").click()
    who.get_by_text("would she say").or_(who.get_by_text("Would she say")).wait_for()
    who.get_by_role("button", name="Her spokesman Steffen Seibert").click()
    who.get_by_text("He spoke for her.").wait_for()
    borrowed.get_by_role("button", name="I save my answers as a file").click()
    borrowed.get_by_text("Right.").wait_for()
    path = page.locator(".wd-your_path")
    path.get_by_role("button", name="This surprised me").nth(1).click()
    path.get_by_text("Kept for your path").wait_for()
    found = answers(kit)
    assert found.pop("00.7")["picks"][0] == "X01.2"
    assert found == {
        "00.4": "label",
        "00.5": "national law",
        "00.2": "seibert",
        "00.3": "file",
        "00.6": {"surprise": ["00.5"]},
    }
    # One comes back to what was answered.
    assert open_notebook(page, address, LESSON) == []
    page.locator(".wd-first_minute").first.get_by_text("two steps milder").wait_for()
    page.locator(".wd-your_path").get_by_text("Kept for your path").wait_for()


def test_answers_are_saved_and_restored_and_the_bar_turns_the_language_of_all(page, address):
    assert open_notebook(page, address, LESSON) == []
    page.locator(".wd-task").last.get_by_role("button", name="I copy the text").click()
    box = page.locator(".wd-savebox")
    box.get_by_text("Answers stored so far: 1").wait_for()
    with page.expect_download() as waiting:
        box.get_by_text("Save my answers as a file").click()
    box.get_by_text("Your answers are now in the file").wait_for()
    box.locator("input[type=file]").set_input_files(waiting.value.path())
    box.get_by_text("Restored. Answers taken in from the file: 0.").wait_for()
    page.locator(".onward select").select_option("fr")
    page.locator(".wd-first_minute").first.get_by_text("Laisser en ligne").wait_for()
    box.get_by_text("Enregistrer mes réponses").first.wait_for()
    assert page.locator(".onward > .go-on").inner_text() == "Écran suivant"
    box.locator("input[type=text]").fill("!?")
    page.keyboard.press("Tab")
    box.get_by_text("Choisissez un pseudonyme").wait_for()


@pytest.mark.exhaustive  # JupyterLab's own keys, too; the gate presses those of each tool in plain pages
@pytest.mark.jupyterlab
def test_the_lesson_is_done_by_keyboard_alone(page, address, kit):
    """Shift and Enter run the cells, Tab leads into a tool, Esc back to the cell, arrows from cell to cell."""
    assert open_notebook(page, address, LESSON, run=False) == []
    focused = f"() => ({NAME})(document.activeElement)"

    def press(key, times=1):
        for _ in range(times):
            page.keyboard.press(key)

    def tab_to(text):
        for _ in range(40):
            press("Tab")
            if text in page.evaluate(focused):
                return
        raise AssertionError(f"Tab does not lead to {text}.")

    def answer(selector, option, said):
        press("Shift+Enter", 2)  # the text, then the cell with code
        page.wait_for_function(DRAWN, arg=[selector, option])  # Tab passes by what is not there yet
        press("ArrowUp")
        tab_to(option)
        press("Enter")
        page.get_by_text(said).first.wait_for()
        press("Escape")
        press("ArrowDown")

    answer(".wd-ladder", "Label it", "two steps milder")
    answer(".wd-post", "American Patriots", "The company named these words.")
    answer(".wd-rows", "national law", "You expected “national law or state”")
    answer(".wd-task", "Her spokesman", "He spoke for her.")
    answer(".wd-savebox", "Save my answers", "Your answers are now in the file")
    answer(".wd-task", "I save my answers", "brings your work back")
    answer(".wd-your_path", "This surprised me", "Kept for your path")
    assert set(answers(kit)) == {"00.4", "00.7", "00.5", "00.2", "00.3", "00.6"}


@pytest.mark.exhaustive  # it waits until JupyterLab gives up
@pytest.mark.jupyterlab
def test_a_machine_that_is_gone_is_told_and_what_was_stored_can_still_be_saved(page, address):
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    task = page.locator(".wd-task").last
    task.get_by_role("button", name="I copy the text").click()
    page.locator(".wd-savebox").get_by_text("Answers stored so far: 1").wait_for()
    page.evaluate(SHUT_DOWN)
    task.get_by_role("button", name="I save my answers").click()
    page.locator("[data-key=call-label]").click()
    task.get_by_text("nothing new is stored").wait_for()
    assert "Right" not in task.locator(".wd-feedback").inner_text()
    page.locator(".wd-first_minute").first.get_by_text("nothing new is stored").wait_for()
    with page.expect_download() as waiting:
        page.locator(".wd-savebox").get_by_text("Save my answers as a file").click()
    assert json.loads(waiting.value.path().read_text())["answers"]["00.3"]["answer"] == "copy"
    page.locator(".wd-savebox").get_by_text("may lack your newest answers").wait_for()
