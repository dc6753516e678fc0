"""Who decides who speaks? The library behind the lessons.

A lesson needs little of it: `load` the case, code statements with `coder`, `compare` positions, draw a `heat_map` or a `dot_plot`, `ask` a task, `save_and_restore` answers.
"""

from . import plots, tools
from .case import government_codes, load, use_case
from .case.capability import LAWS, Needs
from .regulation import statuses_on
from .widgets.calls import with_readable_errors
from .widgets.solution import solution
from .widgets.tool import Call

_READ = (
    Call(government_codes),
    Call(load, needs=None),
    Call(solution, needs=None),
    Call(statuses_on, needs=Needs(LAWS)),
    Call(use_case, needs=None),
)
PUBLIC = {each.name: each for each in (*_READ, *plots.CALLS.values(), *tools.CALLS.values())}

__version__ = "0.1.0"
__all__ = sorted(PUBLIC)

# What a lesson calls says in the student's language what is wrong with the call.
globals().update({name: with_readable_errors(each) for name, each in PUBLIC.items()})
