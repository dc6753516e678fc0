"""A rule of one's own, tried on what was done in several countries."""

from ...case.capability import Needs, all_of
from ...show.tool import Call, Tool
from .retold import retold
from .widget import RuleTrial, rule_trial

TOOL = Tool(
    name="rule_trial",
    calls=(
        Call(
            rule_trial,
            needs=Needs(("trials", "platform_actions"), entries=all_of("trials")),
            tables=("platform_actions", "sources", "trials"),
            stores=RuleTrial.kept,
            retells=retold,
        ),
    ),
)
