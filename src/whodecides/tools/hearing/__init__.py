"""The hearing: file, steps, ruling, and what the body of the case decided."""

from ...case.capability import Needs
from ...show.tool import Call, Tool
from .retold import retold
from .widget import Ruling, Steps, hearing

TOOL = Tool(
    name="hearing",
    calls=(
        Call(
            hearing,
            needs=Needs(("hearing_roles", "hearing_steps"), entries=("board.called",)),
            tables=("actors", "exhibits", "hearing_roles", "hearing_steps", "sources", "statements"),
            stores=(*Steps.kept, *Ruling.kept),
            retells=retold,
        ),
    ),
)
