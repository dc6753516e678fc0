"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, code statements with `coder`, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from .case import government_codes, load
from .plots import change_plot, company_plot, dot_plot, heat_map, index_plot, reach_plot, speech_triangle
from .regulation import statuses_on
from .show.base import in_plain_words
from .tools import CALLS

_FUNCTIONS = (
    *(government_codes, load, statuses_on),
    *(change_plot, company_plot, dot_plot, heat_map, index_plot, reach_plot, speech_triangle),
    *(call.function for call in CALLS.values()),
)

__version__ = "0.1.0"
__all__ = sorted(each.__name__ for each in _FUNCTIONS)

# What a lesson calls says in the student's language what is wrong with the call.
globals().update({each.__name__: in_plain_words(each) for each in _FUNCTIONS})
