"""Laws over time in words: lines, days at which one can halt, counts, and the card behind a line."""

from datetime import date
from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...i18n import localized_day, localized_with_groups
from ...widgets.evidence import Card
from ...widgets.instruments import STATUS_ENCODINGS, first_capital, history_card, rules_card, status_words
from .model import (
    ENDED,
    FORMS,
    NO_LINE,
    NOT_ANNOUNCED,
    InstrumentHistory,
    axis_span,
    hunt,
    instrument_histories,
    standing_counts,
    standing_on_day,
    standings,
    stops,
)


class Standing(TypedDict):
    """How a text can stand: words, sign, place in the palette, and how its line is drawn."""

    id: str
    label: str
    short: str
    sign: str
    order: int
    form: str


class Part(TypedDict):
    """A piece of a line, from and to as shares of the axis. `sign` is false where it began before the axis."""

    start: float
    end: float
    standing: str
    sign: bool
    sure: bool


class Line(TypedDict):
    """The life of a text. `since` are the numbers of the stops at which it begins to stand so: [[number, standing], …]."""

    id: str
    name: str
    place: str
    code: str
    parts: list[Part]
    since: list[list[Any]]


class Stop(TypedDict):
    """A day at which one can halt, what is then so, and which texts changed on it."""

    day: str
    at: float
    label: str
    changed: str
    counts: list[int]


class Laws(TypedDict):
    """The picture. `named` are the numbers of the stops that the call names; `years` are the marks of the axis."""

    lines: list[Line]
    standings: list[Standing]
    stops: list[Stop]
    named: list[int]
    years: list[list[Any]]
    length: int


def axis_share(axis: tuple[date, date], day: date) -> float:
    """Return where a day lies on the axis, from 0 to 1."""
    return round(max(0, (day - axis[0]).days) / max(1, (axis[1] - axis[0]).days), 4)


@cache
def laws_view(reader: Reader, instruments: tuple[str, ...], days: tuple[date, ...]) -> Laws:
    """Return the lines, the days and the counts."""
    found = instrument_histories(reader.case, instruments)
    axis, halts = axis_span(found, days), stops(found, days)
    return {
        "lines": [_line(reader, each, axis, halts) for each in found],
        "standings": standing_encodings(reader, found),
        "stops": [_stop(reader, found, axis, each) for each in halts],
        "named": [halts.index(each) for each in days],
        "years": [[axis_share(axis, date(year, 1, 1)), str(year)] for year in range(axis[0].year, axis[1].year + 1)],
        "length": (axis[1] - axis[0]).days,
    }


def standing_encodings(reader: Reader, found: tuple[InstrumentHistory, ...]) -> list[Standing]:
    """Return the standings that occur, with words, signs and how they are drawn."""
    words, labelled = status_words(reader), reader.case.labelled("statuses.status")
    return [
        {
            "id": each,
            "label": words[each],
            "short": reader.short_word(each, "statuses.status") if each in labelled else words[each],
            "sign": STATUS_ENCODINGS[each][0],
            "order": -1 if each == NOT_ANNOUNCED else STATUS_ENCODINGS[each][1],
            "form": NO_LINE if each == NOT_ANNOUNCED else FORMS.get(each, ENDED),
        }
        for each in standings(found)
    ]


def line_parts(life: InstrumentHistory, axis: tuple[date, date]) -> list[Part]:
    """Return the pieces of a line up to the day on which one last looked; what ended has no length."""
    ends = [*(each.day for each in life.changes[1:]), max(life.checked, life.changes[-1].day)]
    return [
        {
            "start": axis_share(axis, each.day),
            "end": axis_share(axis, each.day if each.standing not in FORMS else end),
            "standing": each.standing,
            "sign": each.day >= axis[0],
            "sure": each.sure,
        }
        for each, end in zip(life.changes, ends, strict=True)
        if end > axis[0]
    ]


def _line(reader: Reader, life: InstrumentHistory, axis: tuple[date, date], halts: tuple[date, ...]) -> Line:
    early = [each.standing for each in life.changes if each.day < axis[0]][-1:]
    later = [[halts.index(each.day), each.standing] for each in life.changes if each.day >= axis[0]]
    return {
        "id": life.instrument,
        "name": first_capital(reader.name("instruments", life.instrument)),
        "place": reader.name("jurisdictions", life.place),
        "code": life.place,
        "parts": line_parts(life, axis),
        "since": [[0, each] for each in early] + later,
    }


def _stop(reader: Reader, found: tuple[InstrumentHistory, ...], axis: tuple[date, date], day: date) -> Stop:
    counts = standing_counts(found, day)
    return {
        "day": day.isoformat(),
        "at": axis_share(axis, day),
        "label": localized_day(day, reader.language),
        "changed": _changes_text(reader, found, day),
        "counts": [counts[each] for each in standings(found)],
    }


def laws_sentence(reader: Reader, found: tuple[InstrumentHistory, ...], days: tuple[date, ...], day: date) -> str:
    """Return how many texts were in force on a day, and how many on the first day named."""
    _, counts = reader.say, standing_counts(found, day)
    count = counts["in force"]
    text = _.ngettext(
        "On {day}, {count} of {all} texts was in force.", "On {day}, {count} of {all} texts were in force.", count
    ).format(day=localized_day(day, reader.language), count=count, all=len(found))
    if counts[NOT_ANNOUNCED]:
        text += " " + _("Not even announced: {count}.").format(count=counts[NOT_ANNOUNCED])
    if day != days[0]:
        before = standing_counts(found, days[0])["in force"]
        text += " " + _("In force on {day}: {count}.").format(day=localized_day(days[0], reader.language), count=before)
    return text


def _changes_text(reader: Reader, found: tuple[InstrumentHistory, ...], day: date) -> str:
    """Return which texts changed on a day, and to what; a day that is not known exactly is said as far as it is."""
    _, words = reader.say, status_words(reader)
    told = []
    for life in found:
        for each in life.changes:
            if each.day == day:
                name = first_capital(reader.name("instruments", life.instrument))
                told.append(f"{name} → {words[each.standing]}" + ("" if each.sure else " " + _("(day not known)")))
    return _("Changed on this day: {listed}.").format(listed="; ".join(told)) if told else _("No change on this day.")


@cache
def law_card(reader: Reader, instrument: str) -> dict[str, Any]:
    """Return what stands behind a line: what the text does, its dated history, and its articles. {} where none is open."""
    if not instrument:
        return {}
    row = reader.case.row("instruments", instrument)
    card: Card = history_card(reader, instrument)
    place = reader.name("jurisdictions", row["jurisdiction"])
    return {
        "id": instrument,
        "name": first_capital(reader.text(row, "name")),
        "of": f"{place} · {reader.word(row['kind'], 'instruments.kind')} · {instrument}",
        "summary": reader.text(row, "summary"),
        "card": card,
        "rules": rules_card(reader, instrument),
    }


def laws_headers(reader: Reader, days: tuple[date, ...]) -> list[str]:
    """Return the headers of the table: text, place, and how it stood on each day."""
    _ = reader.say
    return [_("Text"), _("Place"), *(localized_day(each, reader.language) for each in days)]


def laws_rows(reader: Reader, instruments: tuple[str, ...], days: tuple[date, ...]) -> list[list[str]]:
    """Return the rows of the table."""
    words = status_words(reader)
    return [
        [
            first_capital(reader.name("instruments", each.instrument)),
            reader.name("jurisdictions", each.place),
            *(words[standing_on_day(each, day)] for day in days),
        ]
        for each in instrument_histories(reader.case, instruments)
    ]


@cache
def laws_words(reader: Reader) -> dict[str, Any]:
    """Return the words that the page shows whatever is chosen."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "day": _("Day"),
            "before": _("Change before"),
            "next": _("Next change"),
            "lines": _("One line a text. Arrow keys move, Enter opens."),
            "then": _("On this day"),
            "history": _("All its days, and how we know"),
            "plain": _("The same as a table"),
            "headers": [_("Text"), _("Place")],
            "note": laws_note(reader),
        },
    }


@cache
def hunt_view(reader: Reader, instruments: tuple[str, ...], outcome: str, expected: str) -> dict[str, Any]:
    """Return the search for a day on which a text, in force, asked for this: its word, what is found, and what ends it."""
    _, case, found = reader.say, reader.case, hunt(reader.case, instruments, outcome)
    duty = case.entry("application.duty")
    row = next(
        each
        for each in case["application_outcomes"].to_dict("records")
        if (each["step"], each["id"]) == (duty, outcome)
    )
    told = {}
    for each, count in found.days.items():
        name, place = (
            reader.name("instruments", each),
            reader.name("jurisdictions", case.row("instruments", each)["jurisdiction"]),
        )
        told[each] = _.ngettext("{place}, {name}: {count} day", "{place}, {name}: {count} days", count).format(
            place=place, name=first_capital(name), count=count
        )
    total, whole = (localized_with_groups(each, reader.language) for each in (found.all, found.of))
    said = _("{listed}. All these days came later: they count only as if.")
    return {
        "outcome": outcome,
        "word": reader.optional_text(row, "short") or reader.text(row, "label"),
        "asking": found.asking,
        "days": told,
        "left": [_("Move the day until a text in force says “{word}”. Found: {found} of {all}.").format(
            word=reader.optional_text(row, "short") or reader.text(row, "label"), found=number, all=len(told)
        ) for number in range(len(told) + 1)],
        "own": expected,
        "record": _.ngettext("{count} of {all} day", "{count} of {all} days", found.of).format(count=total, all=whole),
        "said": said.format(listed=" · ".join(told.values())),
    }  # fmt: skip


def laws_note(reader: Reader) -> str:
    """Return how to read a line."""
    _ = reader.say
    return _(
        "Thick: in force. Hatched: struck down in part, or stopped by a court or for a time. Thin: adopted, not yet in "
        "force. Dashed: a bill. A sign alone: ended. A dotted ring: the day itself is not known. A line ends on the day "
        "on which we last looked."
    )
