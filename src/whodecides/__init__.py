"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import dot_plot, heat_map
from .widgets import ask, claim_ledger, compare, left_out, read_around, save_and_restore, translation_chain

__version__ = "0.1.0"
__all__ = [
    "ask",
    "claim_ledger",
    "compare",
    "dot_plot",
    "government_codes",
    "heat_map",
    "left_out",
    "load",
    "read_around",
    "save_and_restore",
    "translation_chain",
]
