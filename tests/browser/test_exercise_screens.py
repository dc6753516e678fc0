"""Each exercise in screens: a question and what it speaks of stand together, and *Onward* passes over no question."""

import pytest
from helpers import ROOT
from jupyterlab_page import open_notebook
from question_robot import walk_questions
from screen_robot import SIZES

EXERCISES = [path.name for path in sorted((ROOT / "exercises").glob("*-exercise.ipynb"))]

# Tables with a column for each value, or for each of four laws: they scroll in a box of their own, which a shadow tells.
WIDE = {("05", "laptop"), ("05", "phone"), ("07", "phone")}
WIDE_TABLE = "DIV.wd-scroll scrolls sideways"

# The gate walks one exercise on a phone; `make test-all` walks each at both sizes.
IN_GATE = {("07-exercise.ipynb", "phone")}
WALKS = [
    pytest.param(name, size, id=f"{name[:2]}-{size}", marks=[] if (name, size) in IN_GATE else pytest.mark.exhaustive)
    for name in EXERCISES
    for size in SIZES
]


@pytest.mark.parametrize(("name", "size"), WALKS)
def test_a_question_and_what_it_speaks_of_are_seen_together(page, address, name, size):
    assert open_notebook(page, address, f"exercises/{name}") == []
    problems = [each for each in walk_questions(page, size) if (name[:2], size) not in WIDE or each != WIDE_TABLE]
    assert not problems, "\n".join(problems)


# What is the first thing in view in the room that a narrow page gives to what its questions speak of. A picture below a long
# choice of what it shows would else have none.
BEGINS = {"05-exercise.ipynb": ".wd-matrix", "11-exercise.ipynb": ".wd-question"}
FIRST_IN_VIEW = """([shown, first]) => [...shown.querySelectorAll(first)].find((each) => each.checkVisibility()).getBoundingClientRect().top
  - shown.getBoundingClientRect().top"""


@pytest.mark.parametrize("name", BEGINS)
def test_half_a_narrow_page_begins_with_what_a_tool_asks_and_lets_one_choose(page, address, name):
    page.set_viewport_size({"width": 412, "height": 915})
    assert open_notebook(page, address, f"exercises/{name}") == []
    page.locator(".with-questions .shown").last.locator(BEGINS[name]).first.wait_for()
    page.wait_for_timeout(500)  # until each box has been looked at
    shown = [
        each for each in page.locator(".with-questions > .shown").element_handles() if each.query_selector(BEGINS[name])
    ]
    above = [page.evaluate(FIRST_IN_VIEW, [each, BEGINS[name]]) for each in shown]
    assert shown and all(-1 < each < 100 for each in above), above
