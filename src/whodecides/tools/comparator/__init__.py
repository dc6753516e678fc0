"""National positions, or laws and bills, side by side."""

from ...case.capability import LAWS, Needs
from ...widgets.tool import Call, Tool
from .widget import compare, compare_instruments

TOOL = Tool(
    name="comparator",
    calls=(
        Call(
            compare,
            tables=("actors", "jurisdictions", "positions", "searches", "sources", "statements", "values", "variables"),
        ),
        Call(
            compare_instruments,
            needs=Needs((*LAWS, "features", "provisions"), entries=("act.day",)),
            tables=("features", "instruments", "jurisdictions", "provisions", "sources", "statuses"),
        ),
    ),
)
