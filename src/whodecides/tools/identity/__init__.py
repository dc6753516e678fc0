"""Government statements, counted by the value that they were given."""

from ...widgets.tool import Call, Tool
from .widget import identity

TOOL = Tool(
    name="identity",
    calls=(
        Call(
            identity,
            tables=("actors", "positions", "statements", "values", "variables"),
        ),
    ),
)
