"""The widgets: thin views over the pure functions of the floors below."""

from .agreement import agreement_explorer, rare_values
from .claim_ledger import claim_ledger
from .coder import coder, revise_rule
from .comparator import compare
from .findings import left_out, read_around
from .hearing import hearing
from .negotiation import best_texts, delegation_brief, negotiation_table, objection_map
from .savebox import save_and_restore
from .task import ask
from .timeline import timeline
from .translation_chain import translation_chain

__all__ = [
    "agreement_explorer",
    "ask",
    "best_texts",
    "claim_ledger",
    "coder",
    "compare",
    "delegation_brief",
    "hearing",
    "left_out",
    "negotiation_table",
    "objection_map",
    "rare_values",
    "read_around",
    "revise_rule",
    "save_and_restore",
    "timeline",
    "translation_chain",
]
