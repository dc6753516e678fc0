"""Who should decide, in words: the rows, and after one's own expectation the dots and the words behind each."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypedDict

from ...case import government_codes
from ...case.reader import Reader
from ...provenance import CONFIDENCES
from ...widgets.coded_quotation import CodedQuotation, coded_quotation, codes_of
from ...widgets.html import PlainTable
from ...widgets.quotation import quotation
from .model import NOBODY, decider_variable, governments_by_decider


class Dot(TypedDict):
    """A government in a row; `unsure` says that of each of its statements there the coder was unsure."""

    name: str
    unsure: bool


class Row(TypedDict):
    """An answer: `dots` are the governments that gave it, None before an expectation is stored."""

    id: str
    text: str
    dots: list[Dot] | None


class Voice(TypedDict):
    """Words to read before one guesses, and whose they are."""

    id: str
    wording: str
    gloss: str
    who: str


class OpenedDot(TypedDict):
    """The statement that is open, with what answers the question in it, whose government it is, and its place in the row."""

    quotation: CodedQuotation
    place: str
    number: str


class DotsView(TypedDict):
    """Rows, voices to read, what is surprising once something is expected (`said`), and the open statement or None."""

    rows: list[Row]
    voices: list[Voice]
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
            "next": _(
                "A dot is a government, in each row that it named; dotted: the coder was unsure. Press a row to read."
            ),
        }
    }


def dots_view(
    reader: Reader, expected: str, opened: str, number: int, voices: Sequence[str] = (), *, nobody: bool = False
) -> DotsView:
    """Return the rows and `voices`; with an expectation the dots, too, and statement `number` of the row `opened`.

    `nobody` says that one may expect most to have named nobody.
    """
    _, rows = reader.say, governments_by_decider(reader.case)
    names = {**_decider_names(reader), NOBODY: _("spoke, and named nobody")}
    told = expected in rows
    shown = [
        Row(id=each, text=names[each], dots=_dots(reader, each, found) if told else None)
        for each, found in rows.items()
        if told or nobody or each != NOBODY
    ]
    return {
        "rows": shown,
        "voices": [_voice(reader, each) for each in voices],
        "said": _surprise(reader, names, rows, expected, nobody) if told else "",
        "open": _opened(reader, rows[opened], number) if told and rows.get(opened) else None,
    }


def _dots(reader: Reader, answer: str, row: dict[str, list[str]]) -> list[Dot]:
    """Return the governments of a row; of what nobody was named in, no coder is asked how sure."""
    codes = government_codes(reader.case)
    codes = codes[codes["variable"] == decider_variable(reader.case)]
    unsure = set(codes.loc[codes["confidence"] == CONFIDENCES[-1], "statement"])
    return [
        Dot(name=reader.name("jurisdictions", place), unsure=answer != NOBODY and unsure.issuperset(found))
        for place, found in row.items()
    ]


def _voice(reader: Reader, named: str) -> Voice:
    """Return a statement, or an exhibit that has it whole, with the country of who spoke, where the office does not name it."""
    case = reader.case
    said = named in set(case["statements"]["id"])
    row = case.row("statements" if said else "exhibits", named)
    actor = case.row("actors", row["actor" if said else "whose"])
    who = quotation(reader, named)["who"] if said else actor["name"]
    country = reader.name("jurisdictions", row["jurisdiction"] if said else actor["jurisdiction"])
    return {
        "id": named,
        "wording": row["wording"],
        "gloss": reader.gloss(row),
        "who": who if country in who else f"{who}, {country}",
    }


def _decider_names(reader: Reader) -> dict[str, str]:
    asked = decider_variable(reader.case)
    return {value: label for (variable, value), label in reader.labels().items() if variable == asked}


def _surprise(
    reader: Reader, names: dict[str, str], rows: dict[str, dict[str, list[str]]], expected: str, nobody: bool
) -> str:
    _, counts = reader.say, {each: len(found) for each, found in rows.items()}
    most = max((each for each in counts if nobody or each != NOBODY), key=lambda each: counts[each])
    spoke = len({place for found in rows.values() for place in found})
    silent = _("{count} of {all} named nobody.").format(count=counts[NOBODY], all=spoke)
    counted = {"yours": names[expected], "own": counts[expected], "most": counts[most], "all": spoke}
    if counts[expected] == counts[most]:
        same = _("You expected “{yours}”: {own} of {all} governments; no answer has more.").format(**counted)
        return same if expected == NOBODY else f"{same} {silent}"
    if most == NOBODY:
        fewer = _("You expected “{yours}”: {own} of {all} governments.").format(**counted)
        return f"{fewer} {silent}"
    other = _("You expected “{yours}”: {own} of {all} governments. Most often named is “{found}”: {most} of {all}.")
    return f"{other.format(found=names[most], **counted)} {silent}"


def _opened(reader: Reader, row: dict[str, list[str]], number: int) -> OpenedDot:
    _, variable = reader.say, decider_variable(reader.case)
    found = [(place, each) for place, statements in row.items() for each in statements]
    place, statement = found[number % len(found)]
    code = next(each for each in codes_of(reader.case, variable, [place]) if each.statement == statement)
    count = _("Statement {number} of {all}; governments in this row: {places}")
    return {
        "quotation": coded_quotation(reader, variable, code),
        "place": reader.name("jurisdictions", place),
        "number": count.format(number=number % len(found) + 1, all=len(found), places=len(row)),
    }


def dots_table(reader: Reader) -> PlainTable:
    """Return the answers with the numbers of governments as a table."""
    _, rows = reader.say, governments_by_decider(reader.case)
    names = {each["id"]: each["text"] for each in dots_view(reader, next(iter(rows)), "", 0)["rows"]}
    return {
        "headers": [_("Who should decide?"), _("Governments")],
        "rows": [[names[answer], len(found)] for answer, found in rows.items()],
        "caption": dots_words(reader)["labels"]["rows"],
    }


def dots_sentence(reader: Reader) -> str:
    """Return what one is asked to do, in one sentence."""
    _ = reader.say
    return _("Who should decide? Which answer do you expect from the most governments?")
