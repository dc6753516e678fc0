"""The timeline as a picture that is pressed: a day, a statement before the line, the day of a card, the clock of a paper."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, TypedDict

from ...case import Case, Reader, government_codes
from ...i18n import colon, localized_day
from ...widgets.coded_quotation import CodedQuotation, coded_quotation
from .encodings import lane_words
from .entry import entry_title, hours_text
from .lanes import timeline_picture
from .model import Entry, Filters, check_entry, clocks, entries, on_clock, times
from .words import clock_names

LONG_DAY = {"en": "EEEE d MMMM", "fr": "EEEE d MMMM", "es": "EEEE d 'de' MMMM"}
MISSES = 2  # wrong days, after which the record lays a card down


class PressedVoice(TypedDict):
    """A statement of a government that stands in a day: `at` is its place within the day in percent, None where no hour is known."""

    id: str
    at: float | None


class PressedDay(TypedDict):
    """A day: how many acts of companies it has, its statements, and where the line stands in it, in percent, with its hour."""

    id: str
    name: str
    line: list[float | str]
    acts: int
    voices: list[PressedVoice]


class ClockRow(TypedDict):
    """An entry on a clock: `at` is [left, width] in percent of all days; `hours` is "" where only the day is known."""

    id: str
    name: str
    at: list[float]
    hours: str
    government: bool


@cache
def pressed_words(reader: Reader) -> dict[str, Any]:
    """Return the fixed words of these pictures."""
    _, lanes = reader.say, lane_words(reader)
    act = next((each for each in entries(reader.case) if each.id == reader.case.entry("act.action", "")), None)
    return {
        "labels": {
            "title": "",
            "days": _("Days"),
            "companies": lanes[0],
            "governments": lanes[1],
            "line": entry_title(reader, act) if act else "",
            "other": _("Another card"),
            "clock": _("Clock"),
            "no_hour": _("a day, no hour"),
        },
        "clocks": clock_names(reader),
    }


def long_day(reader: Reader, day: date) -> str:
    """Return a day with its weekday, without the year."""
    return localized_day(day, reader.language, LONG_DAY[reader.language])


def pressed_days(reader: Reader, filters: Filters) -> list[PressedDay]:
    """Return the days of a period, with what companies did and governments said on each."""
    picture = timeline_picture(reader, filters)
    return [
        {
            "id": column["within"],
            "name": column["label"],
            "line": column["line"],
            "acts": sum(each["lane"] == 0 for each in picture["marks"] if each["column"] == number),
            "voices": [{"id": each["id"], "at": each["at"]} for each in picture["marks"] if each["column"] == number and each["lane"] == 1],
        }
        for number, column in enumerate(picture["columns"])
    ]  # fmt: skip


def coded_statement(reader: Reader, statement: str) -> CodedQuotation | None:
    """Return a statement with what its evaluation is; None where it has no code."""
    variable, codes = reader.case.entry("variables.evaluation"), government_codes(reader.case)
    found = codes[(codes["statement"] == statement) & (codes["variable"] == variable)]
    return next((coded_quotation(reader, variable, each) for each in found.itertuples(index=False)), None)


def day_difference_text(reader: Reader, mine: str, record: str, statement: str) -> str:
    """Say how far a day that was pressed is from that of the record, and that the statement came before the line, if it did."""
    _ = reader.say
    found = {each.id: each for each in entries(reader.case)}
    spoken, line = found[statement], found.get(reader.case.entry("act.action", ""))
    before = line and (spoken.until < line.since if spoken.until and line.since else spoken.day < line.day)
    apart = _days_apart_text(reader, mine, record)
    return apart + " " + _("That was before the line.") if before else apart


def _days_apart_text(reader: Reader, mine: str, record: str) -> str:
    _, apart = reader.say, (date.fromisoformat(mine) - date.fromisoformat(record)).days
    if not apart:
        return _("That is the day.")
    earlier = _.ngettext("The record is {count} day earlier.", "The record is {count} days earlier.", abs(apart))
    later = _.ngettext("The record is {count} day later.", "The record is {count} days later.", abs(apart))
    return (earlier if apart > 0 else later).format(count=abs(apart))


def spoken_by(reader: Reader, statement: str) -> str:
    """Return who spoke in which office of which country, and the hours, by the clock there, where they are known."""
    _, row = reader.say, reader.case.row("statements", statement)
    actor = reader.case.row("actors", row["actor"])
    entry = next(each for each in entries(reader.case) if each.id == statement)
    office, country = reader.text(actor, "office"), reader.name("jurisdictions", row["jurisdiction"])
    hours = hours_text(reader.case, entry, "")
    there = _("{hours} by the clock there").format(hours=hours) if hours else ""
    return ", ".join(each for each in (actor["name"], office, country if country not in office else "", there) if each)


def day_of(case: Case, entry_id: str) -> str:
    """Return the local day of an entry, as an ISO date. Raises KitError for one that the timeline does not have."""
    check_entry(case, entry_id)
    return next(each.local_day for each in entries(case) if each.id == entry_id).isoformat()


def laid_cards(
    tried: Mapping[str, Sequence[str]], placed: Mapping[str, str], right: Mapping[str, str]
) -> dict[str, str]:
    """Return how each card came to its day, of those that lie there: first, second, or shown by the record."""
    laid = {}
    for card, day in right.items():
        pressed = list(tried.get(card, ())) or ([placed[card]] if card in placed else [])
        if sum(each != day for each in pressed) >= MISSES:
            laid[card] = "shown"
        elif day in pressed:
            laid[card] = "first" if placed.get(card) == day else "second"
    return laid


def told_of_card(
    reader: Reader, item: Mapping[str, str], pressed: str, right: str, laid: Sequence[str]
) -> dict[str, str]:
    """Return what is said of the card that was put on a day last; `laid` are those that lie on its right day."""
    _ = reader.say
    sides = {"own": long_day(reader, date.fromisoformat(pressed)), "record": "", "said": ""}
    if item["id"] in laid:
        sides["record"] = long_day(reader, date.fromisoformat(right))
    if pressed != right:
        direction = _("Too early.") if pressed < right else _("Too late.")
        sides["said"] = f"{direction} {item.get('feedback', '')}".strip()
    elif len(laid) > 1 and any(each.since is None for each in entries(reader.case) if each.id in laid):
        sides["said"] = _("Two cards of one day, and no hour for one of them: nobody can say which was first.")
    else:
        sides["said"] = item.get("feedback") or item["text"]
    return sides


def clock_rows(reader: Reader, chosen: Sequence[str], clock: str) -> tuple[list[str], list[ClockRow]]:
    """Return the names of the days on which the entries fall by their own clocks, and each entry on a clock."""
    found = {each.id: each for each in on_clock(reader.case, clock)}
    listed = [found[each] for each in chosen]
    first, last = min(each.local_day for each in listed), max(each.local_day for each in listed)
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    rows = [_clock_row(reader, each, clock, first, len(days)) for each in listed]
    return [localized_day(each, reader.language, "EEE d") for each in days], rows


def _clock_row(reader: Reader, entry: Entry, clock: str, first: date, length: int) -> ClockRow:
    began, moments = datetime.combine(first, datetime.min.time()), times(reader.case, entry, clock)
    if moments:
        since, until = (100 * ((each.replace(tzinfo=None) - began) / timedelta(days=1)) / length for each in moments)
    else:
        since = 100 * (entry.local_day - first).days / length
        until = since + 100 / length
    since, until = (min(max(each, 0), 100) for each in (since, until))
    return {
        "id": entry.id,
        "name": ": ".join(filter(None, (reader.name("jurisdictions", entry.place) if _spoke(entry) else "", _what(reader, entry)))),
        "at": [round(since, 2), round(until - since, 2)],
        "hours": hours_text(reader.case, entry, clock),
        "government": _spoke(entry),
    }  # fmt: skip


def _spoke(entry: Entry) -> bool:
    return entry.kind == "government statement"


def _what(reader: Reader, entry: Entry) -> str:
    """Return in few words what an entry is: who spoke, or what a company did."""
    if _spoke(entry) or not entry.platforms:
        return entry.who
    action = reader.case.row("platform_actions", entry.id)["action"]
    return f"{entry.who}{colon(reader.language)}{reader.short_word(action, 'platform_actions.action')}"


def papers(reader: Reader, pair: Sequence[str], shown: Sequence[str]) -> list[str]:
    """Say by each clock on which days the two entries of a pair stand."""
    _, told = reader.say, []
    names = dict(clock_names(reader))
    for clock in shown:
        first, second = (next(each for each in on_clock(reader.case, clock) if each.id == name) for name in pair)
        days = [long_day(reader, each.day) for each in (first, second)]
        same = _("{clock}: {first} and {second} on the same day, {day}.")
        apart = _("{clock} – {first}: {day}; {second}: {other}.")
        words = {"clock": names[clock], "first": first.who, "second": second.who, "day": days[0], "other": days[1]}
        told.append((same if days[0] == days[1] else apart).format(**words))
    return told


def known_clock(case: Case, clock: str) -> str:
    """Return a clock of the case: the first that has a place where the given one is unknown."""
    places = [each for each in clocks(case) if each]
    return clock if clock in places else places[0]
