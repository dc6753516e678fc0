"""A rule of one's own, tried on what was done in several countries."""

from ...case.capability import Needs, entries_of
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import RuleTrial, rule_trial

TOOL = Tool(
    name="rule_trial",
    calls=(
        Call(
            rule_trial,
            needs=Needs(("trials", "platform_actions"), entries=entries_of("trials")),
            tables=("platform_actions", "sources", "trials"),
            answer_keys=RuleTrial.answer_keys,
            summarize_answer=summarize_answer,
        ),
    ),
)
