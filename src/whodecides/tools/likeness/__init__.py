"""How alike governments' statements are: who is nearest, on which questions, and what one weight does to the order."""

from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .widget import Nearest, Weigh, alike, nearest, weigh

CODED = ("actors", "jurisdictions", "positions", "statements", "values", "variables")
TABLES = (*CODED, "sources")

TOOL = Tool(
    name="likeness",
    calls=(
        Call(nearest, tables=TABLES, answer_keys=(Nearest.option,), recorded=one_of("answer", "view.options")),
        Call(alike, tables=TABLES),
        Call(weigh, tables=CODED, answer_keys=(Weigh.option,)),
    ),
)
