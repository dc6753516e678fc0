"""What reading around the story shows, and what the story leaves out."""

from ...show.tool import Call, Tool
from .widget import left_out, read_around

TOOL = Tool(
    name="findings",
    calls=(
        Call(read_around, tables=("origins", "sources")),
        Call(left_out, tables=("claims", "sources")),
    ),
)
