"""On duty: a queue of cases without names, one rule, a clock; then what was done, and how even one's own hand was."""

from ...case.capability import Needs, all_of
from ...show.tool import Call, Tool
from .retold import retold
from .widget import OnDuty, on_duty

TOOL = Tool(
    name="on_duty",
    calls=(
        Call(
            on_duty,
            needs=Needs(("queue", "platform_actions"), entries=all_of("queue")),
            tables=("platform_actions", "queue", "sources"),
            stores=OnDuty.kept,
            retells=retold,
        ),
    ),
)
