"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, code statements with `coder`, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .plots import change_plot, company_plot, dot_plot, heat_map, index_plot, reach_plot, speech_triangle
from .regulation import statuses_on
from .show.base import in_plain_words
from .tools.agreement import agreement_explorer, alpha_plot, rare_values
from .tools.application import applied_texts, apply_to_case
from .tools.arguments import arguments
from .tools.ask import ask
from .tools.brief import brief
from .tools.claim_ledger import claim_ledger
from .tools.coder import coder, revise_rule
from .tools.comparator import compare, compare_instruments
from .tools.decision import decision_path
from .tools.findings import left_out, read_around
from .tools.guarantees import guarantees
from .tools.hearing import hearing
from .tools.negotiation import best_texts, delegation_brief, negotiation_table, objection_map
from .tools.promises import promise_fates
from .tools.record import record_explorer
from .tools.save_and_restore import save_and_restore
from .tools.timeline import timeline
from .tools.translation_chain import translation_chain

__version__ = "0.1.0"
__all__ = [
    "agreement_explorer",
    "alpha_plot",
    "applied_texts",
    "apply_to_case",
    "arguments",
    "ask",
    "best_texts",
    "brief",
    "change_plot",
    "claim_ledger",
    "coder",
    "company_plot",
    "compare",
    "compare_instruments",
    "decision_path",
    "delegation_brief",
    "dot_plot",
    "government_codes",
    "guarantees",
    "hearing",
    "heat_map",
    "index_plot",
    "left_out",
    "load",
    "negotiation_table",
    "objection_map",
    "promise_fates",
    "rare_values",
    "reach_plot",
    "read_around",
    "record_explorer",
    "revise_rule",
    "save_and_restore",
    "speech_triangle",
    "statuses_on",
    "timeline",
    "translation_chain",
]

# What a lesson calls says in the student's language what is wrong with the call.
globals().update({name: in_plain_words(globals()[name]) for name in __all__})
