"""What reading around the story shows, and what the story leaves out."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .widget import left_out, read_around

TOOL = Tool(
    name="findings",
    calls=(
        Call(read_around, needs=Needs(("origins",)), tables=("origins", "sources")),
        Call(left_out, needs=Needs(("claims",)), tables=("claims", "sources")),
    ),
)
