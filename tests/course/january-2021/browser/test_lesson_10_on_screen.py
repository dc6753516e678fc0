"""Lesson 10 on a small screen: each press answers in its place, and the brief grows in three rounds."""

import io
import json
import zipfile

import pytest
from docx import Document
from helpers import first_in_gate, prose
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

from whodecides.answers import check_answer, tasks_by_id

pytestmark = pytest.mark.exhaustive  # of lessons on screen the gate does 00 and 06
LESSON = "notebooks/10-what-happened-next.ipynb"
TEXTS = (
    {"title": "Words and records", "said": "MEX-06 " + prose(59), "record": "E162 EUU-dsa " + prose(73)},
    {"counter": "C11 " + prose(49)},
    {"opening": prose(45), "recommendation": prose(70)},
)


def opened(page, address, width=480):
    page.set_viewport_size({"width": width, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)


def answers(kit):
    return {key: each["answer"] for key, each in json.loads((kit / "my-answers.json").read_text())["answers"].items()}


def press(page, task, name):
    asked = page.locator(".wd-task", has=page.get_by_text(f"Task {task}")).first
    asked.get_by_role("button", name=name, exact=True).click()
    asked.locator(".wd-feedback:not(:empty)").wait_for()
    return asked.locator(".wd-feedback").inner_text()


@pytest.mark.parametrize("width", first_in_gate(480, 1280))
def test_fates_are_pressed_one_after_the_other_and_heap_up(page, address, kit, width):
    opened(page, address, width)
    press(page, "10.1", "9")
    tool = page.locator(".wd-promises")
    tool.get_by_text("Hungary").first.wait_for()
    for number in range(8):
        assert tool.locator(".wd-answer:not(:empty)").count() == 0
        pressed = tool.locator("[data-key='guess-partly']")
        pressed.focus()
        page.keyboard.press("Enter")
        tool.locator(".wd-answer-sides").wait_for()
        assert page.evaluate("() => document.activeElement.dataset.key") == "guess-partly"
        assert bool(tool.locator(".wd-fate-tally").count()) == (number == 7)
        if number < 7:
            tool.locator("[data-key=next]").click()
            tool.get_by_text(f"Promise {number + 2} of 15").wait_for()
    assert tool.get_by_text("You expected: 9").count() == 1 and tool.locator(".wd-fate-chip").count() == 15
    assert tool.locator(".wd-fate-chip-open").count() == 7
    assert accessibility_problems(page, ".wd-promises") == []
    assert tool.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    assert len(answers(kit)["10.2"]["guesses"]) == 8
    tool.locator("[data-key='guess-kept']").dispatch_event("click")  # what is told is told
    tool.locator("[data-key=previous]").click()
    tool.get_by_text("Promise 7 of 15").wait_for()
    assert set(answers(kit)["10.2"]["guesses"].values()) == {"partly"}


def test_a_promise_to_which_one_turns_is_read_from_its_top_on_a_phone(page, address):
    opened(page, address)
    page.set_viewport_size({"width": 390, "height": 560})
    press(page, "10.1", "9")
    tool = page.locator(".wd-promises")
    for number, key in enumerate(("next", "previous", "next"), 1):
        if number < 3:
            tool.locator("[data-key='guess-partly']").click()
        tool.locator(".wd-answer-sides").wait_for()
        turn = tool.locator(f"[data-key={key}]")
        turn.evaluate("(each) => each.scrollIntoView({ block: 'end' })")
        assert tool.evaluate("(each) => each.getBoundingClientRect().top") < 0
        turn.click()
        tool.get_by_text(f"Promise {2 if key == 'next' else 1} of 15").wait_for()
        assert 0 <= round(tool.evaluate("(each) => each.getBoundingClientRect().top")) < 112


@pytest.mark.parametrize("width", first_in_gate(480, 1280))
def test_governments_stand_side_by_side_and_a_dot_is_expected(page, address, width):
    opened(page, address, width)
    tool = page.locator(".wd-record")
    tool.locator("[data-key=place-FRA]").focus()
    page.keyboard.press("Enter")
    tool.locator("h4", has_text="France").wait_for()
    assert tool.locator("h4").all_inner_texts()[:2] == ["France", "Russia"]
    tool.locator("[data-key=place-DEU]").click()
    tool.locator("h4", has_text="Germany").wait_for()
    assert tool.locator("h4").all_inner_texts()[:2] == ["France", "Germany"]
    tool.locator("summary[data-key=record-FRA]").click()
    tool.locator("[data-key=steps-FRA] tbody tr").first.wait_for()
    index = page.locator(".wd-index")
    assert index.locator(".wd-index-last").count() == 0
    index.get_by_role("button", name="0.4 to 0.6").press("Enter")
    index.get_by_text("The figure does not say why").wait_for()
    assert index.locator(".wd-index-last").count() == 13
    for css in (".wd-record", ".wd-index"):
        assert accessibility_problems(page, css) == []
        assert page.locator(css).evaluate("(each) => each.scrollWidth <= each.clientWidth")
    page.locator(".onward select").select_option("fr")
    tool.get_by_text("Ce qu’un indice peut dire et ne peut pas dire").wait_for()


def test_every_task_is_answered_and_the_brief_is_handed_over(page, address, kit):
    opened(page, address)
    press(page, "10.1", "6")
    promises = page.locator(".wd-promises")
    for number in range(8):
        promises.locator('[data-key="guess-not established"]').click()
        promises.locator(".wd-answer-sides").wait_for()
        promises.locator("[data-key=next]").click()
        promises.get_by_text(f"Promise {number + 2} of 15").wait_for()
    right = {
        task: next(each["text"] for each in tasks_by_id()[task].options if each.get("right"))
        for task in ("10.3", "10.7")
    }
    assert all(press(page, task, text).startswith("✔") for task, text in right.items())
    page.locator(".wd-index [data-key=part-8]").click()
    rounds = page.locator(".wd-brief")
    for key in ("question-record", "side-second", "addressee-editor"):
        rounds.nth(0).locator(f"[data-key={key}]").click()
    rounds.nth(1).get_by_text("The side to write here").wait_for(state="attached")
    for place, texts in enumerate(TEXTS):
        for key, text in texts.items():
            rounds.nth(place).locator(f"textarea[data-key={key}]").fill(text)
            rounds.nth(place).locator(f"textarea[data-key={key}]").blur()
    rounds.nth(2).get_by_text("Nothing is missing that a machine can see").wait_for()
    kept = answers(kit)["10.5"]
    assert kept["said"] == TEXTS[0]["said"] and kept["side"] == "second" and kept["counter"] == TEXTS[1]["counter"]
    rounds.nth(2).locator("[data-key=docx]").focus()
    page.keyboard.press("Enter")
    rounds.nth(2).get_by_role("link", name="Download the brief as a Word document (brief.docx)").wait_for()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")  # the link has the focus
    data = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename == "brief.docx" and zipfile.is_zipfile(io.BytesIO(data))
    assert "Words and records" in [each.text for each in Document(io.BytesIO(data)).paragraphs]
    task = page.locator(".wd-task", has=page.locator("[data-key=card-E162]"))
    task.locator("[data-key=card-E162]").click()
    task.locator("[data-key=insert-E162]").click()
    task.locator("textarea").press_sequentially(" carries it all. " + prose(30), delay=0)
    task.locator("[data-key=store]").click()
    assert task.locator(".wd-feedback:not(:empty)").inner_text().startswith("●")
    page.locator("[data-key='surprise-10.7']").click()
    page.get_by_text("Kept for your path").wait_for()
    stored = answers(kit)
    assert sorted(stored) == ["10.1", "10.2", "10.3", "10.5", "10.6", "10.7", "10.8", "10.9"]
    assert all(check_answer(tasks_by_id()[task], answer, 1).right is not False for task, answer in stored.items())
