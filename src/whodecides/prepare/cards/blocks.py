"""What a sheet is made of: sections that begin on a new page, and blocks in them. Plain data; `sheet.html` draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...answers import Task
from ...case import Reader

Block = dict[str, Any]
LONG_QUOTATION = 420  # characters of a quotation from which on it is set smaller


@dataclass(frozen=True)
class SheetContext:
    """What a piece is made from: the case in a language, the tasks of all lessons, and the people in one room."""

    reader: Reader
    tasks: Mapping[str, Task]
    people: int


@dataclass(frozen=True)
class Section:
    """Part of a sheet that begins on a new page. `style` names its style."""

    title: str
    blocks: Sequence[Block]
    style: str = ""


def text(words: str, style: str = "", lang: str = "") -> Block:
    """Return a paragraph; `lang` is its language, where it is not that of the page."""
    return {"kind": "text", "text": words, "style": style, "lang": lang}


def title(words: str, lang: str = "") -> Block:
    """Return a heading within a section."""
    return {"kind": "title", "text": words, "lang": lang}


def bullets(items: Sequence[str], style: str = "", lang: str = "") -> Block:
    """Return a list."""
    return {"kind": "list", "items": list(items), "style": style, "lang": lang}


def table(
    headers: Sequence[Any], rows: Sequence[Sequence[Any]], caption: str, style: str = "", lang: str = ""
) -> Block:
    """Return a table: "" is a cell to write in, None one to tick. The first cell of a row names it.

    `lang` is the language of its rows, where it is not that of the page.
    """
    return {
        "kind": "table", "headers": list(headers), "rows": [each if isinstance(each, dict) else list(each) for each in rows], "caption": caption,
        "style": style, "lang": lang,
    }  # fmt: skip


def lines(label: str, count: int) -> Block:
    """Return lines to write on."""
    return {"kind": "lines", "label": label, "count": count}


def checkboxes(label: str, options: Sequence[str]) -> Block:
    """Return what can be ticked, in one row."""
    return {"kind": "checkboxes", "label": label, "options": list(options)}


def field(label: str) -> Block:
    """Return one line to write on, with its label before it."""
    return {"kind": "field", "label": label}


def fact(label: str, words: str, lang: str = "") -> Block:
    """Return a small line: what it is, and words whose language is `lang`, where it is not that of the page."""
    return {"kind": "fact", "label": label, "text": words, "lang": lang}


def cell(words: str, lang: str) -> Block:
    """Return a cell of a table in a language of its own."""
    return {"text": words, "lang": lang}


def heading_row(words: str) -> Block:
    """Return a row of a table that is one heading for the rows below it."""
    return {"heading_row": words}


def group(*blocks: Block, style: str = "") -> Block:
    """Return blocks that stay on one page; `style` may be "three", for three side by side."""
    return {"kind": "group", "blocks": list(blocks), "style": style}


def quote(line: str, words: str, language: str, **more: Any) -> Block:
    """Return somebody's words; `more` are gloss, facts ([label, text] pairs), sources ({text, url}) and large."""
    found = {"gloss": "", "facts": [], "sources": [], "large": False, "long": len(words) > LONG_QUOTATION, **more}
    return {"kind": "quote", "line": line, "text": words, "language": language, **found}


def card(heading: str, **more: Any) -> Block:
    """Return a card to be cut out; `more` are mark, texts and after ([label, text] pairs), points, checkboxes, fields, lines."""
    empty = {"mark": "", "texts": [], "points": [], "after": [], "checkboxes": [], "fields": [], "lines": 0}
    return {"title": heading, **empty, **more}


def card_grid(cards: Sequence[Block], style: str, lang: str = "") -> Block:
    """Return cards side by side, with lines along which they are cut."""
    return {"kind": "card_grid", "cards": list(cards), "style": style, "lang": lang}
