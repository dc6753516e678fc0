"""Lesson 01 on a small screen: every task, answered on its picture, and all of it there again."""

import json

import pytest
from helpers import first_in_gate, task_rows
from jupyterlab_page import accessibility_problems, open_notebook, show_whole_notebook

pytestmark = pytest.mark.exhaustive  # of lessons on screen the gate does 00 and 06
LESSON = "notebooks/01-what-happened.ipynb"
TASKS = {task["id"]: task for task in task_rows("01-what-happened")}
MEASURES = {each["id"]: each["answer"] for each in TASKS["01.3"]["items"]}
DAYS = {"DEU-04": 11, "A027": 8, "E095": 15, "FRA-03": 9, "A018": 7, "MEX-06": 14, "A044": 12, "A012": 6}  # fmt: skip
BECAUSE = (
    "Poland's minister presented a bill because Twitter had suspended the account. It would be wrong if the bill had been "
    "planned before that day, and it was: the ministry announced it in December 2020 (POL-01)."
)


@pytest.fixture
def lesson(page, address):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    page.locator(".wd-day-picture").first.wait_for()
    return page


def test_every_task_is_answered_on_its_picture(lesson, address, kit):
    page = lesson
    assert page.locator(".wd-day-speaker").count() == 0  # the prediction comes first
    page.locator("[data-key=day-2021-01-11]").first.click()
    page.get_by_text("The record is 4 days earlier. That was before the line.").wait_for()
    page.locator("[data-key=voice-MEX-03]").click()
    page.get_by_text("The hour tells, not the day.").first.wait_for()
    page.locator("[data-key=voice-DEU-01]").click()
    page.get_by_text("far too late. So").first.wait_for()
    cards = page.locator(".wd-timeline:has(.wd-card-desk)")
    for item in TASKS["01.2"]["items"]:
        cards.locator(".wd-card-hand", has_text=item["text"]).wait_for()
        if item["id"] == "DEU-04":  # too early at first: this is what counts
            cards.locator("[data-key=day-2021-01-08]").click()
            cards.get_by_text("Too early. The chancellor's spokesman").wait_for()
        cards.locator(f"[data-key=day-2021-01-{DAYS[item['id']]:02}]").click()
    cards.get_by_text("On their day at the first press: 7 of 8.").wait_for()
    assert cards.locator(".wd-when-laid").count() == 8 and cards.locator(".wd-when-laid-second").count() == 1
    measures = page.locator(".wd-account_page")
    measures.locator("[data-key=measure-suspension]").click()
    measures.get_by_text("Shut, without an end date.").wait_for()
    for place, answer in enumerate(MEASURES.values(), 1):
        measures.locator(f"[data-key=measure-{answer}]").click()
        if place < len(MEASURES):
            measures.get_by_role("button", name="Next").click()
            measures.get_by_text(f"Measure {place + 1} of").wait_for()
    measures.get_by_text("All seven fit").wait_for()
    page.locator("[data-key='option-2022']").click()
    page.get_by_text("after 680 days").first.wait_for()
    page.locator("[data-key='option-saturday']").click()
    page.get_by_text("Twitter: Saturday 9 January").first.wait_for()
    page.locator("[data-key='clock-Washington']").click()
    page.locator(".wd-clock-key", has_text="18:21").wait_for()
    page.locator("[data-key='option-after']").click()
    page.get_by_text("all that dates can show").wait_for()
    text = page.locator(".wd-task.wd-with-cards")
    text.locator("[data-key=card-POL-05]").click()
    text.get_by_text("gave momentum").wait_for()
    text.get_by_role("textbox").first.fill(BECAUSE)
    text.get_by_role("button", name="Store").click()
    text.get_by_text("Ask yourself").wait_for()
    page.locator("[data-key='surprise-01.1']").click()
    page.get_by_text("Kept for your path").wait_for()
    kept = json.loads((kit / "my-answers.json").read_text())["answers"]
    said = {task: record["answer"] for task, record in kept.items()}
    order = said.pop("01.2")
    assert order.index("DEU-04") < order.index("FRA-03") and len(order) == 8
    assert said.pop("01.3") == {**MEASURES, next(iter(MEASURES)): "suspension"}  # the first answer counts
    assert said == {
        "01.1": "2021-01-11", "01.7": "DEU-01", "01.8": "2022", "01.9": "saturday", "01.10": "after", "01.6": BECAUSE,
        "01.11": {"surprise": ["01.1"]},
    }  # fmt: skip
    # A new page and a new kernel: all of it is there again.
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    page.locator(".wd-card-desk").get_by_text("The best-known European reaction").wait_for()
    assert page.locator(".wd-when-laid").count() == 8 and page.locator(".wd-day-mine").count() == 1


def test_the_keyboard_alone_places_a_card_and_moves_the_clock(lesson):
    page = lesson
    page.locator(".wd-card-days [data-key=day-2021-01-11]").focus()
    page.keyboard.press("Enter")
    page.locator(".wd-when-laid").first.wait_for()
    assert page.evaluate("() => document.activeElement.dataset.key") == "day-2021-01-11"
    page.locator("[data-key='option-friday']").focus()
    page.keyboard.press("Enter")
    page.locator(".wd-clock-key", has_text="00:21").wait_for()


@pytest.mark.parametrize("width", first_in_gate(480, 1280))
def test_the_pictures_keep_nobody_out(lesson, width):
    page = lesson
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("[data-key=day-2021-01-06]").first.click()
    page.locator(".wd-coded").first.wait_for()
    page.locator("[data-key=voice-DEU-01]").click()
    page.locator(".wd-card-days [data-key=day-2021-01-06]").click()
    page.locator("[data-key=measure-removal]").click()
    page.locator("[data-key='option-saturday']").click()
    page.get_by_text("Twitter: Saturday").wait_for()
    for tool in (".wd-timeline", ".wd-account_page"):
        assert accessibility_problems(page, tool) == []
