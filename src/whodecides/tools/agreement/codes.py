"""The table of codes, and the statements behind one of its cells."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ...agreement import values_of
from ...agreement_measures import CODERS
from ...case import Case, Reader
from ...widgets.evidence import statement_card, supporting_words
from ...widgets.readings import coder_names, third_readings, with_note


def statements_of_cells(codes: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """Return the statements of each cell of the table, by the two values that they were given."""
    cells: dict[tuple[str, str], list[str]] = {}
    for statement, place in zip(codes.index, codes[list(CODERS)].itertuples(index=False, name=None), strict=True):
        cells.setdefault(place, []).append(statement)
    return cells


def table_of_codes(
    reader: Reader, variable: str, cells: Mapping[tuple[str, str], list[str]], first: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the table of codes, the values in `first` before the others; values that nobody gave are left out."""
    _, labels = reader.say, reader.labels()
    ordered = dict.fromkeys((*first, *values_of(reader.case, variable)))
    used = [value for value in ordered if any(value in place for place in cells)]
    names = coder_names(reader)
    return {
        "caption": _("Rows: {first}. Columns: {second}. Each number counts statements.").format(
            first=names["A"], second=names["B"]
        ),
        "corner": f"{names['A']} ↓ · {names['B']} →",
        "columns": [[value, labels[variable, value]] for value in used],
        "rows": [
            {
                "id": row,
                "name": labels[variable, row],
                "cells": [
                    {"column": column, "count": len(cells.get((row, column), ())), "same": row == column}
                    for column in used
                ],
            }
            for row in used
        ],
    }


def cell_evidence(
    reader: Reader, variable: str, cells: Mapping[tuple[str, str], list[str]], opened: tuple[str, str], card: int
) -> dict[str, Any]:
    """Return the statements of the opened cell: the list of them, one card with both codes, and the rules at stake."""
    _, labels, names = reader.say, reader.labels(), coder_names(reader)
    inside = cells.get(opened, [])
    title = " · ".join(
        _("{coder}: {value}").format(coder=names[who], value=labels[variable, value])
        for who, value in zip(CODERS, opened, strict=True)
    )
    if not inside:
        return {"title": title, "none": _("No statement was coded in this way."), "statements": []}
    statement = inside[card]
    given = third_readings(reader.case, variable)[statement]
    shown, third = statement_card(reader, statement), given["adjudicated"]
    facts = [[names[who], with_note(labels[variable, given[who]["value"]], given[who]["note"])] for who in CODERS]
    return {
        "title": title,
        "statements": [[str(place), _statement_heading(reader.case, each)] for place, each in enumerate(inside)],
        "position": _("Statement {number} of {all} in this cell").format(number=card + 1, all=len(inside)),
        "card": {**shown, "facts": [*facts, *shown["facts"]]},
        "rules": _rules(reader, variable, list(dict.fromkeys(opened))),
        "third": with_note(labels[variable, third["value"]], third["note"]),
        "rests": supporting_words(reader, reader.case.row("statements", statement), third["words"]),
    }


def _statement_heading(case: Case, statement: str) -> str:
    return f"{statement} · {case.row('actors', case.row('statements', statement)['actor'])['name']}"


def _rules(reader: Reader, variable: str, values: Sequence[str]) -> list[list[str]]:
    """Return what the codebook says on the variable and on these values, as [label, text] pairs."""
    row, labels = reader.case.row("variables", variable), reader.labels()
    of_value = reader.case["values"].query("variable == @variable").set_index("id")
    return [[reader.text(row, "name"), reader.text(row, "rule")]] + [
        [labels[variable, value], reader.text(of_value.loc[value], "rule")] for value in values
    ]
