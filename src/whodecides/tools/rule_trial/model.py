"""The trial of a rule without words: first decisions, what may be a rule, where it stops, what slips through."""

from typing import Any

from ...case import Case, Row
from ...texts import count_words, is_filler

FEWEST, MOST = 8, 40  # words of a rule
REACHES = ("yes", "no")  # whether the rule reaches a case, by whoever wrote it
DECISIONS = ("close", "open")  # what is done with a case before there is a rule


def trials(case: Case) -> list[Row]:
    """Return the cases on which a rule is tried, in their order."""
    return [dict(row) for row in case["trials"].to_dict("records")]


def is_rule(text: Any) -> bool:
    """Say whether a text can be tried: of FEWEST to MOST words, and not one word over and over."""
    return isinstance(text, str) and FEWEST <= count_words(text) <= MOST and not is_filler(text)


def parse_calls(case: Case, calls: Any, known: tuple[str, ...] = REACHES) -> dict[str, str]:
    """Return the known calls as {action: one of `known`}, in the order of the trials; what is not known is left out."""
    given = calls if isinstance(calls, dict) else {}
    found = {row["action"]: given.get(row["action"]) for row in trials(case)}
    return {action: str(call) for action, call in found.items() if call in known}


def closes(call: str) -> bool:
    """Say whether a first decision or a call on a rule means that the case is closed."""
    return call in (REACHES[0], DECISIONS[0])


def unlike(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the actions on which two sets of calls differ, where both say something."""
    return [each for each in one if each in other and closes(one[each]) != closes(other[each])]


def is_tried(case: Case, rule: Any, calls: dict[str, str]) -> bool:
    """Say whether a rule stands and each case has a call."""
    return is_rule(rule) and len(calls) == len(trials(case))


def limited(case: Case) -> dict[str, str]:
    """Return what the companies did, as decisions: {action: "close" or "open"}."""
    return {row["action"]: DECISIONS[0] if row["limited"] else DECISIONS[1] for row in trials(case)}


def parse_checks(case: Case, given: Any) -> dict[str, str]:
    """Return what was answered on the own rule at each step of the test, {step: id of an answer}; the rest is left out."""
    found = given if isinstance(given, dict) else {}
    known = {each["step"]: [one["id"] for one in (*each["passes"], *each["fails"])] for each in checks(case)}
    return {step: found[step] for step, answers in known.items() if found.get(step) in answers}


def checks(case: Case) -> list[dict[str, Any]]:
    """Return what a writer is asked of the own rule, a question for each step of the test."""
    return case.entry("trials.checks")


def failed_steps(case: Case, answers: dict[str, str]) -> list[str]:
    """Return the steps at which a rule fails by what its writer answered."""
    return [each["step"] for each in checks(case) if answers.get(each["step"]) in [one["id"] for one in each["fails"]]]


def stopped_at(case: Case, step: str) -> list[str]:
    """Return the situations in which a court or body found a step of the test not met."""
    rows = case["fact_steps"]
    return list(rows.loc[(rows["step"] == step) & (rows["finding"] == "not met"), "pattern"])
