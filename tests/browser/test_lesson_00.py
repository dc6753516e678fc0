"""Lesson 00 on a small screen: every task, saving and restoring, another language, and a machine that is gone."""

import json

import pytest
from lab import open_notebook, whole_notebook

LESSON = "notebooks/00-start-here.ipynb"
SHUT_DOWN = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()"


def small(page, address):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    whole_notebook(page)
    page.locator(".wd-task").nth(2).wait_for()


def answer(page, number, label):
    """Store an answer to the task with this number in the page; return what is said about it."""
    task = page.locator(".wd-task").nth(number)
    task.get_by_label(label).check()
    task.get_by_role("button").click()
    said = task.locator(".wd-feedback:not(:empty)")
    said.wait_for()
    return said.inner_text()


def test_every_task_is_answered_without_code(page, address, kit):
    small(page, address)
    answer(page, 0, "Directly below the cell")
    page.locator('[data-key="DEU.evaluation"]').click()
    card = page.locator(".wd-inline .wd-card", has_text="2021-01-11")
    card.get_by_text("Steffen Seibert, Spokesman").wait_for()
    assert "The answer is" not in answer(page, 1, "Chancellor Angela Merkel")
    answer(page, 1, "Her spokesman Steffen Seibert")
    answer(page, 2, "I save my answers as a file")
    kept = json.loads((kit / "my-answers.json").read_text())["answers"]
    assert {task: each["answer"] for task, each in kept.items()} == {"00.1": "below", "00.2": "seibert", "00.3": "file"}
    box = page.locator(".wd-savebox")
    box.get_by_text("Answers stored so far: 3").wait_for()
    with page.expect_download() as waiting:
        box.get_by_text("Save my answers as a file").click()
    box.locator("input[type=file]").set_input_files(waiting.value.path())
    box.get_by_text("Restored. Answers taken in from the file: 0.").wait_for()  # as the lesson says


def test_the_tasks_follow_the_language_and_keep_what_is_not_yet_stored(page, address):
    small(page, address)
    task, box = page.locator(".wd-task").nth(1), page.locator(".wd-savebox")
    task.get_by_label("Justice minister").check()
    box.locator("select").select_option("fr")
    task.get_by_role("button", name="Enregistrer ma réponse").wait_for()
    assert task.get_by_label("Justice minister").is_checked()
    box.locator("input[type=text]").fill("!?")
    page.keyboard.press("Tab")
    box.get_by_text("Choisissez un pseudonyme").wait_for()
    box.locator("select").select_option("es")
    task.get_by_role("button", name="Guardar mi respuesta").wait_for()
    assert box.locator("[role=alert]").is_hidden()


@pytest.mark.jupyterlab
def test_the_lesson_is_done_by_keyboard_alone(page, address, kit):
    """Shift and Enter run the cells, Tab leads into a form, Esc back to the cell, arrows from cell to cell."""
    assert open_notebook(page, address, LESSON, run=False) == []
    focused = "() => [document.activeElement.dataset.key, document.activeElement.closest('label')?.textContent, document.activeElement.textContent].join(' ')"

    def press(key, times=1):
        for _ in range(times):
            page.keyboard.press(key)

    def tab_to(text):
        for _ in range(40):
            press("Tab")
            if text in page.evaluate(focused):
                return
        raise AssertionError(f"Tab does not lead to {text}.")

    def choose(downs, said):
        press("Tab")
        while page.evaluate("() => document.activeElement.type") != "radio":
            press("Tab")
        press("Space")
        press("ArrowDown", downs)
        tab_to("Store my answer")
        press("Enter")
        page.get_by_text(said).wait_for()
        press("Escape")

    def run_next(selector):
        press("Shift+Enter", 2)  # the text, then the cell with code
        page.locator(selector).wait_for()
        press("ArrowUp")

    press("Shift+Enter", 4)
    page.locator(".wd-task").first.wait_for()
    press("ArrowUp")
    choose(0, "A notebook keeps each result")
    press("ArrowDown")
    run_next(".wd-savebox h3")
    press("ArrowDown")
    run_next(".wd-matrix")
    tab_to("DEU.evaluation")
    press("Enter")
    page.locator(".wd-evidence").get_by_text("Steffen Seibert, Spokesman").wait_for()
    press("Escape")
    press("ArrowDown")
    press("Shift+Enter")
    page.locator(".wd-task").nth(1).wait_for()
    press("ArrowUp")
    choose(1, "He spoke for her.")
    press("ArrowDown")
    press("Shift+Enter", 2)
    page.locator(".wd-task").nth(2).wait_for()
    press("ArrowUp")
    choose(1, "brings your work back")
    kept = json.loads((kit / "my-answers.json").read_text())["answers"]
    assert {task: each["answer"] for task, each in kept.items()} == {"00.1": "below", "00.2": "seibert", "00.3": "file"}


@pytest.mark.jupyterlab
def test_a_machine_that_is_gone_is_told_and_what_was_stored_can_still_be_saved(page, address):
    small(page, address)
    answer(page, 0, "Directly below the cell")
    page.locator(".wd-savebox").get_by_text("Answers stored so far: 1").wait_for()
    page.evaluate(SHUT_DOWN)
    task = page.locator(".wd-task").first
    task.get_by_label("Nowhere").check()
    task.get_by_role("button").click()
    page.locator('[data-key="weight-decider"]').select_option("3")
    task.get_by_text("nothing new is stored").wait_for()
    assert "Right" not in task.locator(".wd-feedback").inner_text()
    page.locator(".wd-comparator").get_by_text("nothing new is stored").wait_for()
    with page.expect_download() as waiting:
        page.locator(".wd-savebox").get_by_text("Save my answers as a file").click()
    assert json.loads(waiting.value.path().read_text())["answers"]["00.1"]["answer"] == "below"
