"""A robot does the core of lesson 01 with the widgets alone: once by keyboard, once on a small screen."""

import json

import pytest
from helpers import prose, task_rows
from jupyterlab_page import open_notebook, show_whole_notebook

LESSON = "notebooks/01-what-happened.ipynb"
TASKS = {task["id"]: task for task in task_rows("01-what-happened")}


def answers(kit):
    return {
        task: record["answer"] for task, record in json.loads((kit / "my-answers.json").read_text())["answers"].items()
    }


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


def sort_by_places(form, page):
    """Bring the ten events in order, each by one choice of its place; the last two by an arrow. Return the order."""
    wanted = [item["id"] for item in sorted(TASKS["01.2"]["items"], key=lambda item: item["place"])]
    for place, item in enumerate(wanted[:-2], 1):
        places = form.locator(f'[data-key="{item} place"]')
        if places.input_value() == str(place):
            continue
        places.select_option(str(place))
        assert focused(page) == f"{item} place"
    if form.locator("select").nth(8).get_attribute("data-key") != f"{wanted[8]} place":
        form.locator(f'[data-key="{wanted[8]} -1"]').focus()
        page.keyboard.press("Enter")
        assert focused(page) == f"{wanted[8]} -1"
    return wanted


@pytest.fixture
def lesson(page, address):
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    page.locator(".wd-task").first.wait_for()
    return page


def store(form, text):
    form.get_by_role("button", name="Store my answer").click()
    form.get_by_text(text).first.wait_for()


def press(form, option, text):
    form.get_by_role("button", name=option).click()
    form.get_by_text(text).first.wait_for()


def test_the_lesson_can_be_done_without_code(page, address, kit):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    tasks = page.locator(".wd-task")
    tasks.first.wait_for()
    assert page.locator(".wd-when-mark").count() == 0  # the prediction comes first
    press(tasks.nth(0), "On Monday 11 January", "Your prediction is stored")
    first, second = page.locator(".wd-timeline").nth(0), page.locator(".wd-timeline").nth(1)
    first.locator(".wd-when-mark").first.wait_for()
    told = "You expected: On Monday 11 January The record shows: Before that announcement"
    assert second.get_by_text(told).count() == 1
    show_whole_notebook(page)

    first.locator('[data-key="unit-2021-01-08"]').click()
    first.locator('[data-key="A027"]').click()
    card = first.locator(".wd-evidence")  # below the picture: there is no room beside it
    card.get_by_text("suspension (permanent)").wait_for()
    assert card.locator("a").count() >= 2

    wanted = sort_by_places(tasks.nth(1), page)
    store(tasks.nth(1), "Right.")
    for item in TASKS["01.3"]["items"]:
        tasks.nth(2).get_by_label(item["text"]).select_option(item["answer"])
    store(tasks.nth(2), "All seven fit")

    # Count the marks of governments to the left of the line: those with another colour have faded.
    left = """(tool) => {
      const x = tool.querySelector('.wd-moment > line').getBoundingClientRect().x;
      const marks = [...tool.querySelectorAll('button.wd-when-mark:has(.wd-look-words)')].map((each) => each.getBoundingClientRect());
      return marks.filter((box) => box.x + box.width / 2 < x).length;
    }"""
    tasks.nth(3).get_by_role("textbox").fill(str(second.evaluate(left)))
    store(tasks.nth(3), "Right.")
    press(tasks.nth(4), "the permanent suspension had not yet come", "Right.")
    stood = second.locator('[data-key="A027"]').bounding_box()["x"]
    second.locator('[data-key="clock-Berlin"]').click()
    second.get_by_text("The line stands at Saturday 9 January 2021, 00:21.").wait_for()
    second.locator('[data-key="as-list"]').click()
    line = second.locator(".wd-marked")
    line.get_by_text("8 January 2021 on the local clock").wait_for()
    assert "00:21" in line.inner_text()
    page.wait_for_function(
        "x => document.querySelectorAll('.wd-timeline')[1].querySelector('[data-key=A027]').getBoundingClientRect().x > x + 8",
        arg=stood,
    )

    tasks.nth(5).get_by_role("textbox").fill("The objection of 7 January came first. " + prose(30))
    store(tasks.nth(5), "With a classmate: exchange your texts")
    kept = answers(kit)
    assert (
        kept["01.1"] == "monday" and kept["01.2"] == wanted and kept["01.4"] == "4" and kept["01.5"] == "mexico-locks"
    )
    assert kept["01.3"]["A012"] == "lock" and len(kept) == 6


def test_the_keyboard_is_enough(lesson, kit):
    """Predict, walk the marks, open and close a card, use a filter and the way back: no mouse."""
    page = lesson
    page.locator(".wd-task .wd-press").first.focus()
    page.keyboard.press("Enter")
    timeline = page.locator(".wd-timeline").first
    timeline.locator(".wd-when-mark").first.wait_for()
    assert answers(kit) == {"01.1": "before"}
    timeline.locator('[data-key="unit-2021-01-15"]').focus()
    page.keyboard.press("Tab")
    assert focused(page) == "A027"  # the mark on the line is the one stop of the picture
    page.keyboard.press("ArrowDown")
    assert focused(page) == "USA-11"  # the statement of a government that is nearest in time
    for key in ("ArrowLeft", "ArrowLeft", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    here = focused(page)
    timeline.locator(".wd-card", has_text=here).wait_for()
    assert focused(page) == here and here != "USA-11"
    timeline.locator('[data-key="evidence"]').focus()
    page.keyboard.press("Escape")
    timeline.get_by_text("Choose a mark to see its evidence here.").wait_for()
    assert focused(page) == here
    timeline.locator('[data-key="place"]').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")  # everywhere, the Americas, Europe
    timeline.locator('[data-key="A012"]').wait_for(state="detached")
    assert timeline.locator('[data-key="FRA-03"]').count() == 1 and focused(page) == "place"
    timeline.locator('[data-key="more"]').focus()
    page.keyboard.press("Enter")
    timeline.locator('[data-key="reset"]').focus()
    page.keyboard.press("Enter")
    timeline.locator('[data-key="A012"]').wait_for()


def test_violence_waits_for_a_choice_and_the_list_keeps_its_place(lesson, page):
    page.locator(".wd-task").first.get_by_role("button", name="On Monday 11 January").click()
    timeline = page.locator(".wd-timeline").first
    timeline.locator(".wd-when-mark").first.wait_for()
    timeline.locator('[data-key="as-list"]').click()
    timeline.locator(".wd-entry").first.wait_for()
    assert timeline.locator('[data-key="E037"], [data-key="row-E037"]').count() == 0
    timeline.locator('[data-key="more"]').click()
    timeline.locator('[data-key="violence"]').check()
    timeline.locator('[data-key="E037"]').wait_for()
    timeline.locator('[data-key="row-E037"]').wait_for()
    box = timeline.locator(".wd-entries")
    timeline.locator('[data-key="row-E095"]').scroll_into_view_if_needed()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    timeline.locator('[data-key="row-E095"]').click()
    timeline.locator(".wd-entries .wd-card", has_text="E095").wait_for()
    assert box.evaluate("each => each.scrollTop") > 500
    timeline.locator('[data-key="period"]').select_option("2016-01-01/2016-12-31")
    timeline.locator('[data-key="row-E001"]').wait_for()
    assert timeline.locator(".wd-entry").count() == 2 and box.evaluate("each => each.scrollTop") == 0
