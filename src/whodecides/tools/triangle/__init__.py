"""The triangle of state, company and speaker: who acts on whom, and who should decide."""

from ...case.capability import LAWS, Needs, entries_of
from ...widgets.tool import Call, Tool
from .widget import speech_triangle

TOOL = Tool(
    name="triangle",
    calls=(
        Call(
            speech_triangle,
            needs=Needs((*LAWS, "events", "sides"), ("variables.decider", *entries_of("triangle"))),
            tables=(
                "actors",
                "events",
                "instruments",
                "positions",
                "sides",
                "sources",
                "statements",
                "statuses",
                "values",
                "variables",
            ),
        ),
    ),
)
