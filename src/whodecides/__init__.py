"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, code statements with `coder`, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import alpha_plot, change_plot, company_plot, dot_plot, heat_map, index_plot, reach_plot
from .regulation import statuses_on
from .widgets import (
    agreement_explorer,
    apply_to_case,
    ask,
    best_texts,
    brief,
    claim_ledger,
    coder,
    compare,
    compare_instruments,
    delegation_brief,
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

__version__ = "0.1.0"
__all__ = [
    "agreement_explorer",
    "alpha_plot",
    "apply_to_case",
    "ask",
    "best_texts",
    "brief",
    "change_plot",
    "claim_ledger",
    "coder",
    "company_plot",
    "compare",
    "compare_instruments",
    "delegation_brief",
    "dot_plot",
    "government_codes",
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
    "statuses_on",
    "timeline",
    "translation_chain",
]
