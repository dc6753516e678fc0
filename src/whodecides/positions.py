"""Positions of governments, and how alike they are. Pure functions over a case.

A position is the list of values that the government statements of a jurisdiction were given on one
variable. Only adjudicated values of actors in government count here.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from .case import Case, government_codes

WEIGHTS_TRIED = (0, 1, 2)  # what `weight_sensitivity` tries for each variable
FEWEST_EVIDENCE = 0.5  # share of the weight that must rest on evidence of both sides
SIMILARITY_DECIMALS = 2  # decimals of a similarity, shown as whole percent: what is shown as equal is a tie


@dataclass(frozen=True)
class CellValue:
    """One value in a cell of the matrix: how many statements were given it, and which (ids, by date)."""

    value: str
    kind: str
    count: int
    statements: tuple[str, ...]


@cache
def position_matrix(case: Case) -> dict[tuple[str, str], tuple[CellValue, ...]]:
    """Return the cells of the comparison: (jurisdiction, variable) to a tuple of entries.

    Substantive values come first, then the frequent ones, then codebook order.
    """
    order = {
        pair: place for place, pair in enumerate(case["values"][["variable", "id"]].itertuples(index=False, name=None))
    }
    columns = ["jurisdiction", "variable", "value", "kind", "statement"]
    coded: dict[tuple[str, str, str, str], list[str]] = {}  # in a dictionary, as pandas is slow with hundreds of groups
    for place, variable, value, kind, statement in government_codes(case)[columns].itertuples(index=False, name=None):
        coded.setdefault((place, variable, value, kind), []).append(statement)
    cells: dict[tuple[str, str], list[CellValue]] = {}
    for (place, variable, value, kind), statements in coded.items():
        entry = CellValue(value, kind, len(statements), tuple(filter(None, statements)))
        cells.setdefault((place, variable), []).append(entry)
    return {
        cell: tuple(sorted(entries, key=lambda e: (e.kind != "substantive", -e.count, order[cell[1], e.value])))
        for cell, entries in cells.items()
    }


@cache
def said_before_the_measure(case: Case, variable: str) -> frozenset[str]:
    """Return the statements of days before the measure that a variable judges, which `measures` of case.toml names."""
    acts = {each["variable"]: each["action"] for each in case.entry("measures", [])}
    if variable not in acts:
        return frozenset()
    rows, day = case["statements"], case.row("platform_actions", acts[variable])["date"]
    return frozenset(rows.loc[rows["date"] < day, "id"])


def value_counts(case: Case, variable: str) -> pd.Series:
    """Return how many government statements were given each substantive value of `variable`: a series in codebook order."""
    values, codes = case["values"], government_codes(case)
    order = values.loc[(values["variable"] == variable) & (values["kind"] == "substantive"), "id"]
    return codes.loc[codes["variable"] == variable, "value"].value_counts().reindex(order, fill_value=0)


def governments_by_value(case: Case, variable: str) -> pd.Series:
    """Return how many governments gave each substantive value of `variable` in a statement: a series in codebook order."""
    counts, codes = value_counts(case, variable), government_codes(case)
    chosen = codes[codes["variable"] == variable]
    return chosen.groupby("value")["jurisdiction"].nunique().reindex(counts.index, fill_value=0)


def variable_of(case: Case, offered: Collection[str]) -> str:
    """Return the variable of which all that is offered are values, "" where there is none."""
    values = case["values"]
    known = {each: set(values.loc[values["variable"] == each, "id"]) for each in values["variable"].unique()}
    return next((variable for variable, ids in known.items() if offered and set(offered) <= ids), "")


def value_shares(case: Case, codes: pd.DataFrame, variable: str) -> pd.DataFrame:
    """Return the share of each substantive value of `variable`, one row a jurisdiction.

    Rows of jurisdictions without a substantive value hold NaN: no evidence is not a position.
    """
    values = case["values"]
    order = values.loc[(values["variable"] == variable) & (values["kind"] == "substantive"), "id"]
    chosen = codes[codes["variable"] == variable]
    counts = Counter(zip(chosen["jurisdiction"], chosen["value"], strict=True))
    places = pd.Index(sorted(codes["jurisdiction"].unique()), name="jurisdiction")
    columns = {value: [counts[place, value] for place in places] for value in order}
    table = pd.DataFrame(columns, index=places).rename_axis(columns="value")
    return table.div(table.sum(axis=1).replace(0, np.nan), axis=0)


def similarity(shares_of_values: pd.DataFrame, scale: str) -> pd.DataFrame:
    """Compare each pair of jurisdictions on one variable: 1 is alike, 0 is as far apart as can be.

    `shares_of_values` as from `value_shares`. On a nominal scale the similarity is the share of statements
    that both have in common. On an ordinal scale it is one minus the mean number of steps by which
    statements would have to move to turn one position into the other, divided by the length of the scale
    (the earth mover's distance). Returns a square frame; NaN where one side has no evidence.
    """
    table = shares_of_values.to_numpy(dtype=float)
    first, second = table[:, None, :], table[None, :, :]
    if scale == "ordinal":
        steps = np.abs(np.cumsum(first, axis=2) - np.cumsum(second, axis=2)).sum(axis=2)
        distance = steps / (table.shape[1] - 1)
    else:
        distance = np.abs(first - second).sum(axis=2) / 2
    names = shares_of_values.index
    return pd.DataFrame(1 - distance, index=names, columns=names)


@cache
def similarities(case: Case) -> dict[str, pd.DataFrame]:
    """Return a dictionary: for each variable, the square frame of `similarity`. Do not change it in place."""
    codes = government_codes(case)
    scales = case["variables"].set_index("id")["scale"]
    return {each: similarity(value_shares(case, codes, each), scales[each]) for each in scales.index}


@dataclass(frozen=True)
class DatedPosition:
    """One statement of a government on one variable, with who spoke (an actor's id) and when."""

    date: pd.Timestamp
    value: str
    statement: str
    actor: str


@cache
def position_changes(case: Case, variable: str) -> dict[str, tuple[DatedPosition, ...]]:
    """Return the governments whose statements have different values at different dates: jurisdiction to a tuple of steps.

    The steps are all statements with a substantive value, by date. Statements of one day that differ are no
    move: several people spoke. A move from one speaker to another need not be a change of anybody's mind.
    """
    codes = government_codes(case)
    codes = codes[(codes["variable"] == variable) & (codes["kind"] == "substantive")]
    steps: dict[str, list[DatedPosition]] = {}
    for row in codes.itertuples(index=False):
        actor = case.row("statements", row.statement)["actor"]
        steps.setdefault(row.jurisdiction, []).append(DatedPosition(row.date, row.value, row.statement, actor))
    return {place: tuple(steps[place]) for place in sorted(steps) if _values_differ_by_date(steps[place])}


def _values_differ_by_date(steps: Iterable[DatedPosition]) -> bool:
    by_date: dict[pd.Timestamp, set[str]] = {}
    for step in steps:
        by_date.setdefault(step.date, set()).add(step.value)
    return len({frozenset(values) for values in by_date.values()}) > 1


def changes_by_same_speaker(steps: Iterable[DatedPosition]) -> list[tuple[DatedPosition, DatedPosition]]:
    """Return the pairs of steps, one after the other, between which one and the same speaker gave another value."""
    last: dict[str, DatedPosition] = {}
    pairs = []
    for step in steps:
        before = last.get(step.actor)
        if before and before.value != step.value and before.date < step.date:
            pairs.append((before, step))
        last[step.actor] = step
    return pairs


def _weighted_similarity(similar: list[pd.DataFrame], weights: np.ndarray, near: str) -> tuple[np.ndarray, np.ndarray]:
    """Return similarity to `near` and the share of weight that rests on evidence, for rows of weights.

    `weights`: array (weightings, variables). Returns two arrays (weightings, jurisdictions).
    """
    table = np.array([frame[near].to_numpy() for frame in similar])
    known = ~np.isnan(table)
    carried = weights @ known
    total = weights.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        score = (weights @ np.where(known, table, 0)) / carried
        evidence = carried / total
    return score, evidence


def similarity_ranking(similar: dict[str, pd.DataFrame], weights: Mapping[str, float], near: str) -> pd.DataFrame:
    """Rank jurisdictions by weighted similarity to `near`.

    `similar` as from `similarities`; `weights` maps variables to numbers, 0 leaves one out.
    Returns a frame with jurisdiction, similarity (0 to 1), evidence (share of the weight on which both
    have spoken) and rank; a jurisdiction with too little evidence has rank and similarity NaN and stands
    last. Ties share a rank; similarities that are the same in whole percent tie. `near` itself is not listed.
    """
    names = next(iter(similar.values())).index
    chosen = {variable: weight for variable, weight in weights.items() if weight > 0}
    if chosen:
        table = np.array([list(chosen.values())], dtype=float)
        (score,), (evidence,) = _weighted_similarity([similar[each] for each in chosen], table, near)
    else:
        score, evidence = np.full(len(names), np.nan), np.zeros(len(names))
    others = names != near
    names, evidence = names[others], evidence[others]
    score = np.where(evidence >= FEWEST_EVIDENCE, score[others], np.nan).round(9)
    shown = score.round(SIMILARITY_DECIMALS)
    # One plus the number of those who are more alike: ties share a rank.
    place = np.where(np.isnan(score), np.nan, 1 + (shown[None, :] > shown[:, None]).sum(axis=1))
    order = np.lexsort((names, np.nan_to_num(place, nan=np.inf)))
    columns = {"jurisdiction": names, "similarity": score, "evidence": evidence, "rank": place}
    return pd.DataFrame({name: values[order] for name, values in columns.items()})


@cache
def _weight_combinations(variables: int) -> np.ndarray:
    """Return all combinations of the weights to be tried, one row each, but the empty one."""
    return np.array([each for each in product(WEIGHTS_TRIED, repeat=variables) if any(each)], dtype=float)


def weight_sensitivity(similar: dict[str, pd.DataFrame], weights: Mapping[str, float], near: str) -> dict[str, Any]:
    """Say how far the weights decide who stands closest to `near`.

    Every variable of `weights` is counted 0, 1 or 2 times, in all combinations but the empty one.
    Returns a dictionary: weightings (how many were tried), same_order (share that leave the order of the
    jurisdictions ranked with `weights` as it is), first (share of weightings in which each
    jurisdiction is closest or jointly closest, most frequent first). Shares are 0 to 1.
    """
    variables = list(weights)
    names = next(iter(similar.values())).index
    ranked = similarity_ranking(similar, weights, near).dropna(subset="rank")
    if ranked.empty:
        return {"weightings": 0, "same_order": np.nan, "first": {}}
    tried = _weight_combinations(len(variables))
    score, evidence = _weighted_similarity([similar[each] for each in variables], tried, near)
    places = names.get_indexer(ranked["jurisdiction"])
    score = np.where(evidence >= FEWEST_EVIDENCE, score, np.nan)[:, places].round(SIMILARITY_DECIMALS)
    steps = np.diff(score, axis=1)
    now_tied = ranked["rank"].duplicated().to_numpy()[1:]
    # The order holds where each stays at or above the next, and ties stay ties; a gap in the evidence breaks it.
    same = np.where(now_tied, steps == 0, steps <= 0).all(axis=1)
    filled = np.nan_to_num(score, nan=-1.0)
    best = filled.max(axis=1, keepdims=True)
    first = ((filled == best) & (best >= 0)).mean(axis=0)
    by_share = sorted(zip(ranked["jurisdiction"], first, strict=True), key=lambda pair: (-pair[1], pair[0]))
    return {
        "weightings": len(tried),
        "same_order": float(same.mean()),
        "first": {name: float(part) for name, part in by_share if part > 0},
    }
