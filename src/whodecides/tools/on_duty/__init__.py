"""On duty: a queue of cases without names, one rule, a clock; then what was done, and how even one's own hand was."""

from ...case.capability import Needs, entries_of
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import OnDuty, on_duty

TOOL = Tool(
    name="on_duty",
    calls=(
        Call(
            on_duty,
            needs=Needs(("queue", "platform_actions"), entries=entries_of("queue")),
            tables=("platform_actions", "queue", "sources"),
            answer_keys=OnDuty.answer_keys,
            summarize_answer=summarize_answer,
            recorded=one_of("decided", "words.rungs", of="view.waiting.id"),
        ),
    ),
)
