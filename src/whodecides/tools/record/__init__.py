"""What a government said beside an index and its dated record."""

from ...case.capability import LAWS, Needs, all_of
from ...show.tool import Call, Tool
from .widget import record_explorer

TOOL = Tool(
    name="record",
    calls=(
        Call(
            record_explorer,
            needs=Needs(
                (*LAWS, "indicators", "events"),
                ("variables.evaluation", "variables.reason", "record.reason", *all_of("index")),
            ),
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
        ),
    ),
)
