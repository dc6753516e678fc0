"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, code statements with `coder`, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import dot_plot, heat_map
from .widgets import ask, coder, compare, revise_rule, save_and_restore

__version__ = "0.1.0"
__all__ = [
    "ask",
    "coder",
    "compare",
    "dot_plot",
    "government_codes",
    "heat_map",
    "load",
    "revise_rule",
    "save_and_restore",
]
