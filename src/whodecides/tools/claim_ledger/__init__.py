"""The story's claims, judged one at a time."""

from ...case.capability import Needs
from ...show.tool import Call, Tool
from .retold import retold
from .widget import ClaimLedger, claim_ledger

TOOL = Tool(
    name="claim_ledger",
    calls=(
        Call(
            claim_ledger,
            needs=Needs(("claims", "class_claims"), entries=("story.language",)),
            tables=("claims", "class_claims", "expressions", "sources"),
            stores=ClaimLedger.kept,
            retells=retold,
        ),
    ),
)
