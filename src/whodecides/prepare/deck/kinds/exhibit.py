"""Exhibits and statements as what they are: a post as a card, a rule as a sheet of law, somebody's words as speech."""

from collections.abc import Callable

from ....widgets.quotation import in_quotation_marks
from ..material import SAID, Material, Quoted
from ..scene import LEAST, LINE_HEIGHT, Box, Item, Line, Sign, Text
from ..text_fitting import fitted, text_height

LINE_TALL = LEAST * LINE_HEIGHT
MOST_LINES_OF_ORIGINAL = 2


def exhibit(material: Material, row_id: str, x: float, y: float, w: float, h: float, most: float = 40) -> list[Item]:
    """Return the items of an exhibit or a statement in a place; its words have letters of at most `most` pixels."""
    quoted = material.quoted(row_id)
    return DRAWN.get(quoted.kind, _document)(material, quoted, x, y, w, h, most)


def spoken(material: Material, quoted: Quoted) -> str:
    """Return somebody's words between the reader's quotation marks, unless they are only reported."""
    return quoted.words if quoted.reported else in_quotation_marks(quoted.words, material.reader.language)


def _post(material: Material, quoted: Quoted, x: float, y: float, w: float, h: float, most: float) -> list[Item]:
    """A card with round corners: who, when, the words."""
    return [
        Box(x, y, w, h, "paper", "quiet", 2, 18),
        Sign(x + 52, y + 44, 24, "●", "line"),
        fitted(x + 90, y + 28, w - 112, 34, f"**{quoted.name}** · {quoted.day}", 26),
        fitted(x + 28, y + 80, w - 56, h - 92, quoted.words, min(most, 36), serif=True),
    ]


def _document(material: Material, quoted: Quoted, x: float, y: float, w: float, h: float, most: float) -> list[Item]:
    """A sheet with a double line above: what it is, whose, its words; below, small, the beginning of the original."""
    inner = w - 48
    who = f"{quoted.name}, {quoted.day}"
    what = quoted.what[:1].upper() + quoted.what[1:] or who
    heading = text_height(what, inner, LEAST, bold=True)
    items: list[Item] = [
        Box(x, y, w, h, "soft", "", 0),
        Line(x, y, x + w, y, "ink", 5),
        Line(x, y + 9, x + w, y + 9, "ink", 1.5),
        Text(x + 24, y + 24, inner, heading + 2, what, LEAST, bold=True),
    ]
    top = y + 24 + heading + 2
    if quoted.what:
        below = text_height(who, inner, LEAST)
        items.append(Text(x + 24, top, inner, below + 2, who, LEAST, colour="quiet"))
        top += below + 2
    foot = y + h - 14
    if quoted.original:
        words, tall = beginning(quoted.original, inner)
        items.append(Text(x + 24, foot - tall, inner, tall, words, LEAST, serif=True, italic=True, colour="quiet", lang=quoted.language))  # fmt: skip
        foot -= tall + 6
    return [*items, fitted(x + 24, top + 12, inner, foot - top - 12, spoken(material, quoted), most, serif=True)]


def _speech(material: Material, quoted: Quoted, x: float, y: float, w: float, h: float, most: float) -> list[Item]:
    """A thick line at the side: the words large, the original small, who and when below."""
    left, inner = x + 32, w - 32
    who = f"**{quoted.name}**, {quoted.office}" if quoted.office else f"**{quoted.name}**"
    under = text_height(who, inner, LEAST) + LINE_TALL + 4
    original, tall = beginning(quoted.original, inner) if quoted.original else ("", 0.0)
    below = tall + 16 if original else 0
    words = fitted(left, y, inner, h - under - below - 18, spoken(material, quoted), most, serif=True)
    items: list[Item] = [words]
    at = y + text_height(words.words, inner, words.size, serif=True) + 16
    if original:
        items.append(Text(left, at, inner, tall, original, LEAST, serif=True, italic=True, colour="quiet", lang=quoted.language))  # fmt: skip
        at += below
    items.append(Text(left, at + 4, inner, under, f"{who}\n{quoted.day} · {quoted.id}", LEAST))
    return [Line(x, y, x, at + 4 + under, "ink", 6), *items]


def beginning(words: str, w: float, lines: int = MOST_LINES_OF_ORIGINAL) -> tuple[str, float]:
    """Return as much of an original as so many lines hold, and how high it is."""
    listed = words.split(" ")
    for count in range(len(listed), 0, -1):
        kept = words if count == len(listed) else " ".join(listed[:count]) + " …"
        tall = text_height(kept, w, LEAST, serif=True)
        if tall <= lines * LINE_TALL + 1:
            break
    return kept, tall


DRAWN: dict[str, Callable[..., list[Item]]] = {"post": _post, SAID: _speech}
