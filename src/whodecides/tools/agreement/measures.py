"""How far coders A and B agree beyond chance: the measures of one question on a line, and alpha of all questions."""

from typing import Any

from ...agreement import addressed_codes, coder_agreement, codes_of_both, scale_of
from ...agreement_measures import alpha, percent_agreement
from ...case import Reader
from ...i18n import localized_decimal, localized_percent
from ...widgets.html import PlainTable
from .words import Answer, interval_text, known_variables, number_or_none


def alphas_view(reader: Reader, pair: list[str], guess: str, opened: str) -> dict[str, Any]:
    """Return a row for each question, the more alike first; alpha is told once one of the `pair` was guessed."""
    names = known_variables(reader, reader.case["variables"]["id"])
    known_variables(reader, pair)
    found = {each: coder_agreement(reader.case, each) for each in names}
    told = guess in pair
    rows = [
        {
            "id": each,
            "name": names[each],
            "asked": each in pair,
            "share": localized_percent(found[each]["agreement"], reader.language),
            "scale": scale_rows(reader, found[each])[: 2 if told else 1],
        }
        for each in sorted(names, key=lambda each: -found[each]["agreement"])
    ]
    answer: Answer = {"own": "", "record": "", "said": ""}
    if told:
        highest = max(pair, key=lambda each: found[each]["alpha"])
        answer = {"own": names[guess], "record": names[highest], "said": _why(reader, names, found, pair)}
    if told and opened in names:
        answer["said"] = _how_sure(reader, names[opened], found[opened])
    return {"rows": rows, "told": told, "opened": opened if told and opened in names else "", "answer": answer}


def _why(reader: Reader, names: dict[str, str], found: dict[str, dict[str, Any]], pair: list[str]) -> str:
    _ = reader.say
    shares = [f"{names[each]} {localized_percent(found[each]['expected'], reader.language)}" for each in pair]
    alphas = [localized_decimal(found[each]["alpha"], reader.language) for each in pair]
    return _("Two codes drawn blindly are alike: {shares}. Alpha: {alphas}.").format(
        shares=", ".join(shares), alphas=", ".join(alphas)
    )


def _how_sure(reader: Reader, name: str, found: dict[str, Any]) -> str:
    _ = reader.say
    said = _("{name}: alpha {alpha}. When statements are drawn anew, it moves from {interval}: its interval.")
    if found["alpha"] > found["agreement"]:
        said += " " + _(
            "Why is alpha above the share? These values have an order, in which neighbours count as nearly alike; what one "
            "coder gave no place in it is left out."
        )
    return said.format(
        name=name,
        alpha=localized_decimal(found["alpha"], reader.language),
        interval=interval_text(found["interval"], reader.language, _),
    )


def alphas_table(reader: Reader) -> PlainTable:
    """Return shares, alphas and intervals of all questions as a table."""
    _ = reader.say
    rows = []
    for each, name in known_variables(reader, reader.case["variables"]["id"]).items():
        share, measured = scale_rows(reader, coder_agreement(reader.case, each))
        scale = reader.word(scale_of(reader.case, each), "variables.scale")
        rows.append([name, scale, share["text"], measured["text"], measured["interval"]])
    headers = [_("Question"), _("Scale"), _("Same value"), _("Krippendorff's alpha"), _("Interval")]
    return {"headers": headers, "rows": rows, "caption": _("How far two coders agree, by variable")}


def scale_rows(reader: Reader, found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the share of equal values and alpha, as a line from 0 to 1 draws them."""
    _, language, interval = reader.say, reader.language, found["interval"]
    return [
        {
            "label": _("Same value"),
            "at": number_or_none(found["agreement"]),
            "text": localized_percent(found["agreement"], language),
        },
        {
            "label": _("Krippendorff's alpha"),
            "at": number_or_none(found["alpha"]),
            "text": localized_decimal(found["alpha"], language),
            "low": number_or_none(interval["low"]),
            "high": number_or_none(interval["high"]),
            "interval": interval_text(interval, language, _),
        },
    ]


def measure_note(reader: Reader, variable: str) -> str:
    """Say which kind of scale alpha measures: an order, in which neighbours differ less, or none."""
    _, codes = reader.say, codes_of_both(reader.case, variable)
    if scale_of(reader.case, variable) == "nominal":
        return _("Scale: values without an order. Two codes are the same, or they are not.")
    addressed = addressed_codes(reader.case, variable, codes)
    return _(
        "Scale: values in an order, as in the comparator. Neighbours differ less than extremes. Alpha is of "
        "the {measured} statements that have a place on the scale. Whether the question is addressed at all, the coders "
        "answer alike on {same} of all {statements} (alpha {alpha})."
    ).format(
        measured=coder_agreement(reader.case, variable)["statements"],
        same=localized_percent(percent_agreement(addressed), reader.language),
        statements=len(codes),
        alpha=localized_decimal(alpha(addressed), reader.language),
    )
