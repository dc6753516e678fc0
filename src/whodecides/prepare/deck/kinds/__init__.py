"""What can stand on a slide, one kind a file: `show` of a table `[[part.slide]]` names it.

A kind is a function of what slides are made from and of the table; it returns one slide, or a question and behind it the
slide that answers it. Words of the case, questions, options and reasons come from where they stand.
"""

from collections.abc import Callable

from ..material import Material, Row
from ..scene import Slide
from .accounts import accounts
from .alike import alike
from .alphas import alphas
from .article import article, left_out
from .articles import articles
from .bars import counts, likeness, machine, shares
from .choice import ask
from .cited import cited
from .coding import coding
from .day_line import day_line
from .exhibits import exhibits
from .fates import fates
from .groups import groups
from .heaps import heaps
from .ladder import ladder
from .law_lines import law_lines
from .objections import objections, refused
from .queue import queue_cases
from .rare_values import bag, rare_values
from .reach import reach
from .river import river
from .sample import sample
from .sides import sides
from .sign_grid import sign_grid
from .slope import slope
from .steps import hearing_steps
from .test_steps import situation, test_steps
from .triangle import triangle
from .two_coders import two_coders
from .voices import voices
from .walls import walls
from .words import discuss, number, points

_ALL = (
    accounts, alike, alphas, article, articles, ask, bag, cited, coding, counts, day_line, discuss, exhibits, fates, groups, heaps, hearing_steps, ladder, law_lines, left_out, likeness, machine, number, objections, points, queue_cases, rare_values, reach, refused, river, sample, shares, sides, sign_grid, situation, slope, test_steps, triangle, two_coders, voices, walls,
)  # fmt: skip
KINDS: dict[str, Callable[[Material, Row], list[Slide]]] = {each.__name__: each for each in _ALL}

__all__ = ["KINDS"]
