"""The brief of 300 words."""

from ...case.capability import Needs
from ...show.tool import Call, Tool
from .retold import retold
from .widget import Brief, brief

TOOL = Tool(
    name="brief",
    calls=(
        Call(
            brief,
            needs=Needs(entries=("questions",)),
            tables=(
                "actors",
                "claims",
                "events",
                "instruments",
                "jurisdictions",
                "platform_actions",
                "promises",
                "sources",
                "statements",
                "statuses",
            ),
            stores=Brief.kept,
            retells=retold,
        ),
    ),
)
