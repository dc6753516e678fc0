"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import dot_plot, heat_map, speech_triangle
from .widgets import arguments, ask, compare, decision_path, guarantees, save_and_restore

__version__ = "0.1.0"
__all__ = [
    "arguments",
    "ask",
    "compare",
    "decision_path",
    "dot_plot",
    "government_codes",
    "guarantees",
    "heat_map",
    "load",
    "save_and_restore",
    "speech_triangle",
]
