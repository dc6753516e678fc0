"""The queue without words: which case is next, what was decided, and how far apart like cases lie."""

from typing import Any

from ...case import Case, Row

SECONDS = 120  # for the whole queue


def ladder_rungs(case: Case) -> list[str]:
    """Return the rungs, from the mildest measure to the hardest."""
    return list(case.vocabulary("queue", "rung"))


def queue(case: Case) -> list[Row]:
    """Return the cases of the queue, in their order."""
    return [dict(row) for row in case["queue"].to_dict("records")]


def parse_decided(case: Case, answer: Any) -> dict[str, str]:
    """Return the known decisions as {action: rung}, in the order of the queue; what is not known is left out."""
    given, known = answer if isinstance(answer, dict) else {}, ladder_rungs(case)
    found = {row["action"]: given.get(row["action"]) for row in queue(case)}
    return {action: str(rung) for action, rung in found.items() if rung in known}


def next_case(case: Case, decided: dict[str, str]) -> Row | None:
    """Return the first case of the queue that is not decided; None where all are."""
    return next((row for row in queue(case) if row["action"] not in decided), None)


def groups(case: Case) -> dict[str, list[Row]]:
    """Return the cases of each group of like cases, in the order of `case.toml`."""
    found: dict[str, list[Row]] = {each["id"]: [] for each in case.entry("queue.groups")}
    for row in queue(case):
        found.setdefault(row["group"], []).append(row)
    return {group: rows for group, rows in found.items() if rows}


def rungs_apart(case: Case, rungs: list[str]) -> int:
    """Return by how many rungs the hardest of some measures is harder than the mildest."""
    places = [ladder_rungs(case).index(each) for each in rungs]
    return max(places) - min(places)


def count_matching_decisions(case: Case, decided: dict[str, str]) -> int:
    """Return in how many cases one chose what was done."""
    return sum(decided.get(row["action"]) == row["rung"] for row in queue(case))
