"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import dot_plot, heat_map
from .regulation import statuses_on
from .widgets import apply_to_case, ask, compare, compare_instruments, save_and_restore

__version__ = "0.1.0"
__all__ = [
    "apply_to_case",
    "ask",
    "compare",
    "compare_instruments",
    "dot_plot",
    "government_codes",
    "heat_map",
    "load",
    "save_and_restore",
    "statuses_on",
]
