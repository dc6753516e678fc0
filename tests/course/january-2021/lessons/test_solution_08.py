"""What the exercise of lesson 08 asks follows from the data."""

import pytest
from helpers import KIT

from whodecides.answers import exercise_tasks

TASKS = {task.id: task for task in exercise_tasks(KIT)["08-what-platforms-do"]}


@pytest.fixture(scope="module")
def actions(case):
    return case["platform_actions"].set_index("id")


def texts(case, kind):
    rows = case["hearing_roles"]
    return " ".join(rows[(rows["pack"] == "outcome") & (rows["kind"] == kind)]["text_en"])


def test_the_arguments_use_the_six_steps_of_the_hearing_once_each(case):
    steps = list(case["hearing_steps"]["id"])
    assert [each["id"] for each in TASKS["E08.1"].categories] == steps
    assert sorted(each["answer"] for each in TASKS["E08.1"].items) == sorted(steps)


def test_who_said_and_set_what(case):
    """The right options are in the decision; what the wrong ones name stands under advice, minority or afterwards."""
    decision = texts(case, "decision")
    assert decision.startswith("5 May 2021") and "upholds the restriction of 7 January" in decision
    assert "rejects the indefinite suspension as a penalty without standards" in decision
    assert "six months to choose a proportionate measure under rules that hold for all users" in decision
    assert "two years" not in decision and "two years from 7 January 2021" in texts(case, "afterwards")
    assert "explain in public the rules for influential users" in texts(case, "advice")
    assert "should recognise the wrong" in texts(case, "minority")


def test_the_steps_of_the_case_are_those_of_one_company(actions):
    assert set(actions.loc[[item["id"] for item in TASKS["E08.3"].items], "company"]) == {"Facebook", "Meta"}


def test_the_new_case_is_told_as_the_data_tell_it(actions):
    question = TASKS["E08.5"].question
    for action, words, length in (
        ("A044", "on 12 January for at least seven days", "temporary"),
        ("A052", "on 19 January for at least seven more", "temporary"),
        ("A058", "on 26 January without an end date", "indefinite"),
        ("A086", "again on 17 March 2023", "not applicable"),
    ):
        row = actions.loc[action]
        assert words in question and f"{row['date'].day} {row['date']:%B}" in words and row["duration"] == length
    assert "seven days" in actions.loc["A044", "note"] and "seven more days" in actions.loc["A052", "ground_en"]
    assert "continuing potential for violence" in actions.loc["A044", "ground_en"]
    assert actions.loc["A058", "end_date"] == actions.loc["A086", "date"]
