"""A text beside the picture to which it leads, where the picture loses next to nothing by it."""

from dataclasses import replace

from .pictures import HIGH, WIDE
from .slide import Slide
from .texts import words_in

WIDE_BESIDE = 790  # pixels that a picture has beside a text, of a slide of 1366
MOST_BESIDE = 60  # words of such a text
KEPT = 0.88  # of its size, so that it is read from the last row as before


def side_by_side(slides: list[Slide]) -> list[Slide]:
    """Return slides with each text, and each caption, that stands before a narrow picture on one slide with it."""
    made: list[Slide] = []
    for each in slides:
        before = made[-1] if made else None
        if before and before.kind in ("text", "caption") and each.kind == "picture" and _fits(before, each):
            text = {"picture": each.shown, **before.shown}
            notes = (*before.notes, *each.notes)
            made[-1] = replace(before, kind="beside", shown=text, notes=notes)
        else:
            made.append(each)
    return made


def _fits(text: Slide, picture: Slide) -> bool:
    high, wide = HIGH / picture.shown["height"], picture.shown["width"]
    return text.shown["words"] + words_in(picture.shown["caption"]) <= MOST_BESIDE and min(
        WIDE_BESIDE / wide, high
    ) >= KEPT * min(WIDE / wide, high)
