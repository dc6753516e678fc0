"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, code statements with `coder`, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import company_plot, dot_plot, heat_map, reach_plot
from .widgets import (
    ask,
    claim_ledger,
    coder,
    compare,
    hearing,
    left_out,
    read_around,
    revise_rule,
    save_and_restore,
    timeline,
    translation_chain,
)

__version__ = "0.1.0"
__all__ = [
    "ask",
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
    "reach_plot",
    "read_around",
    "revise_rule",
    "save_and_restore",
    "timeline",
    "translation_chain",
]
