"""A slide as a scene: texts, boxes, lines and signs in pixels of 1366 × 768, which each writer draws in its own format."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeVar

WIDTH, HEIGHT = 1366, 768
LEFT, RIGHT, TOP, FOOT = 60, 1306, 36, 704  # the edges of what a kind of slide may fill; below stands its number
INNER = RIGHT - LEFT
LEAST = 24  # the least size of a letter: what is smaller is not read from the last row
LINE_HEIGHT = 1.24  # the height of a line, in sizes of its letters

# name: (in light, in dark). Colours that stand for something are those of Okabe and Ito, brighter on dark.
COLOURS = {
    "ink": ("#1a1a1a", "#f0f0f0"),
    "paper": ("#ffffff", "#141414"),
    "quiet": ("#5a5a5a", "#b4b4b4"),
    "line": ("#cccccc", "#4a4a4a"),
    "soft": ("#f3f3f3", "#222222"),
    "blue": ("#0072b2", "#4aa8e0"),
    "sky": ("#56b4e9", "#56b4e9"),
    "grey": ("#8a8a8a", "#9a9a9a"),
    "orange": ("#e69f00", "#e69f00"),
    "red": ("#d55e00", "#f07a20"),
    "green": ("#009e73", "#26bd92"),
    "pink": ("#cc79a7", "#d98cb8"),
}
HOLLOW = frozenset("△▽○□◇")

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, kw_only=True)
class Staged:
    """What comes or goes while a slide stands: at which press `since` it is seen, 0 at once, and `until` which, 0 always.

    What goes is drawn on the wall alone: on paper and in a PPTX a slide is as it is at last.
    """

    since: int = 0
    until: int = 0


@dataclass(frozen=True)
class Text(Staged):
    """Words in a place, in letters of `size` pixels. A new line begins a paragraph; **words** are bold.

    `lang` is the language of words that are not in the course's. `title` marks the heading of the slide.
    """

    x: float
    y: float
    w: float
    h: float
    words: str
    size: float = 30
    bold: bool = False
    serif: bool = False
    italic: bool = False
    colour: str = "ink"
    align: Align = "left"
    anchor: Anchor = "top"
    lang: str = ""
    title: bool = False


@dataclass(frozen=True)
class Box(Staged):
    """A rectangle. `fill` and `line` name colours, "" is none; `round` is the radius of its corners."""

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    line: str = "ink"
    width: float = 2
    round: float = 0
    dash: bool = False


@dataclass(frozen=True)
class Line(Staged):
    """A straight line; with `arrow` it points at its second end."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = "ink"
    width: float = 2
    dash: bool = False
    arrow: bool = False


@dataclass(frozen=True)
class Sign(Staged):
    """A sign of the codebook such as ▲ around a centre; `r` is about half its height."""

    cx: float
    cy: float
    r: float
    sign: str = "●"
    colour: str = "ink"


Item = Text | Box | Line | Sign
Kind = TypeVar("Kind", Text, Box, Line, Sign, Item)


def coming(items: Iterable[Kind], press: int) -> list[Kind]:
    """Return items that are seen from a press on, 0 at once."""
    return [replace(each, since=press) for each in items]


def going(items: Iterable[Kind], press: int) -> list[Kind]:
    """Return items that are seen until a press; none of them where what takes their place is seen at once."""
    return [replace(each, until=press) for each in items] if press else []


class Note(NamedTuple):
    """What whoever speaks reads: a label, "" where the text needs none, and the text."""

    label: str
    text: str


@dataclass(frozen=True)
class Slide:
    """One slide. `answer`: it tells what the one before asks. `alt` is its figure in words, `minutes` those of its task.

    `row` of the run-sheet, `number` such as "4.2", and `start` and `end` of the row in minutes are its place in a session.
    """

    items: tuple[Item, ...]
    headline: str
    notes: tuple[Note, ...] = ()
    answer: bool = False
    alt: str = ""
    minutes: int = 0
    row: int = 0
    number: str = ""
    start: int = 0
    end: int = 0

    @property
    def presses(self) -> int:
        """How many presses it takes until all is seen."""
        return max((each.since for each in self.items), default=0)

    @property
    def texts(self) -> list[Text]:
        """The texts, the heading first."""
        return sorted((each for each in self.items if isinstance(each, Text)), key=lambda each: not each.title)
