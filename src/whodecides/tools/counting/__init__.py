"""A few lines of pandas that count codes: a press writes the word, one edits it, and a number opens as statements."""

from ...widgets.tool import Call, Tool
from .widget import Counting, count_codes

TOOL = Tool(
    name="counting",
    calls=(
        Call(
            count_codes,
            tables=("actors", "jurisdictions", "positions", "sources", "statements", "values", "variables"),
            answer_keys=(Counting.option,),
        ),
    ),
)
