"""A task: question, answer, feedback."""

from ...widgets.tool import Call, Tool
from .widget import ask

TOOL = Tool(
    name="ask",
    calls=(
        Call(
            ask,
            needs=None,
            tables=(
                "actors",
                "claims",
                "events",
                "instruments",
                "jurisdictions",
                "platform_actions",
                "positions",
                "promises",
                "statements",
                "values",
                "variables",
            ),
        ),
    ),
)
