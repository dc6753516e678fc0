"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, code statements with `coder`, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import company_plot, dot_plot, heat_map, reach_plot
from .widgets import ask, coder, compare, hearing, revise_rule, save_and_restore, timeline

__version__ = "0.1.0"
__all__ = [
    "ask",
    "coder",
    "company_plot",
    "compare",
    "dot_plot",
    "government_codes",
    "hearing",
    "heat_map",
    "load",
    "reach_plot",
    "revise_rule",
    "save_and_restore",
    "timeline",
]
