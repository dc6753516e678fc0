"""How alike governments' statements are: who is nearest, on which questions, and what one weight does to the order."""

from ...widgets.tool import Call, Tool
from .widget import alike, nearest, weigh

TABLES = ("actors", "jurisdictions", "positions", "searches", "sources", "statements", "values", "variables")

TOOL = Tool(
    name="likeness",
    calls=(
        Call(nearest, tables=TABLES, answer_keys=("answer",)),
        Call(alike, tables=TABLES),
        Call(weigh, tables=TABLES, answer_keys=("answer",)),
    ),
)
