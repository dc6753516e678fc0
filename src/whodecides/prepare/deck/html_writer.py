"""Slides as one page: it opens without a network, and its keys are those of a presenter's remote."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ...i18n import COURSE_LANGUAGE, Translator, _, colon
from ...widgets.encodings import SHAPES
from ...widgets.templates import render
from .scene import COLOURS, HEIGHT, HOLLOW, WIDTH, Box, Item, Line, Sign, Slide, Text

RUNS = re.compile(r"\*\*(.+?)\*\*")
SHAPE_RADIUS = 6.4  # of the signs in their square of 16


def deck_page(slides: Sequence[Slide], title: str, say: Translator, paper: str = "", notes: bool = False) -> Markup:
    """Return slides as a page; with `notes` each stands above its notes, to be printed on `paper`, "A4" or "letter"."""
    beside = Path(__file__)
    return render(
        __file__,
        "deck.html",
        slides=[slide_view(each) for each in slides],
        title=title,
        width=WIDTH,
        height=HEIGHT,
        light={name: light for name, (light, _dark) in COLOURS.items()},
        dark={name: dark for name, (_light, dark) in COLOURS.items()},
        arrows=sorted({each.colour for slide in slides for each in slide.items if isinstance(each, Line) and each.arrow}),
        words=_words(say),
        colon=colon(say.language),
        language=say.language,
        course=COURSE_LANGUAGE,
        notes=notes,
        paper=paper,
        style=Markup(beside.with_name("deck.css").read_text(encoding="utf-8")),  # ours
        script=Markup(beside.with_name("deck.js").read_text(encoding="utf-8")),
    )  # fmt: skip


def slide_view(slide: Slide) -> dict[str, Any]:
    """Return a slide as the template draws it: its shapes in their order, then its texts, the heading first."""
    return {
        "number": slide.number, "row": slide.row, "start": slide.start, "end": slide.end, "minutes": slide.minutes,
        "answer": slide.answer, "presses": slide.presses, "alt": slide.alt, "notes": slide.notes,
        "shapes": [_shape(each) for each in slide.items if not isinstance(each, Text)],
        "texts": [_text(each) for each in slide.texts],
    }  # fmt: skip


def runs(paragraph: str) -> list[tuple[str, bool]]:
    """Return a paragraph as (words, bold) pairs."""
    return [(words, place % 2 == 1) for place, words in enumerate(RUNS.split(paragraph)) if words]


def _text(text: Text) -> dict[str, Any]:
    looks = {
        "bold": text.bold, "serif": text.serif, "italic": text.italic,
        text.align: text.align != "left", text.anchor: text.anchor != "top",
    }  # fmt: skip
    return {
        "text": text,
        "looks": " ".join(name for name, so in looks.items() if so),
        "paragraphs": [runs(each) for each in text.words.split("\n")],
    }


def _shape(item: Item) -> dict[str, Any]:
    if isinstance(item, Sign):
        hollow = item.sign in HOLLOW
        scale = item.r / SHAPE_RADIUS
        path = SHAPES["●" if item.sign == "○" else item.sign]
        return {
            "kind": "sign",
            "item": item,
            "path": path,
            "hollow": hollow,
            "scale": scale,
            "rim": (5 if hollow else 1) / scale,
        }
    return {"kind": "box" if isinstance(item, Box) else "line", "item": item}


def _words(say: Translator) -> dict[str, str]:
    """Return what the page itself says."""
    return {
        "keys": say(_("Next: →, ↓, Space, Page Down, Enter or a click. Back: ←, ↑, Page Up or a click at the left edge. A number leads to that row of the run-sheet; Home, End; B: black; T: clock; S: speaker’s window; D: dark; F: full screen; ?: this.")),
        "speaker": say(_("Speaker’s window")), "start": say(_("Start the clock")), "again": say(_("Clock from 0")),
        "back": say(_("Back")), "next": say(_("Next")), "behind": say(_("{count} min behind")),
        "row": say(_("Row {row}: minutes {start} to {end}")), "slide": say(_("Slide {number} of {all}")),
    }  # fmt: skip
