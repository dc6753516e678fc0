"""Governments, or texts, beside each other on a few questions: signs that become words, and a sentence that they bear out."""

from ...case.capability import Needs
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .board import Board
from .texts import texts_side_by_side
from .widget import side_by_side

PREDICTION = one_of("answer", "view.predicts.options")

TOOL = Tool(
    name="side_by_side",
    calls=(
        Call(
            side_by_side,
            tables=("actors", "jurisdictions", "positions", "searches", "sources", "statements", "values", "variables"),
            answer_keys=(Board.option,),
            recorded=PREDICTION,
        ),
        Call(
            texts_side_by_side,
            needs=Needs(("instruments", "features", "provisions")),
            tables=("features", "instruments", "provisions", "sources"),
            answer_keys=(Board.option,),
            recorded=PREDICTION,
        ),
    ),
)
