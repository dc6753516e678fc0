"""The first minute: what was posted, your call on duty, what the company did, what governments said."""

from ...case.capability import Needs, entries_of
from ...widgets.tool import Call, Tool
from .widget import FirstMinute, first_minute

TOOL = Tool(
    name="first_minute",
    calls=(
        Call(
            first_minute,
            needs=Needs(
                ("exhibits", "platform_actions"),
                entries=("act.action", "variables.evaluation", "variables.decider", *entries_of("first_minute")),
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
            answer_keys=FirstMinute.answer_keys,
        ),
    ),
)
