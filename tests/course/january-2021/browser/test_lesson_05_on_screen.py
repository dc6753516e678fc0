"""A robot does lesson 05 on a small screen, with keys for the table and with forms: no code."""

import json

import pytest
from helpers import first_in_gate, prose
from jupyterlab_page import LAYOUT_SETTLED, accessibility_problems, open_notebook, show_whole_notebook

LESSON = "notebooks/05-do-we-agree.ipynb"
CODES = {each: {"evaluation": "condemns"} for each in ("AUS-04", "DEU-04", "MEX-01", "FRA-03", "RUS-01", "GBR-03")}


def answers(kit):
    return json.loads((kit / "my-answers.json").read_text())["answers"]


def keep(kit, given):
    """Write an answers file and return its text."""
    kept = {
        task: {"answer": answer, "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"} for task, answer in given.items()
    }
    text = json.dumps({"format": "whodecides-answers", "version": 1, "language": "en", "answers": kept})
    (kit / "my-answers.json").write_text(text)
    return text


@pytest.fixture
def small(page):
    page.set_viewport_size({"width": 480, "height": 900})
    return page


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


def test_the_lesson_is_done_without_code(small, address, kit):
    assert open_notebook(small, address, LESSON) == []
    show_whole_notebook(small)
    explorer, example = small.locator(".wd-agreement"), small.locator(".wd-rare-values")
    tasks = [small.locator(".wd-task").nth(place) for place in range(5)]
    assert explorer.locator("table").count() == 0  # closed until the prediction is stored
    tasks[0].get_by_label("Remedy: what does").check()
    tasks[0].get_by_role("button").click()
    explorer.locator(".wd-codes").wait_for()
    explorer.get_by_text("lesson 04 holds 0 statements that you coded").wait_for()
    # The exercises stand in another folder, and lead to the same lesson.
    assert explorer.get_by_text("Open lesson 04").get_attribute("href") == "../notebooks/04-coding-positions.ipynb"
    small.locator(".wd-alphas img").wait_for()  # the figure waited for the same prediction

    # Walk to the cell by keys, open it, turn a card, read the rule, close it.
    explorer.locator('[data-key="supports.supports"]').focus()
    for key in ["ArrowDown"] * 3 + ["ArrowRight"] * 4:
        small.keyboard.press(key)
    assert focused(small) == "concerned.condemns"
    small.keyboard.press("Enter")
    explorer.get_by_text("Statement 1 of 12 in this cell").wait_for()
    explorer.locator('[data-key="after"]').focus()
    small.keyboard.press("Enter")
    explorer.get_by_text("Statement 2 of 12 in this cell").wait_for()
    assert focused(small) == "after"
    explorer.locator('summary[data-key="rules"]').focus()
    small.keyboard.press("Enter")
    explorer.get_by_text("Rejects the measure outright").wait_for()
    small.keyboard.press("Escape")
    explorer.locator(".wd-card").wait_for(state="detached")
    assert focused(small) == "concerned.condemns"

    tasks[1].get_by_role("textbox").fill("12")
    tasks[1].get_by_role("button").click()
    tasks[1].get_by_text("Right.").wait_for()

    example.locator('[data-key="both"]').focus()
    small.keyboard.press("Control+a")
    small.keyboard.type("0")
    small.keyboard.press("Enter")
    example.locator('.wd-measure-2:text-is("−0.01")').wait_for()
    assert example.locator(".wd-measure-0").inner_text() == "96%"
    example.get_by_text("It is too narrow.").wait_for()  # in sight, beside alpha
    less = example.locator('[data-key="both-less"]')
    assert less.get_attribute("aria-disabled") == "true"  # and who presses it is told why
    less.press("Enter")
    example.get_by_text("0 or more").wait_for()
    example.locator('[data-key="both-more"]').click()
    example.locator('.wd-measure-2:text-is("0.48")').wait_for()
    tasks[2].get_by_role("textbox").fill("-0,01")
    tasks[2].get_by_role("button").click()
    tasks[2].get_by_text("Right.").wait_for()

    tasks[3].get_by_label("do not show whether").check()
    tasks[3].get_by_role("button").click()
    tasks[3].get_by_text("Right.").wait_for()
    tasks[4].get_by_role("textbox").fill("FRA-09: the rule supports coder A, because shocked is doubt. " + prose(50))
    tasks[4].get_by_role("button").click()
    tasks[4].get_by_text("open the third reading").wait_for()
    kept = answers(kit)
    assert [kept[task]["answer"] for task in ("05.1", "05.2", "05.3", "05.4")] == ["remedy", "12", "-0,01", "not-shown"]
    assert kept["05.5"]["answer"].startswith("FRA-09")


@pytest.mark.exhaustive  # in JupyterLab; the comparator opens below in a plain page
@pytest.mark.jupyterlab
def test_a_cell_far_to_the_right_opens_its_statements_below_its_row(small, address, kit):
    keep(kit, {"05.1": "remedy"})
    assert open_notebook(small, address, LESSON) == []
    explorer = small.locator(".wd-agreement")
    cell = explorer.locator('[data-key="concerned.condemns"]')
    cell.hover()  # scrolls as far as the mouse needs, and JupyterLab lays out what comes into sight
    small.evaluate(LAYOUT_SETTLED)
    cell.hover()
    before = cell.bounding_box()
    cell.click()
    panel = explorer.locator(".wd-evidence")
    panel.wait_for()
    # The table is drawn anew and keeps its place, and so does the row's name beside the opened cell.
    now, shown = cell.bounding_box(), panel.bounding_box()
    assert abs(now["x"] - before["x"]) <= 2 and abs(now["y"] - before["y"]) <= 2
    name = explorer.get_by_role("rowheader", name="concerned", exact=True)
    assert name.bounding_box()["x"] >= 0 and now["x"] > name.bounding_box()["x"]
    assert 0 <= shown["y"] - (now["y"] + now["height"]) < 40
    assert shown["x"] >= 0 and shown["x"] + shown["width"] <= 480
    small.keyboard.press("Tab")
    assert focused(small) == "evidence"  # the next stop of the keyboard
    explorer.locator('[data-key="close"]').click()
    panel.wait_for(state="detached")
    assert focused(small) == "concerned.condemns" and 0 < cell.bounding_box()["y"] < 900
    assert 0 < cell.bounding_box()["x"] < 480


def test_own_codes_and_a_classmates_file_are_compared(small, address, kit):
    text = keep(kit, {"04.2": {"codes": CODES, "second": {}}, "05.1": "remedy"})
    (kit / "mate.json").write_text(text.replace("condemns", "concerned"))
    assert open_notebook(small, address, LESSON) == []
    show_whole_notebook(small)
    explorer = small.locator(".wd-agreement")
    explorer.get_by_text("Statements of lesson 04 that you coded on this variable: 6").wait_for()
    explorer.locator('[data-key="coders"]').select_option("A+me")
    explorer.get_by_text("Coder A, You on").wait_for()
    explorer.locator('summary[data-key="mates"]').click()
    explorer.locator("input[type=file]").set_input_files(kit / "mate.json")
    explorer.get_by_text("Files of classmates read: 1.").wait_for()
    explorer.locator('[data-key="coders"]').select_option("all")
    explorer.get_by_text("Coder A, Coder B, You, Classmate 1 on").wait_for()
    explorer.locator('[data-key="all.differ"]').click()
    explorer.locator(".wd-card").get_by_text("Classmate 1").wait_for()
    assert set(answers(kit)) == {"04.2", "05.1"}


@pytest.mark.parametrize("width", first_in_gate(480, 900))
def test_two_draws_from_the_bag_show_what_chance_brings(page, address, kit, width):
    keep(kit, {"05.1": "remedy"})
    page.set_viewport_size({"width": width, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    tool = page.locator(".wd-agreement")
    bag = tool.locator(".wd-bag")
    bag.locator(".wd-ball").first.wait_for()
    beside = bag.bounding_box()["x"] > tool.locator(".wd-codes").bounding_box()["x"] + 300
    assert beside == (width == 900)
    draw = bag.locator("[data-key=draw-two]")
    draw.scroll_into_view_if_needed()
    before = draw.bounding_box()
    draw.click()
    bag.get_by_text("of 1 the same").wait_for()
    assert bag.locator(".wd-ball-large").count() == 2
    told = bag.locator(".wd-bag-hand").inner_text()
    signs = bag.locator(".wd-ball-large").all_inner_texts()
    assert ("The same" in told) == (signs[0] == signs[1]) or signs == ["–", "–"]
    assert draw.bounding_box() == before, "what opens moves nothing"
    bag.locator("[data-key=draw-many]").click()
    bag.get_by_text("of 101 the same").wait_for()

    # An opened cell leaves the bag as it is; another variable brings another bag.
    tool.locator('[data-key="concerned.condemns"]').click()
    tool.locator(".wd-evidence").wait_for()
    assert bag.get_by_text("of 101 the same").count() == 1
    tool.locator("[data-key=variable]").select_option("remedy")
    bag.get_by_text("0 of 0 the same").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")

    # The prediction stands in the picture that answers it, here and in the figure of all variables.
    assert "Remedy" in tool.locator(".wd-bag-mine").inner_text()
    for each in (tool, page.locator(".wd-alphas")):
        assert each.locator(".wd-told").inner_text().startswith("You expected: Remedy")
        assert "The record shows: Evaluation" in each.locator(".wd-told").inner_text()
    assert accessibility_problems(page, ".wd-agreement") == []
