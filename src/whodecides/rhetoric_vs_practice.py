"""Rhetoric and record: what a government said, what an index says, what it did, and what became of promises."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from .case import Case, Row, government_codes

# What a state did or went through; statements, actions and settlements of companies, and summits stand elsewhere.
EVENT_KINDS = ("law", "court", "politics")
INSTRUMENT_KINDS = ("law", "bill", "decision", "ruling")


@cache
def speaking_places(case: Case) -> tuple[str, ...]:
    """Return the codes of the jurisdictions with a government statement, in the order of the table."""
    spoken = set(government_codes(case).query("statement != ''")["jurisdiction"])
    return tuple(each for each in case["jurisdictions"]["id"] if each in spoken)


def index_values(case: Case, place: str) -> dict[int, float]:
    """Return {year: value} of the index of the case; empty for who is not rated, such as a union of states."""
    return _indicator_values(case, place, case.entry("index.indicator"))


def companion_values(case: Case, place: str) -> dict[int, float]:
    """Return {year: value} of the measure that case.toml puts beside the index; empty where it names none or has none."""
    return _indicator_values(case, place, case.entry("beside.indicator", ""))


def _indicator_values(case: Case, place: str, indicator: str) -> dict[int, float]:
    rows = case["indicators"]
    rows = rows[(rows["indicator"] == indicator) & (rows["jurisdiction"] == place)].sort_values("year")
    return {int(year): value for year, value in zip(rows["year"], rows["value"], strict=True)}


def index_facts(case: Case, part: str = "index") -> dict[str, Any]:
    """Return what holds for the whole series: edition, scale, direction, licence, source.

    `part` of case.toml names the series: "index", or "beside" for the measure beside it.
    """
    rows = case["indicators"]
    own = rows[rows["indicator"] == case.entry(f"{part}.indicator")]
    return own.iloc[0][["edition", "scale", "direction", "licence", "source"]].to_dict()


def index_change(case: Case, places: Iterable[str], first: int, last: int) -> pd.DataFrame:
    """Return a frame with place, first, last and change, the largest fall first; only for places that are rated.

    `first` and `last` are years.
    """
    rows = [(place, index_values(case, place)) for place in places]
    table = pd.DataFrame(
        [(place, values[first], values[last]) for place, values in rows if first in values and last in values],
        columns=["place", "first", "last"],
    )
    table["change"] = table["last"] - table["first"]
    return table.sort_values(["change", "place"], kind="stable").reset_index(drop=True)


@cache
def dated_record(case: Case, place: str) -> tuple[Row, ...]:
    """Return the dated record of `place`, oldest first: a tuple of dictionaries.

    Each has date, precision, id (of an event or an instrument), status (empty for an event) and source (the id of a
    document). A step of an instrument is left out on a day on which an event stands: the event tells the same.
    """
    events = case["events"]
    events = events[(events["jurisdiction"] == place) & events["kind"].isin(EVENT_KINDS)]
    instruments = case["instruments"]
    own = instruments[(instruments["jurisdiction"] == place) & instruments["kind"].isin(INSTRUMENT_KINDS)]["id"]
    statuses = case["statuses"]
    statuses = statuses[statuses["instrument"].isin(set(own)) & ~statuses["date"].isin(set(events["date"]))]
    steps = [_record_row(row, row["id"], "", row["source_1"]) for row in events.to_dict("records")]
    steps += [_record_row(row, row["instrument"], row["status"], row["source"]) for row in statuses.to_dict("records")]
    return tuple(sorted(steps, key=lambda step: (step["date"], step["id"])))


def _record_row(row: Row, step_id: str, status: str, source: str) -> Row:
    precision = row["date_precision"]
    return {"date": row["date"], "precision": precision, "id": step_id, "status": status, "source": source}


def promise_outcomes(case: Case) -> dict[str, int]:
    """Return how many promises met each fate: {fate: count}, all fates in their order."""
    counts = case["promises"]["fate"].value_counts()
    return {fate: int(counts.get(fate, 0)) for fate in case.vocabulary("promises", "fate")}
