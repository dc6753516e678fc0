"""The test of the case as a path: its questions on a situation, answered one after the other. Pure functions.

A step is named by the id of its row in `fact_steps.csv`. A student's answers map step ids to {"answer": one of ANSWERS};
those of earlier kits also hold a "reason", which stays.
"""

from collections.abc import Container
from functools import cache
from typing import Any

from ...case import Case, Row

ANSWERS = ("yes", "no", "cannot tell")
NOT_MET, NOT_DECIDED = "not met", "not decided"


@cache
def situations(case: Case) -> tuple[str, ...]:
    """Return the ids of the situations, in their order."""
    return tuple(case["fact_patterns"].sort_values("order")["id"])


@cache
def steps(case: Case, situation: str) -> tuple[Row, ...]:
    """Return the rows of a situation (dictionaries), in the order of the test."""
    rows = case["fact_steps"]
    by_step = {row["step"]: row for row in rows[rows["pattern"] == situation].to_dict("records")}
    return tuple(by_step[each] for each in case["test_steps"]["id"])


def known_answers(case: Case, stored: Any) -> dict[str, dict[str, Any]]:
    """Return those stored answers that belong to a step of this case; the rest is left out."""
    known = set(case["fact_steps"]["id"])
    given = stored if isinstance(stored, dict) else {}
    return {
        key: each
        for key, each in given.items()
        if key in known and isinstance(each, dict) and each.get("answer") in ANSWERS
    }


def next_step(case: Case, situation: str, answers: Container[str]) -> str:
    """Return the first step without an answer, in this situation or the next one that has one; "" where all are answered."""
    order = situations(case)
    place = order.index(situation)
    ahead = [row["id"] for each in (*order[place:], *order[:place]) for row in steps(case, each)]
    return next((each for each in ahead if each not in answers), "")


def is_stopped(rows: tuple[Row, ...], place: int, answers: Container[str]) -> bool:
    """Say whether a court stopped before the step at `place`, as far as the answers before it have shown."""
    return any(row["finding"] == NOT_MET and row["id"] in answers for row in rows[:place])


def count_decided(case: Case, answers: Container[str]) -> int:
    """Return how many of the answered steps a court or body decided."""
    rows = case["fact_steps"]
    return sum(row["finding"] != NOT_DECIDED for row in rows.to_dict("records") if row["id"] in answers)
