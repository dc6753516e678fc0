"""The ladder as it stands in a saved page: a picture, its alt text, its table."""

from ...case.reader import Reader
from ...i18n import colon
from ...plots.canvas import Figure
from ...show.html import html_table
from ...show.templates import render
from .view import ladder_sentence, ladder_table, ladder_words

LEFT, GAP, LINE = 340, 20, 58  # pixels: the names of the rungs, from mark to mark, a rung


def ladder_picture(reader: Reader) -> str:
    """Return the picture with its table folded below it, as HTML."""
    _, words = reader.say, ladder_words(reader)
    mark = colon(reader.language)
    rungs = [
        {**rung, "y": LINE * n, "marks": [{"x": LEFT + GAP * (k + 1), "length": each["length"]} for k, each in enumerate(rung["marks"])]}
        for n, rung in enumerate(words["rungs"])
    ]  # fmt: skip
    most = max((len(each["marks"]) for each in rungs), default=0)
    svg = render(
        __file__,
        "picture.html",
        rungs=rungs,
        lengths=words["lengths"],
        width=max(LEFT + GAP * (most + 2), 720),
        height=LINE * len(rungs) + 44,
        line=LINE,
    )
    counts = [f"{each['name']}{mark}{len(each['marks'])}" for each in words["rungs"]]
    table = html_table(**ladder_table(reader))
    return Figure(svg, "; ".join(counts) + ".", ladder_sentence(reader), table, _("The same as a table")).html()
