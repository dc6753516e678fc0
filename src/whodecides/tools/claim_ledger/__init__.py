"""The story's claims, judged one at a time."""

from ...show.tool import Call, Tool
from .widget import ClaimLedger, claim_ledger

TOOL = Tool(
    name="claim_ledger",
    calls=(Call(claim_ledger, tables=("claims", "class_claims", "sources"), stores=ClaimLedger.kept),),
)
