"""Laws, bills and rulings side by side: matrix, evidence, sentence, plain table, CSV."""

from functools import cache

import pandas as pd

from ..i18n import data_word, translator
from ..regulation import STANDINGS, history, last_step, provision, provision_kind, status_on
from ..selection import FEWEST, MOST, Selection
from .comparison import shared_labels
from .evidence import source_links
from .html import html_table

# A sign and a place in the palette for each status, so that it is never told by colour alone.
STATUS_LOOKS = {
    "in force": ("●", 5),
    "adopted": ("◆", 1),
    "suspended": ("▲", 3),
    "bill": ("■", 6),
    "never adopted": ("✖", 4),
    "struck": ("▼", 4),
    "vetoed": ("★", 6),
    "dropped": ("◼", 2),
    "superseded": ("✚", 0),
}
SIGNS = {"rule": "●", "none": "–", "not established": "∅", "not recorded": "∅"}


def status_words(language):
    """Map the statuses and standings of instruments to words in the reader's language."""
    _ = translator(language)
    return {
        "announced": _("announced"),
        "proposed": _("proposed"),
        "adopted": _("adopted or delivered"),
        "in force": _("in force"),
        "suspended": _("suspended"),
        "struck": _("struck down (all or part)"),
        "superseded": _("replaced or ended"),
        "vetoed": _("vetoed"),
        "dropped": _("dropped"),
        "bill": _("bill"),
        "never adopted": _("never adopted"),
    }


def step_date(step):
    """Return the date of a step as precisely as it is known: 2021-01-08, 2021-01 or 2021."""
    return f"{step['date']:{ {'day': '%Y-%m-%d', 'month': '%Y-%m', 'year': '%Y'}[step['date_precision']] }}"


def first_capital(text):
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


@cache
def instrument_names(case, language):
    """Map the ids of instruments to their names."""
    table = case["instruments"]
    return dict(zip(table["id"], table[f"name_{language}"], strict=True))


def _questions(_):
    return {
        "removal deadline": _("How soon must content go?"),
        "maximum fine": _("What is the highest fine?"),
        "must-carry": _("Must a service keep or restore what is lawful?"),
        "redress": _("What can a user do against a decision?"),
        "transparency": _("What must be reported or explained?"),
        "oversight": _("Who supervises?"),
        "scope": _("Which services does it cover?"),
        "liability": _("When does a service answer for what users post?"),
        "local presence": _("Must the service be present in the country?"),
        "proportionality": _("What does it say on necessity and measure?"),
    }


def _value(case, instrument, feature, language):
    _, row = translator(language), provision(case, instrument, feature)
    if row is None:
        return _("not recorded")
    return row["value"] if language == "en" else row[f"value_{language}"]


def history_card(case, instrument, language):
    """Return the dated status history of an instrument as a card."""
    words, _ = status_words(language), translator(language)
    steps = history(case, instrument)
    links = [link for step in steps for link in source_links(case, step, language)]
    return {
        "heading": _("Status: {status}").format(status=words[status_on(case, instrument)]),
        "facts": [
            [step_date(step), words[step["status"]] + (f" ({step['note']})" if step["note"] else "")] for step in steps
        ],
        "sources": list({link["url"]: link for link in links}.values()),
    }


def _provision_card(case, instrument, feature, language):
    _ = translator(language)
    row = provision(case, instrument, feature)
    if row is None:
        said = _(
            "The kit records this feature only where a source spoke of it. This does not mean that there is no rule."
        )
        return {"heading": _("not recorded"), "facts": [[_("Rule"), said]], "sources": []}
    facts = [[_("Rule"), row[f"detail_{language}"]]]
    facts += [[label, row[key]] for label, key in ((_("Article"), "article"), (_("Note"), "note")) if row[key]]
    heading = first_capital(_value(case, instrument, feature, language))
    return {"heading": heading, "facts": facts, "sources": source_links(case, row, language)}


def instruments_view(case, selection, most=MOST):
    """Return all that the comparator of instruments shows, in the parts of `comparator_view`; nothing is ranked."""
    names = instrument_names(case, selection.language)
    return {
        "words": _words(case, selection.language, most),
        "chosen": {
            "places": list(selection.places),
            "weights": dict(selection.weights),
            "near": "",
            "language": selection.language,
            "opened": list(selection.opened) if selection.opened else None,
            "filters": {},
        },
        **_tables(case, selection.places, tuple(selection.weights), selection.language),
        "evidence": _opened(case, selection, names),
        "ranking": {},
        "summary": {"sentence": instruments_sentence(case, selection), "state": str(selection)},
    }


def instruments_sentence(case, selection):
    """Return one sentence that says how each chosen instrument stands at the end of its recorded history."""
    _, words = translator(selection.language), status_words(selection.language)
    names = instrument_names(case, selection.language)
    told = "; ".join(
        f"{names[each]}: {words[status_on(case, each)]} ({step_date(last_step(case, each))})"
        for each in selection.places
    )
    return _("Last recorded status: {statuses}.").format(statuses=told)


def instruments_frame(case, selection):
    """Return the comparison as a long frame: a row for each feature and instrument."""
    _, language = translator(selection.language), selection.language
    names = instrument_names(case, language)
    rows = []
    for feature in selection.weights:
        for each in selection.places:
            row = provision(case, each, feature) or {"article": ""}
            value = _value(case, each, feature, language)
            rows.append((names[each], first_capital(data_word(feature, language)), value, row["article"]))
    return pd.DataFrame(rows, columns=[_("Instrument"), _("Feature"), _("Value"), _("Article")])


def instruments_html(case, selection):
    """Return the matrix as a plain table, for readers without a running kernel."""
    _, language = translator(selection.language), selection.language
    names, words = instrument_names(case, language), status_words(language)
    rows = [[_("Status"), *(words[status_on(case, each)] for each in selection.places)]]
    rows += [
        [first_capital(data_word(each, language)), *(_value(case, i, each, language) for i in selection.places)]
        for each in selection.weights
    ]
    return html_table([_("Feature"), *(names[each] for each in selection.places)], rows, _caption(_))


def _caption(_):
    return _("What the chosen texts say, and how they stand")


@cache
def _tables(case, places, shown, language):
    """Return the matrix and its plain twin."""
    _, words, names = translator(language), status_words(language), instrument_names(case, language)
    frame = instruments_frame(case, Selection(places, dict.fromkeys(shown, 1), "", language))
    columns = []
    for each in places:
        status = status_on(case, each)
        sign, order = STATUS_LOOKS[status]
        columns.append(
            {"id": each, "name": names[each], "mark": {"label": words[status], "sign": sign, "order": order}}
        )
    return {
        "matrix": {
            "caption": _caption(_),
            "columns": columns,
            "rows": [
                {
                    "id": feature,
                    "name": first_capital(data_word(feature, language)),
                    "cells": [_cell(case, each, feature, language) for each in places],
                }
                for feature in shown
            ],
        },
        "plain": {
            "headers": list(frame.columns),
            "rows": frame.values.tolist(),
            "csv": frame.to_csv(index=False, lineterminator="\r\n"),
        },
    }


def _cell(case, instrument, feature, language):
    kind = provision_kind(provision(case, instrument, feature))
    label = _value(case, instrument, feature, language)
    return {"place": instrument, "entries": [{"text": label, "kind": kind, "sign": SIGNS[kind]}]}


def _opened(case, selection, names):
    if not selection.opened:
        return {}
    (instrument, feature), language = selection.opened, selection.language
    return {
        "title": f"{names[instrument]} · {first_capital(data_word(feature, language))}",
        "question": _questions(translator(language))[feature],
        "cards": [
            _provision_card(case, instrument, feature, language),
            history_card(case, instrument, language),
        ],
    }


@cache
def _words(case, language, most):
    """Return what stays as it is while one reads in one language: labels, and what can be chosen."""
    _, words, names = translator(language), status_words(language), instrument_names(case, language)
    statuses = {each: status_on(case, each) for each in names}
    kinds = dict(zip(case["instruments"]["id"], case["instruments"]["kind"], strict=True))
    known_kinds = sorted(set(kinds.values()), key=lambda kind: data_word(kind, language))
    any_of = ["", _("(all)")]
    return {
        "labels": _labels(_, most),
        "call": "compare_instruments",
        "file": "instruments.csv",
        "places": sorted(
            (
                [each, f"{each[:3]} · {name}", {"kind": kinds[each], "status": statuses[each]}]
                for each, name in names.items()
            ),
            key=lambda row: row[1],
        ),
        "filters": [
            {
                "id": "kind",
                "label": _("List only this kind"),
                "options": [any_of, *([each, data_word(each, language)] for each in known_kinds)],
            },
            {
                "id": "status",
                "label": _("List only this status"),
                "options": [any_of, *([each, words[each]] for each in STANDINGS if each in statuses.values())],
            },
        ],
        "variables": [
            {"id": each, "name": first_capital(data_word(each, language)), "question": question}
            for each, question in _questions(_).items()
        ],
        "weights": [],
        "fewest": FEWEST,
        "most": most,
    }


def _labels(_, most):
    """Return the fixed words of the comparator of instruments."""
    return shared_labels(_) | {
        "title": _("Compare laws, bills and rulings"),
        "places": _("Instruments (two to {most})").format(most=most),
        "place": _("Instrument {number}"),
        "variables": _("Features on show"),
        "variable": _("Feature"),
    }
