"""What the tools of agreement say alike: names of questions, answers to a guess, intervals."""

from collections.abc import Iterable
from functools import cache
from math import isnan
from typing import Any, TypedDict

from ...agreement import values_of
from ...case import Reader
from ...errors import KitError, Message, _, suggest_names
from ...i18n import UNDEFINED, Translator, colon, localized_decimal, translator

HALF = 0.5  # below it the guess of the constructed example looks for alpha


class Answer(TypedDict):
    """What answers a press: mine, the record's, and what is surprising; "" where nothing is told yet."""

    own: str
    record: str
    said: str


def known_variables(reader: Reader, wanted: Iterable[str]) -> dict[str, str]:
    """Return {id: name} of variables of the codebook. Raises KitError with the nearest name for an unknown one."""
    names = reader.names("variables")
    for each in wanted:
        if each not in names:
            wrong = _("The codebook has no variable '{name}'. {nearest}")
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, list(names))))
    return {each: names[each] for each in wanted}


def known_values(reader: Reader, variable: str, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return `wanted`, values of a variable. Raises KitError with the nearest name for an unknown variable or value."""
    known_variables(reader, [variable])
    wanted, values = tuple(wanted), values_of(reader.case, variable)
    for each in wanted:
        if each not in values:
            wrong = _("There is no value '{name}' here. {nearest}")
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, values)))
    return wanted


def interval_text(interval: dict[str, Any], language: str, _: Translator) -> str:
    """Return an interval {low, high} in words, or a dash where it is not defined."""
    if isnan(interval["low"]):
        return UNDEFINED
    return _("{low} to {high}").format(
        low=localized_decimal(interval["low"], language), high=localized_decimal(interval["high"], language)
    )


def number_or_none(number: float) -> float | None:
    """Return a number as a page takes it: short, and None where it is not defined."""
    return None if isnan(number) else round(number, 4)


@cache
def answering_words(language: str) -> dict[str, Any]:
    """Return what the tools that ask and answer show, as it stays while one reads in one language."""
    _ = translator(language)
    half = localized_decimal(HALF, language, 1)
    return {
        "labels": {
            "title": "",
            "a": _("Coder A"),
            "alike": _("How many of them alike?"),
            "before": _("Your codes of before"),
            "value": _("Which value?"),
            "context": _("Also said") + colon(language),
            "cases": _("Statements"),
            "next": _("Next statement ({number} of {all})"),
            "rules": _("What the codebook says"),
            "readings": _("All three readings, and who said it"),
            "values": _("What the values mean"),
            "sentence": _("Your sentence:"),
            "none": _("No sentence of yours is stored yet: try the rule as it stands."),
            "squares": _("{same} of {all} squares: the same value"),
            "hidden": _("{all} squares, not told yet"),
            "guess": _("How often alike?"),
            "note": _("Made-up numbers: {statements} statements, {one} of them coded differently."),
            "same": _("Same value"),
            "second": _("A second measure"),
            "alpha": _("Krippendorff's alpha"),
            "both": _("Rare values given by both"),
            "slider": _("Rare values given by both") + colon(language),
            "differences": _("Coded differently"),
            "fall": _("Rare values left when the second measure falls below {line}").format(line=half),
            "picture": _("With {both} rare values: {same} the same, second measure {alpha}"),
            "axis": [[1, "1"], [HALF, half], [0, "0"]],
            "ticks": [[each, localized_decimal(each, language, 1)] for each in (0.5, 0.6, 0.7, 0.8, 0.9, 1)],
            "bag": _("One bag with all {total} codes of both coders, {rare} of them rare"),
            "worked": _("Worked out"),
            "third": _("Third reading"),
            "draw": _("Draw two, 100 times"),
            "drawn": _("{same} of {all} draws: two alike"),
            "rest": _("not reached"),
        }
    }
