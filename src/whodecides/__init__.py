"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, code statements with `coder`, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .plots import change_plot, company_plot, dot_plot, heat_map, index_plot, reach_plot, speech_triangle
from .regulation import statuses_on
from .widgets import (
    agreement_explorer,
    alpha_plot,
    applied_texts,
    apply_to_case,
    arguments,
    ask,
    best_texts,
    brief,
    claim_ledger,
    coder,
    compare,
    compare_instruments,
    decision_path,
    delegation_brief,
    guarantees,
    hearing,
    left_out,
    negotiation_table,
    objection_map,
    promise_fates,
    rare_values,
    read_around,
    record_explorer,
    revise_rule,
    save_and_restore,
    timeline,
    translation_chain,
)
from .widgets.base import in_plain_words

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
