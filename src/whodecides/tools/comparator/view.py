"""The comparison of national positions: board, quotations, ranking, plain table, CSV."""

from functools import cache
from typing import Any

import pandas as pd

from ...case import Case, Reader, compared_jurisdictions, government_codes
from ...i18n import sort_key
from ...positions import CellValue, position_matrix
from ...widgets.base import Parts
from ...widgets.encodings import HOLLOW_SIGNS, SHAPES, SUBSTANTIVE, value_encodings
from ...widgets.html import PlainTable
from .labels import position_labels
from .model import FEWEST, MOST, WEIGHTS, Selection
from .quotation_panel import LOW_CONFIDENCE, most_shared_value, opened_value, value_panel
from .ranking import ranking_view
from .sentence import comparison_sentence, leading_values, variable_words

ABSENT_SIGN = "∅"


def cell_text(reader: Reader, place: str, variable: str) -> str:
    """Return a cell in words: "condemns (3), concerned (1)"; the number counts statements, and ties are said."""
    entries = position_matrix(reader.case)[place, variable]
    return ", ".join(_entry_text(reader, each, entries, variable) for each in entries)


def _entry_text(reader: Reader, entry: CellValue, entries: tuple[CellValue, ...], variable: str) -> str:
    label, _ = reader.labels()[variable, entry.value], reader.say
    if not entry.statements:
        return label
    tied = len(leading_values(entries)) > 1 and entry.value in leading_values(entries)
    return (_("{value} ({count}, tied)") if tied else "{value} ({count})").format(value=label, count=entry.count)


def comparison_frame(case: Case, selection: Selection) -> pd.DataFrame:
    """Return the comparison as a long frame: a row for each jurisdiction and variable.

    Columns, in the reader's language: jurisdiction, variable, values with counts, ids of the statements.
    """
    reader = Reader(case, selection.language)
    _ = reader.say
    names, variables = reader.names("jurisdictions"), variable_words(reader)
    cells = position_matrix(case)
    rows = [
        (
            names[place],
            variables[variable][0],
            cell_text(reader, place, variable),
            " ".join(sorted({s for each in cells[place, variable] for s in each.statements})),
        )
        for variable in selection.weights
        for place in selection.places
    ]
    return pd.DataFrame(
        rows, columns=[_("Jurisdiction"), _("Variable"), _("Values (number of statements)"), _("Statements")]
    )


def comparison_csv(case: Case, selection: Selection) -> str:
    """Return the comparison as CSV text."""
    return comparison_frame(case, selection).to_csv(index=False, lineterminator="\r\n")


def comparison_table(case: Case, selection: Selection) -> PlainTable:
    """Return headers, rows and caption of the board as a plain table, for readers without Python."""
    reader = Reader(case, selection.language)
    _ = reader.say
    names, variables = reader.names("jurisdictions"), variable_words(reader)
    rows = [
        [variables[each][0], *(cell_text(reader, place, each) for place in selection.places)]
        for each in selection.weights
    ]
    headers = [_("Variable"), *(names[each] for each in selection.places)]
    return {"headers": headers, "rows": rows, "caption": _caption(reader, selection)}


def _caption(reader: Reader, selection: Selection) -> str:
    _, names = reader.say, reader.names("jurisdictions")
    places, topic = ", ".join(names[each] for each in selection.places), reader.entry("topic", "")
    if not topic:
        return _("Positions of {places}").format(places=places)
    return _("Positions of {places} on {topic}").format(places=places, topic=topic)


def comparator_view(case: Case, selection: Selection, most: int = MOST) -> Parts:
    """Return all that the comparator shows, as plain data (texts, numbers, lists) in the reader's language.

    The parts change at different times, so that a browser needs to draw anew only what changed:
    words (fixed for a language), state, matrix, evidence, ranking, plain, summary.
    """
    reader = Reader(case, selection.language)
    place, variable, value = opened_value(reader, selection)
    return {
        "words": _words(reader, most),
        "state": {
            "places": list(selection.places),
            "weights": dict(selection.weights),
            "near": selection.near,
            "language": reader.language,
            "opened": [place, variable],
            "value": value,
            "view": selection.view,
        },
        **_tables(reader, selection.places, tuple(selection.weights)),
        "evidence": value_panel(reader, selection.places, variable, value),
        "ranking": ranking_view(reader, tuple(selection.weights.items()), selection.near, selection.places),
        "summary": {"sentence": comparison_sentence(case, selection), "state_text": str(selection)},
    }


@cache
def _words(reader: Reader, most: int) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language: labels, and what can be chosen."""
    names, _ = reader.names("jurisdictions"), reader.say
    spoke = set(government_codes(reader.case).query("statement != ''")["jurisdiction"])
    groups = {True: _("with statements"), False: _("looked for, none found")}
    listed = [[each, names[each], {"group": groups[each in spoke]}] for each in compared_jurisdictions(reader.case)]
    return {
        "labels": position_labels(reader.say, most),
        "call": "compare",
        "file": "comparison.csv",
        "filters": [],
        "shapes": SHAPES,
        "hollow": HOLLOW_SIGNS,
        "places": sorted(listed, key=lambda each: (each[0] not in spoke, sort_key(each[1]))),
        "variables": [
            {"id": each, "name": name, "question": question}
            for each, (name, question) in variable_words(reader).items()
        ],
        "weights": list(WEIGHTS),
        "fewest": FEWEST,
        "most": most,
    }


@cache
def _tables(reader: Reader, places: tuple[str, ...], shown: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Return the board and its plain fallback; weights do not matter here."""
    _ = reader.say
    names = reader.names("jurisdictions")
    selection = Selection(places, dict.fromkeys(shown, 1), places[0], reader.language)
    frame = comparison_frame(reader.case, selection)
    return {
        "matrix": {
            "caption": _caption(reader, selection),
            "columns": [{"id": each, "name": names[each]} for each in places],
            "rows": [board_row(reader, places, each) for each in shown],
        },
        "plain": {
            "headers": list(frame.columns),
            "rows": frame.values.tolist(),
            "csv": comparison_csv(reader.case, selection),
        },
    }


def board_row(reader: Reader, places: tuple[str, ...], variable: str) -> dict[str, Any]:
    """Return a row of the board: its question, its scale where its values are ordered, a cell for each government.

    `begin` is [government, value], with which the row opens where nothing else was chosen.
    """
    name, question = variable_words(reader)[variable]
    ordered = reader.case.row("variables", variable)["scale"] == "ordinal"
    labels, signs = reader.labels(), value_encodings(reader.case, variable)
    scale = [
        {"id": each, "label": labels[variable, each], "sign": sign, "order": order}
        for each, (sign, order) in signs.items()
        if order >= 0
    ]
    return {
        "id": variable,
        "name": name,
        "question": question,
        "scale": scale if ordered else [],
        "begin": list(most_shared_value(reader, places, variable)),
        "cells": [_cell(reader, place, variable) for place in places],
    }


def _cell(reader: Reader, place: str, variable: str) -> dict[str, Any]:
    signs, unsure, entries = value_encodings(reader.case, variable), _uncertain_codes(reader.case), []
    shown = position_matrix(reader.case)[place, variable]
    for each in shown:
        sign, order = signs.get(each.value, (ABSENT_SIGN, -1))
        entries.append(
            {
                "id": each.value,
                "label": reader.labels()[variable, each.value],
                "text": _entry_text(reader, each, shown, variable),
                "kind": each.kind,
                "sign": sign,
                "order": order,
                "count": len(each.statements),
                "unsure": sum((statement, variable) in unsure for statement in each.statements)
                if each.kind == SUBSTANTIVE
                else 0,
            }
        )
    return {"place": place, "entries": entries}


@cache
def _uncertain_codes(case: Case) -> set[tuple[str, str]]:
    """Return the statements and variables of whose code the coders were not sure, as a set of pairs."""
    codes = government_codes(case).query(f"confidence == {LOW_CONFIDENCE!r}")
    return set(zip(codes["statement"], codes["variable"], strict=True))
