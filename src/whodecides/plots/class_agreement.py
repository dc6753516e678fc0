"""How far a class agrees, as dots with intervals. The frame is that of a pool; nobody's name is in it."""

from collections.abc import Sequence
from math import isnan
from textwrap import fill
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..case import Case
from ..case.reader import Reader
from ..errors import KitError
from ..i18n import UNDEFINED, localized_decimal, localized_percent
from ..widgets.html import html_table
from .canvas import Figure, figure_reader, interval_dots, new_canvas, svg_text

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas


def class_agreement_plot(agreement: pd.DataFrame, language: str | None = None, case: Case | None = None) -> Figure:
    """Show how far a class agrees: a dot for alpha and a line for its interval, by variable and look.

    `agreement` is the table of a pool. Raises KitError where no alpha is defined.
    """
    reader = figure_reader(case, language)
    language = reader.language
    _, words = reader.say, class_agreement_words(reader, agreement)
    known = words["table"].assign(label=words["labels"]).dropna(subset=["alpha", "low"])
    if known.empty:
        raise KitError(_("There is no alpha to draw: the table 'agreement' says why."))
    listed = "; ".join(
        f"{label} {row[5]} ({row[6]})" for label, row in zip(words["labels"], words["rows"], strict=True)
    )
    labels = [fill(each, 24) for each in known["label"]]
    return Figure(
        svg_text(
            _interval_dots(labels, known["alpha"], list(known["low"]), list(known["high"]), words["title"], language)
        ),
        _("Dots with intervals: {title}. {listed}.").format(title=words["title"], listed=listed),
        _(
            "The dot is alpha. The line is its interval: where the middle 95 of 100 results lie when the statements "
            "are drawn anew. The fewer statements, the longer the line."
        ),
        html_table(words["headers"], words["rows"], words["title"]),
        _("The figure as a table"),
    )


def _interval_dots(
    labels: Sequence[str], alphas: pd.Series, lows: Sequence[float], highs: Sequence[float], title: str, language: str
) -> "Canvas":
    """Return a canvas with a dot for each alpha and a line for its interval, from the top; where there is none, nothing."""
    canvas, axes = new_canvas(height=1.0 + 0.5 * len(labels))
    interval_dots(axes, labels, alphas, list(zip(lows, highs, strict=True)), title, language)
    axes.set_xlim(min(0, *lows), 1)
    return canvas


def class_agreement_words(reader: Reader, agreement: pd.DataFrame) -> dict[str, Any]:
    """Return title, labels, headers and rows of a class's agreement: one for each variable and look, in their order."""
    _, language, names = reader.say, reader.language, reader.names("variables")
    looks = {"first look": _("first look"), "after the second look": _("after the second look")}
    table = agreement.sort_values("variable", key=lambda each: each.map(list(names).index), kind="stable")
    headers = [
        _("Variable"), _("Look"), _("Students"), _("Statements"), _("Same value"), _("Alpha"), _("Interval"),
    ]  # fmt: skip
    rows = [
        [
            names[row.variable], looks[row.look], row.students, row.statements,
            localized_percent(row.agreement, language),
            localized_decimal(row.alpha, language),
            UNDEFINED if isnan(row.low) else _("{low} to {high}").format(
                low=localized_decimal(row.low, language), high=localized_decimal(row.high, language)),
        ] for row in table.itertuples()
    ]  # fmt: skip
    return {
        "title": _("Krippendorff's alpha of the class"),
        "labels": [f"{row[0]}, {row[1]}" for row in rows],
        "headers": headers,
        "rows": rows,
        "table": table,
    }
