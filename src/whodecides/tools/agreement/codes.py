"""The table of codes, and the statements behind one of its cells."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd

from ...agreement import values_of
from ...case import Case, Reader
from ...i18n import Translator
from ...widgets.evidence import statement_card, supporting_words
from .coders import ALL


def statements_of_cells(codes: pd.DataFrame, compared: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """Return the statements of each cell: for two coders by their two values, for more by whether all agree."""
    cells = {}
    for statement, row in zip(codes.index, codes[compared].itertuples(index=False, name=None), strict=True):
        place = row if len(compared) == 2 else (ALL, "same" if len(set(row)) == 1 else "differ")
        cells.setdefault(place, []).append(statement)
    return cells


def all_cells(case: Case, variable: str, compared: Sequence[str]) -> set[tuple[str, str]]:
    """Return the cells that the table can have: pairs of values for two coders, same and differ for more."""
    values = values_of(case, variable)
    return {(a, b) for a in values for b in values} if len(compared) == 2 else {(ALL, "same"), (ALL, "differ")}


def table_of_codes(
    case: Case,
    variable: str,
    cells: Mapping[tuple[str, str], list[str]],
    compared: Sequence[str],
    names: dict[str, str],
    labels: dict[str, str],
    _: Translator,
) -> dict[str, Any]:
    """Return the table of codes; values that nobody gave are left out."""
    if len(compared) > 2:
        columns = [["same", _("all gave the same value")], ["differ", _("at least two differ")]]
        rows = [[ALL, _("Statements")]]
        corner, caption = "", " · ".join(names[each] for each in compared)
    else:
        used = [value for value in values_of(case, variable) if any(value in place for place in cells)]
        rows = columns = [[value, labels[value]] for value in used]
        first, second = (names[each] for each in compared)
        corner = f"{first} ↓ · {second} →"
        caption = _("Rows: {first}. Columns: {second}. Each number counts statements.").format(
            first=first, second=second
        )
    return {
        "caption": caption,
        "corner": corner,
        "columns": columns,
        "rows": [
            {"id": row, "name": name, "cells": [_cell(cells, row, column) for column, _name in columns]}
            for row, name in rows
        ],
    }


def _cell(cells: Mapping[tuple[str, str], list[str]], row: str, column: str) -> dict[str, Any]:
    same = column == "same" if row == ALL else row == column
    return {"column": column, "count": len(cells.get((row, column), ())), "same": same}


def cell_evidence(
    reader: Reader,
    variable: str,
    codes: pd.DataFrame,
    cells: Mapping[tuple[str, str], list[str]],
    opened: tuple[str, str],
    card: int,
    names: dict[str, str],
    labels: dict[str, str],
) -> dict[str, Any]:
    """Return the statements of the opened cell: the list of them, one card with all codes, and the rules at stake."""
    _ = reader.say
    inside = cells.get(opened, [])
    if opened[0] == ALL:
        title = _("all gave the same value") if opened[1] == "same" else _("at least two differ")
    else:
        title = " · ".join(
            _("{coder}: {value}").format(coder=names[who], value=labels[value])
            for who, value in zip(codes.columns, opened, strict=True)
        )
    if not inside:
        return {"title": title, "none": _("No statement was coded in this way."), "statements": []}
    statement = inside[card]
    given = codes.loc[statement]
    reading = _codes_by_coder(reader.case)[statement, variable]
    facts = []
    for who, value in given.items():
        note = reading[who]["note"] if who in reading else ""
        facts.append([names[who], f"{labels[value]} ({note})" if note else labels[value]])
    shown = statement_card(reader, statement)
    third = reading["adjudicated"]
    return {
        "title": title,
        "statements": [[str(place), _statement_heading(reader.case, each)] for place, each in enumerate(inside)],
        "position": _("Statement {number} of {all} in this cell").format(number=card + 1, all=len(inside)),
        "card": {**shown, "facts": [*facts, *shown["facts"]]},
        "rules": _rules(reader, variable, list(dict.fromkeys(given)), labels),
        "third": labels[third["value"]] + (f" ({third['note']})" if third["note"] else ""),
        "rests": supporting_words(reader, reader.case.row("statements", statement), third["words"]),
    }


@cache
def _codes_by_coder(case: Case) -> dict[tuple[str, str], dict[str, dict[str, str]]]:
    """Map (statement, variable) to the rows of its coders: value and note."""
    readings = {}
    for row in case["positions"].to_dict("records"):
        if row["statement"]:
            readings.setdefault((row["statement"], row["variable"]), {})[row["coder"]] = row
    return readings


def _statement_heading(case: Case, statement: str) -> str:
    return f"{statement} · {case.row('actors', case.row('statements', statement)['actor'])['name']}"


def _rules(reader: Reader, variable: str, values: Sequence[str], labels: dict[str, str]) -> list[list[str]]:
    """Return what the codebook says on the variable and on these values, as [label, text] pairs."""
    row = reader.case.row("variables", variable)
    of_value = reader.case["values"].query("variable == @variable").set_index("id")
    return [[reader.text(row, "name"), reader.text(row, "rule")]] + [
        [labels[value], reader.text(of_value.loc[value], "rule")] for value in values
    ]
