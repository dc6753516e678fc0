"""Events, what platforms did, and the hours and days of both."""

from collections.abc import Iterator

from ..loader import Case, Row
from .rule import Breaches, numbered_rows, reads


@reads("event_records", "events")
def event_is_one_record(case: Case) -> Breaches:
    """A row that joins an event to a record names one statement or one action, of the same day or the day beside it."""
    for number, row in numbered_rows(case, "event_records"):
        if bool(row["statement"]) == bool(row["action"]):
            yield "event_records", number, "statement", "name either a statement or an action."
            continue
        table, name = ("statements", row["statement"]) if row["statement"] else ("platform_actions", row["action"])
        # An order and the report on it may lie on either side of midnight.
        if abs((case.row(table, name)["date"] - case.row("events", row["event"])["date"]).days) > 1:
            yield "event_records", number, "event", f"lies on another day than {name}; mend a date or remove the row."


@reads("platform_actions", "event_records", "action_titles")
def actions_have_titles(case: Case) -> Breaches:
    """Every platform action is one event of the timeline by itself, or has a title of its own."""
    joined = case["event_records"]
    alone = joined[~joined["event"].duplicated(keep=False)]
    titled = set(alone["action"]) | set(case["action_titles"]["action"])
    for number, row in numbered_rows(case, "platform_actions"):
        if row["id"] not in titled:
            yield "platform_actions", number, "id", f"'{row['id']}' has no title; add it to action_titles.csv."


@reads("hours", "events", "platform_actions")
def hours_fit_a_record(case: Case) -> Breaches:
    """An hour belongs to an event, a statement or a platform action, and does not end before it begins."""
    known = {each for table in ("events", "statements", "platform_actions") for each in case[table]["id"]}
    for number, row in numbered_rows(case, "hours"):
        if row["record"] not in known:
            yield "hours", number, "record", f"'{row['record']}' is no event, statement or platform action; correct it."
        if row["from_time"] > row["to_time"]:
            yield "hours", number, "to_time", "is earlier than from_time; correct one of them."


DATED_TABLES = ("statements", "events", "platform_actions")


def months_are_their_first_day(case: Case) -> Breaches:
    """Where only the month is known, the date is its first day."""
    for name, number, row in _dated_rows(case):
        if row["date_precision"] == "month" and row["date"].day != 1:
            yield name, number, "date", "only the month is known; write its first day."


@reads("hours")
def hours_have_a_certain_day(case: Case) -> Breaches:
    """An hour needs a day that a source says."""
    known = {row["id"]: row for _name, _number, row in _dated_rows(case)}
    for number, row in numbered_rows(case, "hours"):
        if row["record"] in known and known[row["record"]]["date_precision"] != "day":
            yield "hours", number, "record", f"the day of {row['record']} is not certain; remove the hour."


@reads("event_records", "events")
def events_dated_as_their_record(case: Case) -> Breaches:
    """An event is dated as exactly as its one record."""
    known = {row["id"]: row for _name, _number, row in _dated_rows(case)}
    joined = case["event_records"]
    for number, row in numbered_rows(case, "event_records"):
        event, record = known[row["event"]], known[row["statement"] or row["action"]]
        alone = (joined["event"] == row["event"]).sum() == 1
        if alone and event["date"] == record["date"] and event["date_precision"] != record["date_precision"]:
            text = f"{row['event']} is dated {event['date_precision']}, {record['id']} {record['date_precision']}"
            yield "event_records", number, "event", text + "; make them agree."


def _dated_rows(case: Case) -> Iterator[tuple[str, int, Row]]:
    """Yield (table, row number, row) of all that has a date with its precision."""
    for name in DATED_TABLES:
        if name in case.tables:
            for number, row in numbered_rows(case, name):
                yield name, number, row


RULES = (
    event_is_one_record,
    actions_have_titles,
    hours_fit_a_record,
    months_are_their_first_day,
    hours_have_a_certain_day,
    events_dated_as_their_record,
)
