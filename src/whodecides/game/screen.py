"""What a screen of a room shows, as data: a title and parts of few kinds, which one page draws for every game.

A screen is for a wall, which asks nothing, or for a seat. Parts are dictionaries with "kind"; what a part has no use for is
left out. What is pressed in an `options` part goes back as {"kind": act, "step": step, "value": value of the option}.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Required, TypedDict

Part = dict[str, Any]

STATED, INFERRED, NONE = "✖", "✕", ""  # how firm a red line is: it was said, it follows, nothing was found
WISH = "★"


class Screen(TypedDict, total=False):
    """A screen. `title` is its question, `above` what stands small above it, `parts` what follows."""

    title: Required[str]
    above: str
    parts: Required[list[Part]]
    language: str  # of title and `above`, where it is not the reader's


class Option(TypedDict, total=False):
    """Something to press: its value, words, and, where it has them, a sign before them and a small line under them."""

    value: Required[Any]
    label: Required[str]
    sign: str
    note: str
    language: str  # of its words, where it is not the reader's


class Row(TypedDict, total=False):
    """A row of a list: a label, words, a small line under them, a sign with its meaning in words, and whether it stands out."""

    label: str
    text: Required[str]
    note: str
    sign: str
    means: str
    strong: bool
    language: str  # of `text`, where it is not the reader's


class Bar(TypedDict, total=False):
    """A bar: how many of how many. `record` says in words that it is the one on record, `beside` is what else was counted of it."""

    label: Required[str]
    count: Required[int]
    record: str
    beside: int
    language: str  # of `label`, where it is not the reader's


def text(words: str, *, small: bool = False) -> Part:
    """A paragraph."""
    return {"kind": "text", "text": words, "small": small}


def quote(words: str, by: str = "", language: str = "", *, gloss: str = "") -> Part:
    """Words of somebody, in their language, with who said them and, where it is another language, what they mean."""
    return {"kind": "quote", "text": words, "by": by, "language": language, "gloss": gloss}


def options(
    act: str,
    options: Iterable[Option],
    pressed: Any = None,
    *,
    label: str = "",
    most: int = 1,
    folded: str = "",
    unfolds: bool = True,
) -> Part:
    """Things to press. `pressed` is what one pressed before: a value, or of `most` above 1 a list of them.

    `folded` is the heading under which the options wait to be opened; where one pressed one of them they are open, unless
    nothing `unfolds` them.
    """
    return {"kind": "options", "act": act, "options": list(options), "pressed": pressed, "label": label, "most": most, "folded": folded, "unfolds": unfolds}  # fmt: skip


def field(act: str, label: str, signs: int, value: str = "") -> Part:
    """A text to write, of at most so many signs."""
    return {"kind": "field", "act": act, "label": label, "signs": signs, "value": value}


def timer(seconds: int, label: str) -> Part:
    """A clock of so many seconds that somebody starts on their own phone, as often as they like; it sends nothing."""
    return {"kind": "timer", "seconds": seconds, "label": label}


def rows(rows: Iterable[Row], *, title: str = "", folded: bool = False, columns: int = 1) -> Part:
    """A list with labels; `columns` beside each other on a wall."""
    return {"kind": "rows", "rows": list(rows), "title": title, "folded": folded, "columns": columns}


def bars(bars: Iterable[Bar], *, title: str = "", of: int | None = None, heads: tuple[str, str] | None = None) -> Part:
    """Counts as bars, of as many as all bars have together, or `of`. `heads` say what is counted, and what beside it."""
    found = list(bars)
    return {
        "kind": "bars",
        "bars": found,
        "title": title,
        "of": sum(each["count"] for each in found) if of is None else of,
        "heads": heads,
    }


def counts(found: Mapping[str, int], labels: Mapping[str, str], *, title: str = "", of: int | None = None) -> Part:
    """The counts of known values as bars, in the order of their labels."""
    return bars(({"label": label, "count": found.get(each, 0)} for each, label in labels.items()), title=title, of=of)
