"""The same governments in two cases, on a question that both codebooks ask alike."""

from ...widgets.tool import Call, Tool
from .widget import compare_cases

TOOL = Tool(
    name="compare_cases",
    calls=(
        Call(  # it reads the same tables of the other case
            compare_cases,
            tables=("actors", "jurisdictions", "positions", "searches", "sources", "statements", "values", "variables"),
        ),
    ),
)
