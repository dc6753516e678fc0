"""Where governments stand: a rough map of the world, day by day."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .widget import where_they_stand

TOOL = Tool(
    name="positions_map",
    calls=(
        Call(
            where_they_stand,
            needs=Needs(("tiles",), entries=("period.first", "period.last")),
            tables=(
                "actors",
                "jurisdictions",
                "positions",
                "searches",
                "sources",
                "statements",
                "tiles",
                "values",
                "variables",
            ),
        ),
    ),
)
