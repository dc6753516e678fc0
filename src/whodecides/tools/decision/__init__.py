"""The test of the case on real situations."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import DecisionPath, decision_path

TOOL = Tool(
    name="decision",
    calls=(
        Call(
            decision_path,
            needs=Needs(("fact_patterns", "fact_steps", "test_steps")),
            tables=("actors", "exhibits", "fact_patterns", "fact_steps", "sources", "test_steps"),
            answer_keys=DecisionPath.answer_keys,
            summarize_answer=summarize_answer,
        ),
    ),
)
