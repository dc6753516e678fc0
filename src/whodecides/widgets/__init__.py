"""The widgets: thin views over the pure functions of the floors below."""

from .agreement import agreement_explorer, alpha_plot, rare_values
from .application import applied_texts, apply_to_case
from .arguments import arguments
from .brief import brief
from .claim_ledger import claim_ledger
from .coder import coder, revise_rule
from .comparator import compare, compare_instruments
from .decision import decision_path
from .findings import left_out, read_around
from .guarantees import guarantees
from .hearing import hearing
from .negotiation import best_texts, delegation_brief, negotiation_table, objection_map
from .promises import promise_fates
from .record import record_explorer
from .savebox import save_and_restore
from .task import ask
from .timeline import timeline
from .translation_chain import translation_chain

__all__ = [
    "agreement_explorer",
    "alpha_plot",
    "applied_texts",
    "apply_to_case",
    "arguments",
    "ask",
    "best_texts",
    "brief",
    "claim_ledger",
    "coder",
    "compare",
    "compare_instruments",
    "decision_path",
    "delegation_brief",
    "guarantees",
    "hearing",
    "left_out",
    "negotiation_table",
    "objection_map",
    "promise_fates",
    "rare_values",
    "read_around",
    "record_explorer",
    "revise_rule",
    "save_and_restore",
    "timeline",
    "translation_chain",
]
