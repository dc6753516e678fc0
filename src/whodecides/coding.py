"""Coding statements with the codebook: the set, its borderline cases, and what another rule would change.

Pure functions over a case. A code is a value of `values.csv` given to a statement on a variable.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from .agreement_measures import CODERS
from .case import Case, Row, government_codes
from .case.capability import Needs

CODING_NEEDS = Needs(("coding_set",), ("coding.variables",), CODERS)  # of a case in which students code and compare
ADJUDICATED = "adjudicated"
MASK = "[X]"  # for words that would tell who speaks
FEWEST_CODED = 6  # statements on which a class is compared, and before which it does not see what others gave

Codes = dict[str, dict[str, str]]  # {statement: {variable: value}}
SecondPass = dict[str, dict[str, dict[str, str]]]  # {statement: {variable: {"value": …, "reason": …}}}


@cache
def coded_variables(case: Case) -> tuple[str, ...]:
    """Return the variables that students code, in order. Raises KitError where the case names none."""
    return tuple(case.entry("coding.variables"))


def coding_task(case: Case) -> str:
    """Return the number of the task in which students code, such as "04.2"; "" where the course of the case has none."""
    return case.entry("coding.task", "")


@cache
def coding_set(case: Case) -> tuple[str, ...]:
    """Return the ids of the statements that students code, in order. Raises KitError where the case has no such set."""
    return tuple(case["coding_set"].sort_values("order")["statement"])


def number_in_set(case: Case, statement: str) -> int:
    """Return the number by which students know a statement of the coding set."""
    return coding_set(case).index(statement) + 1


@cache
def set_row(case: Case, statement: str) -> Row:
    """Return the row of a statement of the coding set."""
    return {row["statement"]: row for row in case["coding_set"].to_dict("records")}[statement]


def masked(text: str, words: str) -> str:
    """Return a text of the coding set with a mask for the words, joined by ";", that would tell who speaks."""
    for each in filter(None, words.split(";")):
        text = text.replace(each, MASK)
    return text


@cache
def codable_values(case: Case) -> dict[str, tuple[str, ...]]:
    """Map each variable of the codebook to the values that a statement can be given, in codebook order."""
    values = case["values"]
    values = values[values["kind"] != "no statement found"]
    return {variable: tuple(values.loc[values["variable"] == variable, "id"]) for variable in case["variables"]["id"]}


def known_codes(case: Case, codes: Any) -> Codes:
    """Return the part of `codes`, {statement: {variable: value}}, that this case knows: an older file may hold more."""
    values, given = codable_values(case), codes if isinstance(codes, dict) else {}
    kept = {
        statement: {
            variable: given[statement][variable]
            for variable in coded_variables(case)
            if given[statement].get(variable) in values[variable]
        }
        for statement in coding_set(case)
        if isinstance(given.get(statement), dict)
    }
    return {statement: given for statement, given in kept.items() if given}


def codes_on(case: Case, variable: str, record: Mapping[str, Any] | None) -> dict[str, str]:
    """Return what of a stored answer to the coding task are codes on a variable: {statement: value}, also few."""
    answer = record["answer"] if record else {}
    codes = known_codes(case, answer.get("codes") if isinstance(answer, dict) else {})
    return {each: given[variable] for each, given in codes.items() if variable in given}


def known_second_pass(case: Case, second: Any) -> SecondPass:
    """Return the part of a second pass, {statement: {variable: {"value", "reason"}}}, that this case knows.

    Answers of before hold one.
    """
    values, given = codable_values(case), second if isinstance(second, dict) else {}
    kept: SecondPass = {}
    for statement, variable in borderline_pairs(case):
        entries = given.get(statement)
        entry = entries.get(variable) if isinstance(entries, dict) else None
        if isinstance(entry, dict) and entry.get("value") in values[variable]:
            about = {"value": entry["value"], "reason": str(entry.get("reason", ""))}
            kept.setdefault(statement, {})[variable] = about
    return kept


@cache
def reference_codes(case: Case) -> dict[tuple[str, str], dict[str, dict[str, str]]]:
    """Map (statement, variable) to {coder: {"value", "confidence", "note"}} for the coders A, B and the adjudicated code."""
    positions = case["positions"]
    rows = positions[positions["statement"].isin(coding_set(case)) & positions["variable"].isin(coded_variables(case))]
    found: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for row in rows.to_dict("records"):
        about = {key: row[key] for key in ("value", "confidence", "note")}
        found.setdefault((row["statement"], row["variable"]), {})[row["coder"]] = about
    return found


@cache
def borderline_pairs(case: Case) -> tuple[tuple[str, str], ...]:
    """Return the (statement, variable) pairs of the set on which A and B differed or confidence is low, in order."""
    known = reference_codes(case)
    return tuple(
        (statement, variable)
        for statement in coding_set(case)
        for variable in coded_variables(case)
        if known[statement, variable]["A"]["value"] != known[statement, variable]["B"]["value"]
        or known[statement, variable][ADJUDICATED]["confidence"] == "low"
    )


def rule_variants(case: Case) -> list[str]:
    """Return the ids of the other rules that the case holds, in order."""
    return list(case["rule_variants"]["id"])


def recoded_statements(case: Case, variant: str) -> pd.DataFrame:
    """Return the government statements read again under a rule: a frame with the columns of `rule_changes.csv`.

    It is complete: every government statement whose adjudicated code is the value to which the rule applies.
    Raises KitError for an unknown variant.
    """
    case.row("rule_variants", variant)
    rows = case["rule_changes"]
    return rows[rows["variant"] == variant].reset_index(drop=True)


def rule_changes(case: Case, variant: str) -> pd.DataFrame:
    """Return only the rows of `recoded_statements` whose code changes."""
    rows = recoded_statements(case, variant)
    return rows[rows["old_value"] != rows["new_value"]].reset_index(drop=True)


@cache
def rule_effect(case: Case, variant: str) -> pd.DataFrame:
    """Return the counts of government statements before and after a rule: a frame by value, in codebook order.

    Columns: before, after. All government statements of the case are counted.
    """
    variable = case.row("rule_variants", variant)["variable"]
    codes = government_codes(case)
    codes = codes[(codes["variable"] == variable) & (codes["statement"] != "")].set_index("statement")["value"]
    after = codes.copy()
    changed = rule_changes(case, variant)
    after.loc[changed["statement"]] = changed["new_value"].to_numpy()
    counts = pd.DataFrame({"before": codes.value_counts(), "after": after.value_counts()})
    return counts.reindex(codable_values(case)[variable]).fillna(0).astype(int).rename_axis("value")
