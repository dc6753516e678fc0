"""One dated list of what happened: events, platform actions and statements, each thing once.

An event that reports exactly one statement or action is one entry with it; where it reports several, these stand for
the event. The day of an entry is the local day of whoever acted; where its hour is known, its day on another clock is
known too.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from ...case import Case, Row
from ...errors import KitError, Message, _, suggest_names

GOVERNMENT, OTHER, REPORTED = STATEMENTS = ("government statement", "other statement", "reported statement")
LOCAL = ""  # the local clock of whoever acted


@dataclass(frozen=True)
class Entry:
    """One thing that happened.

    `id` is that of the statement, the action or, where there is neither, the event; `event` is the event that reports
    it, or "". `precision` says how exactly the day is known: day, published, inferred or
    month. `day` is the day on the clock in use, `local_day` that of whoever acted. `since` and `until` are the
    earliest and latest moment in UTC, or None where the hour is not established, `zone` the name of its local clock. `who` is a company or an actor's name,
    or "". `main` says whether the entry is, or belongs to, an event of the timeline, or is a statement of a government
    on a day of the case's period: such a statement needs no event.
    """

    id: str
    event: str
    kind: str
    day: date
    local_day: date
    precision: str
    place: str
    who: str
    platforms: tuple[str, ...]
    main: bool
    since: datetime | None = None
    until: datetime | None = None
    zone: str = ""


@dataclass(frozen=True)
class Filters:
    """What to keep of the list. Empty texts keep all.

    `start` and `end` are days (both included), `within` the start of an ISO date such as "2021-01" or "2021-01-08".
    `place` is a region or the code of a jurisdiction. `everything` adds what is not an event of the timeline.
    """

    start: date
    end: date
    within: str = ""
    kind: str = ""
    who: str = ""
    platform: str = ""
    place: str = ""
    everything: bool = False
    violence: bool = False


def kinds(case: Case) -> tuple[str, ...]:
    """Return the kinds of entries: whose statement it is, then the kinds of events that have a label, in its order."""
    return (*STATEMENTS, *(each for each in case.labelled("events.kind") if each != "statement"))


@cache
def clocks(case: Case) -> dict[str, ZoneInfo | None]:
    """Return the clocks of a case: {id: time zone}, of which the first is LOCAL and has none."""
    return {LOCAL: None, **{each["id"]: each["zone"] for each in case.entry("clocks", ())}}


@cache
def regions(case: Case) -> dict[str, frozenset[str]]:
    """Return the parts of the world that a case tells apart, as {id: codes of jurisdictions}."""
    return {each["id"]: frozenset(each["jurisdictions"]) for each in case.entry("regions", ())}


def check_filters(case: Case, filters: Filters) -> Filters:
    """Return `filters`. Raises KitError for a kind, place, company, actor or platform that is not in the list."""
    if filters.start > filters.end:
        raise KitError(_("The timeline would end before it starts: choose an end that is not earlier than the start."))
    known = {
        "kind": kinds(case),
        "place": (*regions(case), *sorted({each.place for each in entries(case)})),
        "who": sorted({each.who for each in entries(case)}),
        "platform": sorted({name for each in entries(case) for name in each.platforms}),
    }
    for name, allowed in known.items():
        value = getattr(filters, name)
        if value and value not in allowed:
            near = suggest_names(value, [each for each in allowed if each])
            wrong = _("The timeline has no {filter} '{value}'. {nearest}")
            raise KitError(Message(wrong, filter=name, value=value, nearest=near))
    return filters


def check_entry(case: Case, entry: str) -> str:
    """Return the id of an entry. Raises KitError for one that the timeline does not have."""
    ids = [each.id for each in entries(case)]
    if entry not in ids:
        wrong = _("The timeline has no entry '{entry}'. {nearest}")
        raise KitError(Message(wrong, entry=entry, nearest=suggest_names(entry, ids)))
    return entry


def region(case: Case, place: str) -> str:
    """Return the region of `regions` in which a jurisdiction lies; "" where a case tells no parts of the world apart."""
    return next((name for name, codes in regions(case).items() if place in codes), "")


def select(case: Case, filters: Filters) -> list[Entry]:
    """Return the entries that the filters keep, in order, as a list.

    Within a day, entries with a known hour come first, in order; those without follow, in no particular order.
    """
    return [
        each
        for each in on_clock(case, LOCAL)
        if filters.start <= each.day <= filters.end
        and _passes_filters(case, each, filters)
        and each.day.isoformat().startswith(filters.within)
    ]


def _passes_filters(case: Case, entry: Entry, filters: Filters) -> bool:
    return (
        (filters.everything or entry.main)
        and (filters.violence or entry.kind != "violence")
        and filters.kind in ("", entry.kind)
        and filters.who in ("", entry.who)
        and (not filters.platform or filters.platform in entry.platforms)
        and filters.place in ("", entry.place, region(case, entry.place))
    )


@cache
def on_clock(case: Case, clock: str) -> tuple[Entry, ...]:
    """Return all entries with their days on one of `clocks`, sorted, as a tuple."""
    return tuple(sorted((_in_time_zone(each, clocks(case)[clock]) for each in entries(case)), key=_order))


def times(case: Case, entry: Entry, clock: str) -> tuple[datetime, datetime] | None:
    """Return the earliest and latest time of an entry on a clock, or None where its hour is not established."""
    if entry.since is None or entry.until is None:
        return None
    zone = clocks(case)[clock] or ZoneInfo(entry.zone)
    return entry.since.astimezone(zone), entry.until.astimezone(zone)


def _in_time_zone(entry: Entry, zone: ZoneInfo | None) -> Entry:
    """Return the entry with its day in a time zone: another day only where the known hour leaves no doubt."""
    if zone is None or entry.since is None or entry.until is None:
        return entry
    days = {moment.astimezone(zone).date() for moment in (entry.since, entry.until)}
    return replace(entry, day=days.pop()) if len(days) == 1 else entry


def _order(entry: Entry) -> tuple[Any, ...]:
    unknown = entry.since is None
    never = datetime.max.replace(tzinfo=UTC)
    return (entry.day, entry.precision != "month", unknown, entry.since or never, entry.until or never, entry.id)


@cache
def entries(case: Case) -> tuple[Entry, ...]:
    """Return all entries of a case on their local days, in no order, as a tuple. Tables that a case lacks count as empty."""
    reports = table_records(case, "event_records")
    records = {row["statement"] or row["action"]: row["event"] for row in reports}
    events = {row["id"]: row for row in table_records(case, "events")}
    places = {row["action"]: row["jurisdiction"] for row in table_records(case, "action_titles")}
    found = [_from_event(row) for row in events.values() if row["id"] not in {each["event"] for each in reports}]
    board = case.entry("board.name", "")
    found += [
        _from_action(row, events.get(records.get(row["id"])), places, board)
        for row in table_records(case, "platform_actions")
    ]
    found += [_from_statement(case, row, records.get(row["id"], "")) for row in table_records(case, "statements")]
    hours = {row["record"]: row for row in table_records(case, "hours")}
    return tuple(_with_hours(each, hours.get(each.id)) for each in found)


def table_records(case: Case, table: str) -> list[Row]:
    """Return the rows of a table as dictionaries; none where the case has no such table."""
    return case[table].to_dict("records") if table in case.tables else []


def _from_event(row: Row) -> Entry:
    kind = REPORTED if row["kind"] == "statement" else row["kind"]
    day = row["date"].date()
    return Entry(row["id"], row["id"], kind, day, day, row["date_precision"], row["jurisdiction"], "", (), True)


def _from_action(row: Row, event: Row | None, places: dict[str, str], board: str) -> Entry:
    day = row["date"].date()
    kind = event["kind"] if event and row["id"] not in places else _kind_of_action(row, board)
    place = places.get(row["id"]) or (event["jurisdiction"] if event else "")
    event_id = event["id"] if event else ""
    return Entry(
        row["id"],
        event_id,
        kind,
        day,
        day,
        row["date_precision"],
        place,
        row["company"],
        _platforms(row["platform"]),
        bool(event),
    )


def _kind_of_action(row: Row, board: str) -> str:
    """Return the kind of an action by who decided it: a company, a state body, a court, the parties, the `board`."""
    deciders = {"state body": "politics", "court": "court", "agreement": "settlement"}
    deciders |= {board: "oversight"} if board else {}
    return next(
        (kind for start, kind in deciders.items() if row["decided_by"].startswith(start)),
        "platform action",
    )


def _platforms(text: str) -> tuple[str, ...]:
    """Return the names in a list joined by semicolons, without what stands in brackets."""
    return tuple(each.partition("(")[0].strip() for each in text.split(";") if each.strip())


def _from_statement(case: Case, row: Row, event: str) -> Entry:
    actor = case.row("actors", row["actor"])
    kind = GOVERNMENT if actor["in_government"] else OTHER
    day = row["date"].date()
    return Entry(
        row["id"],
        event,
        kind,
        day,
        day,
        row["date_precision"],
        row["jurisdiction"],
        actor["name"],
        _platforms(row["companies"]),
        bool(event) or (bool(actor["in_government"]) and _in_period(case, day, row["date_precision"])),
    )


def _in_period(case: Case, day: date, precision: str) -> bool:
    """Return whether a day that is known lies in the period of the case."""
    first, last = (case.entry(f"period.{each}", None) for each in ("first", "last"))
    return precision != "month" and first is not None and last is not None and first <= day <= last


def _with_hours(entry: Entry, hour: Row | None) -> Entry:
    """Return the entry with its earliest and latest moment, where its hour is in the data."""
    if hour is None:
        return entry
    zone = ZoneInfo(hour["zone"])
    since, until = (
        datetime.combine(entry.local_day, time.fromisoformat(hour[name]), zone).astimezone(UTC)
        for name in ("from_time", "to_time")
    )
    return replace(entry, since=since, until=until, zone=hour["zone"])
