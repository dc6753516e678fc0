"""The strongest case for each answer to a question, side by side, and voices of the record that are cited in one of them."""

from functools import cache
from typing import Any, TypedDict

from ...case import Case, Reader, Row
from ...errors import KitError, Message, _, suggest_names
from ...i18n import sort_key
from ...widgets.evidence import record_links
from ...widgets.html import PlainTable
from ...widgets.tool import AnswerSummary


class Column(TypedDict):
    """One answer at its strongest."""

    id: str
    title: str
    text: str
    sources: list[dict[str, str]]
    records: list[dict[str, str]]


class Voice(TypedDict):
    """Somebody who is cited in one of the cases. What follows `own` is told once it is placed."""

    id: str
    who: str
    office: str
    number: str
    own: str
    record: str
    words: str
    language: str
    gloss: str
    links: list[dict[str, str]]


def check_question(case: Case, question: str) -> None:
    """Raise KitError, with the nearest one, for a question on which there are no arguments."""
    known = set(case["arguments"]["question"])
    if question not in known:
        wrong = _("There are no arguments on '{name}'. {nearest}")
        raise KitError(Message(wrong, name=question, nearest=suggest_names(question, known)))


def cited_in(case: Case, question: str) -> dict[str, str]:
    """Return in which case each statement is cited, {statement: argument}; one that several cite is left out."""
    rows = case["arguments"].query("question == @question").to_dict("records")
    found = [(each, row["id"]) for row in rows for each in row["evidence"].split(";")]
    once = [each for each, _row in found]
    return {each: row for each, row in found if once.count(each) == 1 and each in set(case["statements"]["id"])}


def voice_ids(case: Case, question: str, which: str) -> list[str]:
    """Return the ids in a text such as "FRA-11+USA-20". Raises KitError for what no case on the question cites."""
    known, ids = cited_in(case, question), [each.strip() for each in which.split("+") if each.strip()]
    for each in ids:
        if each not in known:
            wrong = _("'{name}' is cited in none of these cases. {nearest}")
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, list(known))))
    return ids


def parse_placed(case: Case, question: str, placed: Any) -> dict[str, str]:
    """Return the known answers as {statement: argument}; what is not known is left out."""
    known, given = cited_in(case, question), placed if isinstance(placed, dict) else {}
    return {each: row for each, row in given.items() if each in known and row in known.values()}


@cache
def arguments_words(reader: Reader, question: str) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language; the columns go by the letters of their titles."""
    _ = reader.say
    return {
        "labels": {
            "title": reader.word(question, "arguments.question"),
            "order": _("In alphabetical order"),
            "records": _("What the text rests on"),
            "ask": _("In which case is this voice cited?"),
            "next": _("Next voice"),
        },
        "columns": columns(reader, question),
    }


def columns(reader: Reader, question: str) -> list[Column]:
    """Return the cases on a question in the order of their titles: no answer is first because somebody put it there."""
    rows = reader.case["arguments"].query("question == @question").to_dict("records")
    return sorted((_column(reader, row) for row in rows), key=lambda each: sort_key(each["title"]))


def _column(reader: Reader, row: Row) -> Column:
    return {
        "id": row["id"],
        "title": reader.text(row, "title"),
        "text": reader.text(row, "text"),
        "sources": reader.links(row),
        "records": record_links(reader, row["evidence"].split(";")),
    }


def voices_view(reader: Reader, question: str, ids: list[str], placed: dict[str, str], chosen: str) -> dict[str, Any]:
    """Return the voice in hand, which comes next, and whether the cases themselves are open: once all voices are placed."""
    _ = reader.say
    at = chosen if chosen in ids else next((each for each in ids if each not in placed), ids[0] if ids else "")
    same = sum(cited_in(reader.case, question)[each] == row for each, row in placed.items())
    end = _("You expected {same} of {all} voices where they are cited. Now read both cases.")
    whole = all(each in placed for each in ids)
    return {
        "voice": _voice(reader, question, ids, at, placed.get(at, "")) if at else {},
        "next": next((each for each in ids if each not in placed), ""),
        "open": whole,
        "end": end.format(same=same, all=len(ids)) if whole and ids else "",
    }


def _voice(reader: Reader, question: str, ids: list[str], statement: str, own: str) -> Voice:
    _, row = reader.say, reader.case.row("statements", statement)
    actor = reader.case.row("actors", row["actor"])
    names = {each["id"]: each["title"] for each in columns(reader, question)}
    return {
        "id": statement,
        "who": actor["name"],
        "office": " · ".join((reader.text(actor, "office"), reader.name("jurisdictions", row["jurisdiction"]))).strip(
            " ·"
        ),
        "number": _("Voice {number} of {all}").format(number=ids.index(statement) + 1, all=len(ids)),
        "own": names[own] if own else "",
        "record": names[cited_in(reader.case, question)[statement]] if own else "",
        "words": row["wording"] if own else "",
        "language": row["language"],
        "gloss": reader.gloss(row) if own else "",
        "links": reader.links(row) if own else [],
    }


def arguments_table(reader: Reader, question: str) -> PlainTable:
    """Return the cases as a table, as {headers, rows, caption}."""
    _, words = reader.say, arguments_words(reader, question)
    rows = [[each["title"], each["text"]] for each in words["columns"]]
    return {"headers": [_("Answer"), _("The case for it")], "rows": rows, "caption": words["labels"]["title"]}


def placed_text(reader: Reader, placed: dict[str, str]) -> str:
    """Return how many voices are placed, in one sentence."""
    _ = reader.say
    return _.ngettext("{count} voice placed.", "{count} voices placed.", len(placed)).format(count=len(placed))


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many voices were placed."""
    placed = answer.get("placed")
    return {"sentence": placed_text(reader, placed if isinstance(placed, dict) else {}), "words": "", "record": ""}
