"""The widgets: thin views over the pure functions of the floors below."""

from .agreement import agreement_explorer, rare_values
from .claim_ledger import claim_ledger
from .coder import coder, revise_rule
from .comparator import compare
from .findings import left_out, read_around
from .hearing import hearing
from .savebox import save_and_restore
from .task import ask
from .timeline import timeline
from .translation_chain import translation_chain

__all__ = [
    "agreement_explorer",
    "ask",
    "claim_ledger",
    "coder",
    "compare",
    "hearing",
    "left_out",
    "rare_values",
    "read_around",
    "revise_rule",
    "save_and_restore",
    "timeline",
    "translation_chain",
]
