"""Each lesson in screens: what one reads, presses and is answered stands together, on a laptop and on a phone."""

import pytest
from helpers import ROOT
from jupyterlab_page import collapse_side_bar, open_notebook
from screen_robot import LAB, SIZES, walk, words_met

from whodecides.build.lesson_linter import GOALS
from whodecides.build.notebooks import read_notebook

MOST_WORDS_MET = 1800


def is_in_screens(path):
    return not any(f"## {GOALS}" in cell.source for cell in read_notebook(path).cells)


LESSONS = [path for path in sorted((ROOT / "notebooks").glob("*.ipynb")) if is_in_screens(path)]


# What does not fit a phone together: there one scrolls between what is pressed and what answers.
TALLER = {
    ("09-the-g20-table", "phone"): "The table",  # clause, moves and minutes
    # Who speaks when, and who in both cases, stands above the first sign; what opens stands below it.
    ("11-the-same-governments", "phone"): "One question, two winters",
}


WALKS = [pytest.param(lesson, size, id=f"{lesson.stem}-{size}") for lesson in LESSONS for size in SIZES]


@pytest.mark.exhaustive  # the gate walks the first lesson of another course on a phone
@pytest.mark.parametrize(("lesson", "size"), WALKS)
def test_what_belongs_together_is_seen_together(page, address, lesson, size):
    assert open_notebook(page, address, f"notebooks/{lesson.name}") == []
    screens = walk(page, size)
    problems = [
        f"{each.heading}: {problem}"
        for each in screens
        for problem in each.problems
        if not (each.heading == TALLER.get((lesson.stem, size)) and " in view" in problem)
    ]
    assert not problems, "\n".join(problems)
    assert words_met(page) <= MOST_WORDS_MET


def test_onward_leads_to_the_next_screen_also_where_that_is_half_in_view(page, address):
    page.set_viewport_size({"width": 1366, "height": 620})
    assert open_notebook(page, address, f"notebooks/{LESSONS[0].name}") == []
    screens = page.locator(".screen")
    for place, top in ((2, 100), (3, 300)):  # one reads on a little, and the next one is half in view
        screens.nth(place).evaluate("(each, top) => scrollBy(0, each.getBoundingClientRect().top - top)", top)
        page.locator(".onward > .go-on").click()
        assert abs(screens.nth(place).evaluate("(each) => each.getBoundingClientRect().top")) < 16
    screens.nth(3).locator("[data-act]").first.click()  # one acts, and what stands above grows
    screens.nth(2).evaluate("(each) => { each.style.paddingBottom = '60px'; scrollBy(0, 0); }")
    page.locator(".onward > .go-on").click()
    assert abs(screens.nth(4).evaluate("(each) => each.getBoundingClientRect().top")) < 16


@pytest.mark.exhaustive  # what JupyterLab takes changes with its version
@pytest.mark.jupyterlab
def test_jupyterlab_leaves_the_room_that_the_robot_takes_as_given(page, address):
    page.set_viewport_size({"width": 1366, "height": 620})
    open_notebook(page, address, f"notebooks/{LESSONS[0].name}")
    collapse_side_bar(page)
    room = page.evaluate("window.jupyterapp.shell.currentWidget.content.outerNode.clientHeight")
    assert room >= 620 - LAB
