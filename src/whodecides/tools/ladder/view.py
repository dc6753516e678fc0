"""The ladder in words: a mark for each measure, its length as a form, and the evidence of one of them."""

from functools import cache
from typing import Any, TypedDict

from ...case import Row
from ...case.reader import Reader
from ...i18n import localized_day, qualified_date
from ...widgets.evidence import Card, action_card
from ...widgets.instruments import first_capital
from .model import RUNGS, measures, title_row


class Mark(TypedDict):
    """One measure: `length` is the code of its duration, `description` all that it is."""

    id: str
    length: str
    description: str


class Rung(TypedDict):
    """A kind of measure, what it does, and its marks by day."""

    id: str
    name: str
    what: str
    marks: list[Mark]


@cache
def ladder_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language: labels, and the rungs from the hardest down."""
    _ = reader.say
    return {
        "labels": {
            "title": _("The ladder of measures"),
            "choose": _("Choose a mark: its evidence opens here."),
            "lengths": _("How long it was meant to last"),
            "plain": _("The same as a table"),
        },
        "rungs": [_rung(reader, each, rows) for each, rows in reversed(measures(reader.case).items())],
        "lengths": [[each, reader.word(each, "platform_actions.duration")] for each in _lengths(reader)],
        "sentence": ladder_sentence(reader),
        "table": ladder_table(reader),
    }


def ladder_card(reader: Reader, opened: str) -> Card | dict[str, Any]:
    """Return the evidence of one measure; {} where none is opened."""
    if opened not in _places(reader):
        return {}
    row = reader.case.row("platform_actions", opened)
    day = qualified_date(localized_day(row["date"], reader.language), row["date_precision"], reader.language)
    return action_card(reader, row, _title(reader, row), day)


def known_mark(reader: Reader, opened: str) -> str:
    """Return the id of a measure of the ladder, or ""."""
    return opened if opened in _places(reader) else ""


def ladder_sentence(reader: Reader) -> str:
    """Return one sentence: how many measures stand on the two mildest rungs, and on the others."""
    _, found = reader.say, measures(reader.case)
    mild = sum(len(found[each]) for each in RUNGS[:2])
    every = sum(map(len, found.values()))
    return _(
        "Measures in the record: {all}; the post stays where it is: {mild}. A record of what was reported holds hard "
        "measures more surely than mild ones."
    ).format(all=every, mild=mild)


def ladder_table(reader: Reader) -> dict[str, Any]:
    """Return all measures, as {headers, rows, caption}."""
    _ = reader.say
    rows = [
        [_name(reader, rung), reader.date(row), row["company"], _title(reader, row), reader.word(row["duration"], "platform_actions.duration")]
        for rung, each in measures(reader.case).items() for row in each
    ]  # fmt: skip
    headers = [_("Rung"), _("Day"), _("Company"), _("What was done"), _("Length")]
    return {"headers": headers, "rows": rows, "caption": _("The ladder of measures")}


def _places(reader: Reader) -> set[str]:
    return {row["id"] for rows in measures(reader.case).values() for row in rows}


def _lengths(reader: Reader) -> list[str]:
    return list(reader.case.vocabulary("platform_actions", "duration"))


def _title(reader: Reader, row: Row) -> str:
    named = title_row(reader.case, row["id"])
    return reader.text(named, "title") if named else row["target"]


def _rung(reader: Reader, rung: str, rows: list[Row]) -> Rung:
    marks: list[Mark] = [
        {"id": row["id"], "length": row["duration"], "description": f"{_title(reader, row)} · {row['company']}, {reader.date(row)} · {reader.word(row['duration'], 'platform_actions.duration')}"}
        for row in rows
    ]  # fmt: skip
    return {
        "id": rung,
        "name": _name(reader, rung),
        "what": reader.meaning(rung, "platform_actions.action"),
        "marks": marks,
    }


def _name(reader: Reader, rung: str) -> str:
    return first_capital(reader.short_word(rung, "platform_actions.action"))
