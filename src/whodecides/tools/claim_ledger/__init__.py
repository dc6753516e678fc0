"""The story's claims, judged one at a time."""

from ...case.capability import Needs
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import ClaimLedger, claim_ledger

TOOL = Tool(
    name="claim_ledger",
    calls=(
        Call(
            claim_ledger,
            needs=Needs(("claims", "class_claims"), entries=("story.language",)),
            tables=("claims", "class_claims", "expressions", "sources"),
            answer_keys=ClaimLedger.answer_keys,
            summarize_answer=summarize_answer,
        ),
    ),
)
