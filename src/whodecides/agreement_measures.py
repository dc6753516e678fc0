"""Measures of agreement. Krippendorff's alpha comes from the maintained package `krippendorff`.

Codes are a frame with a row a statement and a column a coder; a statement that a coder left open holds NaN. On a nominal
scale two values are the same or not; on an ordinal one values that lie further apart differ more.
"""

from collections.abc import Sequence
from typing import Any, Literal

import krippendorff
import numpy as np
import pandas as pd

CODERS = ("A", "B")
Scale = Literal["nominal", "ordinal"]
DRAWS, SEED = 1000, 2021  # a fixed seed: everybody reads the same interval
PERCENTILES = (2.5, 97.5)  # between them lie 95 of 100 drawn alphas
FEWEST_RARE = 5  # statements with another value than the usual one; with fewer, an interval looks safer than it is


def percent_agreement(codes: pd.DataFrame) -> float:
    """Return the share of pairs of codes of one statement that are the same (0 to 1).

    Of two coders it is the share of statements to which both gave the same value. NaN without any pair.
    """
    return percent_of_counts(count_matrix(codes)[0])


def percent_of_counts(counts: np.ndarray) -> float:
    """Return the percent agreement of an array (statements, values): how many coders, two at least, gave each value."""
    coders = counts.sum(axis=1, keepdims=True)
    pairs = (counts * (counts - 1) / (coders - 1)).sum()
    return float(pairs / counts.sum()) if len(counts) else float("nan")


def expected_agreement(codes: pd.DataFrame) -> tuple[float, pd.Series]:
    """Return the agreement to be expected by chance, and how often each value was given (a series, frequent first).

    Put all codes into one bag and draw two: how often are they the same? NaN where the bag is empty.
    """
    counts, values = count_matrix(codes)
    given = pd.Series(counts.sum(axis=0), index=values).sort_values(ascending=False, kind="stable")
    total = given.sum()
    return float((given * (given - 1)).sum() / (total * (total - 1))) if total else float("nan"), given


def alpha(codes: pd.DataFrame, order: Sequence[str] | None = None, scale: Scale = "nominal") -> float:
    """Return Krippendorff's alpha; coders may be more than two, and codes may be missing.

    `order` gives the possible values; by default those that occur. An ordinal scale needs it, lowest first. NaN where
    only one value was ever given, because then there is nothing on which the coders could differ.
    """
    return alpha_of_counts(count_matrix(codes, order)[0], scale)


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
    return bootstrap_of_counts(count_matrix(codes, order)[0], scale=scale, clusters=clusters)


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
    low, high, undefined = percentile_interval(found)
    unusual = (counts.sum(axis=1) > counts[:, counts.sum(axis=0).argmax()]).sum()
    return {"low": low, "high": high, "undefined": undefined, "rare": bool(unusual < FEWEST_RARE)}


def percentile_interval(found: np.ndarray) -> tuple[float, float, int]:
    """Return (low, high, how many are NaN) of drawn values."""
    known = found[~np.isnan(found)]
    low, high = np.percentile(known, PERCENTILES) if len(known) else (np.nan, np.nan)
    return float(low), float(high), int(len(found) - len(known))


def resamples(statements: int, draws: int = DRAWS, seed: int = SEED, clusters: np.ndarray | None = None) -> np.ndarray:
    """Return how often each statement is drawn: an array (draws, statements).

    Each row adds up to `statements`; with `clusters`, the group of each statement, whole groups are drawn instead.
    """
    if clusters is not None:
        groups, place = np.unique(clusters, return_inverse=True)
        return resamples(len(groups), draws, seed)[:, place]
    picked = np.random.default_rng(seed).integers(0, statements, (draws, statements))
    offset = np.arange(draws)[:, None] * statements
    return np.bincount((picked + offset).ravel().astype(np.intp), minlength=draws * statements).reshape(
        draws, statements
    )


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


def distances(given: np.ndarray, scale: Scale) -> np.ndarray:
    """Return how far each two values lie apart: an array (…, values, values); `given`: (…, values), codes of each value.

    Nominal: 1 where they differ. Ordinal: lay all codes in a row, lowest value first; the distance is the number of
    codes between the middles of the two values, squared (Krippendorff's ordinal metric).
    """
    if scale == "nominal":
        return np.broadcast_to(1 - np.eye(given.shape[-1]), (*given.shape, given.shape[-1]))
    middles = np.cumsum(given, axis=-1) - given / 2
    return (middles[..., :, None] - middles[..., None, :]) ** 2


def count_matrix(codes: pd.DataFrame, order: Sequence[str] | None = None) -> tuple[np.ndarray, list[str]]:
    """Return an array (statements, values): how many coders gave each value; and the values.

    A statement with a single code has nobody to agree with and is left out.
    """
    codes = codes[codes.notna().sum(axis=1) > 1]
    values = list(order or sorted(set(codes.stack())))
    return np.array([(codes == value).sum(axis=1) for value in values], dtype=float).reshape(
        len(values), len(codes)
    ).T, values


def synthetic_codes(statements: int, rare_by_both: int, rare_by_one: int) -> pd.DataFrame:
    """Return constructed codes of two coders: a frequent and a rare value.

    Both give the rare value to `rare_by_both` statements; to `rare_by_one` only one of them gives it, by turns A
    and B. All other statements get the frequent value from both.
    """
    by_turns = [("rare", "frequent"), ("frequent", "rare")]
    rows = [("rare", "rare")] * rare_by_both + [by_turns[n % 2] for n in range(rare_by_one)]
    rows += [("frequent", "frequent")] * (statements - len(rows))
    return pd.DataFrame(rows, columns=list(CODERS))


def agreement_measures(
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
