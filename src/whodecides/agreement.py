"""How far coders agree. Krippendorff's alpha comes from the maintained package `krippendorff`.

Codes are a frame with a row a statement and a column a coder; a statement that a coder left open holds NaN.
Values are names without an order (nominal).
"""

from functools import cache

import krippendorff
import numpy as np
import pandas as pd

CODERS = ("A", "B")
DRAWS, SEED = 1000, 2021  # a fixed seed: everybody reads the same interval
PERCENTILES = (2.5, 97.5)  # between them lie 95 of 100 drawn alphas


@cache
def _coded_by_both(case):
    positions = case["positions"]
    chosen = positions[positions["coder"].isin(CODERS)]
    table = chosen.pivot(index=["variable", "statement"], columns="coder", values="value")
    return table.reindex(columns=list(CODERS))  # also where nobody coded


def codes_of_both(case, variable):
    """Return the codes of both coders on one variable: a frame with a row a statement and a column a coder."""
    table = _coded_by_both(case)
    if variable not in table.index.get_level_values("variable"):
        return table.iloc[:0].droplevel("variable")
    return table.loc[variable].dropna()


def codes_of(case, variable, others):
    """Return the codes of coders A and B and of `others`, {name: {statement: {variable: value}}}, on one variable.

    Only statements that each of the others coded are kept, so that all are judged by the same statements.
    """
    table = codes_of_both(case, variable)
    for name, codes in others.items():
        table = table.assign(**{name: pd.Series({s: given.get(variable) for s, given in codes.items()}, dtype=object)})
    return table.dropna()


@cache
def _values_of(case):
    values = case["values"]
    values = values[values["kind"] != "no statement found"]
    return {variable: tuple(rows["id"]) for variable, rows in values.groupby("variable", sort=False)}


def values_of(case, variable):
    """Return the values that a statement can be given on a variable, in codebook order."""
    return _values_of(case)[variable]


def percent_agreement(codes):
    """Return the share of pairs of codes of one statement that are the same (0 to 1).

    Of two coders it is the share of statements to which both gave the same value. NaN without any pair.
    """
    return percent_of_counts(_counts(codes)[0])


def percent_of_counts(counts):
    """Return the percent agreement of an array (statements, values): how many coders, two at least, gave each value."""
    coders = counts.sum(axis=1, keepdims=True)
    pairs = (counts * (counts - 1) / (coders - 1)).sum()
    return float(pairs / counts.sum()) if len(counts) else float("nan")


def expected_agreement(codes):
    """Return the agreement to be expected by chance, and how often each value was given (a series, frequent first).

    Put all codes into one bag and draw two: how often are they the same? NaN where the bag is empty.
    """
    counts, values = _counts(codes)
    given = pd.Series(counts.sum(axis=0), index=values).sort_values(ascending=False, kind="stable")
    total = given.sum()
    return float((given * (given - 1)).sum() / (total * (total - 1))) if total else float("nan"), given


def alpha(codes, order=None):
    """Return Krippendorff's nominal alpha; coders may be more than two, and codes may be missing.

    `order` gives the possible values; by default those that occur. NaN where only one value was ever given,
    because then there is nothing on which the coders could differ.
    """
    return alpha_of_counts(_counts(codes, order)[0])


def alpha_of_counts(counts):
    """Return the alpha of an array (statements, values): how many coders, two at least, gave each value."""
    if (counts.sum(axis=0) > 0).sum() < 2:
        return float("nan")
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def bootstrap(codes, draws=DRAWS, seed=SEED):
    """Return how far alpha moves when the statements are drawn anew: a dictionary.

    As many statements as there are, drawn with repetition, `draws` times. `low` and `high` hold the middle 95 per
    cent of the alphas; `undefined` counts the draws with a single value, which have no alpha and are left out.
    """
    return bootstrap_of_counts(_counts(codes)[0], draws, seed)


def bootstrap_of_counts(counts, draws=DRAWS, seed=SEED):
    """Return `bootstrap` of an array (statements, values): how many coders, two at least, gave each value."""
    if not len(counts):
        return {"low": float("nan"), "high": float("nan"), "undefined": draws}
    found = resampled_alphas(counts, resamples(len(counts), draws, seed))
    known = found[~np.isnan(found)]
    low, high = np.percentile(known, PERCENTILES) if len(known) else (np.nan, np.nan)
    return {"low": float(low), "high": float(high), "undefined": int(draws - len(known))}


def resamples(statements, draws=DRAWS, seed=SEED):
    """Return how often each statement is drawn: an array (draws, statements), each row adding up to `statements`."""
    picked = np.random.default_rng(seed).integers(0, statements, (draws, statements))
    offset = np.arange(draws)[:, None] * statements
    return np.bincount((picked + offset).ravel(), minlength=draws * statements).reshape(draws, statements)


def resampled_alphas(counts, drawn):
    """Return the alpha of each draw; NaN where only one value was drawn.

    `counts`: array (statements, values), how many coders gave each value; `drawn` as from `resamples`. The package
    takes one table at a time; a thousand at once are two products of matrices. A test compares the two.
    """
    coders = counts.sum(axis=1, keepdims=True)
    differing = (counts * (coders - counts) / (coders - 1)).sum(axis=1)  # pairs of each statement that differ
    drawn = drawn.astype(float)
    given = drawn @ counts
    total = given.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return 1 - (total - 1) * (drawn @ differing) / (total**2 - (given**2).sum(axis=1))


def _counts(codes, order=None):
    """Return an array (statements, values): how many coders gave each value; and the values.

    A statement with a single code has nobody to agree with and is left out.
    """
    codes = codes[codes.notna().sum(axis=1) > 1]
    values = list(order or sorted(set(codes.stack())))
    return np.array([(codes == value).sum(axis=1) for value in values], dtype=float).reshape(
        len(values), len(codes)
    ).T, values


def table_of(codes, first, second, values):
    """Return how many statements `first` gave the row's value and `second` the column's: a square frame."""
    return pd.crosstab(codes[first], codes[second]).reindex(index=values, columns=values, fill_value=0)


def constructed(statements, rare_by_both, rare_by_one):
    """Return constructed codes of two coders: a frequent and a rare value.

    Both give the rare value to `rare_by_both` statements; to `rare_by_one` only one of them gives it, by turns A
    and B. All other statements get the frequent value from both.
    """
    by_turns = [("rare", "frequent"), ("frequent", "rare")]
    rows = [("rare", "rare")] * rare_by_both + [by_turns[n % 2] for n in range(rare_by_one)]
    rows += [("frequent", "frequent")] * (statements - len(rows))
    return pd.DataFrame(rows, columns=list(CODERS))


def reliability(case):
    """Return for each variable: statements coded twice, percent agreement (0 to 1) and alpha."""
    rows = []
    for variable in case["variables"]["id"]:
        codes = codes_of_both(case, variable)
        rows.append((variable, len(codes), percent_agreement(codes), alpha(codes)))
    return pd.DataFrame(rows, columns=["variable", "statements", "agreement", "alpha"])
