"""Your path: what a student decided through the lessons, beside what is so."""

from ...widgets.tool import Call, Tool
from .widget import your_path

TOOL = Tool(
    name="your_path",
    calls=(
        Call(
            your_path,
            needs=None,
            tables=("actors", "positions", "statements", "values", "variables"),
            answer_keys=("surprise",),
        ),
    ),
)
