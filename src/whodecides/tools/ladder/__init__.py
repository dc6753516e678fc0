"""The ladder of measures: from a label to the account, each measure of the record on its rung."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .widget import measures_ladder

TOOL = Tool(
    name="ladder",
    calls=(
        Call(
            measures_ladder,
            needs=Needs(("platform_actions", "action_titles", "event_records", "events")),
            tables=("action_titles", "event_records", "events", "platform_actions", "sources"),
        ),
    ),
)
