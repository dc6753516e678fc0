"""What the tasks of lesson 08 ask follows from the data."""

from helpers import ROOT, task_rows

from whodecides.build.notebooks import read_notebook
from whodecides.reach import acting_companies

TASKS = {row["id"]: row for row in task_rows("08-what-platforms-do")}


def test_two_locks_have_no_end_date(case):
    """The lesson says so, and no definition of a lock says otherwise."""
    locks = case["platform_actions"].query("action == 'lock'")
    assert list(locks[locks["duration"] == "indefinite"]["id"]) == ["A017", "A054"]
    item = next(each for each in TASKS["08.3"]["items"] if each["id"] == "A018")
    assert "two locks without an end date" in item["feedback"]
    lock = next(each["text"] for each in TASKS["08.3"]["categories"] if each["id"] == "lock")
    assert "until a condition is met or a set time is over" in lock


def test_the_text_counts_the_companies_of_the_figure(case):
    lesson = read_notebook(ROOT / "notebooks/08-what-platforms-do.ipynb")
    text = next(cell.source for cell in lesson.cells if cell.id == "08-20")
    companies = acting_companies(case)
    assert f"{len(companies)} services and companies acted" in text  # YouTube and Google are one company
    assert {"Apple", "Amazon Web Services", "Stripe", "Campaign Monitor"} < set(companies.index)


def test_one_step_is_the_weakest_as_we_read_the_board(case):
    """The prediction has one answer to look for: the only step that does not pass."""
    steps = case["hearing_steps"]
    assert list(steps[steps["finding"] == "not met"]["id"]) == ["process"]
