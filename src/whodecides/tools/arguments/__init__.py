"""The strongest case for each answer."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .widget import arguments

TOOL = Tool(
    name="arguments",
    calls=(
        Call(
            arguments,
            needs=Needs(("arguments",)),
            tables=("actors", "arguments", "events", "instruments", "sources", "statements"),
            interactive=False,
        ),
    ),
)
