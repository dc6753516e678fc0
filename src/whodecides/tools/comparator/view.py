"""The comparison of national positions: matrix, ranking, sentence, plain table, CSV."""

from functools import cache, lru_cache

import pandas as pd

from ...case import compared_jurisdictions
from ...i18n import by_letters, colon, share, translator
from ...positions import matrix, similarities, weight_sensitivity
from ...show.evidence import evidence_cards, value_labels
from ...show.ranking import place_names, ranked
from .model import FEWEST, MOST, WEIGHTS, Selection

# Signs that stand beside the colours, so that a value is never told by colour alone.
SIGNS = "●■▲◆★▼◼✚✖"
MOST_LEADING = 3
NOT_ADDRESSED_SIGN, ABSENT_SIGN = "–", "∅"


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
    """Return a cell in words: "condemns (3), concerned (1)"; the number counts statements, and ties are said."""
    shown = _shown(matrix(case)[place, variable])
    return ", ".join(_entry_text(case, each, shown, variable, language) for each in shown)


def _entry_text(case, entry, shown, variable, language):
    label, _ = value_labels(case, language)[variable, entry.value], translator(language)
    if entry.kind != "substantive":
        return label
    tied = len(_leaders(shown)) > 1 and entry.value in _leaders(shown)
    return (_("{value} ({count}, tied)") if tied else "{value} ({count})").format(value=label, count=entry.count)


def comparison_frame(case, selection):
    """Return the comparison as a long frame: a row for each jurisdiction and variable.

    Columns, in the reader's language: jurisdiction, variable, values with counts, ids of the statements.
    """
    _ = translator(selection.language)
    names, variables = place_names(case, selection.language), _variables(case, selection.language)
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
    names, variables = place_names(case, selection.language), _variables(case, selection.language)
    cells = matrix(case)
    first = next(iter(selection.weights))
    silent = [each for each in selection.places if cells[each, first][0].kind == "no statement found"]
    speaking = [each for each in selection.places if each not in silent]
    if not speaking:
        return _("No statement was found for any of these jurisdictions.")
    if len(speaking) == 1:
        return _("Of these jurisdictions, a statement was found only for {place}.").format(place=names[speaking[0]])
    leaders = {each: [_leaders(cells[place, each]) for place in speaking] for each in selection.weights}
    alike = [variables[each][0] for each in variables if each in leaders and _same(leaders[each])]
    tied = [variables[each][0] for each in variables if each in leaders and _left_open(leaders[each])]
    text = _.ngettext(
        "{places}: the most frequent value is the same on {same} of {all} variable",
        "{places}: the most frequent value is the same on {same} of {all} variables",
        len(selection.weights),
    ).format(places=", ".join(names[each] for each in speaking), same=len(alike), all=len(selection.weights))
    if alike:
        text += " (" + ", ".join(alike) + ")"
    if tied:
        text += "; " + _("a tie leaves it open on {variables}").format(variables=", ".join(tied))
    if silent:
        text += "; " + _("no statement was found for {places}").format(places=", ".join(names[each] for each in silent))
    return text + "."


def _leaders(entries):
    """Return the substantive values with the most statements: one, several that tie, or none."""
    most = max((each.count for each in entries if each.kind == "substantive"), default=0)
    return {each.value for each in entries if each.kind == "substantive" and each.count == most}


def _same(leaders):
    return len(leaders[0]) == 1 and all(each == leaders[0] for each in leaders)


def _left_open(leaders):
    """Say whether all have a most frequent value in common, but for some it is one of several that tie."""
    return bool(set.intersection(*leaders)) and not _same(leaders)


def comparison_table(case, selection):
    """Return headers, rows and caption of the matrix as a plain table, for readers without a running kernel."""
    _ = translator(selection.language)
    names, variables = place_names(case, selection.language), _variables(case, selection.language)
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
    names, variables = place_names(case, selection.language), _variables(case, selection.language)
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
        "ranking": _ranking(
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
    names, variables = place_names(case, language), _variables(case, language)
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


def without_weights(language):
    """Return what to say where every weight is 0: that is no lack of evidence."""
    _ = translator(language)
    return _("All weights are 0, so nothing is compared: give a weight above 0 to one variable at least.")


@lru_cache(maxsize=1024)  # a student moves to and fro between a few weights
def _ranking(case, weights, near, places, language):
    """Return the ranking for weights ((variable, weight), …) in words; `places` are those on show."""
    _ = translator(language)
    names, similar, weighed = place_names(case, language), similarities(case), any(weight for _, weight in weights)
    rows = ranked(case, dict(weights), near, language)
    found = weight_sensitivity(similar, dict(weights), near)
    caption = _("Similarity to {place}").format(place=names[near])
    out = set(next(iter(similar.values())).index) - {row["id"] for row in rows} - {near}
    out = sorted(out, key=lambda each: by_letters(names[each]))
    return {
        "caption": caption,
        "leading": _leading_text(caption, rows, places, [names[each] for each in out if each in places], language)
        if weighed
        else without_weights(language),
        "headers": [_("Rank"), _("Jurisdiction"), _("Similarity"), _("Weight that rests on evidence"), _("Statements")],
        "rows": [[row[part] for part in ("rank", "name", "share", "weight", "statements")] for row in rows],
        "unranked": [names[each] for each in out if weighed],
        "sensitivity": _sensitivity_text(found, names, language, _) if weighed else without_weights(language),
    }


def _leading_text(caption, rows, places, unranked, language):
    """Return the first places of a ranking and those on show in one line, which stands beside the weights.

    The table stands far below them. A gap in the ranks is marked.
    """
    _ = translator(language)
    listed, before = [], -1
    for number, row in enumerate(rows):
        if number < MOST_LEADING or row["id"] in places:
            listed += ["…"] * (number > before + 1) + [
                _("{rank}. {place} {share} ({evidence})").format(
                    rank=row["rank"], place=row["name"], share=row["share"], evidence=row["evidence"]
                )
            ]
            before = number
    listed += ["…"] * (before < len(rows) - 1)
    if unranked:
        listed.append(_("not ranked: {places}").format(places=", ".join(unranked)))
    return f"{caption}{colon(language)}{'; '.join(listed)}" if listed else ""


def _sensitivity_text(found, names, language, _):
    if not found["weightings"]:
        return _("Too little evidence to rank anyone: give a weight to more variables.")
    percent = [f"{names[each]} {share(part, language)}" for each, part in list(found["first"].items())[:3]]
    return _(
        "We weighed these variables in {all} ways (each 0, 1 or 2). In {same} of them the whole order is as it is now. "
        "Most often closest, alone or jointly: {first}."
    ).format(all=found["weightings"], same=share(found["same_order"], language), first=", ".join(percent))


def shared_labels(_):
    """Return the words that every comparator shows, whatever it compares."""
    return {
        "hint": _("Click a cell, or press Enter on it, to see its evidence. Arrow keys move from cell to cell."),
        "evidence": _("Evidence"),
        "evidence_none": _("Choose a cell to see its evidence here."),
        "close": _("Close the evidence"),
        "values": _("Which statements first"),
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
