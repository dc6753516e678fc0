"""The story as a page: its sentences are checked, one is corrected in print, and its margin holds what it leaves out."""

from ...case.capability import Needs
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .checked_page import StoryPage, story_page
from .corrected_page import correct_page
from .margin import left_out
from .view import summarize_answer

NEEDS = Needs(("claims", "class_claims"), entries=("story.language",))
TABLES = ("claims", "class_claims", "sources")

TOOL = Tool(
    name="story_page",
    calls=(
        Call(
            story_page,
            needs=NEEDS,
            tables=TABLES,
            answer_keys=StoryPage.answer_keys,
            summarize_answer=summarize_answer,
            recorded=one_of("stamps", "words.stamps", of="state.at"),
        ),
        Call(correct_page, needs=NEEDS, tables=TABLES),
        Call(left_out, needs=Needs(("claims",)), tables=("claims", "sources")),
    ),
)
