"""What a sheet is made of: sections, each on a slip or a page of its own, and blocks in them. Plain data; `sheet.html` draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...answers import Task
from ...case import Reader

Block = dict[str, Any]
LONG_QUOTATION = 420  # characters of a quotation from which on it is set smaller
MOST_NARROW = 3  # columns of a table that can stand beside something else


@dataclass(frozen=True)
class SheetContext:
    """What a piece is made from: the case in a language, the tasks of all lessons, and the people in one room."""

    reader: Reader
    tasks: Mapping[str, Task]
    people: int


@dataclass(frozen=True)
class Section:
    """What stands on one slip, or begins on a new page where a sheet runs over several. `style` names its style."""

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
        "kind": "table", "headers": list(headers), "rows": [list(each) for each in rows], "caption": caption,
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


def group(*blocks: Block, style: str = "") -> Block:
    """Return blocks that stay on one page; `style` may be "three", for three side by side."""
    return {"kind": "group", "blocks": list(blocks), "style": style}


def in_columns(blocks: Sequence[Block], columns: int) -> list[Block]:
    """Return blocks side by side in so many columns; what needs the whole width stays between them."""
    if columns == 1:
        return list(blocks)
    found = list[Block]()
    for each in blocks:
        if _is_wide(each):
            found.append(each)
        elif found and found[-1]["kind"] == "columns":
            found[-1]["blocks"].append(each)
        else:
            found.append({"kind": "columns", "count": columns, "blocks": [each]})
    return found


def _is_wide(block: Block) -> bool:
    """Return whether a block is written on, or has a table of many columns."""
    shown = block.get("table") if block["kind"] == "task" else block if block["kind"] == "table" else None
    return (
        block["kind"] in ("lines", "field", "card_grid")
        or (block["kind"] == "task" and block["lines"] > 1)
        or bool(shown and len(shown["headers"]) > MOST_NARROW)
    )


def is_written_on(blocks: Sequence[Block]) -> bool:
    """Return whether one of these blocks has lines to write on, which take the room that is left; a box to tick has none."""
    return any(
        each["kind"] in ("lines", "field")
        or (each["kind"] == "task" and each["lines"] > 0)
        or is_written_on(each.get("blocks", ()))
        for each in blocks
    )


def words_in(content: Any) -> int:
    """Return how many words stand in a section, in blocks, in all that they hold; a cell to write in or to tick is one, too."""
    if content is None or isinstance(content, str):
        return len((content or "").split()) or 1
    if isinstance(content, Section):
        return words_in(content.blocks)
    parts = content.values() if isinstance(content, Mapping) else content if isinstance(content, list | tuple) else ()
    return sum(map(words_in, parts))


def quote(line: str, words: str, language: str, **more: Any) -> Block:
    """Return somebody's words; `more` are gloss, facts ([label, text] pairs), sources ({text, url}) and large."""
    found = {"gloss": "", "facts": [], "sources": [], "large": False, "long": len(words) > LONG_QUOTATION, **more}
    return {"kind": "quote", "line": line, "text": words, "language": language, **found}


def points(items: Sequence[tuple[str, str]]) -> Block:
    """Return a list to tick: pairs of text and what it rests on."""
    return {"kind": "points", "items": list(items)}


def card(heading: str, **more: Any) -> Block:
    """Return a card to be cut out of a slip; `more` are mark, checkboxes and fields."""
    empty = {"mark": "", "checkboxes": [], "fields": []}
    return {"title": heading, **empty, **more}


def card_grid(cards: Sequence[Block], style: str, lang: str = "") -> Block:
    """Return cards side by side, with lines along which they are cut."""
    return {"kind": "card_grid", "cards": list(cards), "style": style, "lang": lang}
