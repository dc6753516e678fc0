"""Which governments say who should decide, and in which statements. Pure functions over a case."""

import pandas as pd

from ...case import Case, government_codes
from ...positions import value_counts

NOBODY = "-"  # the row of governments that say nothing of it


def decider_variable(case: Case) -> str:
    """Return the id of the variable that says who should decide."""
    return str(case.entry("variables.decider"))


def governments_by_decider(case: Case) -> dict[str, dict[str, list[str]]]:
    """Return, by the answer that they give, the governments that spoke, each with the ids of its statements that give it, by day.

    Answers come in the order of the codebook. A government that gave two stands with each: who speaks often is not
    counted more often. The last row, `NOBODY`, holds those that spoke and in no statement said who should decide.
    """
    codes = government_codes(case).query("statement != ''")
    codes = codes[codes["variable"] == decider_variable(case)]
    days = case["statements"].set_index("id")["date"]
    codes = codes.assign(day=codes["statement"].map(days)).sort_values(["day", "statement"])
    answers = [str(value) for value in value_counts(case, decider_variable(case)).index]
    rows = {value: _by_government(codes[codes["value"] == value]) for value in answers}
    named = {government for row in rows.values() for government in row}
    return {**rows, NOBODY: _by_government(codes[~codes["jurisdiction"].isin(named)])}


def _by_government(codes: pd.DataFrame) -> dict[str, list[str]]:
    return {str(place): list(rows["statement"]) for place, rows in codes.groupby("jurisdiction", sort=False)}
