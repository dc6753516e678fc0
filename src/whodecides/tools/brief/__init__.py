"""The brief of 300 words."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .view import summarize_answer
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
            answer_keys=Brief.answer_keys,
            summarize_answer=summarize_answer,
        ),
    ),
)
