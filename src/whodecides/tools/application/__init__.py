"""Apply a law to the case, and what some texts required."""

from ...show.tool import Call, Tool
from .widget import CaseApplication, applied_texts, apply_to_case

TOOL = Tool(
    name="application",
    calls=(
        Call(
            apply_to_case,
            tables=("applications", "instruments", "platform_actions", "sources", "statuses"),
            stores=CaseApplication.kept,
        ),
        Call(applied_texts, tables=("applications", "instruments", "statuses")),
    ),
)
