"""The test of the case as a path: its questions on a situation, answered one after the other. Pure functions.

A step is named by the id of its row in `fact_steps.csv`. A student's answers map step ids to
{"answer": one of ANSWERS, "reason": text}.
"""

from collections.abc import Container
from functools import cache
from typing import Any

from ...case import Case, Row
from ...texts import count_words, is_reason

ANSWERS = ("yes", "no", "cannot tell")
FEWEST_WORDS = 5  # of a reason: enough for one thought


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


def is_complete(answer: Any) -> bool:
    """Say whether an answer names one of ANSWERS and gives a reason of enough words."""
    return (
        isinstance(answer, dict)
        and answer.get("answer") in ANSWERS
        and count_words(answer.get("reason", "")) >= FEWEST_WORDS
        and is_reason(answer["reason"])
    )


def known_answers(case: Case, stored: Any) -> dict[str, dict[str, Any]]:
    """Return those stored answers, complete or begun, that belong to a step of this case; the rest is left out."""
    known = set(case["fact_steps"]["id"])
    if not isinstance(stored, dict):
        return {}
    return {key: answer for key, answer in stored.items() if key in known and isinstance(answer, dict)}


def answered_steps(case: Case, situation: str, answers: Container[str]) -> list[Row]:
    """Return the rows of the steps that have been answered without a gap from the first."""
    done = []
    for row in steps(case, situation):
        if row["id"] not in answers:
            break
        done.append(row)
    return done
