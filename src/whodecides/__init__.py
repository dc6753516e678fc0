"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import dot_plot, heat_map, index_plot
from .widgets import ask, brief, compare, promise_fates, record_explorer, save_and_restore

__version__ = "0.1.0"
__all__ = [
    "ask",
    "brief",
    "compare",
    "dot_plot",
    "government_codes",
    "heat_map",
    "index_plot",
    "load",
    "promise_fates",
    "record_explorer",
    "save_and_restore",
]
