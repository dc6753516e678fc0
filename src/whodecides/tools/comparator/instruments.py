"""Laws, bills and rulings side by side: matrix, evidence, sentence, plain table, CSV."""

from functools import cache
from typing import Any

import pandas as pd

from ...case import Case, Reader
from ...i18n import Translator, colon, sort_key
from ...regulation import act_day, is_in_force, last_status, provision, provision_kind, status_on
from ...widgets.evidence import note_facts
from ...widgets.html import PlainTable
from ...widgets.instruments import STATUS_ENCODINGS, first_capital, grouped_instruments, history_card, status_words
from .labels import shared_labels
from .model import FEWEST, LAST, MOST, Selection

AS_IF = "○"  # a rule that was not law on the day
SIGNS = {"rule": "●", "none": "–", "not established": "∅", "not recorded": "∅"}


def instruments_view(case: Case, selection: Selection, most: int = MOST) -> dict[str, dict[str, Any]]:
    """Return all that the comparator of instruments shows, in the parts of `comparator_view`; nothing is ranked."""
    reader = Reader(case, selection.language)
    return {
        "words": _words(reader, most, selection.day),
        "state": {
            "places": list(selection.places),
            "weights": dict(selection.weights),
            "near": "",
            "language": reader.language,
            "opened": list(selection.opened) if selection.opened else None,
            "day": selection.day,
            "filters": {},
        },
        **_tables(reader, selection.places, tuple(selection.weights), selection.day),
        "evidence": _opened(reader, selection),
        "ranking": {},
        "summary": {"sentence": instruments_sentence(case, selection), "state_text": str(selection)},
    }


def instruments_sentence(case: Case, selection: Selection) -> str:
    """Return how each chosen instrument stood on the day, how its recorded history ends, and when that was checked."""
    reader = Reader(case, selection.language)
    day, places = selection.day, selection.places
    _, words, names = reader.say, status_words(reader), reader.names("instruments")
    named = {each: f"{names[each]}{colon(reader.language)}" for each in places}
    then = [f"{named[each]}{words[status_on_selected_day(case, each, day)]}" for each in places]
    last = [f"{named[each]}{words[status_on(case, each)]} ({reader.date(last_status(case, each))})" for each in places]
    checked = min(case.row("instruments", each)["last_checked"] for each in places)
    sentences = (
        []
        if day == LAST
        else [_("Status {day}: {statuses}.").format(day=day_words(reader, day), statuses="; ".join(then))]
    )
    sentences += [
        _("Last recorded status: {statuses}.").format(statuses="; ".join(last)),
        _("Last checked on {date}.").format(date=f"{checked:%Y-%m-%d}"),
    ]
    return " ".join(sentences)


def instruments_frame(case: Case, selection: Selection) -> pd.DataFrame:
    """Return the comparison as a long frame: a row for each feature and instrument."""
    reader = Reader(case, selection.language)
    _, names, rows = reader.say, reader.names("instruments"), []
    for feature in selection.weights:
        for each in selection.places:
            row = provision(case, each, feature, selected_day(case, selection.day)) or {"article": ""}
            value = provision_on(reader, each, feature, selection.day)
            rows.append((names[each], first_capital(reader.name("features", feature)), value, row["article"]))
    return pd.DataFrame(rows, columns=[_("Instrument"), _("Feature"), _("Value"), _("Article")])


def instruments_table(case: Case, selection: Selection) -> PlainTable:
    """Return headers, rows and caption of the matrix as a plain table, for readers without Python."""
    reader = Reader(case, selection.language)
    _, day = reader.say, selection.day
    names, words = reader.names("instruments"), status_words(reader)
    rows = [[_("Status"), *(words[status_on_selected_day(case, each, day)] for each in selection.places)]]
    rows += [
        [
            first_capital(reader.name("features", each)),
            *(provision_on(reader, i, each, day) for i in selection.places),
        ]
        for each in selection.weights
    ]
    headers = [_("Feature"), *(names[each] for each in selection.places)]
    return {"headers": headers, "rows": rows, "caption": _caption(reader, day)}


def _caption(reader: Reader, day: str) -> str:
    _ = reader.say
    caption = _("What the chosen texts say, and how they stand, {day}. (As if): the rule was not law then.")
    return caption.format(day=day_words(reader, day))


@cache
def _tables(reader: Reader, places: tuple[str, str], shown: tuple[str, ...], day: str) -> dict[str, dict[str, Any]]:
    """Return the matrix and its plain fallback."""
    words, names = status_words(reader), reader.names("instruments")
    frame = instruments_frame(reader.case, Selection(places, dict.fromkeys(shown, 1), "", reader.language, day=day))
    columns = []
    for each in places:
        status = status_on_selected_day(reader.case, each, day)
        sign, order = STATUS_ENCODINGS[status]
        columns.append(
            {"id": each, "name": names[each], "mark": {"label": words[status], "sign": sign, "order": order}}
        )
    return {
        "matrix": {
            "caption": _caption(reader, day),
            "columns": columns,
            "rows": [
                {
                    "id": feature,
                    "name": first_capital(reader.name("features", feature)),
                    "cells": [_cell(reader, each, feature, day) for each in places],
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


def _cell(reader: Reader, instrument: str, feature: str, day: str) -> dict[str, Any]:
    date = selected_day(reader.case, day)
    kind = provision_kind(provision(reader.case, instrument, feature, date))
    sign = AS_IF if kind == "rule" and not is_in_force(reader.case, instrument, date) else SIGNS[kind]
    label = provision_on(reader, instrument, feature, day)
    return {"place": instrument, "entries": [{"text": label, "kind": kind, "sign": sign}]}


def _opened(reader: Reader, selection: Selection) -> dict[str, Any]:
    if not selection.opened:
        return {}
    instrument, feature = selection.opened
    return {
        "title": f"{reader.name('instruments', instrument)} · {first_capital(reader.name('features', feature))}",
        "question": reader.text(reader.case.row("features", feature), "question"),
        "cards": [provision_card(reader, instrument, feature, selection.day), history_card(reader, instrument)],
    }


@cache
def _words(reader: Reader, most: int, day: str) -> dict[str, Any]:
    """Return what stays as it is while one reads of one day in one language: labels, and what can be chosen."""
    _, words, names = reader.say, status_words(reader), reader.names("instruments")
    statuses = {each: status_on_selected_day(reader.case, each, day) for each in names}
    days = ["", LAST] if day in ("", LAST) else ["", day, LAST]
    kinds = dict(zip(reader.case["instruments"]["id"], reader.case["instruments"]["kind"], strict=True))
    known_kinds = sorted(set(kinds.values()), key=lambda kind: sort_key(reader.word(kind, "instruments.kind")))
    any_of = ["", _("(all)")]
    return {
        "labels": _labels(_, most),
        "call": "compare_instruments",
        "file": "instruments.csv",
        "places": [
            [each, name, {"group": place, "kind": kinds[each], "status": statuses[each]}]
            for each, name, place in grouped_instruments(reader)
        ],
        "days": [[each, first_capital(day_words(reader, each))] for each in days],
        "filters": [
            {
                "id": "kind",
                "label": _("List only this kind"),
                "options": [any_of, *([each, reader.word(each, "instruments.kind")] for each in known_kinds)],
            },
            {
                "id": "status",
                "label": _("List only this status"),
                "options": [any_of, *([each, words[each]] for each in STATUS_ENCODINGS if each in statuses.values())],
            },
        ],
        "variables": [
            {
                "id": each["id"],
                "name": first_capital(reader.text(each, "name")),
                "question": reader.text(each, "question"),
            }
            for each in reader.case["features"].to_dict("records")
        ],
        "weights": [],
        "fewest": FEWEST,
        "most": most,
    }


def _labels(_: Translator, most: int) -> dict[str, str]:
    """Return the fixed words of the comparator of instruments."""
    return shared_labels(_) | {
        "hint": _("Click a cell, or press Enter on it, to see its evidence. Arrow keys move from cell to cell."),
        "evidence_none": _("Choose a cell to see its evidence here."),
        "close": _("Close the evidence"),
        "title": _("Compare laws, bills and rulings"),
        "places": _("Instruments (two to {most})").format(most=most),
        "place": _("Instrument {number}"),
        "day": _("The law of which day?"),
        "variables": _("Features on show"),
        "choose": _("Choose other texts and features"),
        "variable": _("Feature"),
    }


def provision_card(reader: Reader, instrument: str, feature: str, day: str) -> dict[str, Any]:
    """Return the card of what an instrument says on a feature, in the version of the day."""
    _, date = reader.say, selected_day(reader.case, day)
    row = provision(reader.case, instrument, feature, date)
    if row is None:
        rule = _(
            "The kit records this feature only where a source spoke of it. This does not mean that there is no rule."
        )
        return {
            "heading": provision_on(reader, instrument, feature, day),
            "facts": [[_("Rule"), rule]],
            "sources": [],
        }
    facts = [[_("Rule"), reader.text(row, "detail")]]
    facts += [[_("Article"), row["article"]]] if row["article"] else []
    facts += note_facts(reader, row)
    told = [
        _("Status {day}").format(day=day_words(reader, day)),
        status_words(reader)[status_on_selected_day(reader.case, instrument, day)],
    ]
    facts.insert(0, told)
    heading = first_capital(provision_on(reader, instrument, feature, day))
    return {"heading": heading, "facts": facts, "sources": [*reader.links(row), *reader.note_links(row)]}


def selected_day(case: Case, day: str) -> pd.Timestamp:
    """Return the day that a selection asks for: a timestamp, or None for what was recorded last."""
    return None if day == LAST else pd.Timestamp(day) if day else act_day(case)


def day_words(reader: Reader, day: str) -> str:
    """Say of which day the law is shown."""
    _, date = reader.say, selected_day(reader.case, day)
    return _("as last recorded") if date is None else _("on {date}").format(date=f"{date:%Y-%m-%d}")


def status_on_selected_day(case: Case, instrument: str, day: str) -> str:
    """Return the status of an instrument on a day, "not announced" before its first step."""
    return status_on(case, instrument, selected_day(case, day)) or "not announced"


def provision_on(reader: Reader, instrument: str, feature: str, day: str) -> str:
    """Return what a text says on a feature in the version of the day; a rule that did not hold is marked as if."""
    _, date = reader.say, selected_day(reader.case, day)
    row = provision(reader.case, instrument, feature, date)
    if row is None:
        return _("not recorded")
    value = reader.text(row, "value")
    if provision_kind(row) == "rule" and not is_in_force(reader.case, instrument, date):
        return _("(as if) {duty}").format(duty=value)
    return value
