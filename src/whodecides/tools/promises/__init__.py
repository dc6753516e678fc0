"""What became of the promises."""

from ...case.capability import Needs
from ...show.tool import Call, Tool
from .retold import retold
from .widget import PromiseFates, promise_fates

TOOL = Tool(
    name="promises",
    calls=(
        Call(
            promise_fates,
            needs=Needs(("promises",), entries=("promises.caption",)),
            tables=("actors", "jurisdictions", "promises", "sources", "statements"),
            stores=PromiseFates.kept,
            retells=retold,
        ),
    ),
)
