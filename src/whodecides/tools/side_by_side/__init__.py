"""Governments beside each other on a few questions: signs that become words, and a sentence that they bear out."""

from ...widgets.tool import Call, Tool
from .widget import SideBySide, side_by_side

TOOL = Tool(
    name="side_by_side",
    calls=(
        Call(
            side_by_side,
            tables=("actors", "jurisdictions", "positions", "searches", "sources", "statements", "values", "variables"),
            answer_keys=(SideBySide.option,),
        ),
    ),
)
