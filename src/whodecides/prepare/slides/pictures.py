"""A picture as slides: whole; where it is too tall to be read from the last row, in parts that overlap."""

from math import ceil
from zlib import crc32

from ...i18n import Translator, _
from .slide import Note, Slide
from .texts import words_in
from .twin import Picture

# What a picture has of a slide of 1366 × 768 pixels, below a caption of one or two lines.
WIDE, HIGH = 1246, 530
LEAST_SCALE = 0.85  # below it, letters of 12 pixels are for the first row only
LEAST_WHOLE = 0.55  # below it, the whole is a stripe that nobody reads: the parts alone are shown
MOST_SCALE = 1.35  # of a part: more cuts a picture into slips
OVERLAP = 70  # pixels of the picture that stand in two parts, so that no line is cut in both
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
    tops, high = _parts(picture)
    if not tops or _scale(picture) >= LEAST_WHOLE:
        slides.append(Slide("picture", heading, {**picture, "caption": caption}, level=0, notes=(spoken,)))
    name = f"picture-{crc32(picture['address'].encode()):x}"
    for place, top in enumerate(tops, 1):
        kicker = say(_("The picture, part {number} of {all}")).format(number=place, all=len(tops))
        window = {
            **picture,
            "caption": caption if place == len(tops) else "",
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


def _parts(picture: Picture) -> tuple[list[float], float]:
    """Return where each part of a picture begins, and how high all are below its heads; no part where the whole is read."""
    head, rest = picture["head"], picture["height"] - picture["head"]
    if _scale(picture) >= LEAST_SCALE:
        return [], 0
    high = round(HIGH / min(WIDE / picture["width"], MOST_SCALE) - head)
    count = max(2, ceil((rest - OVERLAP) / (high - OVERLAP)))
    return [round(head + (rest - high) / (count - 1) * place) for place in range(count)], high
