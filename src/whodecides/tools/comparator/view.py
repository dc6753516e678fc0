"""The comparison of national positions: matrix, evidence, plain table, CSV."""

from functools import cache

import pandas as pd

from ...case import Reader, compared_jurisdictions
from ...i18n import by_letters
from ...positions import matrix
from ...show.evidence import evidence_cards
from .labels import shared_labels
from .model import FEWEST, MOST, WEIGHTS, Selection
from .ranking import ranking_view
from .sentence import comparison_sentence, leading_values, variable_words

# Signs that stand beside the colours, so that a value is never told by colour alone.
SIGNS = "●■▲◆★▼◼✚✖"
NOT_ADDRESSED_SIGN, ABSENT_SIGN = "–", "∅"


@cache
def _places_on_scale(case):
    """Map (variable, value) to its place among the values of the variable, for colour and sign."""
    values = case["values"]
    return dict(
        zip(zip(values["variable"], values["id"], strict=True), values.groupby("variable").cumcount(), strict=True)
    )


def _shown(entries):
    """Leave out "not addressed" where the same government addressed the question elsewhere."""
    return [each for each in entries if each.kind == "substantive"] or list(entries)


def cell_text(reader, place, variable):
    """Return a cell in words: "condemns (3), concerned (1)"; the number counts statements, and ties are said."""
    shown = _shown(matrix(reader.case)[place, variable])
    return ", ".join(_entry_text(reader, each, shown, variable) for each in shown)


def _entry_text(reader, entry, shown, variable):
    label, _ = reader.labels()[variable, entry.value], reader.say
    if entry.kind != "substantive":
        return label
    tied = len(leading_values(shown)) > 1 and entry.value in leading_values(shown)
    return (_("{value} ({count}, tied)") if tied else "{value} ({count})").format(value=label, count=entry.count)


def comparison_frame(case, selection):
    """Return the comparison as a long frame: a row for each jurisdiction and variable.

    Columns, in the reader's language: jurisdiction, variable, values with counts, ids of the statements.
    """
    reader = Reader(case, selection.language)
    _ = reader.say
    names, variables = reader.names("jurisdictions"), variable_words(reader)
    cells = matrix(case)
    rows = [
        (
            names[place],
            variables[variable][0],
            cell_text(reader, place, variable),
            " ".join(sorted({s for each in _shown(cells[place, variable]) for s in each.statements})),
        )
        for variable in selection.weights
        for place in selection.places
    ]
    return pd.DataFrame(
        rows, columns=[_("Jurisdiction"), _("Variable"), _("Values (number of statements)"), _("Statements")]
    )


def comparison_csv(case, selection):
    """Return the comparison as CSV text."""
    return comparison_frame(case, selection).to_csv(index=False, lineterminator="\r\n")


def comparison_table(case, selection):
    """Return headers, rows and caption of the matrix as a plain table, for readers without a running kernel."""
    reader = Reader(case, selection.language)
    _ = reader.say
    names, variables = reader.names("jurisdictions"), variable_words(reader)
    rows = [
        [variables[each][0], *(cell_text(reader, place, each) for place in selection.places)]
        for each in selection.weights
    ]
    headers = [_("Variable"), *(names[each] for each in selection.places)]
    return {"headers": headers, "rows": rows, "caption": _caption(selection, names, _)}


def _caption(selection, names, _):
    return _("Positions of {places} on the suspensions and on platform power").format(
        places=", ".join(names[each] for each in selection.places)
    )


def comparator_view(case, selection, most=MOST, value=""):
    """Return all that the comparator shows, as plain data (texts, numbers, lists) in the reader's language.

    `value` names the value of the opened cell whose statements come first; one that the cell has not is left out.

    The parts change at different times, so that a browser needs to draw anew only what changed:
    words (fixed for a language), chosen, matrix, evidence, ranking, plain, summary.
    """
    reader = Reader(case, selection.language)
    opened = _opened(reader, selection, value)
    return {
        "words": _words(reader, most),
        "chosen": {
            "places": list(selection.places),
            "weights": dict(selection.weights),
            "near": selection.near,
            "language": reader.language,
            "opened": list(selection.opened) if selection.opened else None,
            "value": next((each["id"] for each in opened.get("values", []) if each["pressed"]), ""),
        },
        **_tables(reader, selection.places, tuple(selection.weights)),
        "evidence": opened,
        "ranking": ranking_view(reader, tuple(selection.weights.items()), selection.near, selection.places),
        "summary": {"sentence": comparison_sentence(case, selection), "state": str(selection)},
    }


@cache
def _words(reader, most):
    """Return what stays as it is while one reads in one language: labels, and what can be chosen."""
    names = reader.names("jurisdictions")
    return {
        "labels": _labels(reader.say, most),
        "call": "compare",
        "file": "comparison.csv",
        "filters": [],
        "places": sorted(
            ([each, names[each]] for each in compared_jurisdictions(reader.case)), key=lambda pair: by_letters(pair[1])
        ),
        "variables": [
            {"id": each, "name": name, "question": question}
            for each, (name, question) in variable_words(reader).items()
        ],
        "weights": list(WEIGHTS),
        "fewest": FEWEST,
        "most": most,
    }


@cache
def _tables(reader, places, shown):
    """Return the matrix and its plain twin; weights do not matter here."""
    _ = reader.say
    names, variables = reader.names("jurisdictions"), variable_words(reader)
    selection = Selection(places, dict.fromkeys(shown, 1), places[0], reader.language)
    frame = comparison_frame(reader.case, selection)
    return {
        "matrix": {
            "caption": _caption(selection, names, _),
            "columns": [{"id": each, "name": names[each]} for each in places],
            "rows": [
                {
                    "id": each,
                    "name": variables[each][0],
                    "cells": [_cell(reader, place, each) for place in places],
                }
                for each in shown
            ],
        },
        "plain": {
            "headers": list(frame.columns),
            "rows": frame.values.tolist(),
            "csv": comparison_csv(reader.case, selection),
        },
    }


def _cell(reader, place, variable):
    order_of, shown, entries = _places_on_scale(reader.case), _shown(matrix(reader.case)[place, variable]), []
    for each in shown:
        order = int(order_of[variable, each.value])
        sign = {"not addressed": NOT_ADDRESSED_SIGN, "no statement found": ABSENT_SIGN}.get(
            each.kind, SIGNS[order % len(SIGNS)]
        )
        text = _entry_text(reader, each, shown, variable)
        entries.append({"id": each.value, "text": text, "kind": each.kind, "sign": sign, "order": order})
    return {"place": place, "entries": entries}


def _opened(reader, selection, value):
    """Return the evidence of the opened cell: cards; values to choose among; silent, the cards that do not address it."""
    if not selection.opened:
        return {}
    _ = reader.say
    place, variable = selection.opened
    name, question = variable_words(reader)[variable]
    cards = evidence_cards(reader, place, variable)
    shown = _shown(matrix(reader.case)[place, variable])
    values = [each.value for each in shown] if len(shown) > 1 else []
    told = [each for each in cards if each["value"] in {entry.value for entry in shown}]
    silent = [each for each in cards if each not in told]
    texts = {each.value: _entry_text(reader, each, shown, variable) for each in shown}
    choices = [("", _("All by date ({count})").format(count=len(told))), *((each, texts[each]) for each in values)]
    chosen = value if value in values else ""
    return {
        "title": f"{reader.name('jurisdictions', place)} · {name}",
        "question": question,
        "values": [{"id": each, "text": text, "pressed": each == chosen} for each, text in choices if values],
        "cards": sorted(told, key=lambda each: chosen not in ("", each["value"])),
        "silent": silent,
        "silent_title": _("Statements that do not address this question ({count})").format(count=len(silent)),
    }


def _labels(_, most):
    """Return the fixed words of the comparator."""
    return shared_labels(_) | {
        "title": _("Compare national positions"),
        "places": _("Jurisdictions (two to {most})").format(most=most),
        "place": _("Jurisdiction {number}"),
        "variables": _("Variables and their weights"),
        "weight": _("Weight of {variable}"),
        "variable": _("Variable"),
        "near": _("Rank by similarity to"),
        "formula_title": _("How the similarity is calculated"),
        "formula": _(
            "On each variable we ask how large a share of the statements of the two sides has the same value; "
            "on the evaluation, which is an ordered scale, a neighbouring value counts in part. "
            "We multiply each result by its weight, add up, and divide by the sum of the weights of the variables "
            "on which both sides have spoken. 100% means the same values in the same shares, 0% as far apart as can be. "
            "Where both sides have spoken on less than half of the weight, there is no rank."
        ),
        "unranked": _("Not ranked, because there is too little evidence:"),
        "sensitivity": _("How far do the weights decide?"),
    }
