"""The story as a page, paragraph by paragraph, before it is taken apart."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import StoryPage, story_page

TOOL = Tool(
    name="story_page",
    calls=(
        Call(
            story_page,
            needs=Needs(("claims", "class_claims"), entries=("story.language",)),
            tables=("claims", "class_claims"),
            answer_keys=StoryPage.answer_keys,
            summarize_answer=summarize_answer,
        ),
    ),
)
