"""Whom each text holds back, in a saved page: a still picture, its alt text, its table."""

from ...case import Reader
from ...i18n import colon
from ...plots.canvas import Figure
from ...show.html import html_table
from ...show.templates import render
from .view import guarantee_lanes, guarantees_words

PITCH, TOP = 96, 8  # pixels from one text to the next, and above the first


def guarantees_picture(reader: Reader) -> str:
    """Return the picture with its table folded below it, as HTML."""
    words, lanes = guarantees_words(reader), guarantee_lanes(reader)
    svg = render(
        __file__,
        "picture.html",
        lanes=[each | {"y": TOP + number * PITCH} for number, each in enumerate(lanes)],
        height=TOP + len(lanes) * PITCH,
        words=words,
    )
    alt = " ".join(f"{each['name']}{colon(reader.language)}{each['said']}" for each in lanes)
    return Figure(svg, alt, words["labels"]["terms"], html_table(**words["table"]), words["labels"]["plain"]).html()
