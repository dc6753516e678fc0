"""Laws, bills and rulings side by side: matrix, evidence, sentence, plain table, CSV."""

from functools import cache

import pandas as pd

from ...i18n import by_letters, colon, data_word, dated, translator
from ...regulation import act_day, history, holds, last_step, provision, provision_kind, status_on
from ...show.evidence import note_facts, source_links
from ...show.instruments import first_capital, instrument_names, status_words
from .model import FEWEST, LAST, MOST, Selection
from .view import shared_labels

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


def shown_day(case, day):
    """Return the day that a selection asks for: a timestamp, or None for what was recorded last."""
    return None if day == LAST else pd.Timestamp(day) if day else act_day(case)


def day_words(case, day, language):
    """Say of which day the law is shown."""
    _, date = translator(language), shown_day(case, day)
    return _("as last recorded") if date is None else _("on {date}").format(date=f"{date:%Y-%m-%d}")


def _last_date(case, instrument, language):
    step = last_step(case, instrument)
    return dated(step["date"], step["date_precision"], language)


def _standing(case, instrument, day):
    return status_on(case, instrument, shown_day(case, day)) or "not announced"


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


def _value(case, instrument, feature, language, day):
    """Return what a text says on a feature in the version of the day; a rule that did not hold is marked as if."""
    _, date = translator(language), shown_day(case, day)
    row = provision(case, instrument, feature, date)
    if row is None:
        return _("not recorded")
    value = row["value"] if language == "en" else row[f"value_{language}"]
    if provision_kind(row) == "rule" and not holds(case, instrument, date):
        return _("(as if) {duty}").format(duty=value)
    return value


def history_card(case, instrument, language):
    """Return the dated status history of an instrument as a card, to the day on which it was last checked."""
    words, _ = status_words(language), translator(language)
    steps = history(case, instrument)
    links = [link for step in steps for link in source_links(case, step, language)]
    facts = [
        [
            dated(step["date"], step["date_precision"], language),
            words[step["status"]] + (f" ({step['note']})" if step["note"] else ""),
        ]
        for step in steps
    ]
    checked = f"{case.row('instruments', instrument)['last_checked']:%Y-%m-%d}"
    return {
        "heading": _("Last recorded status: {statuses}.").format(statuses=words[status_on(case, instrument)]),
        "facts": [*facts, [checked, _("last checked: nothing later was found")]],
        "sources": list({link["url"]: link for link in links}.values()),
    }


def _provision_card(case, instrument, feature, language, day):
    _, date = translator(language), shown_day(case, day)
    row = provision(case, instrument, feature, date)
    if row is None:
        said = _(
            "The kit records this feature only where a source spoke of it. This does not mean that there is no rule."
        )
        return {"heading": _("not recorded"), "facts": [[_("Rule"), said]], "sources": []}
    facts = [[_("Rule"), row[f"detail_{language}"]]]
    facts += [[_("Article"), row["article"]]] if row["article"] else []
    facts += note_facts(row, language)
    told = [
        _("Status {day}").format(day=day_words(case, day, language)),
        status_words(language)[_standing(case, instrument, day)],
    ]
    facts.insert(0, told)
    heading = first_capital(_value(case, instrument, feature, language, day))
    return {"heading": heading, "facts": facts, "sources": source_links(case, row, language)}


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
    then = [f"{named[each]}{words[_standing(case, each, day)]}" for each in places]
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
            value = _value(case, each, feature, language, selection.day)
            rows.append(
                (names[each], first_capital(data_word(feature, "provisions.feature", language)), value, row["article"])
            )
    return pd.DataFrame(rows, columns=[_("Instrument"), _("Feature"), _("Value"), _("Article")])


def instruments_table(case, selection):
    """Return headers, rows and caption of the matrix as a plain table, for readers without a running kernel."""
    _, language, day = translator(selection.language), selection.language, selection.day
    names, words = instrument_names(case, language), status_words(language)
    rows = [[_("Status"), *(words[_standing(case, each, day)] for each in selection.places)]]
    rows += [
        [
            first_capital(data_word(each, "provisions.feature", language)),
            *(_value(case, i, each, language, day) for i in selection.places),
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
        status = _standing(case, each, day)
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
    label = _value(case, instrument, feature, language, day)
    return {"place": instrument, "entries": [{"text": label, "kind": kind, "sign": SIGNS[kind]}]}


def _opened(case, selection, names):
    if not selection.opened:
        return {}
    (instrument, feature), language = selection.opened, selection.language
    return {
        "title": f"{names[instrument]} · {first_capital(data_word(feature, 'provisions.feature', language))}",
        "question": _questions(translator(language))[feature],
        "cards": [
            _provision_card(case, instrument, feature, language, selection.day),
            history_card(case, instrument, language),
        ],
    }


@cache
def _words(case, language, most, day):
    """Return what stays as it is while one reads of one day in one language: labels, and what can be chosen."""
    _, words, names = translator(language), status_words(language), instrument_names(case, language)
    statuses = {each: _standing(case, each, day) for each in names}
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
        "places": sorted(
            (
                [each, f"{each[:3]} · {name}", {"kind": kinds[each], "status": statuses[each]}]
                for each, name in names.items()
            ),
            key=lambda row: by_letters(row[1]),
        ),
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
