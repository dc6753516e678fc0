"""What a class predicted, as dots. The frame is that of a pool; nobody's name is in it."""

from textwrap import fill
from typing import Any

import pandas as pd

from ..answers import Task
from ..errors import KitError, Message
from ..i18n import localized_percent, translator
from ..widgets.calls import students_language
from ..widgets.html import html_table
from .canvas import Figure, share_dots, svg_text


def class_prediction_plot(predictions: pd.DataFrame, task: Task, language: str | None = None) -> Figure:
    """Show what a class predicted in one task: the share of each option; a sign marks what the data show.

    `predictions` is the table of a pool. Raises KitError where nobody predicted there.
    """
    language = language or students_language()
    _, words = translator(language), class_prediction_words(predictions, task, language)
    if not words["rows"]:
        known = ", ".join(dict.fromkeys(predictions["task"])) or "–"
        raise KitError(Message(_("Nobody predicted in task '{name}'. Choose from: {names}."), name=task, names=known))
    labels, texts = [fill(row[0], 26) for row in words["rows"]], [row[2] for row in words["rows"]]
    listed = "; ".join(f"{row[0]} {row[2]}" for row in words["rows"])
    return Figure(
        svg_text(share_dots(labels, words["table"]["share"], texts, fill(words["title"], 40), language)),
        _("Dot plot: {title}. {listed}.").format(title=words["title"], listed=listed),
        f"{words['question']} {words['marked']}".strip(),
        html_table(words["headers"], words["rows"], words["title"]),
        _("The figure as a table"),
    )


def class_prediction_words(predictions: pd.DataFrame, task: Task, language: str) -> dict[str, Any]:
    """Return title, question, headers and rows of a class's predictions in one task, in the order of its options."""
    _ = translator(language)
    table = predictions[predictions["task"] == task].reset_index(drop=True)
    rows = [
        [f"{row.text} ✓" if row.came_true == "yes" else row.text, row.count_, localized_percent(row.share, language)]
        for row in table.rename(columns={"count": "count_"}).itertuples()
    ]
    return {
        "title": _("Share of the class that predicted it, task {task}").format(task=task),
        "question": table["question"][0] if len(table) else "",
        "marked": _("✓ marks what the data show.") if (table["came_true"] == "yes").any() else "",
        "headers": [_("Prediction"), _("Students"), _("Share")],
        "rows": rows,
        "table": table,
    }
