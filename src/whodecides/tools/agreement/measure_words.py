"""Measures of agreement in words: on a scale to draw, and step by step."""

from math import isnan
from typing import Any

import pandas as pd

from ...agreement import addressed_codes, codes_on_scale, scale_of
from ...agreement_measures import alpha, disagreement_table, percent_agreement
from ...case import Reader
from ...i18n import UNDEFINED, Translator, localized_decimal, localized_number, localized_percent, translator


def interval_text(interval: dict[str, Any], language: str, _: Translator) -> str:
    """Return an interval {low, high} in words, or a dash where it is not defined."""
    if isnan(interval["low"]):
        return UNDEFINED
    return _("{low} to {high}").format(
        low=localized_decimal(interval["low"], language), high=localized_decimal(interval["high"], language)
    )


def measures_in_words(
    reader: Reader, variable: str, codes: pd.DataFrame, found: dict[str, Any], labels: dict[str, str]
) -> dict[str, Any]:
    """Return the measures of codes of a variable, on its scale."""
    if scale_of(reader.case, variable) == "nominal":
        return nominal_measures(codes, found, labels, reader.language)
    return _ordinal_measures(reader, variable, codes, found, labels)


def nominal_measures(
    codes: pd.DataFrame, found: dict[str, Any], labels: dict[str, str], language: str
) -> dict[str, Any]:
    """Return the measures on a nominal scale: as a scale to draw, a note, and step by step."""
    _ = translator(language)
    return {
        "scale": [
            _measure(_("Same value"), found["agreement"], localized_percent(found["agreement"], language)),
            _measure(_("Expected by chance"), found["expected"], localized_percent(found["expected"], language)),
            _alpha_measure(found, language, _),
        ],
        "note": _("Scale: values without an order. Two codes are the same, or they are not."),
        "steps": _steps(codes, found, labels, language),
    }


def _ordinal_measures(
    reader: Reader, variable: str, codes: pd.DataFrame, found: dict[str, Any], labels: dict[str, str]
) -> dict[str, Any]:
    """Return the measures on an ordinal scale: as a scale to draw, a note, and step by step."""
    _ = reader.say
    addressed = addressed_codes(reader.case, variable, codes)
    note = _(
        "Scale: values in an order, as in the comparator. Neighbours differ less than extremes. Alpha is of "
        "the {measured} statements that have a place on the scale. Whether the question is addressed at all, the coders "
        "answer alike on {same} of all {statements} (alpha {alpha})."
    ).format(
        measured=found["statements"],
        same=localized_percent(percent_agreement(addressed), reader.language),
        statements=len(codes),
        alpha=localized_decimal(alpha(addressed), reader.language),
    )
    kept, order = codes_on_scale(reader.case, variable, codes)
    return {
        "scale": [
            _measure(_("Same value"), found["agreement"], localized_percent(found["agreement"], reader.language)),
            _alpha_measure(found, reader.language, _),
        ],
        "note": note,
        "steps": _ordinal_steps(kept, order, found, labels, reader.language),
    }


def _measure(label: str, number: float, text: str) -> dict[str, Any]:
    return {"label": label, "text": text, "at": _number_or_none(number)}


def _alpha_measure(found: dict[str, Any], language: str, _: Translator) -> dict[str, Any]:
    interval = found["interval"]
    return {
        **_measure(_("Krippendorff's alpha"), found["alpha"], localized_decimal(found["alpha"], language)),
        "low": _number_or_none(interval["low"]),
        "high": _number_or_none(interval["high"]),
        "interval": interval_text(interval, language, _),
        "warning": _narrow_interval_note(_) if interval["rare"] else "",
    }


def _narrow_interval_note(_: Translator) -> str:
    return _(
        "Do not trust this interval: hardly a statement holds anything but the usual value, and drawing the same "
        "statements anew cannot show what others would bring. It is too narrow."
    )


def _number_or_none(number: float) -> float | None:
    return None if isnan(number) else round(number, 4)


def _steps(codes: pd.DataFrame, found: dict[str, Any], labels: dict[str, str], language: str) -> dict[str, list[Any]]:
    """Return how alpha comes about on a nominal scale: sentences with the numbers, and the bag as a table."""
    _ = translator(language)
    four, given = {key: localized_decimal(found[key], language, 4) for key in ("agreement", "expected")}, found["given"]
    total, statements = int(given.sum()), len(codes)
    if len(codes.columns) == 2:
        same = round(found["agreement"] * statements) if statements else 0
        first = _.ngettext(
            "Observed: {same} of {all} statements has the same value. {same} / {all} = {result}",
            "Observed: {same} of {all} statements have the same value. {same} / {all} = {result}",
            same,
        ).format(same=same, all=statements, result=four["agreement"])
    else:
        first = _("Observed: of all pairs of codes of one statement, this share is the same: {result}").format(
            result=four["agreement"]
        )
    rows = [
        [
            labels[value],
            int(count),
            f"{int(count)}/{total} × {int(count) - 1}/{total - 1} = "
            + localized_decimal(count * (count - 1) / (total * (total - 1)), language, 4),
        ]
        for value, count in given.items()
    ]
    last = _(
        "Alpha = (observed − expected) / (1 − expected) = ({observed} − {expected}) / (1 − {expected}) = {alpha}"
    ).format(
        observed=four["agreement"], expected=four["expected"], alpha=localized_decimal(found["alpha"], language, 4)
    )
    return {
        "sentences": [
            first,
            _("Expected by chance: put all {total} codes into one bag and draw two without looking.").format(
                total=total
            ),
        ],
        "headers": [_("Value"), _("Codes in the bag"), _("Chance to draw it twice")],
        "rows": rows,
        "results": [
            _("The chances add up to the expected agreement: {expected}").format(expected=four["expected"]),
            _undefined_alpha(_) if isnan(found["alpha"]) else last,
            *_interval_sentences(found, statements, language, _),
        ],
    }


def _ordinal_steps(
    codes: pd.DataFrame, order: tuple[str, ...], found: dict[str, Any], labels: dict[str, str], language: str
) -> dict[str, list[Any]]:
    """Return how alpha comes about on an ordinal scale: sentences with the numbers, and the pairs of values as a table."""
    _ = translator(language)
    pairs, statements = disagreement_table(codes, order), len(codes)
    observed, expected = ((pairs[each] * pairs["distance"]).sum() for each in ("found", "expected"))
    last = _("Alpha = 1 − found / expected = 1 − {observed} / {expected} = {alpha}").format(
        observed=localized_decimal(observed, language, 0),
        expected=localized_decimal(expected, language, 0),
        alpha=localized_decimal(found["alpha"], language, 4),
    )
    return {
        "sentences": [
            _(
                "Lay all {total} codes in a row, from “{lowest}” to “{highest}”. The distance of two values is the number of "
                "codes between their middles, multiplied by itself."
            ).format(total=int(codes.notna().sum().sum()), lowest=labels[order[0]], highest=labels[order[-1]]),
            _("Found: how many statements got the two values. Expected: how many if all codes were drawn from one bag."),
        ],
        "headers": [_("Two values"), _("Distance"), _("Found"), _("Expected")],
        "rows": [
            [
                f"{labels[row.first]} · {labels[row.second]}",
                localized_decimal(row.distance, language, 0),
                localized_number(round(row.found, 1), language),
                localized_decimal(row.expected, language, 1),
            ]
            for row in pairs.itertuples()
        ],
        "results": [
            _("Multiply each row's distance by what was found, and by what was expected; add up: {found} and {expected}").format(
                found=localized_decimal(observed, language, 0), expected=localized_decimal(expected, language, 0)
            ),
            _undefined_alpha(_) if isnan(found["alpha"]) else last,
            *_interval_sentences(found, statements, language, _),
        ],
    }  # fmt: skip


def _undefined_alpha(_: Translator) -> str:
    return _("Alpha is not defined here: only one value was given, so there is nothing to differ on.")


def _interval_sentences(found: dict[str, Any], statements: int, language: str, _: Translator) -> list[str]:
    """Return what the interval is, and how much wider it is by country."""
    interval, by_country = found["interval"], found["by_country"]
    if isnan(interval["low"]):
        return [_("There is no interval, because no draw of statements has an alpha.")]
    sentence = _(
        "Interval: we drew {statements} statements 1,000 times anew from these {statements}, with repetition, and worked "
        "out alpha each time. The middle 95 of 100 results lie from {low} to {high}."
    ).format(
        statements=statements,
        low=localized_decimal(interval["low"], language),
        high=localized_decimal(interval["high"], language),
    )
    if interval["undefined"]:
        sentence += " " + _.ngettext(
            "In {count} draw only one value was left; it has no alpha and is not counted.",
            "In {count} draws only one value was left; they have no alpha and are not counted.",
            interval["undefined"],
        ).format(count=interval["undefined"])
    more = []
    if by_country and not isnan(by_country["low"]):
        more.append(
            _(
                "Statements of one country resemble each other. When whole countries are drawn anew instead of "
                "statements, the interval is {low} to {high}."
            ).format(
                low=localized_decimal(by_country["low"], language), high=localized_decimal(by_country["high"], language)
            )
        )
    return [sentence, *more]


def measure_labels(language: str) -> dict[str, Any]:
    """Return the fixed words beside a measure: its axis, its steps, its interval."""
    _ = translator(language)
    return {
        "axis": [[0, "0"], [0.5, localized_decimal(0.5, language, 1)], [1, "1"]],
        "steps": _("How alpha comes about, step by step"),
        "interval": _("interval: {interval}"),
    }
