"""The first minute: what was posted, your call on duty, what the company did, what governments said."""

from ...case.capability import Needs, all_of
from ...show.tool import Call, Tool
from .widget import FirstMinute, first_minute

TOOL = Tool(
    name="first_minute",
    calls=(
        Call(
            first_minute,
            needs=Needs(
                ("exhibits", "platform_actions"),
                entries=("act.action", "variables.evaluation", "variables.decider", *all_of("first_minute")),
            ),
            tables=(
                "actors",
                "exhibits",
                "jurisdictions",
                "platform_actions",
                "positions",
                "sources",
                "statements",
                "values",
                "variables",
            ),
            stores=FirstMinute.kept,
        ),
    ),
)
