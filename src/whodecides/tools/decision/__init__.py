"""The test of the case on real situations."""

from ...case.capability import Needs
from ...show.tool import Call, Tool
from .retold import retold
from .widget import DecisionPath, decision_path

TOOL = Tool(
    name="decision",
    calls=(
        Call(
            decision_path,
            needs=Needs(("fact_patterns", "fact_steps", "test_steps"), entries=("test.name",)),
            tables=("fact_patterns", "fact_steps", "sources", "test_steps"),
            stores=DecisionPath.kept,
            retells=retold,
        ),
    ),
)
