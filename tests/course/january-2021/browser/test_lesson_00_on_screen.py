"""Lesson 00: the first decision, and on a small screen every task, saving and restoring, another language, and a machine
that is gone."""

import json
import re

import nbformat
import pytest
from helpers import ROOT, first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

LESSON = "notebooks/00-start-here.ipynb"
SHUT_DOWN = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()"


POSTS = ("GIANT VOICE long into the future", "I will not be going to the Inauguration on January 20th.")
STEPS = ("Leave it up", "Label it", "Suspend for a time", "Suspend for good")
RESULT = "Twitter suspended the account for good"
MOST_WORDS = 100  # of ours, before the first decision


def first_cells():
    """The first text of the lesson, and the saved page of the first cell with code."""
    text, code = nbformat.read(ROOT / LESSON, as_version=4).cells[:2]
    return text.source, code.outputs[0].data["text/html"]


def test_the_first_output_holds_the_posts_and_the_four_steps_and_not_the_result():
    _text, page = first_cells()
    seen, _details, folded = page.partition("<details>")
    assert all(each in seen for each in (*POSTS, *STEPS)) and RESULT not in seen and RESULT in folded


def test_few_words_of_ours_come_before_the_first_decision(page, address):
    assert open_notebook(page, address, LESSON) == []
    tool = page.locator(".wd-first_minute")
    ours = tool.evaluate("""(el) => [...el.querySelectorAll('h3, .wd-stage')].map((each) => {
      const copy = each.cloneNode(true);
      copy.querySelectorAll('blockquote').forEach((words) => words.remove());
      return [...copy.querySelectorAll('*')].map((part) => part.append(' ')) && copy.textContent;
    }).join(' ')""")
    assert all(each in ours for each in STEPS) and not any(each in ours for each in POSTS)
    assert len(f"{first_cells()[0]} {ours}".split()) <= MOST_WORDS


def test_one_click_leads_to_what_the_company_did_and_three_more_to_the_question(page, address, kit):
    assert open_notebook(page, address, LESSON) == []
    tool = page.locator(".wd-first_minute")
    assert RESULT not in tool.inner_text() and all(each in tool.inner_text() for each in (*POSTS, *STEPS))
    assert accessibility_problems(page, ".wd-first_minute") == []
    tool.get_by_role("button", name="Label it").click()
    tool.get_by_role("heading", name=re.compile(f"{RESULT}. Your choice was two steps milder.")).wait_for()
    assert page.evaluate("() => document.activeElement.dataset.key") == "headline"
    assert tool.locator(".wd-rungs li").all_inner_texts()[1].split() == ["you", "Label", "it"]
    assert tool.locator("mark").count() == tool.locator(".wd-read li").count() == 4
    tool.get_by_text("Who, when, and where to read it").click()
    assert tool.locator(".wd-card a[href*='blog.twitter.com']").count() == tool.locator(".wd-card").count()
    assert accessibility_problems(page, ".wd-first_minute") == []
    tool.get_by_role("button", name="What did governments say?").click()
    tool.get_by_text("MEX-06").first.wait_for()
    assert tool.locator(".wd-judged").all_inner_texts() == [
        "▽concerned",
        "▲supports",
        "▼condemns",
        "●neutral",
    ]  # by day
    assert accessibility_problems(page, ".wd-first_minute") == []
    tool.get_by_role("button", name="Who should decide?").click()
    answers = tool.locator(".wd-powers button")
    answers.first.wait_for()
    assert not re.search(r"\d", tool.locator(".wd-powers").inner_text())
    answers.nth(2).click()
    tool.get_by_text("You expected “national law or state”").wait_for()
    assert tool.locator(".wd-powers i").count() == sum(
        map(int, re.findall(r"\d+", tool.locator(".wd-powers").inner_text()))
    )
    assert accessibility_problems(page, ".wd-first_minute") == []
    # From here one reads who gave this answer, or goes on.
    tool.get_by_text("Who answered “national law or state”").click()
    named = int(re.search(r"\d+", answers.nth(2).inner_text())[0])
    ids = [re.search(r"[A-Z]{3}-\d\d", each)[0] for each in tool.locator(".wd-card").all_text_contents()]
    assert len({each[:3] for each in ids}) == named < len(ids), "governments are counted, all their statements listed"
    tool.get_by_role("button", name="Go on with the lesson").click()
    following = page.locator(".jp-Cell", has=tool).locator("xpath=following-sibling::*[1]")
    assert following.bounding_box()["y"] < 200
    answers.first.click(force=True)  # the expectation stands once the answer is told
    page.wait_for_timeout(300)
    kept = json.loads((kit / "my-answers.json").read_text())["answers"]
    assert {task: each["answer"] for task, each in kept.items()} == {"00.4": "label", "00.5": "national law"}
    assert open_notebook(page, address, LESSON) == []
    tool.get_by_role("heading", name=re.compile("two steps milder")).wait_for()  # one comes back to what followed
    tool.get_by_role("button", name="Back to your desk").click()
    assert tool.locator('[data-key="call-label"]').get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("width", first_in_gate(320, 480, 1366))
def test_no_scene_is_wider_than_its_page(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    tool = page.locator(".wd-first_minute")
    for click in ("call-good", "on", "on", "expected-the company"):
        assert tool.evaluate("(el) => el.scrollWidth <= el.clientWidth + 1")
        tool.locator(f'[data-key="{click}"]').click()
        page.wait_for_timeout(200)
        top = tool.locator(".wd-headline").bounding_box()["y"]
        assert click.startswith("expected") or 0 <= top < 900, "each scene begins in sight"
    assert tool.evaluate("(el) => el.scrollWidth <= el.clientWidth + 1")


def small(page, address):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
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
    page.locator('[data-key="DEU.evaluation.concerned"]').click()
    page.locator(".wd-cmp-panel").get_by_text("Steffen Seibert, Spokesman").wait_for()
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
    assert (
        box.locator("[role=alert]").inner_text().startswith("Por ahora")
    )  # the texts are in English, and nothing else


@pytest.mark.exhaustive  # JupyterLab's own keys, too; the gate presses those of each tool in plain pages
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

    press("Shift+Enter", 2)
    page.locator(".wd-first_minute .wd-ladder").wait_for()
    press("ArrowUp")
    tab_to("Label it")
    press("Enter")
    page.get_by_role("heading", name=re.compile("two steps milder")).wait_for()
    press("Escape")
    press("ArrowDown")
    press("Shift+Enter", 3)
    page.locator(".wd-task").first.wait_for()
    press("ArrowUp")
    choose(0, "A notebook keeps each result")
    press("ArrowDown")
    run_next(".wd-savebox h3")
    press("ArrowDown")
    run_next(".wd-cmp-board")
    tab_to("DEU.evaluation.concerned")
    press("Enter")
    page.locator(".wd-cmp-panel").get_by_text("Steffen Seibert, Spokesman").wait_for()
    press("Escape")
    press("Shift+Enter", 2)  # arrows lead past a cell whose code is folded, these keys do not
    page.locator(".wd-task").nth(1).wait_for()
    press("ArrowUp")
    choose(1, "He spoke for her.")
    press("ArrowDown")
    press("Shift+Enter", 2)
    page.locator(".wd-task").nth(2).wait_for()
    press("ArrowUp")
    choose(1, "brings your work back")
    kept = json.loads((kit / "my-answers.json").read_text())["answers"]
    assert {task: each["answer"] for task, each in kept.items()} == {
        "00.4": "label",
        "00.1": "below",
        "00.2": "seibert",
        "00.3": "file",
    }


@pytest.mark.exhaustive  # it waits until JupyterLab gives up
@pytest.mark.jupyterlab
def test_a_machine_that_is_gone_is_told_and_what_was_stored_can_still_be_saved(page, address):
    small(page, address)
    answer(page, 0, "Directly below the cell")
    page.locator(".wd-savebox").get_by_text("Answers stored so far: 1").wait_for()
    page.evaluate(SHUT_DOWN)
    task = page.locator(".wd-task").first
    task.get_by_label("Nowhere").check()
    task.get_by_role("button").click()
    page.locator("[data-key=view-near]").click()
    task.get_by_text("nothing new is stored").wait_for()
    assert "Right" not in task.locator(".wd-feedback").inner_text()
    page.locator(".wd-comparator").get_by_text("nothing new is stored").wait_for()
    with page.expect_download() as waiting:
        page.locator(".wd-savebox").get_by_text("Save my answers as a file").click()
    assert json.loads(waiting.value.path().read_text())["answers"]["00.1"]["answer"] == "below"
    page.locator(".wd-savebox").get_by_text("answers to other lessons may be missing").wait_for()
