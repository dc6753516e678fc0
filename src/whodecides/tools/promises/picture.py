"""Promises and their outcomes in a saved page: a still board, its alt text, all promises as a table."""

from typing import Any

from ...case import Reader
from ...plots.canvas import Figure
from ...widgets.encodings import COLOURS
from ...widgets.html import html_table
from ...widgets.templates import render
from .view import OutcomeColumn, outcome_columns, promises_sentence, promises_table

NAMES, COLUMN, PITCH, TOP = 290, 74, 22, 52  # pixels


def promises_picture(reader: Reader) -> tuple[str, str]:
    """Return the board of all promises with its table folded below it, as HTML, and one sentence."""
    _, table = reader.say, promises_table(reader)
    columns = [_column(number, each) for number, each in enumerate(outcome_columns(reader))]
    by_id, lines = {each["id"]: each for each in columns}, []
    for number, row in enumerate(reader.case["promises"].to_dict("records")):
        text = f"{row['id']} · {table['rows'][number][1]}"
        lines.append({"y": TOP + number * PITCH, "text": text, "fate": by_id[row["fate"]]})
    end = TOP + len(lines) * PITCH
    for each in columns:
        each["count"] = sum(line["fate"] is each for line in lines)
    drawn = {"columns": columns, "lines": lines, "end": end, "width": NAMES + len(columns) * COLUMN, "height": end + 24}
    sentence = promises_sentence(reader)
    alt = _("One line a promise, one column a fate. {sentence}").format(sentence=sentence)
    svg = render(__file__, "picture.html", **drawn, top=TOP)
    return Figure(svg, alt, sentence, html_table(**table), _("The same as a table")).html(), sentence


def _column(number: int, fate: OutcomeColumn) -> dict[str, Any]:
    fill = COLOURS[fate["order"]] if fate["order"] >= 0 else "#ffffff"
    return {**fate, "x": NAMES + (number + 0.5) * COLUMN, "fill": fill, "lines": _wrapped(fate["label"])}


def _wrapped(text: str) -> list[str]:
    """Return the words of a column's head in lines that fit."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= 13:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
