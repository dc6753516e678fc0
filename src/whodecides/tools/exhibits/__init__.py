"""What is judged, and the rule that it is judged by, in their own words."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .widget import exhibits

TOOL = Tool(
    name="exhibits",
    calls=(Call(exhibits, needs=Needs(("exhibits",)), tables=("actors", "exhibits", "sources")),),
)
