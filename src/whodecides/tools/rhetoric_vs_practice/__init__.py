"""What a government said beside an index and its dated record."""

from ...case.capability import LAWS, Needs, entries_of
from ...widgets.tool import Call, Tool
from .widget import record_explorer

TOOL = Tool(
    name="rhetoric_vs_practice",
    calls=(
        Call(
            record_explorer,
            needs=Needs(
                (*LAWS, "indicators", "events"),
                ("variables.evaluation", "variables.reason", "record.reason", *entries_of("index")),
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
