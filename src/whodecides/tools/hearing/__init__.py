"""The hearing: file, steps, ruling, and what the body of the case decided."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .board import summarize_answer
from .widget import Room, Ruling, Steps, hearing

NEEDED = Needs(("hearing_roles", "hearing_steps"), entries=("board.called",))

TOOL = Tool(
    name="hearing",
    calls=(
        Call(
            hearing,
            needs=NEEDED,
            tables=("actors", "exhibits", "hearing_roles", "hearing_steps", "sources", "statements"),
            answer_keys=tuple(dict.fromkeys((*Room.answer_keys, *Steps.answer_keys, *Ruling.answer_keys))),
            summarize_answer=summarize_answer,
        ),
    ),
)
