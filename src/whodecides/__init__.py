"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import alpha_plot, change_plot, dot_plot, heat_map
from .widgets import agreement_explorer, ask, compare, rare_values, save_and_restore

__version__ = "0.1.0"
__all__ = [
    "agreement_explorer", "alpha_plot", "ask", "change_plot", "compare", "dot_plot", "government_codes", "heat_map",
    "load", "rare_values", "save_and_restore",
]  # fmt: skip
