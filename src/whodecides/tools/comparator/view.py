"""The comparison of national positions: matrix, evidence, plain table, CSV."""

from functools import cache

import pandas as pd

from ...case import compared_jurisdictions
from ...i18n import by_letters, translator
from ...positions import matrix
from ...show.evidence import evidence_cards, value_labels
from ...show.ranking import place_names
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


def cell_text(case, place, variable, language):
    """Return a cell in words: "condemns (3), concerned (1)"; the number counts statements, and ties are said."""
    shown = _shown(matrix(case)[place, variable])
    return ", ".join(_entry_text(case, each, shown, variable, language) for each in shown)


def _entry_text(case, entry, shown, variable, language):
    label, _ = value_labels(case, language)[variable, entry.value], translator(language)
    if entry.kind != "substantive":
        return label
    tied = len(leading_values(shown)) > 1 and entry.value in leading_values(shown)
    return (_("{value} ({count}, tied)") if tied else "{value} ({count})").format(value=label, count=entry.count)


def comparison_frame(case, selection):
    """Return the comparison as a long frame: a row for each jurisdiction and variable.

    Columns, in the reader's language: jurisdiction, variable, values with counts, ids of the statements.
    """
    _ = translator(selection.language)
    names, variables = place_names(case, selection.language), variable_words(case, selection.language)
    cells = matrix(case)
    rows = [
        (
            names[place],
            variables[variable][0],
            cell_text(case, place, variable, selection.language),
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
    _ = translator(selection.language)
    names, variables = place_names(case, selection.language), variable_words(case, selection.language)
    rows = [
        [variables[each][0], *(cell_text(case, place, each, selection.language) for place in selection.places)]
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
    _ = translator(selection.language)
    names, variables = place_names(case, selection.language), variable_words(case, selection.language)
    opened = _opened(case, selection, value, names, variables)
    return {
        "words": _words(case, selection.language, most),
        "chosen": {
            "places": list(selection.places),
            "weights": dict(selection.weights),
            "near": selection.near,
            "language": selection.language,
            "opened": list(selection.opened) if selection.opened else None,
            "value": next((each["id"] for each in opened.get("values", []) if each["pressed"]), ""),
        },
        **_tables(case, selection.places, tuple(selection.weights), selection.language),
        "evidence": opened,
        "ranking": ranking_view(
            case, tuple(selection.weights.items()), selection.near, selection.places, selection.language
        ),
        "summary": {"sentence": comparison_sentence(case, selection), "state": str(selection)},
    }


@cache
def _words(case, language, most):
    """Return what stays as it is while one reads in one language: labels, and what can be chosen."""
    names = place_names(case, language)
    return {
        "labels": _labels(translator(language), most),
        "call": "compare",
        "file": "comparison.csv",
        "filters": [],
        "places": sorted(
            ([each, names[each]] for each in compared_jurisdictions(case)), key=lambda pair: by_letters(pair[1])
        ),
        "variables": [
            {"id": each, "name": name, "question": question}
            for each, (name, question) in variable_words(case, language).items()
        ],
        "weights": list(WEIGHTS),
        "fewest": FEWEST,
        "most": most,
    }


@cache
def _tables(case, places, shown, language):
    """Return the matrix and its plain twin; weights do not matter here."""
    _ = translator(language)
    names, variables = place_names(case, language), variable_words(case, language)
    selection = Selection(places, dict.fromkeys(shown, 1), places[0], language)
    frame = comparison_frame(case, selection)
    return {
        "matrix": {
            "caption": _caption(selection, names, _),
            "columns": [{"id": each, "name": names[each]} for each in places],
            "rows": [
                {
                    "id": each,
                    "name": variables[each][0],
                    "cells": [_cell(case, place, each, language, _) for place in places],
                }
                for each in shown
            ],
        },
        "plain": {
            "headers": list(frame.columns),
            "rows": frame.values.tolist(),
            "csv": comparison_csv(case, selection),
        },
    }


def _cell(case, place, variable, language, _):
    order_of, shown, entries = _places_on_scale(case), _shown(matrix(case)[place, variable]), []
    for each in shown:
        order = int(order_of[variable, each.value])
        sign = {"not addressed": NOT_ADDRESSED_SIGN, "no statement found": ABSENT_SIGN}.get(
            each.kind, SIGNS[order % len(SIGNS)]
        )
        text = _entry_text(case, each, shown, variable, language)
        entries.append({"id": each.value, "text": text, "kind": each.kind, "sign": sign, "order": order})
    return {"place": place, "entries": entries}


def _opened(case, selection, value, names, variables):
    """Return the evidence of the opened cell: cards; values to choose among; silent, the cards that do not address it."""
    if not selection.opened:
        return {}
    _ = translator(selection.language)
    place, variable = selection.opened
    cards = evidence_cards(case, place, variable, selection.language)
    shown = _shown(matrix(case)[place, variable])
    values = [each.value for each in shown] if len(shown) > 1 else []
    told = [each for each in cards if each["value"] in {entry.value for entry in shown}]
    silent = [each for each in cards if each not in told]
    texts = {each.value: _entry_text(case, each, shown, variable, selection.language) for each in shown}
    choices = [("", _("All by date ({count})").format(count=len(told))), *((each, texts[each]) for each in values)]
    chosen = value if value in values else ""
    return {
        "title": f"{names[place]} · {variables[variable][0]}",
        "question": variables[variable][1],
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
