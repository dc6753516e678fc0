"""How far coders agree: the table of their codes, one's own beside theirs, and what a measure of agreement is worth."""

from ...agreement_measures import CODERS
from ...case.capability import Needs
from ...coding import CODING_NEEDS
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

TOOL = Tool(
    name="agreement",
    calls=(
        Call(agreement_explorer, needs=CODED, tables=SHOWN),
        Call(own_codes, needs=CODING_NEEDS, tables=("coding_set", *SHOWN), answer_keys=OwnCodes.answer_keys),
        Call(agreement_squares, needs=CODED, tables=("positions", "variables"), answer_keys=GUESS),
        Call(two_readings, needs=CODED, tables=SHOWN, answer_keys=TwoReadings.answer_keys),
        Call(never_reads, needs=CODED, tables=MEASURED, answer_keys=GUESS),
        Call(rare_values, needs=None, answer_keys=GUESS),
        Call(chance_bag, needs=None),
        Call(alphas, needs=CODED, tables=("statements", *MEASURED), answer_keys=GUESS),
    ),
)
