"""What can stand on a slide, one kind a file: `show` of a table `[[part.slide]]` names it.

A kind is a function of what slides are made from and of the table; it returns one slide, or a question and behind it the
slide that answers it. Words of the case, questions, options and reasons come from where they stand.
"""

from collections.abc import Callable

from ..material import Material, Row
from ..scene import Slide
from .accounts import accounts
from .alike import alike
from .articles import articles
from .bars import counts, likeness
from .choice import ask
from .day_line import day_line
from .exhibits import exhibits
from .fates import fates
from .gates import gates, situation
from .groups import groups
from .ladder import ladder
from .law_lines import law_lines
from .objections import objections, refused
from .queue import queue_cases
from .reach import reach
from .sample import sample
from .sides import sides
from .sign_grid import sign_grid
from .slope import slope
from .steps import hearing_steps
from .triangle import triangle
from .voices import voices
from .walls import walls
from .words import discuss, number, points

_ALL = (
    accounts, alike, articles, ask, counts, day_line, discuss, exhibits, fates, gates, groups, hearing_steps, ladder, law_lines,
    likeness, number, objections, points, queue_cases, reach, refused, sample, sides, sign_grid, situation, slope,
    triangle, voices, walls,
)  # fmt: skip
KINDS: dict[str, Callable[[Material, Row], list[Slide]]] = {each.__name__: each for each in _ALL}

__all__ = ["KINDS"]
