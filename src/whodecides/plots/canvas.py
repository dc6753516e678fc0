"""What all figures share: colours, a canvas of their own, dots on a line, and how a figure shows itself."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..case import Case, current_case
from ..case.reader import Reader
from ..errors import KitError, Message, _, suggest_names
from ..i18n import localized_decimal, localized_percent
from ..widgets.calls import students_language
from ..widgets.html import data_url
from ..widgets.templates import render

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

BLUE, GREY = "#0072B2", "#5A5A5A"  # from Okabe and Ito's palette; read as dark and mid grey in print


@dataclass(frozen=True)
class Figure:
    """A picture (SVG text), what it says in words, and the same as a table (HTML, as from `html_table`).

    Shows itself in a notebook as an image with alt text, a caption and the table folded below.
    """

    svg: str
    alt: str
    caption: str
    table: str
    table_label: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.alt}

    def html(self) -> str:
        """Return the figure as HTML."""
        parts = {"alt": self.alt, "caption": self.caption, "table": self.table, "table_label": self.table_label}
        return render(__file__, "figure.html", picture=data_url(self.svg), **parts)


def figure_reader(case: Case | None, language: str | None) -> Reader:
    """Return who reads for a figure: without a case the kit's own, without a language in the student's."""
    return Reader(case or current_case(), language or students_language())


def empty_canvas(height: float) -> "Canvas":
    """Return a figure of our own, without axes: no pyplot, whose state would be shared between threads.

    matplotlib is imported where a figure is drawn: it takes a third of the start, and most cells draw none.
    """
    from matplotlib.figure import Figure as Canvas

    return Canvas(figsize=(4.4, height), layout="constrained")


def new_canvas(height: float) -> "tuple[Canvas, Axes]":
    """Return a figure of our own and its axes."""
    canvas = empty_canvas(height)
    return canvas, canvas.add_subplot()


def svg_text(canvas: "Canvas") -> str:
    """Return the SVG of a figure, the same bytes each time: fixed ids, no date, text as text."""
    from matplotlib import rc_context

    page = io.StringIO()
    with rc_context({"svg.hashsalt": "whodecides", "svg.fonttype": "none", "font.size": 12}):
        canvas.savefig(page, format="svg", metadata={"Date": None, "Creator": None})
    return page.getvalue()


def share_dots(
    labels: Sequence[str],
    values: Sequence[float],
    texts: Sequence[str],
    title: str,
    language: str,
    room: float = 0.12,
) -> "Canvas":
    """Return a canvas with a dot for each share on a line from 0 to 100 %, from the top, and its number beside it.

    `room` is the share of the line that is left at its end for the texts.
    """
    canvas, axes = new_canvas(height=1.0 + 0.3 * sum(1 + label.count("\n") for label in labels))
    axes.hlines(labels, 0, values, color=GREY, linewidth=1)
    axes.plot(values, labels, "o", color=BLUE, markersize=9)
    for label, value, text in zip(labels, values, texts, strict=True):
        axes.annotate(text, (value, label), xytext=(8, 0), textcoords="offset points", va="center")
    axes.set_xlim(0, 1 + room)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], [localized_percent(each, language) for each in (0, 0.25, 0.5, 0.75, 1)])
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(title)
    return canvas


def number_dots(labels: Sequence[str], values: Sequence[int], texts: Sequence[str], title: str) -> "Canvas":
    """Return a canvas with a dot for each value, from the top, and its number beside it."""
    canvas, axes = new_canvas(height=1.0 + 0.32 * len(labels))
    axes.hlines(labels, 0, values, color=GREY, linewidth=1)
    axes.plot(values, labels, "o", color=BLUE, markersize=9)
    for label, value, text in zip(labels, values, texts, strict=True):
        axes.annotate(text, (value, label), xytext=(8, 0), textcoords="offset points", va="center")
    axes.set_xlim(0, max(values) * 1.2)
    axes.locator_params(axis="x", nbins=4, integer=True)
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(title, loc="right", fontsize=10)
    return canvas


def interval_dots(
    axes: "Axes",
    labels: Sequence[str],
    values: Sequence[float],
    spans: Sequence[tuple[float, float]],
    title: str,
    language: str,
) -> None:
    """Draw a dot for each value and a thick line for its span, (low, high), from the top."""
    axes.hlines(labels, *zip(*spans, strict=True), color=GREY, linewidth=4)
    axes.plot(values, labels, "o", color=BLUE, markersize=9)
    axes.set_xticks([0, 0.5, 1], [localized_decimal(each, language, 1) for each in (0, 0.5, 1)])
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(title)


def check_places(places: Iterable[str], known: Iterable[str]) -> None:
    """Raise KitError, with the nearest name, for a place that is not known."""
    for place in places:
        if place not in known:
            wrong = _("The case has no jurisdiction '{name}'. {nearest}")
            raise KitError(Message(wrong, name=place, nearest=suggest_names(place, known)))
