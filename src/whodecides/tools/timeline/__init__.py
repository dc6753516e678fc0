"""What happened when."""

from ...show.tool import Call, Tool
from .widget import timeline

TOOL = Tool(
    name="timeline",
    calls=(
        Call(
            timeline,
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
