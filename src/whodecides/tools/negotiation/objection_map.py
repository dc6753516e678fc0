"""Who objects to what: a grid of clauses and delegations, the words behind each cell, and the same as a table."""

from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...i18n import colon
from ...plots.canvas import Figure
from ...widgets.html import html_table
from ...widgets.templates import render
from .log_entries import objection_ground
from .model import INFERRED, OBJECTS, STATED, Table, check_delegation, load_table, objectors_by_clause
from .room import condition
from .wordings import all_wordings, basis_word, clause_number, clause_titles, delegation_names, on_condition

Mark = list[Any]  # [letter of the wording, on what the objection rests, whether it is a condition]


class GridRow(TypedDict):
    """A clause: how many delegations object to one of its wordings, and for each its marks and what the cell is called."""

    id: str
    title: str
    count: int
    cells: dict[str, dict[str, Any]]


def objection_map_view(reader: Reader, opened: Any = None) -> dict[str, Any]:
    """Return the grid of who objects to what, in parts. `opened` is [delegation, clause] of the cell that is open, or None.

    Raises KitError for a delegation that does not sit at the table.
    """
    _, names = reader.say, delegation_names(reader)
    labels = {
        "title": _("Who objects to what"),
        "grid": _("Clauses and delegations. Arrow keys move, Enter opens."),
        "clause": _("Clause"),
        "count": _("How many object"),
        "plain": _("The same as a table"),
        "choose": _("Click a cell, or press Enter on it, to read why."),
        "key": [
            [["a", STATED, False], _("objects to wording a: stated")],
            [["a", INFERRED, False], _("outlined: inferred")],
            [["a", STATED, True], _("objects unless another clause says something")],
        ],
    }
    return {
        "words": {"labels": labels, "delegations": [list(each) for each in names.items()]},
        "view": {**_objection_map(reader), "grid": _grid(reader), "panel": _panel(reader, opened)},
    }


@cache
def _objection_map(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    names, clauses, wordings = delegation_names(reader), clause_titles(reader), all_wordings(reader)
    table = load_table(reader.case)
    rows: list[list[Any]] = []
    for clause, against in objectors_by_clause(table).items():
        which = {
            variant: [
                f"{names[each]} ({reader.word(table.stances[each, clause, variant][1], 'stances.basis')})"
                for each in against if table.stances[each, clause, variant][0] == OBJECTS
            ]
            for variant in table.variants[clause]
        }  # fmt: skip
        listed = [
            _("“{wording}” {who}").format(wording=wordings[clause, each], who=", ".join(who))
            for each, who in which.items() if who
        ]  # fmt: skip
        rows.append([clauses[clause][0], len(against), "\n".join(listed) or "–"])
    first = max(rows, key=lambda row: row[1])
    sentence = _("Most delegations object on “{clause}”: {count} of {all} to one of its wordings at least.")
    return {
        "caption": _("Objections by clause, conditions between clauses left aside"),
        "headers": [_("Clause"), _("How many object"), _("Which wording, and who")],
        "rows": rows,
        "sentence": sentence.format(clause=first[0], count=first[1], all=len(names)),
    }


@cache
def _grid(reader: Reader) -> list[GridRow]:
    table = load_table(reader.case)
    return [
        {
            "id": clause,
            "title": clause_titles(reader)[clause][0],
            "count": len(against),
            "cells": {who: _cell(reader, table, who, clause) for who in table.delegations},
        }
        for clause, against in objectors_by_clause(table).items()
    ]


def _marks(table: Table, who: str, clause: str) -> list[Mark]:
    """Return to what a delegation objects on a clause, in the order of the wordings."""
    found: list[Mark] = []
    for variant in table.variants[clause]:
        stance, basis = table.stances[who, clause, variant]
        if stance == OBJECTS:
            found.append([variant, basis, False])
        elif linkage := condition(table, (who, clause, variant)):
            found.append([variant, linkage.basis, True])
    return found


def _cell(reader: Reader, table: Table, who: str, clause: str) -> dict[str, Any]:
    _, marks = reader.say, _marks(table, who, clause)
    rests = [on_condition(reader) + ", " if bound else "" for _variant, _basis, bound in marks]
    told = [f"{each[0]} ({rest}{basis_word(reader, each[1])})" for each, rest in zip(marks, rests, strict=True)]
    place = {"place": delegation_names(reader)[who], "number": clause_number(reader, clause)}
    name = _("Clause {number}, {place}: objects to {wordings}") if told else _("Clause {number}, {place}: no objection")
    return {"marks": marks, "name": name.format(**place, wordings=", ".join(told))}


def _panel(reader: Reader, opened: Any) -> dict[str, Any]:
    """Return the words behind a cell: the wordings objected to, the reason, on what it rests, and the quotation."""
    table = load_table(reader.case)
    if not isinstance(opened, list) or len(opened) != 2 or opened[1] not in table.variants:
        return {}
    who, clause = check_delegation(table, opened[0]), opened[1]
    _ = reader.say
    return {
        "title": f"{delegation_names(reader)[who]} · {clause_titles(reader)[clause][0]}",
        "none": "" if _marks(table, who, clause) else _("No objection here: it welcomes, or can accept, each wording."),
        "items": [
            {
                "mark": mark,
                "wording": all_wordings(reader)[clause, mark[0]],
                "ground": objection_ground(reader, who, clause, mark[0]),
            }
            for mark in _marks(table, who, clause)
        ],
    }


def objection_picture(reader: Reader) -> tuple[str, str]:
    """Return the grid as a picture with its table folded below it, as HTML, and one sentence on it."""
    _, view, grid = reader.say, _objection_map(reader), _grid(reader)
    alt = [f"{row['title']}{colon(reader.language)}{row['count']}." for row in grid]
    svg = render(
        __file__, "objection_grid.html", rows=grid, codes=list(delegation_names(reader)), height=46 + 30 * len(grid)
    )
    table = html_table(view["headers"], view["rows"], view["caption"])
    alt_text = " ".join([_("Delegations that object to one wording at least, by clause:"), *alt])
    caption = _("✖ objects to the wording, filled where it was stated; ◇ objects unless another clause says something")
    return Figure(svg, alt_text, caption, table, _("The same as a table")).html(), view["sentence"]
