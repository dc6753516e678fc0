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
