"""An expression from its speaker to the story."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .widget import TranslationChain, translation_chain

TOOL = Tool(
    name="translation_chain",
    calls=(
        Call(
            translation_chain,
            needs=Needs(("expressions", "renderings")),
            tables=("expressions", "renderings", "cuts", "sources"),
            answer_keys=TranslationChain.answer_keys,
        ),
    ),
)
