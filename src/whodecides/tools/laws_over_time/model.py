"""The lives of laws and bills: when each was born, changed, ended, and how many stood how on a day. Pure functions."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from typing import NamedTuple

import pandas as pd

from ...case import Case, read_day
from ...errors import KitError, Message, _
from ...regulation import (
    LEGAL_STATUSES,
    act_day,
    applicable_instruments,
    application_row,
    days_in_force,
    status_history,
    status_on,
)

# How a standing is drawn: it binds; it binds in part, or a court keeps it from working; it is passed and waits; it is a plan.
# What has ended is drawn by its sign alone.
FORMS = {
    "in force": "whole",
    "partly struck": "part",
    "enjoined": "part",
    "suspended": "part",
    "adopted": "passed",
    "bill": "plan",
    "never adopted": "plan",
}
ENDED, NO_LINE = "ended", "undrawn"
SHARE_OF_CHANGES_SHOWN = 0.85  # the axis begins with the year from which this share of the changes lies on it
NOT_ANNOUNCED = "not announced"


@dataclass(frozen=True)
class Change:
    """A day from which a text stands otherwise, one of STANDINGS. `sure` says whether the day itself is known."""

    day: date
    standing: str
    sure: bool


@dataclass(frozen=True)
class InstrumentHistory:
    """A text, its changes from the first on, and the day until which one looked."""

    instrument: str
    place: str
    changes: tuple[Change, ...]
    checked: date


def named_days(case: Case, text: str) -> tuple[date, ...]:
    """Return the days that a call names, joined by "/"; the day of the act where it names none. Raises KitError."""
    if not text:
        return (act_day(case).date(),)
    named = [each.strip() for each in text.split("/")] if isinstance(text, str) else [text]
    days = tuple(sorted(set(map(read_day, named))))
    if len(days) > 2:
        raise KitError(
            Message(_("Name one day or two, joined by a slash, such as {days}."), days="/".join(map(str, days[:2])))
        )
    return days


def instruments_of_kinds(case: Case, kinds: Collection[str]) -> tuple[str, ...]:
    """Return the texts of these kinds that have a history, the oldest first."""
    table = case["instruments"]
    known = [each for each in table.loc[table["kind"].isin(kinds), "id"] if _changes(case, each)]
    return tuple(sorted(known, key=lambda each: (_changes(case, each)[0].day, each)))


@cache
def instrument_histories(case: Case, instruments: tuple[str, ...]) -> tuple[InstrumentHistory, ...]:
    """Return the lives of these texts, in their order."""
    rows = [case.row("instruments", each) for each in instruments]
    return tuple(
        InstrumentHistory(row["id"], row["jurisdiction"], _changes(case, row["id"]), row["last_checked"].date())
        for row in rows
    )


@cache
def _changes(case: Case, instrument: str) -> tuple[Change, ...]:
    found: list[Change] = []
    for step in status_history(case, instrument):
        standing = status_on(case, instrument, step["date"])
        if standing and (not found or found[-1].standing != standing):
            found.append(Change(step["date"].date(), standing, step["date_precision"] == "day"))
    return tuple(found)


def standing_on_day(life: InstrumentHistory, day: date) -> str:
    """Return how a text stood on a day, UNBORN before its first step."""
    return next((each.standing for each in reversed(life.changes) if each.day <= day), NOT_ANNOUNCED)


def standing_counts(all_lives: Collection[InstrumentHistory], day: date) -> Counter[str]:
    """Return how many texts stood how on a day."""
    return Counter(standing_on_day(each, day) for each in all_lives)


def axis_span(all_lives: Collection[InstrumentHistory], days: Collection[date]) -> tuple[date, date]:
    """Return first and last day of the axis: it holds most of the changes, the days named, and all until the last look."""
    changes = sorted(each.day for life in all_lives for each in life.changes)
    most = changes[round((1 - SHARE_OF_CHANGES_SHOWN) * len(changes))] if changes else min(days)
    return date(min(most, *days).year, 1, 1), max(*days, *changes, *(life.checked for life in all_lives))


def stops(all_lives: Collection[InstrumentHistory], days: Collection[date]) -> tuple[date, ...]:
    """Return the days at which one can halt: each on which a text changed, those named, and both ends of the axis."""
    first, last = axis_span(all_lives, days)
    changes = {each.day for life in all_lives for each in life.changes if each.day >= first}
    return tuple(sorted({first, last, *days, *changes}))


def standings(all_lives: Collection[InstrumentHistory]) -> tuple[str, ...]:
    """Return the standings that occur at any time, in the order of STANDINGS; UNBORN comes last."""
    known = {each.standing for life in all_lives for each in life.changes}
    return (*(each for each in LEGAL_STATUSES if each in known), NOT_ANNOUNCED)


class Hunt(NamedTuple):
    """A search for days on which a text, in force, asked for something: who asks, how many days each, of how many since the act."""

    asking: tuple[str, ...]
    days: dict[str, int]
    all: int
    of: int


@cache
def hunt(case: Case, instruments: tuple[str, ...], outcome: str) -> Hunt:
    """Count the days since the act, to the last look, on which one of the texts was in force and its duty had this outcome."""
    lives = instrument_histories(case, instruments)
    first, last = act_day(case) + pd.Timedelta(days=1), pd.Timestamp(max(each.checked for each in lives))
    duty, known = case.entry("application.duty"), applicable_instruments(case)
    asking = tuple(
        each for each in instruments if each in known and application_row(case, each, duty)["outcome"] == outcome
    )
    found = {each: days_in_force(case, each, first, last) for each in asking}
    together = reduce(pd.DatetimeIndex.union, found.values(), pd.DatetimeIndex([]))
    return Hunt(
        asking, {each: len(days) for each, days in found.items() if len(days)}, len(together), (last - first).days + 1
    )
