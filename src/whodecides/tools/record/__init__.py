"""What a government said beside an index and its dated record."""

from ...show.tool import Call, Tool
from .widget import record_explorer

TOOL = Tool(
    name="record",
    calls=(
        Call(
            record_explorer,
            tables=(
                "actors",
                "events",
                "indicators",
                "instruments",
                "jurisdictions",
                "positions",
                "sources",
                "statements",
                "statuses",
                "values",
                "variables",
            ),
            variables=("evaluation", "justification"),
        ),
    ),
)
