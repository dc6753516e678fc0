"""Your path: it follows each answer, says nothing too early, is walked by keyboard, and is kept as a page."""

import pytest
from helpers import ROOT, first_in_gate
from jupyterlab_page import accessibility_problems, open_notebook

from whodecides.answers import open_store, tasks_by_id

LESSON = "notebooks/10-what-happened-next.ipynb"


def option(task, name):
    return next(each["text"] for each in tasks_by_id()[task].options if each["id"] == name)


@pytest.mark.parametrize("width", first_in_gate(480, 900))
def test_the_path_follows_each_answer_and_is_kept_as_a_page(page, address, kit, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    tool, outcome = page.locator(".wd-your_path"), option("00.4", tasks_by_id()["00.4"].outcome)
    tool.locator("summary[data-key=waiting]").wait_for()
    assert outcome not in tool.inner_text() and tool.locator(".wd-disc").count() == 0
    task = page.locator(".wd-task").first
    task.get_by_role("button", name="9", exact=True).click()
    tool.locator(".wd-disc").wait_for()  # it follows an answer that is given on the same page
    assert tool.locator(".wd-told-mine").inner_text().split("\n") == ["You expected", "9"]
    assert tool.locator(".wd-told-so").count() == 0  # the promises come first
    store = open_store()
    store.record("00.4", "label")
    long = " ".join(f"And this is said in sentence {number} of many." for number in range(8))
    store.record("02.6", long)
    assert open_notebook(page, address, LESSON) == []
    tool.get_by_text(outcome).wait_for()
    assert option("00.4", "label") in tool.inner_text() and tool.locator(".wd-disc").count() == 3
    summary = tool.locator("[data-key='all-02.6']")
    summary.focus()
    page.keyboard.press("Enter")
    tool.locator("details[open] blockquote").wait_for()
    assert accessibility_problems(page, ".wd-your_path") == []
    assert tool.evaluate("(el) => el.scrollWidth <= el.clientWidth")
    tool.locator("[data-key=html]").focus()
    page.keyboard.press("Enter")
    link = tool.get_by_role("link", name="Download your path as a page (my-path.html)")
    link.wait_for()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")  # the link has the focus
    kept = waiting.value.path().read_text(encoding="utf-8")
    assert waiting.value.suggested_filename == "my-path.html" and outcome in kept and "Your call on duty" in kept
    task.get_by_role("button", name="3", exact=True).click()
    link.wait_for(state="detached")  # it is out of date
    tool.get_by_text("Before, you had: 9").wait_for()


def test_the_saved_lesson_holds_the_lines_of_the_path_and_no_outcome():
    saved = (ROOT / LESSON).read_text(encoding="utf-8")
    page = saved[saved.index("Your path through the lessons") :]
    assert "Your call on duty" in page and option("00.4", tasks_by_id()["00.4"].outcome) not in page
