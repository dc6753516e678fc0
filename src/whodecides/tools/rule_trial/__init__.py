"""A rule of one's own, tried on accounts of several countries."""

from ...case.capability import Needs
from ...show.tool import Call, Tool
from .retold import retold
from .widget import RuleTrial, rule_trial

TOOL = Tool(
    name="rule_trial",
    calls=(
        Call(
            rule_trial,
            needs=Needs(("trials", "platform_actions")),
            tables=("platform_actions", "sources", "trials"),
            stores=RuleTrial.kept,
            retells=retold,
        ),
    ),
)
