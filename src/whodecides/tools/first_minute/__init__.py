"""The first minute: what was posted, your call on duty, what the company did, and which words it named."""

from ...case.capability import Needs, entries_of
from ...widgets.presses import Traits, ask_for, one_of
from ...widgets.tool import Call, Tool
from .view import summarize_places
from .widget import FirstMinute, MarkedWords, first_minute, marked_words

NEEDS = Needs(("exhibits", "platform_actions"), entries=("act.action", *entries_of("first_minute")))
TABLES = ("actors", "exhibits", "platform_actions", "sources")


def _places(traits: Traits) -> list[Traits]:
    return [ask_for(traits, picks=[place["id"]]) for post in traits["view"]["posts"] for place in post["places"]]


TOOL = Tool(
    name="first_minute",
    calls=(
        Call(
            first_minute,
            needs=NEEDS,
            tables=TABLES,
            answer_keys=(FirstMinute.option,),
            recorded=one_of("call", "words.steps"),
        ),
        Call(
            marked_words,
            needs=NEEDS,
            tables=TABLES,
            answer_keys=MarkedWords.answer_keys,
            summarize_answer=summarize_places,
            recorded=_places,
        ),
    ),
)
