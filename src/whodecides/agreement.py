"""How far two coders agree. Krippendorff's alpha comes from the maintained package `krippendorff`."""

import krippendorff
import numpy as np
import pandas as pd

CODERS = ("A", "B")


def codes_of_both(case, variable):
    """Return the codes of both coders on one variable: a frame with a row a statement and a column a coder."""
    positions = case["positions"]
    chosen = positions[(positions["variable"] == variable) & positions["coder"].isin(CODERS)]
    return chosen.pivot(index="statement", columns="coder", values="value").dropna()


def percent_agreement(codes):
    """Return the share of statements to which both coders gave the same value (0 to 1)."""
    return float((codes[CODERS[0]] == codes[CODERS[1]]).mean())


def alpha(codes, order=None):
    """Return Krippendorff's nominal alpha of a frame as from `codes_of_both`.

    `order` gives the possible values; by default those that occur. NaN where only one value was ever given,
    because then there is nothing on which the coders could differ.
    """
    values = {value: number for number, value in enumerate(order or sorted(set(codes.to_numpy().ravel())))}
    table = np.array([[values[value] for value in codes[coder]] for coder in CODERS], dtype=float)
    if len(np.unique(table)) < 2:
        return float("nan")
    return float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))


def reliability(case):
    """Return for each variable: statements coded twice, percent agreement (0 to 1) and alpha."""
    rows = []
    for variable in case["variables"]["id"]:
        codes = codes_of_both(case, variable)
        rows.append((variable, len(codes), percent_agreement(codes), alpha(codes)))
    return pd.DataFrame(rows, columns=["variable", "statements", "agreement", "alpha"])
