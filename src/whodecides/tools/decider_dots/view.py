"""Who should decide, in words: the rows, and after one's own expectation the dots and the words behind each."""

from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...widgets.html import PlainTable
from ...widgets.quotation import Quotation, quotation
from .model import NOBODY, decider_variable, governments_by_decider


class Row(TypedDict):
    """An answer: `dots` are the names of the governments that gave it, None before an expectation is stored."""

    id: str
    text: str
    dots: list[str] | None


class OpenedDot(TypedDict):
    """The statement that is open: its words, whose government it is (`place`), and which of how many in its row it is."""

    quotation: Quotation
    place: str
    number: int
    count: int
    coded: str


class DotsView(TypedDict):
    """Rows, what is surprising (`said`, "" before an expectation), and the open statement or None."""

    rows: list[Row]
    said: str
    open: OpenedDot | None


@cache
def dots_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "rows": _("Answers, with a dot for each government that gave it"),
            "guess": _("your guess"),
            "next": _("A dot is a government; some gave two answers. Press a row to read what was said."),
            "number": _("Statement {number} of {all} in this row"),
            "reported": _("as reported"),
        }
    }


def dots_view(reader: Reader, expected: str, opened: str, number: int) -> DotsView:
    """Return the rows; with an expectation also the dots, and statement `number` of the row `opened`."""
    _, rows = reader.say, governments_by_decider(reader.case)
    names = {**_decider_names(reader), NOBODY: _("spoke, and named nobody")}
    told = expected in rows
    shown = [
        Row(id=each, text=names[each], dots=[reader.name("jurisdictions", place) for place in found] if told else None)
        for each, found in rows.items()
        if told or each != NOBODY
    ]
    statements = [each for found in rows[opened].values() for each in found] if told and opened in rows else []
    return {
        "rows": shown,
        "said": _surprise(reader, names, rows, expected) if told else "",
        "open": _opened(reader, names[opened], statements, number) if statements else None,
    }


def _decider_names(reader: Reader) -> dict[str, str]:
    asked = decider_variable(reader.case)
    return {value: label for (variable, value), label in reader.labels().items() if variable == asked}


def _surprise(reader: Reader, names: dict[str, str], rows: dict[str, dict[str, list[str]]], expected: str) -> str:
    _, counts = reader.say, {each: len(found) for each, found in rows.items()}
    most = max((each for each in counts if each != NOBODY), key=lambda each: counts[each])
    spoke = len({place for found in rows.values() for place in found})
    silent = _("{count} of {all} named nobody.").format(count=counts[NOBODY], all=spoke)
    if counts[expected] == counts[most]:
        same = _("You expected “{yours}”, the answer with most governments behind it: {own}.")
        return f"{same.format(yours=names[expected], own=counts[expected])} {silent}"
    other = _("You expected “{yours}”: {own}. The answer with most governments behind it is “{found}”: {most}.")
    return (
        other.format(yours=names[expected], own=counts[expected], found=names[most], most=counts[most]) + " " + silent
    )


def _opened(reader: Reader, coded: str, statements: list[str], number: int) -> OpenedDot:
    place = number % len(statements)
    statement = reader.case.row("statements", statements[place])
    return {
        "quotation": quotation(reader, statements[place]),
        "place": reader.name("jurisdictions", statement["jurisdiction"]),
        "number": place + 1,
        "count": len(statements),
        "coded": coded,
    }


def dots_table(reader: Reader, told: bool) -> PlainTable:
    """Return the rows as a table; the numbers of governments only where they are `told`."""
    _, rows = (
        reader.say,
        dots_view(reader, next(iter(governments_by_decider(reader.case))) if told else "", "", 0)["rows"],
    )
    headers = [_("Who should decide?"), *([_("Governments")] if told else [])]
    return {
        "headers": headers,
        "rows": [[each["text"], *([len(each["dots"] or [])] if told else [])] for each in rows],
        "caption": dots_words(reader)["labels"]["rows"] if told else dots_sentence(reader),
    }


def dots_sentence(reader: Reader) -> str:
    """Return what one is asked to do, in one sentence."""
    _ = reader.say
    return _("Who should decide? Which answer do you expect from most governments?")
