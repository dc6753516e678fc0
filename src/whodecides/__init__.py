"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, code statements with `coder`, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import alpha_plot, change_plot, company_plot, dot_plot, heat_map, reach_plot
from .widgets import (
    agreement_explorer,
    ask,
    claim_ledger,
    coder,
    compare,
    hearing,
    left_out,
    rare_values,
    read_around,
    revise_rule,
    save_and_restore,
    timeline,
    translation_chain,
)

__version__ = "0.1.0"
__all__ = [
    "agreement_explorer",
    "alpha_plot",
    "ask",
    "change_plot",
    "claim_ledger",
    "coder",
    "company_plot",
    "compare",
    "dot_plot",
    "government_codes",
    "hearing",
    "heat_map",
    "left_out",
    "load",
    "rare_values",
    "reach_plot",
    "read_around",
    "revise_rule",
    "save_and_restore",
    "timeline",
    "translation_chain",
]
