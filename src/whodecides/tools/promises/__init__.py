"""What became of the promises."""

from ...show.tool import Call, Tool
from .widget import PromiseFates, promise_fates

TOOL = Tool(
    name="promises",
    calls=(Call(promise_fates, tables=("actors", "promises", "sources", "statements"), stores=PromiseFates.kept),),
)
