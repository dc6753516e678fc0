"""The constructed example: agreement stays high while alpha falls, because one value is rare."""

from functools import cache
from typing import Any

import pandas as pd

from ...agreement_measures import CODERS, agreement_measures, contingency_table, synthetic_codes
from ...errors import KitError
from ...i18n import Translator, localized_decimal, localized_percent, translator
from ...widgets.base import Parts, State
from ...widgets.html import PlainTable
from .bag import SYNTHETIC_ENCODINGS, make_bag
from .coders import coder_names
from .measure_words import measure_labels, nominal_measures

FEWEST, MOST = 10, 200  # statements of the constructed example
SERIES = (24, 12, 6, 3, 1, 0)  # how often both give the rare value, in the series of the constructed example


def rare_values_view(state: State) -> Parts:
    """Return the constructed example in parts: words, state, numbers, bag, table.

    `state` holds language, statements, both (statements to which both coders give the rare value) and one (to which
    only one of them does). Raises KitError where the numbers do not fit together.
    """
    language = state["language"]
    _ = translator(language)
    statements, both, one = (_checked_number(state[key], _) for key in ("statements", "both", "one"))
    if not FEWEST <= statements <= MOST:
        raise KitError(_("Choose {fewest} to {most} statements.").format(fewest=FEWEST, most=MOST))
    if both + one > statements:
        raise KitError(_("The rare value cannot stand on more than all {all} statements.").format(all=statements))
    labels = {"frequent": _("frequent value"), "rare": _("rare value")}
    codes, found = _synthetic_codes(statements, both, one)
    counts = contingency_table(codes, *CODERS, ["frequent", "rare"])
    names = coder_names((), _)
    return {
        "words": _rare_words(language),
        "state": {"language": language, "statements": statements, "both": both, "one": one},
        "view": {"possible": _possible_steps(statements, both, one)},
        "numbers": nominal_measures(codes, found, labels, language)
        | {
            "sentence": _(
                "Constructed example, {statements} statements: same value {agreement}, expected by chance {expected}, "
                "Krippendorff's alpha {alpha}."
            ).format(
                statements=statements,
                agreement=localized_percent(found["agreement"], language),
                expected=localized_percent(found["expected"], language),
                alpha=localized_decimal(found["alpha"], language),
            )
        },
        "bag": make_bag(codes, labels, SYNTHETIC_ENCODINGS, language),
        "table": {
            "headers": [f"{names['A']} ↓ · {names['B']} →", *(labels[each] for each in counts.columns)],
            "rows": [[labels[row], *map(int, counts.loc[row])] for row in counts.index],
            "caption": _("Constructed codes, not data"),
        },
    }


def _possible_steps(statements: int, both: int, one: int) -> dict[str, dict[str, bool]]:
    """Return for each number of the constructed example whether one less and one more fit: {field: {less, more}}."""
    room = both + one < statements
    return {
        "statements": {"less": statements > FEWEST and room, "more": statements < MOST},
        "both": {"less": both > 0, "more": room},
        "one": {"less": one > 0, "more": room},
    }


@cache
def _synthetic_codes(statements: int, both: int, one: int) -> tuple[pd.DataFrame, dict[str, Any]]:
    codes = synthetic_codes(statements, both, one)
    return codes, agreement_measures(codes)


def _checked_number(number: int, _: Translator) -> int:
    try:
        whole = int(str(number).strip())
    except ValueError:
        whole = -1
    if whole < 0:
        raise KitError(_("Write a whole number, 0 or more."))
    return whole


def rare_values_table(state: State) -> PlainTable:
    """Return headers, rows and caption of a series of constructed examples: as many differences, fewer and fewer rare values."""
    language = state["language"]
    _ = translator(language)
    rows = []
    for both in SERIES:
        if both + state["one"] <= state["statements"]:
            _codes, found = _synthetic_codes(state["statements"], both, state["one"])
            rows.append([
                both,
                localized_percent(found["agreement"], language),
                localized_percent(found["expected"], language),
                localized_decimal(found["alpha"], language),
            ])  # fmt: skip
    caption = _("Constructed example: {statements} statements, {one} of them coded differently").format(
        statements=state["statements"], one=state["one"]
    )
    headers = [_("Both give the rare value"), _("Same value"), _("Expected by chance"), _("Krippendorff's alpha")]
    return {"headers": headers, "rows": rows, "caption": caption}


@cache
def _rare_words(language: str) -> dict[str, dict[str, Any]]:
    _ = translator(language)
    return {
        "labels": {
            **measure_labels(language),
            "title": _("Two coders and a rare value: a constructed example"),
            "note": _("These numbers are made up to show one thing. They are not codes of the case."),
            "statements": _("Statements in all"),
            "both": _("Both coders give the rare value"),
            "one": _("Only one of them gives it (they differ)"),
            "less": _("one less: {field}"),
            "more": _("one more: {field}"),
            "again": _("Start again"),
        },
    }
