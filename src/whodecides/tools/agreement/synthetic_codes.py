"""The constructed example: agreement stays high while alpha falls, because one value is rare."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypedDict

from ...agreement_measures import alpha, expected_agreement, percent_agreement, synthetic_codes
from ...errors import KitError, Message, _
from ...i18n import localized_decimal, localized_percent, translator
from ...widgets.html import PlainTable
from .words import HALF, Answer, number_or_none

FEWEST, MOST = 10, 200  # statements of the constructed example
GUESSES = ("12", "6", "3", "1", "0")  # rare values at which alpha may fall below the line


class Point(TypedDict):
    """The example with so many statements to which `both` coders give the rare value. `alpha` is None where it has none.

    `rare` of all `codes` are the rare value; `chance`, `same` and `alpha` are shares, and the texts say them.
    """

    both: int
    rare: int
    codes: int
    same: float
    chance: float
    alpha: float | None
    same_text: str
    chance_text: str
    alpha_text: str


def example_points(statements: int, both: int, one: int, language: str) -> list[Point]:
    """Return the example from `both` rare values down to none. Raises KitError where the numbers do not fit together."""
    if not FEWEST <= statements <= MOST:
        raise KitError(Message(_("Choose {fewest} to {most} statements."), fewest=FEWEST, most=MOST))
    if min(both, one) < 0 or both + one > statements:
        raise KitError(Message(_("The rare value cannot stand on more than all {all} statements."), all=statements))
    return [_point(statements, each, one, language) for each in range(both, -1, -1)]


@cache
def _point(statements: int, both: int, one: int, language: str) -> Point:
    codes = synthetic_codes(statements, both, one)
    (chance, _given), measured = expected_agreement(codes), alpha(codes)
    same = percent_agreement(codes)
    return {
        "both": both,
        "rare": 2 * both + one,
        "codes": 2 * statements,
        "same": same,
        "chance": chance,
        "alpha": number_or_none(measured),
        "same_text": localized_percent(same, language),
        "chance_text": localized_percent(chance, language),
        "alpha_text": localized_decimal(measured, language),
    }


def rare_values_view(language: str, points: Sequence[Point], differences: Sequence[int], guess: str | None, low: int) -> dict[str, Any]:  # fmt: skip
    """Return the example as far as it may be told: without the points while a guess is owed ("" as `guess`).

    `low` is the lowest number of rare values that was reached; at the end the second measure gets its name.
    """
    _ = translator(language)
    fallen = next((each for each in points if each["alpha"] is not None and each["alpha"] < HALF), None)
    answer: Answer = {"own": "", "record": "", "said": ""}
    at = _("at {number}")
    if guess:
        answer = {"own": at.format(number=guess), "record": "", "said": _("Now pull the slider to 0.")}
    if guess and low == 0 and fallen:
        said = _(
            "The same value on {same} all the way, and the second measure: {alpha}. It is called Krippendorff's alpha."
        )
        end = points[-1]
        answer["record"] = at.format(number=fallen["both"])
        answer["said"] = said.format(same=end["same_text"], alpha=end["alpha_text"])
    return {
        "points": list(points[:1] if guess == "" else points),
        "guesses": [[each, at.format(number=each)] for each in GUESSES] if guess == "" else [],
        "most": points[0]["both"],
        "named": guess is None or low == 0,
        "differences": list(differences) if len(differences) > 1 else [],
        "answer": answer,
    }  # fmt: skip


def bag_view(language: str, points: Sequence[Point], both: int) -> dict[str, Any]:
    """Return one bag with all codes of the example, and what of it is chance, what the coders reached beyond."""
    _ = translator(language)
    point = next((each for each in points if each["both"] == both), points[0])
    reached = max(0.0, point["same"] - point["chance"])
    return {
        "point": point,
        "choices": [each for each in (points[0]["both"], 12, 6, 3, 1, 0) if each <= points[0]["both"]],
        "bar": [
            ["chance", round(100 * point["chance"], 1), _("chance: {share}").format(share=point["chance_text"])],
            ["reached", round(100 * reached, 1), _("reached")],
        ],
        "record": point["chance_text"],
        "said": (
            _("Draws differ by luck. Reached ÷ left: {reached} ÷ {left} ≈ {alpha}. That is alpha.")
            if reached
            else _("Chance alone brings {chance}. The coders went no step beyond it: alpha is {alpha}.")
        ).format(
            chance=point["chance_text"],
            alpha=point["alpha_text"],
            reached=localized_percent(reached, language),
            left=localized_percent(1 - point["chance"], language),
        ),
    }


def example_table(language: str, points: Sequence[Point]) -> PlainTable:
    """Return the example as a table, fewer and fewer rare values down the rows."""
    _ = translator(language)
    shown = [each for each in points if each["both"] in {points[0]["both"], 12, 6, 3, 1, 0}]
    return {
        "headers": [_("Both give the rare value"), _("Same value"), _("Expected by chance"), _("Krippendorff's alpha")],
        "rows": [[each["both"], each["same_text"], each["chance_text"], each["alpha_text"]] for each in shown],
        "caption": _("Constructed example: fewer and fewer rare values"),
    }
