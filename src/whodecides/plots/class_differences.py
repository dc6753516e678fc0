"""Where a class differs, as dots. The frame is that of a pool; nobody's name is in it."""

from textwrap import fill
from typing import Any

import pandas as pd

from ..case import Case
from ..case.reader import Reader
from ..errors import KitError, Message
from ..i18n import localized_percent
from ..widgets.html import html_table
from .canvas import Figure, figure_reader, share_dots, svg_text


def class_difference_plot(
    disagreements: pd.DataFrame, variable: str, language: str | None = None, case: Case | None = None
) -> Figure:
    """Show where a class differs: for each statement the share that gave the most frequent value, lowest first.

    `disagreements` is the table of a pool. Raises KitError where nobody coded the variable.
    """
    reader = figure_reader(case, language)
    language = reader.language
    _, words = reader.say, class_difference_words(reader, disagreements, variable)
    if not words["rows"]:
        raise KitError(
            Message(_("Nobody coded '{name}': choose one of the variables that students code."), name=variable)
        )
    labels, texts = [row[0] for row in words["rows"]], [row[3] for row in words["rows"]]
    listed = "; ".join(f"{label} {text}" for label, text in zip(labels, texts, strict=True))
    return Figure(
        svg_text(share_dots(labels, words["table"]["share"], texts, fill(words["title"], 40), language)),
        _("Dot plot: {title}. {listed}.").format(title=words["title"], listed=listed),
        _("The further left a dot, the more the class differs on that statement."),
        html_table(words["headers"], words["rows"], words["title"]),
        _("The figure as a table"),
    )


def class_difference_words(reader: Reader, disagreements: pd.DataFrame, variable: str) -> dict[str, Any]:
    """Return title, headers and rows of where a class differs on a variable, the most divided statement first."""
    _, labels = reader.say, reader.labels()
    table = disagreements[disagreements["variable"] == variable].reset_index(drop=True)
    headers = [
        _("Statement"), _("Students"), _("Most frequent value"), _("Share"), _("Students with another value"),
        _("Third reading"),
    ]  # fmt: skip
    rows = [
        [
            row.statement, row.coded, labels.get((variable, row.modal), _("tie")), localized_percent(row.share, reader.language),
            row.differing, labels[variable, row.reference],
        ] for row in table.itertuples()
    ]  # fmt: skip
    title = _("Share of the class with the most frequent value: {variable}")
    return {
        "title": title.format(variable=reader.name("variables", variable)),
        "headers": headers,
        "rows": rows,
        "table": table,
    }
