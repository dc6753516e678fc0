"""The picture of the timeline as plain data: columns of days, months or years, one sign an entry, and the line."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypedDict

from ...case import Case, Reader
from ...i18n import localized_day
from .encodings import ENCODINGS, encoding_words, entry_encoding, lane
from .entry import MONTH, hours_text
from .model import Entry, Filters, entries, select, times

MOST_DAYS, MOST_MONTHS = 45, 1100  # how long a period may be to have columns of days, and of months
MOST_IN_CELL = 18  # signs of one lane in one column; the rest is a number


class Mark(TypedDict):
    """One entry. `at` says where in its day its hour lies, in percent; None where it has none."""

    id: str
    lane: int
    column: int
    look: str
    at: float | None
    sure: bool


class Column(TypedDict):
    """A day, month or year: the start of its ISO date, its name, how many entries it has, and of how many there is no sign.

    `line` says where in its day the act of the case stands, in percent, and its hour; [] in every other column.
    """

    within: str
    label: str
    count: int
    more: int
    line: list[float | str]


class Picture(TypedDict):
    """All that is drawn; `looks` are the signs with their words."""

    columns: list[Column]
    marks: list[Mark]
    looks: list[list[str]]


@lru_cache(maxsize=128)
def timeline_picture(reader: Reader, filters: Filters) -> Picture:
    """Return the picture of what the filters keep of a period, whichever of its columns is chosen."""
    whole, length = select(reader.case, replace(filters, within="")), date_length(filters)
    columns, counts = _columns(filters, length), column_counts(filters, whole)
    cells = defaultdict(list)
    for entry in whole:
        cells[columns.index(entry.day.isoformat()[:length]), lane(entry)].append(entry)
    marks: list[Mark] = []
    for (column, row), found in sorted(cells.items()):
        shown = sorted(found[:MOST_IN_CELL], key=lambda entry: ENCODINGS.index(entry_encoding(reader.case, entry)))
        marks += [_mark(reader.case, entry, row, column) for entry in shown]
    drawn, words = Counter(each["column"] for each in marks), encoding_words(reader)
    return {
        "columns": [
            {
                "within": each,
                "label": _column_name(reader.language, each),
                "count": counts.get(each, 0),
                "more": counts.get(each, 0) - drawn[place],
                "line": _line(reader.case, each),
            }
            for place, each in enumerate(columns)
        ],
        "marks": marks,
        "looks": [[each, words[each]] for each in ENCODINGS if any(mark["look"] == each for mark in marks)],
    }


def column_counts(filters: Filters, found: Sequence[Entry]) -> dict[str, int]:
    """Return how many entries stand in each column that has any: {start of an ISO date: count}."""
    return dict(Counter(each.day.isoformat()[: date_length(filters)] for each in found))


def date_length(filters: Filters) -> int:
    """Return how much of an ISO date names a column: a day, a month or a year."""
    span = (filters.end - filters.start).days
    return 10 if span <= MOST_DAYS else 7 if span <= MOST_MONTHS else 4


def _columns(filters: Filters, length: int) -> list[str]:
    days = [filters.start + timedelta(days=each) for each in range((filters.end - filters.start).days + 1)]
    return list(dict.fromkeys(each.isoformat()[:length] for each in days))


def _column_name(language: str, within: str) -> str:
    day = date.fromisoformat(within + "0000-01-01"[len(within) :])
    return localized_day(day, language, {10: "EEE d", 7: MONTH[language], 4: "y"}[len(within)])


def _mark(case: Case, entry: Entry, row: int, column: int) -> Mark:
    look = entry_encoding(case, entry)
    return {"id": entry.id, "lane": row, "column": column, "look": look, "at": _place_in_day(case, entry), "sure": entry.precision == "day"}  # fmt: skip


def _place_in_day(case: Case, entry: Entry) -> float | None:
    found = times(case, entry, "")
    if not found:
        return None
    began = datetime.combine(entry.local_day, datetime.min.time())
    return round(sum((each.replace(tzinfo=None) - began) / timedelta(days=1) for each in found) * 50, 1)


def _line(case: Case, within: str) -> list[float | str]:
    act = next((each for each in entries(case) if each.id == case.entry("act.action", "")), None)
    place = _place_in_day(case, act) if act and act.local_day.isoformat() == within else None
    return [place, hours_text(case, act, "")] if act and place is not None else []
