"""Exhibits in words: what was written or said comes first and largest, whose it is stands small above it."""

from typing import TypedDict

from ...case import Case
from ...case.reader import Reader
from ...errors import KitError, Message, _, suggest_names
from ...i18n import colon
from ...widgets.evidence import Card, exhibit_card


class ExhibitView(TypedDict):
    """One exhibit: `line` says what the words are (which article, a paraphrase or not), whose and of which day.

    `gloss` is empty where the reader needs none.
    """

    id: str
    line: str
    text: str
    language: str
    gloss: str
    card: Card


def exhibit_ids(case: Case, which: str) -> list[str]:
    """Return the ids in a text such as "X10+X11". Raises KitError, with the nearest id, for what is no exhibit."""
    known, ids = list(case["exhibits"]["id"]), [each.strip() for each in which.split("+")]
    for each in ids:
        if each not in known:
            wrong = _("'{name}' is not one of the exhibits. {nearest}")
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, known)))
    return ids


def exhibits_words(reader: Reader) -> dict[str, dict[str, str]]:
    """Return the labels of the page."""
    _ = reader.say
    return {"labels": {"title": _("Exhibits"), "evidence": _("Who, when, and where to read it")}}


def exhibits_view(reader: Reader, ids: list[str]) -> list[ExhibitView]:
    """Return the exhibits in the order that was asked for."""
    return [_exhibit_view(reader, each) for each in ids]


def exhibits_sentence(reader: Reader, ids: list[str]) -> str:
    """Return which exhibits are shown, in a line."""
    _ = reader.say
    return f"{_('Exhibits')}{colon(reader.language)}{', '.join(ids)}"


def _exhibit_view(reader: Reader, exhibit: str) -> ExhibitView:
    row = reader.case.row("exhibits", exhibit)
    name = reader.case.row("actors", row["whose"])["name"]
    what = reader.text(row, "what") or reader.word(row["kind"], "exhibits.kind")
    return {
        "id": exhibit,
        "line": " · ".join((exhibit, what, name, reader.date(row))),
        "text": row["wording"],
        "language": row["language"],
        "gloss": reader.gloss(row),
        "card": exhibit_card(reader, exhibit),
    }
