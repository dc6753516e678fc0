"""The three-part test on real situations."""

from ...show.tool import Call, Tool
from .widget import DecisionPath, decision_path

TOOL = Tool(
    name="decision",
    calls=(Call(decision_path, tables=("fact_patterns", "fact_steps", "sources"), stores=DecisionPath.kept),),
)
