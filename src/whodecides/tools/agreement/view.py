"""The table of coders A and B on one question: how far they agree, their codes, evidence."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from ...agreement import coder_agreement, codes_of_both, values_of
from ...case import Reader
from ...i18n import localized_decimal, localized_percent
from ...widgets.base import Parts, State
from ...widgets.html import PlainTable
from .codes import cell_evidence, statements_of_cells, table_of_codes
from .measures import measure_note, scale_rows
from .words import interval_text, known_variables


def agreement_view(reader: Reader, state: State, first: Sequence[str] = ()) -> Parts:
    """Return all that the explorer shows, in parts: words (fixed for a language), state, numbers, table, evidence.

    `state` holds language, variable, opened ([row, column] or None) and card (which statement of the opened cell, from 0).
    The values in `first` stand first in the table of the variable that has them. Raises KitError for an unknown variable.
    """
    variable = state["variable"]
    known_variables(reader, [variable])
    codes = codes_of_both(reader.case, variable)
    cells, values = statements_of_cells(codes), values_of(reader.case, variable)
    opened = tuple(state["opened"] or ())
    opened = opened if len(opened) == 2 and set(opened) <= set(values) else None
    card = min(max(int(state["card"]), 0), max(len(cells.get(opened, ())) - 1, 0)) if opened else 0
    shown = {"variable": variable, "opened": list(opened) if opened else None, "card": card}
    return {
        "words": _words(reader),
        "state": {"language": reader.language, **shown},
        "numbers": _numbers(reader, variable),
        "table": table_of_codes(reader, variable, cells, first),
        "evidence": cell_evidence(reader, variable, cells, opened, card) if opened else {},
    }


@cache
def _numbers(reader: Reader, variable: str) -> dict[str, Any]:
    _, found, statements = reader.say, coder_agreement(reader.case, variable), len(codes_of_both(reader.case, variable))
    sentence = _(
        "Coders A and B on “{variable}”, {statements} statements: same value {agreement}. Krippendorff's alpha, {measured} "
        "statements: {alpha} (interval {interval})."
    ).format(
        variable=reader.name("variables", variable),
        statements=statements,
        measured=found["statements"],
        agreement=localized_percent(found["agreement"], reader.language),
        alpha=localized_decimal(found["alpha"], reader.language),
        interval=interval_text(found["interval"], reader.language, _),
    )
    return {"scale": scale_rows(reader, found), "note": measure_note(reader, variable), "sentence": sentence}


def agreement_table(view: Parts) -> PlainTable:
    """Return headers, rows and caption of the table of codes of a view as from `agreement_view`."""
    table = view["table"]
    return {
        "headers": [table["corner"], *(name for _id, name in table["columns"])],
        "rows": [[row["name"], *(cell["count"] for cell in row["cells"])] for row in table["rows"]],
        "caption": table["caption"],
    }


@cache
def _words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "axis": [[0, "0"], [0.5, localized_decimal(0.5, reader.language, 1)], [1, "1"]],
            "interval": _("interval: {interval}"),
            "title": _("How far do coders agree?"),
            "variable": _("Variable"),
            "hint": _(
                "Click a number, or press Enter on it, to see its statements. Arrow keys move from cell to cell. "
                "✓ marks the same value, ≠ different values."
            ),
            "close": _("Close"),
            "statement": _("Statements in this cell"),
            "before": _("Previous"),
            "after": _("Next"),
            "rules": _("What the codebook says"),
            "third": _("What a third reading decided (open it after your own judgement)"),
            "evidence": _("Evidence"),
        },
        "variables": [[row["id"], reader.text(row, "name")] for row in reader.case["variables"].to_dict("records")],
    }
