"""Laws, bills and rulings side by side: matrix, evidence, sentence, plain table, CSV."""

from functools import cache

import pandas as pd

from ...i18n import by_letters, colon, data_word, dated, translator
from ...regulation import last_step, provision, provision_kind, status_on
from ...show.instruments import first_capital, grouped_instruments, instrument_names, status_words
from .instrument_cards import history_card, provision_card
from .instrument_values import day_words, shown_day, standing_on, value_on
from .labels import shared_labels
from .model import FEWEST, LAST, MOST, Selection

# A sign and a place in the palette for each status, so that it is never told by colour alone.
STATUS_LOOKS = {
    "in force": ("●", 5),
    "partly struck": ("◐", 3),
    "enjoined": ("◍", 3),
    "adopted": ("◆", 1),
    "suspended": ("▲", 3),
    "bill": ("■", 6),
    "never adopted": ("✖", 4),
    "struck": ("▼", 4),
    "vacated": ("▽", 4),
    "declared unlawful": ("◈", 4),
    "vetoed": ("★", 6),
    "lapsed": ("○", 2),
    "dropped": ("◼", 2),
    "superseded": ("✚", 0),
    "not announced": ("·", 0),
}
SIGNS = {"rule": "●", "none": "–", "not established": "∅", "not recorded": "∅"}


def _last_date(case, instrument, language):
    step = last_step(case, instrument)
    return dated(step["date"], step["date_precision"], language)


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


def instruments_view(case, selection, most=MOST):
    """Return all that the comparator of instruments shows, in the parts of `comparator_view`; nothing is ranked."""
    names = instrument_names(case, selection.language)
    return {
        "words": _words(case, selection.language, most, selection.day),
        "chosen": {
            "places": list(selection.places),
            "weights": dict(selection.weights),
            "near": "",
            "language": selection.language,
            "opened": list(selection.opened) if selection.opened else None,
            "day": selection.day,
            "filters": {},
        },
        **_tables(case, selection.places, tuple(selection.weights), selection.language, selection.day),
        "evidence": _opened(case, selection, names),
        "ranking": {},
        "summary": {"sentence": instruments_sentence(case, selection), "state": str(selection)},
    }


def instruments_sentence(case, selection):
    """Return how each chosen instrument stood on the day, how its recorded history ends, and when that was checked."""
    language, day, places = selection.language, selection.day, selection.places
    _, words, names = translator(language), status_words(language), instrument_names(case, language)
    named = {each: f"{names[each]}{colon(language)}" for each in places}
    then = [f"{named[each]}{words[standing_on(case, each, day)]}" for each in places]
    last = [f"{named[each]}{words[status_on(case, each)]} ({_last_date(case, each, language)})" for each in places]
    checked = min(case.row("instruments", each)["last_checked"] for each in places)
    said = (
        []
        if day == LAST
        else [_("Status {day}: {statuses}.").format(day=day_words(case, day, language), statuses="; ".join(then))]
    )
    said += [
        _("Last recorded status: {statuses}.").format(statuses="; ".join(last)),
        _("Last checked on {date}.").format(date=f"{checked:%Y-%m-%d}"),
    ]
    return " ".join(said)


def instruments_frame(case, selection):
    """Return the comparison as a long frame: a row for each feature and instrument."""
    _, language = translator(selection.language), selection.language
    names = instrument_names(case, language)
    rows = []
    for feature in selection.weights:
        for each in selection.places:
            row = provision(case, each, feature, shown_day(case, selection.day)) or {"article": ""}
            value = value_on(case, each, feature, language, selection.day)
            rows.append(
                (names[each], first_capital(data_word(feature, "provisions.feature", language)), value, row["article"])
            )
    return pd.DataFrame(rows, columns=[_("Instrument"), _("Feature"), _("Value"), _("Article")])


def instruments_table(case, selection):
    """Return headers, rows and caption of the matrix as a plain table, for readers without a running kernel."""
    _, language, day = translator(selection.language), selection.language, selection.day
    names, words = instrument_names(case, language), status_words(language)
    rows = [[_("Status"), *(words[standing_on(case, each, day)] for each in selection.places)]]
    rows += [
        [
            first_capital(data_word(each, "provisions.feature", language)),
            *(value_on(case, i, each, language, day) for i in selection.places),
        ]
        for each in selection.weights
    ]
    headers = [_("Feature"), *(names[each] for each in selection.places)]
    return {"headers": headers, "rows": rows, "caption": _caption(case, language, day)}


def _caption(case, language, day):
    _ = translator(language)
    caption = _("What the chosen texts say, and how they stand, {day}. (As if): the rule was not law then.")
    return caption.format(day=day_words(case, day, language))


@cache
def _tables(case, places, shown, language, day):
    """Return the matrix and its plain twin."""
    words, names = status_words(language), instrument_names(case, language)
    frame = instruments_frame(case, Selection(places, dict.fromkeys(shown, 1), "", language, day=day))
    columns = []
    for each in places:
        status = standing_on(case, each, day)
        sign, order = STATUS_LOOKS[status]
        columns.append(
            {"id": each, "name": names[each], "mark": {"label": words[status], "sign": sign, "order": order}}
        )
    return {
        "matrix": {
            "caption": _caption(case, language, day),
            "columns": columns,
            "rows": [
                {
                    "id": feature,
                    "name": first_capital(data_word(feature, "provisions.feature", language)),
                    "cells": [_cell(case, each, feature, language, day) for each in places],
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


def _cell(case, instrument, feature, language, day):
    kind = provision_kind(provision(case, instrument, feature, shown_day(case, day)))
    label = value_on(case, instrument, feature, language, day)
    return {"place": instrument, "entries": [{"text": label, "kind": kind, "sign": SIGNS[kind]}]}


def _opened(case, selection, names):
    if not selection.opened:
        return {}
    (instrument, feature), language = selection.opened, selection.language
    return {
        "title": f"{names[instrument]} · {first_capital(data_word(feature, 'provisions.feature', language))}",
        "question": _questions(translator(language))[feature],
        "cards": [
            provision_card(case, instrument, feature, language, selection.day),
            history_card(case, instrument, language),
        ],
    }


@cache
def _words(case, language, most, day):
    """Return what stays as it is while one reads of one day in one language: labels, and what can be chosen."""
    _, words, names = translator(language), status_words(language), instrument_names(case, language)
    statuses = {each: standing_on(case, each, day) for each in names}
    days = ["", LAST] if day in ("", LAST) else ["", day, LAST]
    kinds = dict(zip(case["instruments"]["id"], case["instruments"]["kind"], strict=True))
    known_kinds = sorted(
        set(kinds.values()), key=lambda kind: by_letters(data_word(kind, "instruments.kind", language))
    )
    any_of = ["", _("(all)")]
    return {
        "labels": _labels(_, most),
        "call": "compare_instruments",
        "file": "instruments.csv",
        "places": [
            [each, name, {"group": place, "kind": kinds[each], "status": statuses[each]}]
            for each, name, place in grouped_instruments(case, language)
        ],
        "days": [[each, first_capital(day_words(case, each, language))] for each in days],
        "filters": [
            {
                "id": "kind",
                "label": _("List only this kind"),
                "options": [any_of, *([each, data_word(each, "instruments.kind", language)] for each in known_kinds)],
            },
            {
                "id": "status",
                "label": _("List only this status"),
                "options": [any_of, *([each, words[each]] for each in STATUS_LOOKS if each in statuses.values())],
            },
        ],
        "variables": [
            {"id": each, "name": first_capital(data_word(each, "provisions.feature", language)), "question": question}
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
        "day": _("The law of which day?"),
        "variables": _("Features on show"),
        "variable": _("Feature"),
    }
