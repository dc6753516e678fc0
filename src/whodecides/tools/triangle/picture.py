"""The triangle as it stands in a saved page: a picture, its alt text, its tables."""

from textwrap import wrap

from markupsafe import Markup

from ...case.reader import Reader
from ...plots.canvas import Figure
from ...widgets.html import html_table
from ...widgets.templates import render
from .model import BUTTON, WIDTHS
from .view import triangle_alt, triangle_note, triangle_tables, triangle_view

LETTERS, LINE = 18, 17  # of a name: letters a line, pixels a line


def triangle_figure(reader: Reader) -> Figure:
    """Return the triangle as a figure."""
    view, _ = triangle_view(reader), reader.say
    plan = view["layouts"][0]
    circles = [{**plan["circles"][each["id"]], **each} for each in view["circles"]]
    for each in circles:
        (x, y), radius = each["at"], each["radius"]
        above = each["id"] in ("state", "between")
        lines = wrap(each["label"], LETTERS)
        first = y - radius - 8 - LINE * (len(lines) - 1) if above else y + max(radius, 24) + 18
        each["lines"] = [{"text": text, "at": [x, first + LINE * number]} for number, text in enumerate(lines)]
    arrows = [{**plan["arrows"][each["id"]], "count": len(each["acts"])} for each in view["sides"]]
    svg = render(
        __file__,
        "picture.html",
        width=WIDTHS[0],
        height=plan["height"],
        circles=circles,
        arrows=arrows,
        between=plan["between"],
        radius=BUTTON / 2 - 3,
    )
    tables = Markup("").join(
        html_table(each["headers"], each["rows"], each["caption"]) for each in triangle_tables(reader)
    )
    return Figure(svg, triangle_alt(reader), triangle_note(reader), tables, _("The figure as a table"))
