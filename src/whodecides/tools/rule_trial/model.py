"""The trial of a rule without words: what may be a rule, how far the trial is, and what slips through."""

from typing import Any

from ...case import Case, Row
from ...texts import count_words, is_filler

FEWEST, MOST = 8, 40  # words of a rule
REACHES = ("yes", "no")  # whether the rule reaches a case, by whoever wrote it


def trials(case: Case) -> list[Row]:
    """Return the cases on which a rule is tried, in their order."""
    return [dict(row) for row in case["trials"].to_dict("records")]


def is_rule(text: Any) -> bool:
    """Say whether a text can be tried: of FEWEST to MOST words, and not one word over and over."""
    return isinstance(text, str) and FEWEST <= count_words(text) <= MOST and not is_filler(text)


def parse_calls(case: Case, calls: Any) -> dict[str, str]:
    """Return the known calls as {action: yes or no}, in the order of the trials; what is not known is left out."""
    given = calls if isinstance(calls, dict) else {}
    found = {row["action"]: given.get(row["action"]) for row in trials(case)}
    return {action: str(call) for action, call in found.items() if call in REACHES}


def is_tried(case: Case, rule: Any, calls: dict[str, str]) -> bool:
    """Say whether a rule stands and each case has a call."""
    return is_rule(rule) and len(calls) == len(trials(case))


def slips(case: Case, calls: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the actions (that the rule lets pass though a company acted, that it reaches though the company did not)."""
    limited = {row["action"]: row["limited"] for row in trials(case)}
    passed = [each for each, call in calls.items() if call == "no" and limited[each]]
    caught = [each for each, call in calls.items() if call == "yes" and not limited[each]]
    return passed, caught
