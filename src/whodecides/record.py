"""Rhetoric and record: what a government said, what an index says, what it did, and what became of promises."""

from functools import cache

import pandas as pd

from .case import government_codes

INDICATOR = "v2x_freexp_altinf"
# What a state did or went through; statements, company actions and summits stand elsewhere.
RECORD_KINDS = ("law", "court", "politics", "settlement")
FATES = ("kept", "partly", "not kept", "dropped", "overtaken", "not established")


@cache
def speaking_places(case):
    """Return the codes of the jurisdictions with a government statement, in the order of the table."""
    spoken = set(government_codes(case).query("statement != ''")["jurisdiction"])
    return tuple(each for each in case["jurisdictions"]["id"] if each in spoken)


@cache
def said(case, place):
    """Return what the government of `place` said: a tuple of dictionaries by date.

    Each has statement, date, and the values coded as evaluation and justification.
    """
    codes = government_codes(case)
    codes = codes[(codes["jurisdiction"] == place) & (codes["statement"] != "")]
    table = codes.pivot(index=["date", "statement"], columns="variable", values="value").reset_index()
    return tuple(table[["statement", "date", "evaluation", "justification"]].to_dict("records"))


def index_values(case, place):
    """Return {year: value} of the index of free expression; empty for who is not rated, such as the Union."""
    rows = case["indicators"]
    rows = rows[(rows["indicator"] == INDICATOR) & (rows["jurisdiction"] == place)].sort_values("year")
    return {int(year): value for year, value in zip(rows["year"], rows["value"], strict=True)}


def index_facts(case):
    """Return what holds for the whole series: edition, scale, direction, licence, source."""
    rows = case["indicators"]
    return rows[rows["indicator"] == INDICATOR].iloc[0][["edition", "scale", "direction", "licence", "source"]].to_dict()


def index_change(case, places, first, last):
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
def dated_record(case, place):
    """Return the dated record of `place`, oldest first: a tuple of dictionaries.

    Each has date, precision, kind ("law", … or "status"), id (of an event or an instrument), status (empty for an
    event) and source (the id of a document).
    """
    events = case["events"]
    events = events[(events["jurisdiction"] == place) & events["kind"].isin(RECORD_KINDS)]
    steps = [
        {"date": row["date"], "precision": row["date_precision"], "kind": row["kind"], "id": row["id"], "status": "",
         "source": row["source_1"]} for row in events.to_dict("records")
    ]  # fmt: skip
    own = set(case["instruments"].query("jurisdiction == @place")["id"])
    statuses = case["statuses"]
    steps += [
        {"date": row["date"], "precision": row["date_precision"], "kind": "status", "id": row["instrument"],
         "status": row["status"], "source": row["source"]}
        for row in statuses[statuses["instrument"].isin(own)].to_dict("records")
    ]  # fmt: skip
    return tuple(sorted(steps, key=lambda step: (step["date"], step["id"])))


def fates(case):
    """Return how many promises met each fate: {fate: count}, all fates in their order."""
    counts = case["promises"]["fate"].value_counts()
    return {fate: int(counts.get(fate, 0)) for fate in FATES}
