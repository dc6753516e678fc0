"""Lesson 06 on a small screen: every task, answered from what the tools and figures show, without code."""

import json
import re

from jupyterlab_page import open_notebook, show_whole_notebook

LESSON = "notebooks/06-comparing-national-positions.ipynb"
ARGUMENT = (
    "They shared a doubt and not a remedy. The Chancellor's spokesman called the permanent suspension problematic and "
    "pointed to law made by parliament (DEU-04). Mexico's president wanted to bring the matter to the G20 (MEX-06), so "
    "states together, not a company, should act. Against my view speaks DEU-01: one German minister welcomed the first, "
    "temporary locks as overdue. It is an earlier day and another measure, so the claim stands, with that limit."
)


def small(page, address):
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    page.locator(".wd-task").nth(5).wait_for()


def store(page, number, label=None, text=None):
    task = page.locator(".wd-task").nth(number)
    if label:
        task.get_by_label(label).check()
    else:
        task.get_by_role("textbox").fill(text)
    task.get_by_role("button").click()
    said = task.locator(".wd-feedback:not(:empty)")
    said.wait_for()
    return said.inner_text()


def test_every_task_is_answered_from_what_is_on_show(page, address, kit):
    small(page, address)
    store(page, 0, "Poland")
    first, second = page.locator(".wd-comparator").nth(0), page.locator(".wd-comparator").nth(1)
    for question in ("Who should decide", "Remedy"):
        first.locator("[data-key=page-after]").click()
        first.get_by_role("heading", name=question, exact=True).wait_for()
    leading = [first.locator(f'[data-key^="{each}.remedy."]').first.inner_text() for each in ("MEX", "FRA", "POL")]
    first.locator('[data-key="POL.remedy.new national law"]').click()
    first.locator(".wd-cmp-column:visible").get_by_text("POL-").wait_for()
    assert ["new national law" in each for each in leading] == [False, True, True]
    assert store(page, 1, "but not all four look to the same remedy").startswith("✔")
    second.locator("[data-key=weight-remedy-0]").check(force=True)
    second.get_by_text(re.compile(r"^Similarity to Germany: 1\. (?!Belgium 58%)")).wait_for()  # told beside the weight
    union = second.locator("[data-key=rank-EUU] span").first
    assert store(page, 2, text=union.inner_text().rstrip("=")).startswith("✔")
    second.locator("[data-key=view-said]").click()
    count = second.locator('[data-key="FRA.decider.national law"] .wd-cmp-count').inner_text()
    assert store(page, 3, text=count).startswith("✔")
    assert store(page, 4, "One minister judged differently on two days").startswith("✔")
    assert store(page, 5, text=ARGUMENT).startswith("●")
    kept = json.loads((kit / "my-answers.json").read_text())["answers"]
    assert sorted(kept) == ["06.1", "06.2", "06.3", "06.4", "06.5", "06.6"]
    assert kept["06.6"]["answer"] == ARGUMENT and all(each["tries"] == 1 for each in kept.values())
    # A new page and a new kernel: all of it is there again.
    small(page, address)
    assert page.locator(".wd-task").nth(5).get_by_role("textbox").input_value() == ARGUMENT
    assert page.locator(".wd-task").nth(3).get_by_role("textbox").input_value() == "3"


def test_what_nobody_can_read_does_not_tell_the_answer(page, address, kit):
    small(page, address)
    for text, said in (("", "Write a number"), ("many", "Write a number"), ("4", "while Remedy still counts")):
        found = store(page, 2, text=text)
        assert said in found and "The answer is" not in found
    assert "The answer is" not in store(page, 2, text="7")
    task = page.locator(".wd-task").nth(2)
    task.get_by_role("button", name="Show the answer").click()
    task.get_by_text("The answer is: 9").wait_for()
