"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, `compare` positions, follow a `timeline`, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .figures import dot_plot, heat_map
from .widgets import ask, compare, save_and_restore, timeline

__version__ = "0.1.0"
__all__ = ["ask", "compare", "dot_plot", "government_codes", "heat_map", "load", "save_and_restore", "timeline"]
