"""The bag: all codes that coders gave, as balls. Two draws from it show what chance alone would agree on."""

from collections.abc import Mapping
from math import ceil
from typing import TypedDict

import pandas as pd

from ...agreement_measures import expected_agreement, percent_agreement
from ...i18n import localized_percent, translator
from ...widgets.encodings import COLOURS

MOST_BALLS = 120  # in the bag; with more codes than that one ball stands for several
SYNTHETIC_ENCODINGS = {"frequent": ("●", 1), "rare": ("◆", 4)}  # sign and colour of the values of the made-up example


class Kind(TypedDict):
    """The balls of one value: how many codes it has, how many balls stand for them, and how they look."""

    label: str
    sign: str
    colour: str
    ink: str
    codes: int
    balls: int


class Bag(TypedDict):
    """What is drawn, and the words around it; `expected` is the agreement by chance, None where it is not defined."""

    kinds: list[Kind]
    total: int
    title: str
    alt: str
    scale: str
    labels: dict[str, str]
    expected: float | None
    found: float | None
    bars: list[list[str]]


def make_bag(
    codes: pd.DataFrame, labels: Mapping[str, str], looks: Mapping[str, tuple[str, int]], language: str
) -> Bag:
    """Return the bag of all codes, a row a statement and a column a coder; those without a place on a scale are in it."""
    _, (expected, given), found = translator(language), expected_agreement(codes), percent_agreement(codes)
    total = int(given.sum())
    per = max(1, ceil(total / MOST_BALLS))
    kinds = [_balls_of_value(labels[value], looks[value], int(codes), per) for value, codes in given.items() if codes]
    listed = "; ".join(f"{each['sign']} {each['label']} {each['codes']}" for each in kinds)
    return {
        "kinds": kinds,
        "total": total,
        "title": _("One bag with all {total} codes").format(total=total),
        "alt": _("In the bag: {listed}.").format(listed=listed),
        "scale": "" if per == 1 else _("Codes for each ball: about {count}").format(count=per),
        "labels": {
            "two": _("Draw two"),
            "many": _("Draw two, 100 times"),
            "none": _("How often are two draws the same? Try it: chance knows no rule."),
            "same": _("The same: {first}, twice"),
            "differ": _("Different: {first}, {second}"),
            "drawn": _("Your draws: {same} of {all} the same"),
        },
        "expected": _number_or_none(expected),
        "found": _number_or_none(found),
        "bars": [
            [_("Chance, worked out"), localized_percent(expected, language)],
            [_("The coders"), localized_percent(found, language)],
        ],
    }


def _balls_of_value(label: str, look: tuple[str, int], codes: int, per: int) -> Kind:
    sign, order = look
    return {
        "label": label,
        "sign": sign,
        "colour": COLOURS[order] if order >= 0 else "#ffffff",
        "ink": "#ffffff" if order == 0 else "#000000",
        "codes": codes,
        "balls": max(1, round(codes / per)),
    }


def interleaved_balls(bag: Bag) -> list[Kind]:
    """Return the balls of a bag one after the other, each value spread over the whole bag."""
    places = [
        ((number + 0.5) / kind["balls"], place)
        for place, kind in enumerate(bag["kinds"])
        for number in range(kind["balls"])
    ]
    return [bag["kinds"][place] for _where, place in sorted(places)]


def _number_or_none(number: float) -> float | None:
    return None if pd.isna(number) else round(number, 4)
