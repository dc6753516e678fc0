"""The first minute: what is judged, your call on duty, what was done, and which words a company named."""

from ...case.capability import Needs
from ...widgets.presses import Traits, ask_for, one_of
from ...widgets.tool import Call, Tool
from .view import summarize_places
from .widget import FirstMinute, MarkedWords, first_minute, marked_words

ENTRIES = ("act.action", *(f"first_minute.{each}" for each in ("lead", "steps", "theirs", "did", "others")))
NEEDED = ("exhibits", "platform_actions")
TABLES = ("actors", "exhibits", "platform_actions", "sources")


def _places(traits: Traits) -> list[Traits]:
    return [ask_for(traits, picks=[place["id"]]) for post in traits["view"]["posts"] for place in post["places"]]


TOOL = Tool(
    name="first_minute",
    calls=(
        Call(
            first_minute,
            needs=Needs(NEEDED, entries=ENTRIES),
            tables=TABLES,
            answer_keys=(FirstMinute.option,),
            recorded=one_of("call", "words.steps"),
        ),
        Call(
            marked_words,
            needs=Needs(NEEDED, entries=(*ENTRIES, "first_minute.named")),
            tables=TABLES,
            answer_keys=MarkedWords.answer_keys,
            summarize_answer=summarize_places,
            recorded=_places,
        ),
    ),
)
