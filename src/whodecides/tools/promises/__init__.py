"""What became of the promises."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import PromiseOutcomes, promise_fates

TOOL = Tool(
    name="promises",
    calls=(
        Call(
            promise_fates,
            needs=Needs(("promises",), entries=("promises.caption",)),
            tables=("actors", "jurisdictions", "promises", "sources", "statements"),
            answer_keys=PromiseOutcomes.answer_keys,
            summarize_answer=summarize_answer,
        ),
    ),
)
