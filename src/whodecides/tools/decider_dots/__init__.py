"""Who should decide? Each government as a dot, in the row of its answer."""

from ...case.capability import Needs
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .widget import DeciderDots, decider_dots

TOOL = Tool(
    name="decider_dots",
    calls=(
        Call(
            decider_dots,
            needs=Needs(("statements", "positions"), entries=("variables.decider",)),
            tables=("actors", "exhibits", "jurisdictions", "positions", "sources", "statements", "values", "variables"),
            answer_keys=(DeciderDots.option,),
            recorded=one_of("expected", "view.rows"),
        ),
    ),
)
