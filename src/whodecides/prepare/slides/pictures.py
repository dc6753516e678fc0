"""A picture as slides: whole; where it is too tall to be read from the last row, in parts.

A picture is cut between its panels, or between its rows, below its heads. One that has neither stays whole.
"""

from collections.abc import Iterable
from itertools import pairwise
from zlib import crc32

from ...i18n import Translator, _
from .saved_output import Picture
from .slide import Note, Slide
from .texts import words_in

# What a picture has of a slide of 1366 × 768 pixels, below a caption of one or two lines.
WIDE, HIGH = 1246, 530
LEAST_SCALE = 0.85  # below it, letters of 12 pixels are for the first row only
LEAST_WHOLE = 0.55  # below it, the whole is a stripe that nobody reads: the parts alone are shown
MOST_SCALE = 1.35  # of a part: more cuts a picture into slips
LEAST_PART = 0.55  # of the height that a part may have: behind it, the widest gap between rows is looked for
MOST_CAPTION = 30  # words beside a picture; a longer one is a slide of its own


def picture_slides(picture: Picture, heading: str, say: Translator) -> list[Slide]:
    """Return how to read it where that takes many words, the picture, and its parts."""
    spoken = Note(say(_("The picture in words")), picture["alt"])
    caption = picture["caption"]
    slides = []
    if words_in(caption) > MOST_CAPTION:
        slides.append(
            Slide(
                "caption",
                heading,
                {"text": caption, "words": words_in(caption)},
                say(_("How to read the picture")),
                level=0,
            )
        )
        caption = ""
    parts = _parts(picture)
    if not parts or _scale(picture) >= LEAST_WHOLE:
        slides.append(Slide("picture", heading, {**picture, "caption": caption}, level=0, notes=(spoken,)))
    name = f"picture-{crc32(picture['address'].encode()):x}"
    for place, (top, high) in enumerate(parts, 1):
        kicker = say(_("The picture, part {number} of {all}")).format(number=place, all=len(parts))
        window = {
            **picture,
            "caption": caption if place == len(parts) else "",
            "name": name,
            "first": place == 1,
            "top": top,
            "high": high,
        }
        slides.append(Slide("part", heading, window, kicker, level=0, notes=(spoken,) if place == 1 else ()))
    return slides


def _scale(picture: Picture) -> float:
    """Return how large a picture stands whole on a slide."""
    return min(WIDE / picture["width"], HIGH / picture["height"])


def _parts(picture: Picture) -> list[tuple[float, float]]:
    """Return where each part of a picture begins, and how high it is below the heads; no part where the whole is shown."""
    if _scale(picture) >= LEAST_SCALE:
        return []
    if picture["panels"]:
        return _between([0, *picture["panels"], picture["height"]])
    if not picture["head"] or not picture["gaps"]:
        return []
    high = HIGH / min(WIDE / picture["width"], MOST_SCALE) - picture["head"]
    borders = [picture["head"]]
    while picture["height"] - borders[-1] > high:
        near = [each for each in picture["gaps"] if LEAST_PART * high < each[0] - borders[-1] <= high]
        widest = max((round(size) for _place, size in near), default=0)
        borders.append(max((place for place, size in near if round(size) == widest), default=borders[-1] + high))
    return _between([*borders, picture["height"]])


def _between(borders: Iterable[float]) -> list[tuple[float, float]]:
    return [(round(top), round(end) - round(top)) for top, end in pairwise(borders)]
