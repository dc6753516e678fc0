"""The two lessons of December 2025 in screens, and their exercise: what belongs together is seen together."""

import pytest
from jupyterlab_page import open_notebook
from question_robot import walk_questions
from screen_robot import SIZES, walk, words_met

LESSONS = ("00-start-here", "06-the-dispute-of-december-2025")
EXERCISE = "exercises/december-2025/06-exercise.ipynb"
MOST_WORDS_MET = 1800
WIDE_TABLE = "DIV.wd-scroll scrolls sideways"  # three texts on a phone: in a box of its own, which a shadow tells

# The gate walks the shorter lesson on a phone; `make test-all` walks each at both sizes.
IN_GATE = (LESSONS[0], "phone")
WALKS = [
    pytest.param(*each, id="-".join(each), marks=[] if each == IN_GATE else pytest.mark.exhaustive)
    for each in ((lesson, size) for lesson in LESSONS for size in SIZES)
]


@pytest.mark.parametrize(("lesson", "size"), WALKS)
def test_what_belongs_together_is_seen_together(page, address, lesson, size):
    assert open_notebook(page, address, f"notebooks/december-2025/{lesson}.ipynb") == []
    screens = walk(page, size)
    problems = [f"{each.heading}: {problem}" for each in screens for problem in each.problems]
    assert not problems, "\n".join(problems)
    assert words_met(page) <= MOST_WORDS_MET


@pytest.mark.exhaustive
@pytest.mark.parametrize("size", SIZES)
def test_a_question_and_what_it_speaks_of_are_seen_together(page, address, size):
    assert open_notebook(page, address, EXERCISE) == []
    problems = [each for each in walk_questions(page, size) if (size, each) != ("phone", WIDE_TABLE)]
    assert not problems, "\n".join(problems)


def test_the_regulators_step_and_the_prediction_answer_at_one_press(page, address):
    assert open_notebook(page, address, "notebooks/december-2025/00-start-here.ipynb") == []
    ladder = page.locator(".wd-first_minute")
    assert "120 million" not in ladder.inner_text()
    ladder.get_by_role("button", name="Order changes", exact=True).click()
    ladder.get_by_text("fined X 120 million euros and ordered changes. Your choice was one step milder.").wait_for()
    assert "the Commission" in ladder.locator("[data-key=call-fine]").inner_text()
    assert open_notebook(page, address, "notebooks/december-2025/06-the-dispute-of-december-2025.ipynb") == []
    board = page.locator(".wd-side_by_side").first
    assert board.locator(".wd-side-cell").count() == 0
    board.get_by_role("button", name="United Kingdom").click()
    board.get_by_text("None of them").wait_for()
    board.locator("[data-key='HUN.evaluation_visa']").click()
    board.locator(".wd-side-panel", has_text="Hungary").wait_for()
