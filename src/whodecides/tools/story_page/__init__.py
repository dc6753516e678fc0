"""The story as a page, paragraph by paragraph, before it is taken apart."""

from ...case.capability import Needs
from ...show.tool import Call, Tool
from .retold import retold
from .widget import StoryPage, story_page

TOOL = Tool(
    name="story_page",
    calls=(
        Call(
            story_page,
            needs=Needs(("claims", "class_claims"), entries=("story.language",)),
            tables=("claims", "class_claims"),
            stores=StoryPage.kept,
            retells=retold,
        ),
    ),
)
