"""How much room words take, and the largest size at which they fit their place.

Whoever opens a deck has Arial and Georgia, or fonts that take their place; what measures them here is DejaVu, which
comes with matplotlib everywhere. Its sans is wider than Arial by the factors below; its serif is at least as wide as
Georgia and as what a system without Georgia puts there.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.ft2font import FT2Font

from ...errors import KitError, Message, _
from .scene import LEAST, LINE_HEIGHT, Text

BOLD = re.compile(r"\*\*(.+?)\*\*")
FONTS = Path(matplotlib.get_data_path()) / "fonts/ttf"
# (serif, bold): the file, and the width of the font on a slide where the file's is 1.
METRICS = {
    (False, False): ("DejaVuSans.ttf", 0.89),
    (False, True): ("DejaVuSans-Bold.ttf", 0.855),
    (True, False): ("DejaVuSerif.ttf", 1.0),
    (True, True): ("DejaVuSerif-Bold.ttf", 1.0),
}
SPARE = 0.985  # of a line: fonts that take the place of Arial and Georgia differ by so much
SHOWN = 60  # letters of a text by which an error names it


def fitted(x: float, y: float, w: float, h: float, words: str, most: float = 40, least: float = LEAST, **look: Any) -> Text:  # fmt: skip
    """Return a Text in the largest size, from `most` down to `least` pixels, in which its place holds the words.

    `look` are further fields of Text. Raises KitError, which names the words, where they are too long.
    """
    bold, serif = look.get("bold", False), look.get("serif", False)
    for size in range(int(most), int(least) - 1, -1):
        if text_height(words, w, size, bold, serif) <= h:
            return Text(x, y, w, h, words, size, **look)
    raise no_room(words, text_height(words, w, least, bold, serif) - h, least)


def no_room(words: str, over: float, least: float = LEAST) -> KitError:
    """Return the error of words that are so many pixels too high at the least size of their letters."""
    wrong = _("“{text}” is too long for its place, by {pixels} pixels at the least size of {size}: shorten it.")
    return KitError(Message(wrong, text=shortened(words), pixels=f"{over:.0f}", size=least))


def cut_to_fit(x: float, y: float, w: float, h: float, words: str, most: float = 40, **look: Any) -> Text:
    """Return a Text as `fitted` does; where even the least size is too large, its words end in "…"."""
    bold, serif = look.get("bold", False), look.get("serif", False)
    kept = words.replace("**", "").split()
    cut = " ".join(kept)
    while len(kept) > 1 and text_height(cut, w, LEAST, bold, serif) > h:
        kept.pop()
        cut = " ".join(kept) + "…"
    while len(cut) > 1 and text_height(cut, w, LEAST, bold, serif) > h:  # one word that breaks into many lines
        cut = cut[: len(cut) // 2].rstrip("…") + "…"
    return fitted(x, y, w, h, cut, most, **look)


def shortened(words: str, most: int = SHOWN) -> str:
    """Return the beginning of a text, of so many letters; by it a message names the text."""
    return words if len(words) <= most else words[:most].rstrip() + "…"


def text_height(words: str, w: float, size: float, bold: bool = False, serif: bool = False) -> float:
    """Return how many pixels words take in height where a line is `w` pixels wide."""
    return count_lines(words, w, size, bold, serif) * size * LINE_HEIGHT


def count_lines(words: str, w: float, size: float, bold: bool = False, serif: bool = False) -> int:
    """Return in how many lines words break; a word that is wider than a line counts for as many as it needs."""
    room, gap = w * SPARE, text_width(" ", size, bold, serif)
    count = 0
    for paragraph in words.split("\n"):
        used, count = 0.0, count + 1
        for word in paragraph.split():
            wide = text_width(word, size, bold, serif)
            if used and used + gap + wide > room:
                used, count = 0.0, count + 1
            used += wide + (gap if used else 0)
            while used > room:
                used, count = used - room, count + 1
    return count


def text_width(words: str, size: float, bold: bool = False, serif: bool = False) -> float:
    """Return how many pixels words take in one line; a text with **bold** words counts as bold."""
    look = (serif, bold or "**" in words)
    return sum(_advance(letter, *look) for letter in BOLD.sub(r"\1", words)) * size * METRICS[look][1]


@cache
def _advance(letter: str, serif: bool, bold: bool) -> float:
    """Return the width of a letter in sizes of its font; one that the font has not is taken as wide as high."""
    font = _font(serif, bold)
    if not font.get_char_index(ord(letter)):
        return 1 / METRICS[serif, bold][1]
    return float(font.load_char(ord(letter)).linearHoriAdvance) / 65536 / 100


@cache
def _font(serif: bool, bold: bool) -> FT2Font:
    font = FT2Font(str(FONTS / METRICS[serif, bold][0]))
    font.set_size(100, 72)
    return font
