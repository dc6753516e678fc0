"""Codes as they stand in a saved page: the marked table beside the bag, its alt text, its table."""

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

from ...i18n import translator
from ...plots.canvas import Figure
from ...widgets.html import PlainTable, html_table
from ...widgets.templates import render
from .bag import Bag, interleaved_balls

NAMES, CELL, ROW = 232, 46, 32  # pixels: the names of the rows, a cell, a row
BALL, ACROSS = 20, 12  # pixels from ball to ball, balls in a line
LETTERS = 28  # of a name


def agreement_figure(
    table: dict[str, Any], bag: Bag, signs: Mapping[str, str], data_table: PlainTable, sentence: str, language: str
) -> Figure:
    """Return the table of codes with agreement marked and the bag beside it.

    `table` is as from `table_of_codes`, `signs` gives those of its values; `data_table` holds what `html_table` takes.
    """
    _ = translator(language)
    rows = [
        {
            "name": shorten(row["name"], LETTERS, placeholder="…"),
            "sign": signs.get(row["id"], ""),
            "y": (number + 1) * ROW,
            "cells": [
                {**cell, "x": NAMES + place * CELL, "mark": ("✓ " if cell["same"] else "≠ ") if cell["count"] else ""}
                for place, cell in enumerate(row["cells"])
            ],
        }
        for number, row in enumerate(table["rows"])
    ]
    left = NAMES + CELL * len(table["columns"]) + 32
    balls = interleaved_balls(bag)
    svg = render(
        __file__,
        "picture.html",
        corner=table["corner"],
        columns=[
            {"sign": signs.get(each, ""), "x": NAMES + n * CELL} for n, (each, _name) in enumerate(table["columns"])
        ],
        rows=rows,
        balls=[
            {**ball, "x": left + 20 + BALL * (n % ACROSS), "y": 56 + BALL * (n // ACROSS)}
            for n, ball in enumerate(balls)
        ],
        bag={
            "title": bag["title"],
            "left": left,
            "width": ACROSS * BALL + 20,
            "height": 32 + BALL * -(-len(balls) // ACROSS),
        },
        bars=bag["bars"],
        width=left + ACROSS * BALL + 28,
        height=max((len(rows) + 1) * ROW + 16, 92 + BALL * -(-len(balls) // ACROSS) + 24 * len(bag["bars"])),
        cell=CELL,
        row=ROW,
    )
    return Figure(svg, f"{sentence} {bag['alt']}", bag["scale"], html_table(**data_table), _("The same as a table"))
