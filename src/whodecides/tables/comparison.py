"""The comparison of national positions: matrix, ranking, sentence, plain table, CSV."""

from functools import cache, lru_cache

import pandas as pd

from ..case import compared_jurisdictions, government_codes
from ..i18n import colon, share, translator
from ..positions import matrix, rank, similarities, weight_sensitivity
from ..selection import FEWEST, MOST, WEIGHTS, Selection
from .evidence import evidence_cards, value_labels
from .html import html_table

# Signs that stand beside the colours, so that a value is never told by colour alone.
SIGNS = "●■▲◆★▼◼✚✖"
MOST_LEADING = 3
NOT_ADDRESSED_SIGN, ABSENT_SIGN = "–", "∅"


@cache
def _names(case, language):
    table = case["jurisdictions"]
    return dict(zip(table["id"], table[f"name_{language}"], strict=True))


@cache
def _variables(case, language):
    table = case["variables"]
    return {row["id"]: (row[f"name_{language}"], row[f"question_{language}"]) for row in table.to_dict("records")}


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
    """Return a cell in words: "condemns (3), concerned (1)"; the number counts statements."""
    labels = value_labels(case, language)
    return ", ".join(
        labels[variable, each.value] + (f" ({each.count})" if each.kind == "substantive" else "")
        for each in _shown(matrix(case)[place, variable])
    )


def comparison_frame(case, selection):
    """Return the comparison as a long frame: a row for each jurisdiction and variable.

    Columns, in the reader's language: jurisdiction, variable, values with counts, ids of the statements.
    """
    _ = translator(selection.language)
    names, variables = _names(case, selection.language), _variables(case, selection.language)
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


def comparison_sentence(case, selection):
    """Return one sentence that says on which variables the chosen jurisdictions agree."""
    _ = translator(selection.language)
    names, variables = _names(case, selection.language), _variables(case, selection.language)
    cells = matrix(case)
    first = next(iter(selection.weights))
    silent = [each for each in selection.places if cells[each, first][0].kind == "no statement found"]
    speaking = [each for each in selection.places if each not in silent]
    if not speaking:
        return _("No statement was found for any of these jurisdictions.")
    if len(speaking) == 1:
        return _("Of these jurisdictions, a statement was found only for {place}.").format(place=names[speaking[0]])
    alike = [
        name for each, (name, _question) in variables.items()
        if each in selection.weights and _same({_leading(cells[place, each]) for place in speaking})
    ]  # fmt: skip
    text = _("{places}: the most frequent value is the same on {same} of {all} variables").format(
        places=", ".join(names[each] for each in speaking), same=len(alike), all=len(selection.weights)
    )
    if alike:
        text += " (" + ", ".join(alike) + ")"
    if silent:
        text += "; " + _("no statement was found for {places}").format(places=", ".join(names[each] for each in silent))
    return text + "."


def _same(leading):
    return len(leading) == 1 and None not in leading


def _leading(entries):
    """Return the most frequent substantive value, or None where there is none or several tie."""
    counts = [each for each in entries if each.kind == "substantive"]
    if not counts or (len(counts) > 1 and counts[0].count == counts[1].count):
        return None
    return counts[0].value


def comparison_html(case, selection):
    """Return the matrix as a plain table, for readers without a running kernel."""
    _ = translator(selection.language)
    names, variables = _names(case, selection.language), _variables(case, selection.language)
    rows = [
        [variables[each][0], *(cell_text(case, place, each, selection.language) for place in selection.places)]
        for each in selection.weights
    ]
    return html_table([_("Variable"), *(names[each] for each in selection.places)], rows, _caption(selection, names, _))


def _caption(selection, names, _):
    return _("Positions of {places} on the suspensions and on platform power").format(
        places=", ".join(names[each] for each in selection.places)
    )


def comparator_view(case, selection, most=MOST):
    """Return all that the comparator shows, as plain data (texts, numbers, lists) in the reader's language.

    The parts change at different times, so that a browser needs to draw anew only what changed:
    words (fixed for a language), chosen, matrix, evidence, ranking, plain, summary.
    """
    _ = translator(selection.language)
    names, variables = _names(case, selection.language), _variables(case, selection.language)
    return {
        "words": _words(case, selection.language, most),
        "chosen": {
            "places": list(selection.places),
            "weights": dict(selection.weights),
            "near": selection.near,
            "language": selection.language,
            "opened": list(selection.opened) if selection.opened else None,
        },
        **_tables(case, selection.places, tuple(selection.weights), selection.language),
        "evidence": _opened(case, selection, names, variables),
        "ranking": _ranking(case, tuple(selection.weights.items()), selection.near, selection.language),
        "summary": {"sentence": comparison_sentence(case, selection), "state": str(selection)},
    }


@cache
def _words(case, language, most):
    """Return what stays as it is while one reads in one language: labels, and what can be chosen."""
    names = _names(case, language)
    return {
        "labels": _labels(translator(language), most),
        "call": "compare",
        "file": "comparison.csv",
        "filters": [],
        "places": sorted(([each, names[each]] for each in compared_jurisdictions(case)), key=lambda pair: pair[1]),
        "variables": [
            {"id": each, "name": name, "question": question}
            for each, (name, question) in _variables(case, language).items()
        ],
        "weights": list(WEIGHTS),
        "fewest": FEWEST,
        "most": most,
    }


@cache
def _tables(case, places, shown, language):
    """Return the matrix and its plain twin; weights do not matter here."""
    _ = translator(language)
    names, variables = _names(case, language), _variables(case, language)
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
    labels, order_of = value_labels(case, language), _places_on_scale(case)
    entries = []
    for each in _shown(matrix(case)[place, variable]):
        label, order = labels[variable, each.value], int(order_of[variable, each.value])
        sign = {"not addressed": NOT_ADDRESSED_SIGN, "no statement found": ABSENT_SIGN}.get(
            each.kind, SIGNS[order % len(SIGNS)]
        )
        entries.append({"label": label, "count": each.count, "kind": each.kind, "sign": sign, "order": order})
    return {"place": place, "entries": entries}


def _opened(case, selection, names, variables):
    if not selection.opened:
        return {}
    place, variable = selection.opened
    return {
        "title": f"{names[place]} · {variables[variable][0]}",
        "question": variables[variable][1],
        "cards": evidence_cards(case, place, variable, selection.language),
    }


@lru_cache(maxsize=1024)  # a student moves to and fro between a few weights
def _ranking(case, weights, near, language):
    """Return the ranking for weights ((variable, weight), …) in words."""
    _ = translator(language)
    names, similar = _names(case, language), similarities(case)
    rows = rank(similar, dict(weights), near).to_dict("records")
    spoken = government_codes(case).groupby("jurisdiction")["statement"].nunique()
    found = weight_sensitivity(similar, dict(weights), near)
    caption = _("Similarity to {place}").format(place=names[near])
    return {
        "caption": caption,
        "leading": _leading_text(caption, rows, names, spoken, language),
        "headers": [_("Rank"), _("Jurisdiction"), _("Similarity"), _("Weight that rests on evidence"), _("Statements")],
        "rows": [
            [
                int(row["rank"]),
                names[row["jurisdiction"]],
                share(row["similarity"], language),
                share(row["evidence"], language),
                spoken[row["jurisdiction"]],
            ]
            for row in rows
            if row["rank"] == row["rank"]
        ],
        "unranked": [names[row["jurisdiction"]] for row in rows if row["rank"] != row["rank"]],
        "sensitivity": _sensitivity_text(found, names, language, _),
    }


def _leading_text(caption, rows, names, spoken, language):
    """Return the first places of a ranking in one line: it stands beside the weights, the table far below them."""
    _ = translator(language)
    ranked = [row for row in rows if row["rank"] == row["rank"]]
    listed = "; ".join(
        _("{rank}. {place} {share} (statements: {count})").format(
            rank=int(row["rank"]),
            place=names[row["jurisdiction"]],
            share=share(row["similarity"], language),
            count=spoken[row["jurisdiction"]],
        )
        for row in ranked[:MOST_LEADING]
    )
    more = " …" if len(ranked) > MOST_LEADING else ""
    return f"{caption}{colon(language)}{listed}{more}" if listed else ""


def _sensitivity_text(found, names, language, _):
    if not found["weightings"]:
        return _("Too little evidence to rank anyone: give a weight to more variables.")
    percent = [f"{names[each]} {share(part, language)}" for each, part in list(found["first"].items())[:3]]
    return _(
        "We weighed these variables in {count} ways (each 0, 1 or 2). In {same} of them the whole order is as it is now. "
        "Most often closest, alone or jointly: {first}."
    ).format(count=found["weightings"], same=share(found["same_order"], language), first=", ".join(percent))


def shared_labels(_):
    """Return the words that every comparator shows, whatever it compares."""
    return {
        "hint": _("Click a cell, or press Enter on it, to see its evidence. Arrow keys move from cell to cell."),
        "evidence": _("Evidence"),
        "evidence_none": _("Choose a cell to see its evidence here."),
        "close": _("Close the evidence"),
        "none": _("(none)"),
        "summary": _("In one sentence:"),
        "plain": _("The same comparison as a plain table"),
        "state": _("Text that restores this view"),
        "copy": _("Copy"),
        "copied": _("Copied"),
        "csv": _("Download as CSV"),
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
