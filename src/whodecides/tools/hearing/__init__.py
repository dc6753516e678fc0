"""The hearing: file, steps, ruling, and what the Board decided."""

from ...show.tool import Call, Tool
from .widget import Ruling, Steps, hearing

TOOL = Tool(
    name="hearing",
    calls=(
        Call(
            hearing,
            tables=("actors", "hearing_roles", "hearing_steps", "sources", "statements"),
            stores=(*Steps.kept, *Ruling.kept),
        ),
    ),
)
