"""Who spoke: a government's statements by day and value, and a line where one speaker was given another value."""

from ...widgets.tool import Call, Tool
from .widget import Speakers, speakers

TOOL = Tool(
    name="speakers",
    calls=(
        Call(
            speakers,
            tables=("actors", "jurisdictions", "positions", "sources", "statements", "values", "variables"),
            answer_keys=(Speakers.option,),
        ),
    ),
)
