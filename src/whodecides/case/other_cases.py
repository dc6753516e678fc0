"""Another case beside one: where it lies, which questions both codebooks ask alike, and how its rows are cited."""

from functools import cache
from pathlib import Path

from ..errors import KitError, Message, _, suggest_names
from .loader import Case, Row, load_once
from .paths import DATA_PACKAGE


def other_case(case: Case, name: str) -> Case:
    """Return the case `name` that lies beside a case, read once. Raises KitError where there is none, or it is this one."""
    beside = _cases_beside(case)
    if name in beside:
        return load_once(beside[name])
    if not beside:
        raise KitError(Message(_("There is no other case '{name}': this kit holds one alone."), name=name))
    wrong = _("There is no other case '{name}'. {nearest}")
    raise KitError(Message(wrong, name=name, nearest=suggest_names(name, beside)))


def names_beside(case: Case) -> list[str]:
    """Return the names of the other cases that lie beside a case."""
    return list(_cases_beside(case))


def _cases_beside(case: Case) -> dict[str, Path]:
    """Return the folders of the other cases, by name."""
    beside = {each.parent.name: each.parent for each in sorted(case.folder.parent.glob(f"*/{DATA_PACKAGE}"))}
    beside.pop(case.folder.name, None)
    return beside


def shared_questions(case: Case, other: Case) -> tuple[str, ...]:
    """Return the ids of the questions that two codebooks ask alike, in the order of the first.

    Such a question is the same row in both, in every language, and so is each value that both have; further values of one
    of them make it no other question.
    """
    asked = set(other["variables"]["id"])
    return tuple(
        each for each in case["variables"]["id"] if each in asked and not question_differences(case, other, each)
    )


@cache
def question_differences(case: Case, other: Case, variable: str) -> tuple[str, ...]:
    """Return in what two codebooks ask a question differently, such as "rule_fr", or "label_es (a court)" for a value.

    Raises KitError where one of them does not ask it.
    """
    found = _differing_columns(case.row("variables", variable), other.row("variables", variable))
    values, others = _values(case, variable), _values(other, variable)
    for value in values.keys() & others.keys():
        found += [f"{column} ({value})" for column in _differing_columns(values[value], others[value])]
    return tuple(sorted(found))


def _values(case: Case, variable: str) -> dict[str, Row]:
    """Return the values of a question, {id: row}."""
    rows = case["values"]
    return {row["id"]: row for row in rows[rows["variable"] == variable].to_dict("records")}


def _differing_columns(row: Row, other: Row) -> list[str]:
    return [column for column in {**row, **other} if row.get(column) != other.get(column)]
