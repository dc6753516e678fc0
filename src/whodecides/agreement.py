"""How far the coders of a case agree.

A variable has one scale, the same as in the comparison of positions (`variables.csv`). "Not addressed" has no place in
an order: on an ordinal variable alpha is of the statements to which at least two coders gave a value of the scale.
"""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from .agreement_measures import (
    CODERS,
    Scale,
    agreement_measures,
    alpha_of_counts,
    count_matrix,
    percent_agreement,
    percentile_interval,
    resampled_alphas,
    resamples,
)
from .case import Case


@cache
def _coded_by_both(case: Case) -> pd.DataFrame:
    positions = case["positions"]
    chosen = positions[positions["coder"].isin(CODERS)]
    table = chosen.pivot(index=["variable", "statement"], columns="coder", values="value")
    return table.reindex(columns=list(CODERS))  # also where nobody coded


def codes_of_both(case: Case, variable: str) -> pd.DataFrame:
    """Return the codes of both coders on one variable: a frame with a row a statement and a column a coder."""
    table = _coded_by_both(case)
    if variable not in table.index.get_level_values("variable"):
        return table.iloc[:0].droplevel("variable")
    return table.loc[variable].dropna()


@cache
def _values_of(case: Case) -> dict[str, tuple[str, ...]]:
    values = case["values"]
    values = values[values["kind"] != "no statement found"]
    return {variable: tuple(rows["id"]) for variable, rows in values.groupby("variable", sort=False)}


def values_of(case: Case, variable: str) -> tuple[str, ...]:
    """Return the values that a statement can be given on a variable, in codebook order."""
    return _values_of(case)[variable]


def scale_of(case: Case, variable: str) -> Scale:
    """Return "ordinal" or "nominal"."""
    return case.row("variables", variable)["scale"]


def scale_values(case: Case, variable: str) -> tuple[str, ...]:
    """Return the values of the scale: those that say something on the question, in codebook order."""
    values = case["values"]
    return tuple(values.loc[(values["variable"] == variable) & (values["kind"] == "substantive"), "id"])


def codes_on_scale(case: Case, variable: str, codes: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return what alpha measures of the codes of a variable: (codes, the values in order).

    On an ordinal scale a code outside the order counts as missing, and a statement with a single code left goes.
    """
    if scale_of(case, variable) == "nominal":
        return codes, values_of(case, variable)
    order = scale_values(case, variable)
    placed = codes.where(codes.isin(order))
    return placed[placed.notna().sum(axis=1) > 1], order


def addressed_codes(case: Case, variable: str, codes: pd.DataFrame) -> pd.DataFrame:
    """Return whether each coder found the question addressed at all: a frame like `codes`, of "yes" and "no"."""
    return codes.isin(scale_values(case, variable)).map({True: "yes", False: "no"}.get).where(codes.notna())


def statement_clusters(case: Case, codes: pd.DataFrame) -> np.ndarray:
    """Return the jurisdiction of each statement: an array in the order of the rows of `codes`.

    Statements of one country are about the same events and laws, and often in the same words.
    """
    return case["statements"].set_index("id")["jurisdiction"].reindex(codes.index).to_numpy()


def paired_difference(case: Case, first: str, second: str) -> dict[str, float]:
    """Return how much higher coders A and B agree on variable `first` than on `second`: a dictionary.

    `difference` of the two alphas, and `low` and `high`, between which the middle 95 per cent of the differences lie
    when the same statements are drawn for both. Both alphas rest on the same statements: they move together, so that
    their difference is known better than two intervals side by side suggest.
    """
    drawn = resamples(len(codes_of_both(case, first)))
    found, alphas = [], []
    for variable in (first, second):
        codes = codes_of_both(case, variable)
        kept, order = codes_on_scale(case, variable, codes)
        scale, counts = scale_of(case, variable), count_matrix(kept, order)[0]
        alphas.append(alpha_of_counts(counts, scale))
        found.append(resampled_alphas(counts, drawn[:, codes.index.isin(kept.index)], scale))
    low, high, _undefined = percentile_interval(found[0] - found[1])
    return {"difference": alphas[0] - alphas[1], "low": low, "high": high}


def overruled_codes(case: Case) -> pd.DataFrame:
    """Return where the value that the kit uses is not the one on which A and B agreed: a frame, by variable.

    Columns: variable, statement, agreed, value, note.
    """
    rows, positions = [], case["positions"]
    final = positions[positions["coder"] == "adjudicated"].set_index(["variable", "statement"])
    for variable in case["variables"]["id"]:
        codes = codes_of_both(case, variable)
        for statement, agreed in codes.loc[codes["A"] == codes["B"], "A"].items():
            row = final.loc[(variable, statement)]
            if row["value"] != agreed:
                rows.append((variable, statement, agreed, row["value"], row["note"]))
    return pd.DataFrame(rows, columns=["variable", "statement", "agreed", "value", "note"])


def variable_agreement(case: Case, variable: str, codes: pd.DataFrame) -> dict[str, Any]:
    """Return `agreement_measures` of codes of a variable on its scale, and `statements`, how many of them alpha rests on."""
    kept, order = codes_on_scale(case, variable, codes)
    found = agreement_measures(kept, order, scale_of(case, variable), statement_clusters(case, kept))
    return {**found, "agreement": percent_agreement(codes), "statements": len(kept)}


@cache
def coder_agreement(case: Case, variable: str) -> dict[str, Any]:
    """Return `variable_agreement` coders A and B. Do not change it in place."""
    return variable_agreement(case, variable, codes_of_both(case, variable))


def reliability(case: Case) -> pd.DataFrame:
    """Return how far coders A and B agree: a row a variable.

    Columns: variable, scale, coded (statements coded twice), agreement (0 to 1, of these), statements (on which alpha
    rests) and alpha.
    """
    rows = []
    for variable in case["variables"]["id"]:
        found, coded = coder_agreement(case, variable), len(codes_of_both(case, variable))
        rows.append(
            (variable, scale_of(case, variable), coded, found["agreement"], found["statements"], found["alpha"])
        )
    return pd.DataFrame(rows, columns=["variable", "scale", "coded", "agreement", "statements", "alpha"])
