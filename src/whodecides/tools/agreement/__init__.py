"""How far coders agree: the table of their codes, one's own beside theirs, and what a measure of agreement is worth."""

from ...agreement_measures import CODERS
from ...case.capability import Needs
from ...coding import CODING_NEEDS
from ...widgets.presses import Traits, ask_for, one_of
from ...widgets.tool import Call, Tool
from .widget import (
    OwnCodes,
    TwoReadings,
    agreement_explorer,
    agreement_squares,
    alphas,
    chance_bag,
    never_reads,
    own_codes,
    rare_values,
    two_readings,
)

CODED = Needs(coders=CODERS)
MEASURED = ("positions", "values", "variables")  # the tables behind a measure
GUESS = ("guess",)  # what is kept of a prediction
SHOWN = ("actors", "positions", "sources", "statements", "values", "variables")
GUESSES = one_of("guess", "view.guesses")


def _asked_rows(traits: Traits) -> list[Traits]:
    return [ask_for(traits, guess=row["id"]) for row in traits["view"]["rows"] if row["asked"]]


def _own_values(traits: Traits) -> list[Traits]:
    opened = traits["view"]["opened"]
    given = [value for value, *_rest in traits["view"]["values"]]
    return [ask_for(traits, opened=opened, codes={opened: each}, turned=[opened]) for each in given]


def _readings(traits: Traits) -> list[Traits]:
    opened = traits["view"]["opened"]
    return [ask_for(traits, opened=opened, readings={opened: key}) for key, *_rest in traits["view"]["options"]]


TOOL = Tool(
    name="agreement",
    calls=(
        Call(agreement_explorer, needs=CODED, tables=SHOWN),
        Call(
            own_codes,
            needs=CODING_NEEDS,
            tables=("coding_set", *SHOWN),
            answer_keys=OwnCodes.answer_keys,
            recorded=_own_values,
        ),
        Call(
            agreement_squares,
            needs=CODED,
            tables=("positions", "variables"),
            answer_keys=GUESS,
            recorded=one_of("guess", "view.rows"),
        ),
        Call(two_readings, needs=CODED, tables=SHOWN, answer_keys=TwoReadings.answer_keys, recorded=_readings),
        Call(never_reads, needs=CODED, tables=MEASURED, answer_keys=GUESS, recorded=GUESSES),
        Call(rare_values, needs=None, answer_keys=GUESS, recorded=GUESSES),
        Call(chance_bag, needs=None),
        Call(alphas, needs=CODED, tables=("statements", *MEASURED), answer_keys=GUESS, recorded=_asked_rows),
    ),
)
