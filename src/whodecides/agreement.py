"""How far coders agree. Krippendorff's alpha comes from the maintained package `krippendorff`.

Codes are a frame with a row a statement and a column a coder; a statement that a coder left open holds NaN.

A variable has one scale, the same as in the comparison of positions (`variables.csv`): on a nominal one two values are
the same or not; on an ordinal one values that lie further apart differ more. "Not addressed" has no place in an order:
on an ordinal variable alpha is of the statements to which at least two coders gave a value of the scale.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import krippendorff
import numpy as np
import pandas as pd

from .case import Case

CODERS = ("A", "B")
Scale = Literal["nominal", "ordinal"]
DRAWS, SEED = 1000, 2021  # a fixed seed: everybody reads the same interval
PERCENTILES = (2.5, 97.5)  # between them lie 95 of 100 drawn alphas
FEWEST_RARE = 5  # statements with another value than the usual one; with fewer, an interval looks safer than it is


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


def codes_of(case: Case, variable: str, others: dict[str, dict[str, dict[str, str]]]) -> pd.DataFrame:
    """Return the codes of coders A and B and of `others`, {name: {statement: {variable: value}}}, on one variable.

    Only statements that each of the others coded are kept, so that all are judged by the same statements.
    """
    table = codes_of_both(case, variable)
    for name, codes in others.items():
        table = table.assign(**{name: pd.Series({s: given.get(variable) for s, given in codes.items()}, dtype=object)})
    return table.dropna()


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


def order_of(case: Case, variable: str) -> tuple[str, ...]:
    """Return the values of the scale: those that say something on the question, in codebook order."""
    values = case["values"]
    return tuple(values.loc[(values["variable"] == variable) & (values["kind"] == "substantive"), "id"])


def on_scale(case: Case, variable: str, codes: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return what alpha measures of the codes of a variable: (codes, the values in order).

    On an ordinal scale a code outside the order counts as missing, and a statement with a single code left goes.
    """
    if scale_of(case, variable) == "nominal":
        return codes, values_of(case, variable)
    order = order_of(case, variable)
    placed = codes.where(codes.isin(order))
    return placed[placed.notna().sum(axis=1) > 1], order


def addressed(case: Case, variable: str, codes: pd.DataFrame) -> pd.DataFrame:
    """Return whether each coder found the question addressed at all: a frame like `codes`, of "yes" and "no"."""
    return codes.isin(order_of(case, variable)).map({True: "yes", False: "no"}.get).where(codes.notna())


def clusters_of(case: Case, codes: pd.DataFrame) -> np.ndarray:
    """Return the jurisdiction of each statement: an array in the order of the rows of `codes`.

    Statements of one country are about the same events and laws, and often in the same words.
    """
    return case["statements"].set_index("id")["jurisdiction"].reindex(codes.index).to_numpy()


def percent_agreement(codes: pd.DataFrame) -> float:
    """Return the share of pairs of codes of one statement that are the same (0 to 1).

    Of two coders it is the share of statements to which both gave the same value. NaN without any pair.
    """
    return percent_of_counts(_counts(codes)[0])


def percent_of_counts(counts: np.ndarray) -> float:
    """Return the percent agreement of an array (statements, values): how many coders, two at least, gave each value."""
    coders = counts.sum(axis=1, keepdims=True)
    pairs = (counts * (counts - 1) / (coders - 1)).sum()
    return float(pairs / counts.sum()) if len(counts) else float("nan")


def expected_agreement(codes: pd.DataFrame) -> tuple[float, pd.Series]:
    """Return the agreement to be expected by chance, and how often each value was given (a series, frequent first).

    Put all codes into one bag and draw two: how often are they the same? NaN where the bag is empty.
    """
    counts, values = _counts(codes)
    given = pd.Series(counts.sum(axis=0), index=values).sort_values(ascending=False, kind="stable")
    total = given.sum()
    return float((given * (given - 1)).sum() / (total * (total - 1))) if total else float("nan"), given


def alpha(codes: pd.DataFrame, order: Sequence[str] | None = None, scale: Scale = "nominal") -> float:
    """Return Krippendorff's alpha; coders may be more than two, and codes may be missing.

    `order` gives the possible values; by default those that occur. An ordinal scale needs it, lowest first. NaN where
    only one value was ever given, because then there is nothing on which the coders could differ.
    """
    return alpha_of_counts(_counts(codes, order)[0], scale)


def alpha_of_counts(counts: np.ndarray, scale: Scale = "nominal") -> float:
    """Return the alpha of an array (statements, values): how many coders, two at least, gave each value."""
    if (counts.sum(axis=0) > 0).sum() < 2:
        return float("nan")
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement=scale))


def bootstrap(
    codes: pd.DataFrame,
    order: Sequence[str] | None = None,
    scale: Scale = "nominal",
    clusters: np.ndarray | None = None,
) -> dict[str, Any]:
    """Return how far alpha moves when the statements are drawn anew: a dictionary, as from `bootstrap_of_counts`.

    `clusters` names the group of each row of `codes`; then whole groups are drawn, because statements of one group
    resemble each other.
    """
    if clusters is not None:
        clusters = clusters[(codes.notna().sum(axis=1) > 1).to_numpy()]
    return bootstrap_of_counts(_counts(codes, order)[0], scale=scale, clusters=clusters)


def bootstrap_of_counts(
    counts: np.ndarray, draws: int = DRAWS, scale: Scale = "nominal", clusters: np.ndarray | None = None
) -> dict[str, Any]:
    """Return how far alpha moves when rows of an array (statements, values) are drawn anew.

    As many statements (or clusters) as there are, drawn with repetition, `draws` times. `low` and `high` hold the
    middle 95 per cent of the alphas; `undefined` counts the draws with a single value, which have no alpha and are
    left out; `rare` is True where so few statements hold anything but one value that the draws cannot tell how
    far alpha might move: the interval is then too narrow.
    """
    if not len(counts):
        return {"low": float("nan"), "high": float("nan"), "undefined": draws, "rare": False}
    found = resampled_alphas(counts, resamples(len(counts), draws, clusters=clusters), scale)
    low, high, undefined = _middle(found)
    unusual = (counts.sum(axis=1) > counts[:, counts.sum(axis=0).argmax()]).sum()
    return {"low": low, "high": high, "undefined": undefined, "rare": bool(unusual < FEWEST_RARE)}


def _middle(found: np.ndarray) -> tuple[float, float, int]:
    """Return (low, high, how many are NaN) of drawn values."""
    known = found[~np.isnan(found)]
    low, high = np.percentile(known, PERCENTILES) if len(known) else (np.nan, np.nan)
    return float(low), float(high), int(len(found) - len(known))


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
        kept, order = on_scale(case, variable, codes)
        scale, counts = scale_of(case, variable), _counts(kept, order)[0]
        alphas.append(alpha_of_counts(counts, scale))
        found.append(resampled_alphas(counts, drawn[:, codes.index.isin(kept.index)], scale))
    low, high, _undefined = _middle(found[0] - found[1])
    return {"difference": alphas[0] - alphas[1], "low": low, "high": high}


def resamples(statements: int, draws: int = DRAWS, seed: int = SEED, clusters: np.ndarray | None = None) -> np.ndarray:
    """Return how often each statement is drawn: an array (draws, statements).

    Each row adds up to `statements`; with `clusters`, the group of each statement, whole groups are drawn instead.
    """
    if clusters is not None:
        groups, place = np.unique(clusters, return_inverse=True)
        return resamples(len(groups), draws, seed)[:, place]
    picked = np.random.default_rng(seed).integers(0, statements, (draws, statements))
    offset = np.arange(draws)[:, None] * statements
    return np.bincount((picked + offset).ravel(), minlength=draws * statements).reshape(draws, statements)


def resampled_alphas(counts: np.ndarray, drawn: np.ndarray, scale: Scale = "nominal") -> np.ndarray:
    """Return the alpha of each draw; NaN where only one value was drawn.

    `counts`: array (statements, values), how many coders gave each value; `drawn` as from `resamples`. The package
    takes one table at a time; a thousand at once are a few products of matrices. A test compares the two.
    """
    coders = counts.sum(axis=1)[:, None, None]
    pairs = counts[:, :, None] * counts[:, None, :] / (coders - 1)  # of each statement, by their two values
    drawn = drawn.astype(float)
    given = drawn @ counts
    apart = distances(given, scale)
    observed = ((drawn @ pairs.reshape(len(counts), -1)).reshape(apart.shape) * apart).sum(axis=(1, 2))
    expected = (given[:, :, None] * given[:, None, :] * apart).sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        return 1 - (given.sum(axis=1) - 1) * observed / expected


def pairs_apart(codes: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    """Return how alpha comes about on an ordinal scale: a frame with a row a pair of different values that were given.

    Columns: first, second, distance (see `distances`), found and expected: how many pairs of codes of one statement
    there are, and how many chance would bring if all codes lay in one bag. Of two coders `found` counts statements.
    Alpha is one minus the sum of found × distance, divided by the sum of expected × distance.
    """
    counts, _values = _counts(codes, order)
    given, coders = counts.sum(axis=0), counts.sum(axis=1)[:, None, None]
    apart = distances(given, "ordinal")
    found = (counts[:, :, None] * counts[:, None, :] / (coders - 1)).sum(axis=0)
    rows = [
        (first, second, apart[i, j], found[i, j], given[i] * given[j] / (given.sum() - 1))
        for i, first in enumerate(order)
        for j, second in enumerate(order)
        if i < j and given[i] and given[j]
    ]
    return pd.DataFrame(rows, columns=["first", "second", "distance", "found", "expected"])


def distances(given: np.ndarray, scale: Scale) -> np.ndarray:
    """Return how far each two values lie apart: an array (…, values, values); `given`: (…, values), codes of each value.

    Nominal: 1 where they differ. Ordinal: lay all codes in a row, lowest value first; the distance is the number of
    codes between the middles of the two values, squared (Krippendorff's ordinal metric).
    """
    if scale == "nominal":
        return np.broadcast_to(1 - np.eye(given.shape[-1]), (*given.shape, given.shape[-1]))
    middles = np.cumsum(given, axis=-1) - given / 2
    return (middles[..., :, None] - middles[..., None, :]) ** 2


def _counts(codes: pd.DataFrame, order: Sequence[str] | None = None) -> tuple[np.ndarray, list[str]]:
    """Return an array (statements, values): how many coders gave each value; and the values.

    A statement with a single code has nobody to agree with and is left out.
    """
    codes = codes[codes.notna().sum(axis=1) > 1]
    values = list(order or sorted(set(codes.stack())))
    return np.array([(codes == value).sum(axis=1) for value in values], dtype=float).reshape(
        len(values), len(codes)
    ).T, values


def overruled(case: Case) -> pd.DataFrame:
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


def table_of(codes: pd.DataFrame, first: str, second: str, values: Sequence[str]) -> pd.DataFrame:
    """Return how many statements `first` gave the row's value and `second` the column's: a square frame."""
    return pd.crosstab(codes[first], codes[second]).reindex(index=values, columns=values, fill_value=0)


def constructed(statements: int, rare_by_both: int, rare_by_one: int) -> pd.DataFrame:
    """Return constructed codes of two coders: a frequent and a rare value.

    Both give the rare value to `rare_by_both` statements; to `rare_by_one` only one of them gives it, by turns A
    and B. All other statements get the frequent value from both.
    """
    by_turns = [("rare", "frequent"), ("frequent", "rare")]
    rows = [("rare", "rare")] * rare_by_both + [by_turns[n % 2] for n in range(rare_by_one)]
    rows += [("frequent", "frequent")] * (statements - len(rows))
    return pd.DataFrame(rows, columns=list(CODERS))


def measure(
    codes: pd.DataFrame,
    order: Sequence[str] | None = None,
    scale: Scale = "nominal",
    clusters: np.ndarray | None = None,
) -> dict[str, Any]:
    """Return how far coders agree: a dictionary.

    `agreement`, `expected` and `given` (see `expected_agreement`), `alpha`, `interval` (the statements drawn anew) and
    `by_country` (whole `clusters` drawn anew; None without them). `order` and `scale` as for `alpha`.
    """
    expected, given = expected_agreement(codes)
    return {
        "agreement": percent_agreement(codes),
        "expected": expected,
        "given": given,
        "alpha": alpha(codes, order, scale),
        "interval": bootstrap(codes, order, scale),
        "by_country": None if clusters is None else bootstrap(codes, order, scale, clusters),
    }


def measure_of(case: Case, variable: str, codes: pd.DataFrame) -> dict[str, Any]:
    """Return `measure` of codes of a variable on its scale, and `statements`, how many of them alpha rests on."""
    kept, order = on_scale(case, variable, codes)
    found = measure(kept, order, scale_of(case, variable), clusters_of(case, kept))
    return {**found, "agreement": percent_agreement(codes), "statements": len(kept)}


@cache
def measure_of_both(case: Case, variable: str) -> dict[str, Any]:
    """Return `measure_of` coders A and B. Do not change it in place."""
    return measure_of(case, variable, codes_of_both(case, variable))


def reliability(case: Case) -> pd.DataFrame:
    """Return how far coders A and B agree: a row a variable.

    Columns: variable, scale, coded (statements coded twice), agreement (0 to 1, of these), statements (on which alpha
    rests) and alpha.
    """
    rows = []
    for variable in case["variables"]["id"]:
        found, coded = measure_of_both(case, variable), len(codes_of_both(case, variable))
        rows.append(
            (variable, scale_of(case, variable), coded, found["agreement"], found["statements"], found["alpha"])
        )
    return pd.DataFrame(rows, columns=["variable", "scale", "coded", "agreement", "statements", "alpha"])
