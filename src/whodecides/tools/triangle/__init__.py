"""The triangle of state, company and speaker: who acts on whom, and who should decide."""

from ...case.capability import LAWS, Needs, all_of
from ...show.tool import Call, Tool
from .widget import speech_triangle

TOOL = Tool(
    name="triangle",
    calls=(
        Call(
            speech_triangle,
            needs=Needs((*LAWS, "events", "sides"), ("variables.decider", *all_of("triangle"))),
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
