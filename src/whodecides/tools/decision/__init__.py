"""The three-part test on real situations."""

from ...case.capability import Needs
from ...show.tool import Call, Tool
from .retold import retold
from .widget import DecisionPath, decision_path

TOOL = Tool(
    name="decision",
    calls=(
        Call(
            decision_path,
            needs=Needs(("fact_patterns", "fact_steps", "test_steps")),
            tables=("fact_patterns", "fact_steps", "sources", "test_steps"),
            stores=DecisionPath.kept,
            retells=retold,
        ),
    ),
)
