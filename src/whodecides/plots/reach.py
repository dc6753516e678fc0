"""Reported figures of reach as dots: what is counted, for when, by whom, and what to doubt."""

from typing import TYPE_CHECKING

import pandas as pd

from ..case import Case
from ..case.capability import Needs
from ..case.reader import Reader
from ..i18n import Translator, localized_with_groups
from ..reach import reported_reach
from ..widgets.html import html_table
from ..widgets.tool import Call
from .canvas import BLUE, GREY, Figure, figure_reader, new_canvas, svg_text

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

MARKS = "osD^v"  # a shape for each thing that is counted
OUTDATED_AFTER_DAYS = 365  # days before the newest figure from which a mark is hollow


def reach_plot(kind: str, language: str | None = None, case: Case | None = None) -> Figure:
    """Show the reported figures of one kind as dots: "monthly" or "daily" users, "followers", "joined" or "downloads".

    Whose followers they are is said by the case; those who joined a service and downloads of its app are of some days.
    A mark of another shape counts something else, a hollow one is at least a year older than the newest, and a line
    joins two reports on one service. The table below holds what each figure counts, its period, its sources and the doubts about it. Raises KitError
    for another kind.

    >>> reach_plot("daily")
    """
    reader = figure_reader(case, language)
    _, rows = reader.say, reported_reach(reader.case, kind)
    headers, cells = reach_rows(reader, kind)
    title = reader.word(kind, "reach.kind")
    canvas = _draw_dots(rows, cells, title)
    listed = "; ".join(f"{row[0]} {row[2]} ({row[1]}, {row[3]})" for row in cells)
    return Figure(
        svg_text(canvas),
        _("Dot plot: {title}. {listed}.").format(title=title, listed=listed),
        _(
            "Each maker counts in its own way: do not add these figures, and compare them with care. A mark of another shape "
            "counts something else; a hollow one is at least a year older than the newest; a dotted line joins two reports on "
            "one service. The table says what to doubt."
        ),
        html_table(headers, cells, title),
        _("The figure as a table"),
    )


def _draw_dots(rows: pd.DataFrame, cells: list[list[str]], title: str) -> "Canvas":
    """Return a canvas with a mark for each figure, its number beside it, what it counts and when below it."""
    canvas, axes = new_canvas(height=1.0 + 0.52 * len(rows))
    counted = dict.fromkeys(each[1] for each in cells)
    shapes = {each: MARKS[number % len(MARKS)] for number, each in enumerate(counted)}
    newest = rows["date"].max()
    axes.hlines(rows.index, 0, rows["value"], color=GREY, linewidth=1)
    for _service, group in rows.groupby(rows["service"].str.partition(" (")[0], sort=False):
        axes.plot(group["value"], group.index, ":", color=GREY, linewidth=2, zorder=1)
    for at, row in rows.iterrows():
        old = (newest - row["date"]).days >= OUTDATED_AFTER_DAYS
        face = "white" if old else BLUE
        axes.plot(row["value"], at, shapes[cells[at][1]], markerfacecolor=face, markeredgecolor=BLUE, markersize=9)
        axes.annotate(cells[at][2], (row["value"], at), xytext=(8, 0), textcoords="offset points", va="center")
        axes.text(0, at + 0.36, f" {cells[at][1]}, {cells[at][3]}", fontsize=8.5, color=GREY, va="center")
    axes.set_yticks(list(rows.index), list(rows["service"]))
    axes.set_xlim(0, rows["value"].max() * 1.2)
    axes.set_ylim(len(rows) - 0.3, -0.5)
    axes.locator_params(axis="x", nbins=4, integer=True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(title, loc="right", fontsize=9)
    return canvas


def reach_rows(reader: Reader, kind: str) -> tuple[list[str], list[list[str]]]:
    """Return (headers, rows of text) for the reported figures of one kind, the largest first."""
    _ = reader.say
    headers = [_("Service"), _("What is counted"), _("Millions"), _("For when"), _("Doubt"), _("Sources")]
    rows = [
        [
            row["service"],
            reader.text(row, "measure"),
            localized_with_groups(row["value"], reader.language),
            _period_text(row["date"], row["date_precision"], _),
            reader.text(row, "doubt"),
            "; ".join(each["text"] for each in reader.links(row)),
        ]
        for row in reported_reach(reader.case, kind).to_dict("records")
    ]
    return headers, rows


def _period_text(date: pd.Timestamp, precision: str, _: Translator) -> str:
    forms = {"day": f"{date:%Y-%m-%d}", "month": f"{date:%Y-%m}", "year": f"{date:%Y}"}
    if precision in forms:
        return forms[precision]
    if precision == "days":
        return _("from {day} on").format(day=forms["day"])
    return _("{year}, quarter {quarter}").format(year=date.year, quarter=date.quarter)


CALL = Call(reach_plot, needs=Needs(("reach",)))
