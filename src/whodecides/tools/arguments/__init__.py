"""The strongest case for each answer."""

from ...case.capability import Needs
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import Arguments, arguments

TOOL = Tool(
    name="arguments",
    calls=(
        Call(
            arguments,
            needs=Needs(("arguments",)),
            tables=("actors", "arguments", "events", "instruments", "jurisdictions", "sources", "statements"),
            answer_keys=Arguments.answer_keys,
            summarize_answer=summarize_answer,
            recorded=one_of("placed", "words.columns", of="view.voice.id"),
        ),
    ),
)
