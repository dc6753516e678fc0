"""What happened when."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .widget import timeline

TOOL = Tool(
    name="timeline",
    calls=(
        Call(
            timeline,
            needs=Needs(entries=("period.first", "period.last")),
            tables=(
                "action_titles",
                "actors",
                "event_records",
                "events",
                "hours",
                "jurisdictions",
                "platform_actions",
                "sources",
                "statements",
            ),
        ),
    ),
)
