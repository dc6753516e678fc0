"""What the tasks name as the outcome of a prediction, and as the later task on it, follows from the data."""

import re
from datetime import date

import pytest
from shared import ROOT

from whodecides.agreement import reliability
from whodecides.answers import lesson_tasks
from whodecides.case import government_codes
from whodecides.coding import alike
from whodecides.positions import rank, similarities
from whodecides.record import fates
from whodecides.regulation import applied, decides, law_on
from whodecides.tools.negotiation.model import negotiation, objectors, search

TASKS = {task.id: task for task in lesson_tasks(ROOT)}
PREDICTIONS = {task.id: task for task in TASKS.values() if task.kind == "prediction"}
SUSPENSION = date(2021, 1, 8)
EIGHT = (
    "USA-section-230", "DEU-netzdg", "AUT-kopl-g", "BRA-marco-civil", "TUR-7253", "FRA-avia", "RUS-482-fz",
    "POL-freedom-of-speech-bill",
)  # fmt: skip


def options(task):
    return [each["id"] for each in TASKS[task].options]


def in_range(task, number):
    """The option of a task whose text holds the range, such as "4 to 7", in which a number lies."""
    for each in TASKS[task].options:
        low, high = re.fullmatch(r"(\d+) to (\d+)", each["text"]).groups()
        if int(low) <= number <= int(high):
            return each["id"]


def first_objection(case):
    codes = government_codes(case)
    codes = codes[(codes["variable"] == "evaluation") & codes["value"].isin(["condemns", "concerned"])]
    return "before" if codes["date"].min().date() < SUSPENSION else "later"


def bound_by_the_covenant(case):
    scope = case["provisions"].query("instrument == 'UNO-iccpr-19' and feature == 'scope'").iloc[0]["value"]
    return "states" if "states" in scope else "others"


def most_like_mexico(case):
    table = rank(similarities(case), dict.fromkeys(case["variables"]["id"], 1), "MEX")
    return table[table["jurisdiction"].isin(options("06.1"))].sort_values("rank").iloc[0]["jurisdiction"]


def deciding_laws(case):
    found = [each for each in EIGHT if law_on(case, each) == "in force" and decides(applied(case, each))]
    return "none" if not found else "some"


def most_objected(case):
    against = {clause: len(each) for clause, each in objectors(negotiation(case)).items()}
    return max(options("09.1"), key=against.get)


def unmet(case):
    return case["hearing_steps"].query("finding == 'not met'").iloc[0]["id"]


def least_agreed(case):
    return reliability(case).set_index("variable").loc[options("05.1"), "agreement"].idxmin()


OUTCOMES = {
    "01.1": first_objection,
    "02.1": bound_by_the_covenant,
    "04.1": lambda case: {10: "10-11", 11: "10-11", 12: "12"}[alike(case, "evaluation")],
    "05.1": least_agreed,
    "06.1": most_like_mexico,
    "07.1": deciding_laws,
    "08.1": unmet,
    "09.1": most_objected,
    "09.7": lambda case: str(search(negotiation(case))["most"]),
    "10.1": lambda case: in_range("10.1", fates(case)["kept"]),
}


def test_each_prediction_is_worked_out():
    assert set(OUTCOMES) == set(PREDICTIONS)


@pytest.mark.parametrize("task", OUTCOMES)
def test_the_outcome_follows_from_the_data(case, task):
    assert PREDICTIONS[task].outcome == OUTCOMES[task](case) and PREDICTIONS[task].outcome in options(task)


def test_a_later_task_belongs_to_the_same_lesson_and_comes_later():
    order = list(TASKS)
    named = {task.id: task.later for task in PREDICTIONS.values() if task.later}
    assert named
    for task, later in named.items():
        assert later[:2] == task[:2] and order.index(later) > order.index(task)
