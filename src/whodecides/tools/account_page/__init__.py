"""What a label, a removal, a lock, a suspension do to a page."""

from ...case.capability import Needs
from ...widgets.presses import placed_on
from ...widgets.tool import Call, Tool
from .widget import place_measures

TOOL = Tool(
    name="account_page",
    calls=(Call(place_measures, needs=Needs(("platform_actions",)), recorded=placed_on("view.measures")),),
)
