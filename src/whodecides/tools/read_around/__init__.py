"""The tabs that a reader opens around the story, and how far each lets one write of its origin."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .widget import read_around

TOOL = Tool(
    name="read_around",
    calls=(Call(read_around, needs=Needs(("origins",)), tables=("origins", "sources")),),
)
