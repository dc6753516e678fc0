"""The picture of the timeline as plain data: columns, lanes, one mark an entry, one line, and what changed."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypedDict

from ...case import Case, Reader
from ...i18n import colon, localized_day
from .encodings import ENCODINGS, encoding_words, entry_encoding, lane, lane_words
from .entry import MONTH, day_text, entry_title, hours_text
from .model import LOCAL, Entry, Filters, on_clock, select, times
from .words import kind_word

MOST_DAYS, MOST_MONTHS = 45, 1100  # how long a period may be to have columns of days, and of months
MOST_IN_CELL = {True: 18, False: 9}  # marks of one lane in one column that is wide or narrow; the rest is a number
FEW = 16  # columns that are wide
CROWD = 8  # statements in one column that are worth a note
DAY = {"en": "EEE d", "fr": "EEE d", "es": "EEE d"}
FIGURES = {"en": "d MMM y", "fr": "d MMM y", "es": "d MMM y"}


class Mark(TypedDict):
    """One entry. `at` is where its hour lies, in days since the first column began (from, to); [] where it has none."""

    id: str
    lane: int
    column: int
    look: str
    at: list[float]
    sure: bool
    name: str


class Column(TypedDict):
    """A day, month or year: the start of its ISO date, and its name, long and short."""

    within: str
    label: str
    short: str


class Line(TypedDict):
    """The line through all lanes: the entry that it stands for, its place in columns, when and what."""

    id: str
    x: float
    when: str
    what: str


class Picture(TypedDict):
    """All that is drawn. `more` tells by "lane.column" how many entries of a cell have no mark."""

    lanes: list[str]
    columns: list[Column]
    marks: list[Mark]
    more: dict[str, int]
    line: Line | None
    looks: list[list[str]]
    hours: bool


@lru_cache(maxsize=128)
def timeline_picture(reader: Reader, filters: Filters, mark: str) -> Picture:
    """Return the picture of a period on a clock. Kind, speaker, platform, place and day only fade what they leave out.

    Where a cell has no room for all, what they keep comes first.
    """
    whole = _entries_of_period(reader, filters, mark)
    length = _date_length(filters)
    columns = _columns(reader, filters, length)
    place = {each["within"]: number for number, each in enumerate(columns)}
    cells = defaultdict(list)
    for entry in whole:
        cells[lane(entry), place[entry.day.isoformat()[:length]]].append(entry)
    marks: list[Mark] = []
    more = {}
    focal, kept = focal_id(reader.case, mark), {each.id for each in select(reader.case, filters, mark)}
    most = MOST_IN_CELL[length == 10 or len(columns) <= FEW]
    for (row, column), found in sorted(cells.items()):
        found.sort(key=lambda entry: (entry.id != focal, entry.id not in kept))
        if len(found) > most:
            more[f"{row}.{column}"] = len(found) - most
        shown = sorted(found[:most], key=lambda entry: ENCODINGS.index(entry_encoding(reader.case, entry)))
        marks += [_mark(reader, entry, row, column, entry_encoding(reader.case, entry), filters) for entry in shown]
    words, used = encoding_words(reader), {each["look"] for each in marks}
    return {
        "lanes": lane_words(reader) if marks else [],
        "columns": columns,
        "marks": marks,
        "more": more,
        "line": _line(reader, filters, focal, columns, length),
        "looks": [[each, words[each]] for each in ENCODINGS if each in used],
        "hours": length == 10,
    }


def timeline_lead(reader: Reader, filters: Filters, mark: str = "") -> str:
    """Return what is on show, where the line stands, and what the clock moved, in two or three short sentences."""
    _ = reader.say
    found = select(reader.case, filters, mark)
    if not found:
        return _("No entry fits these choices.")
    known = [each for each in found if each.since]
    sentences = [_("Entries shown: {count}. With a known hour: {known}.").format(count=len(found), known=len(known))]
    focal = next(
        (each for each in on_clock(reader.case, filters.clock) if each.id == focal_id(reader.case, mark)), None
    )
    if focal and filters.start <= focal.day <= filters.end:
        sentences.append(_line_text(reader, focal, filters.clock))
    if filters.clock == LOCAL:
        sentences.append(_("Each entry stands on the clock of its own place."))
    elif not known:
        sentences.append(_("No clock moves these entries: none has a known hour."))
    else:
        moved = sum(each.moved for each in known)
        sentences.append(
            _(
                "Only entries with a known hour moved with the clock; on another day than by local time: {moved}. "
                "The others cannot move."
            ).format(moved=moved)
        )
    return " ".join(sentences)


def column_counts(filters: Filters, found: Sequence[Entry]) -> dict[str, int]:
    """Return how many entries stand in each column that has any: {start of an ISO date: count}."""
    return dict(Counter(each.day.isoformat()[: _date_length(filters)] for each in found))


def crowded_column(reader: Reader, filters: Filters, mark: str = "") -> dict[str, str] | None:
    """Return the column with most government statements among what is shown, and a note on it; None where it is no crowd."""
    _, length = reader.say, _date_length(filters)
    cells: dict[str, list[Entry]] = defaultdict(list)
    for each in select(reader.case, filters, mark):
        if lane(each) == 1:
            cells[each.day.isoformat()[:length]].append(each)
    within, found = max(cells.items(), key=lambda pair: len(pair[1]), default=("", []))
    if len(found) < CROWD or len(cells) < 2:
        return None
    places = len({each.place for each in found})
    note = _("Most statements: {count} (places: {places})").format(count=len(found), places=places)
    return {"within": within, "text": note}


def focal_id(case: Case, mark: str) -> str:
    """Return the id of the entry for which the line stands: the one to compare with, or else the act of the case."""
    return mark or case.entry("act.action", "")


def _entries_of_period(reader: Reader, filters: Filters, mark: str) -> list[Entry]:
    return select(reader.case, replace(filters, within="", kind="", who="", platform="", place=""), mark)


def _date_length(filters: Filters) -> int:
    """Return how much of an ISO date names a column: a day, a month or a year."""
    span = (filters.end - filters.start).days
    return 10 if span <= MOST_DAYS else 7 if span <= MOST_MONTHS else 4


def _columns(reader: Reader, filters: Filters, length: int) -> list[Column]:
    days = [filters.start + timedelta(days=each) for each in range((filters.end - filters.start).days + 1)]
    starts = dict.fromkeys(each.isoformat()[:length] for each in days)
    years = len({each[:4] for each in starts})
    return [_column(reader.language, each, "MMM" if years == 1 else "MMM yy") for each in starts]


def _column(language: str, within: str, month: str) -> Column:
    day = date.fromisoformat(within + "0000-01-01"[len(within) :])
    long, short = {
        10: (DAY[language], "d"),
        7: (MONTH[language], month),
        4: ("y", "y"),
    }[len(within)]
    texts = (localized_day(day, language, pattern) for pattern in (long, short))
    return {"within": within, "label": next(texts), "short": next(texts)}


def _mark(reader: Reader, entry: Entry, row: int, column: int, sign: str, filters: Filters) -> Mark:
    at = _hour_position(reader.case, entry, filters) if _date_length(filters) == 10 else []
    return {
        "id": entry.id,
        "lane": row,
        "column": column,
        "look": sign,
        "at": at,
        "sure": entry.precision == "day",
        "name": _mark_name(reader, entry, filters.clock),
    }


@lru_cache(maxsize=4096)
def _mark_name(reader: Reader, entry: Entry, clock: str) -> str:
    """Return what a mark says when it is pointed at: day, hour, kind and title of its entry."""
    hours = hours_text(reader.case, entry, clock)
    when = day_text(entry.day, entry.precision, reader.language) + (f", {hours}" if hours else "")
    return f"{when} · {kind_word(reader, entry.kind)}{colon(reader.language)}{entry_title(reader, entry)}"


def _hour_position(case: Case, entry: Entry, filters: Filters) -> list[float]:
    found = times(case, entry, filters.clock)
    if not found:
        return []
    began = datetime.combine(filters.start, datetime.min.time())
    length = (filters.end - filters.start).days + 1
    days = [(each.replace(tzinfo=None) - began) / timedelta(days=1) for each in found]
    return [round(min(max(each, 0), length), 4) for each in days]


def _line(reader: Reader, filters: Filters, focal: str, columns: Sequence[Column], length: int) -> Line | None:
    entry = next((each for each in on_clock(reader.case, filters.clock) if each.id == focal), None)
    if entry is None or not filters.start <= entry.day <= filters.end:
        return None
    column = [each["within"] for each in columns].index(entry.day.isoformat()[:length])
    at = _hour_position(reader.case, entry, filters) if length == 10 else []
    hours = hours_text(reader.case, entry, filters.clock)
    day = localized_day(entry.day, reader.language, FIGURES[reader.language])
    return {
        "id": focal,
        "x": sum(at) / 2 if at else column + 0.5,
        "when": day + (f", {hours}" if hours else ""),
        "what": entry_title(reader, entry),
    }


def _line_text(reader: Reader, entry: Entry, clock: str) -> str:
    _ = reader.say
    day, hours = day_text(entry.day, entry.precision, reader.language), hours_text(reader.case, entry, clock)
    if hours:
        return _("The line stands at {day}, {hours}.").format(day=day, hours=hours)
    return _("The line stands on {day}; its hour is not established.").format(day=day)
