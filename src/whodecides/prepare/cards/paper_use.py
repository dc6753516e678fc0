"""How slips share sheets of paper, and how much paper that takes. Numbers only.

A sheet of paper holds 1, 2, 4 or 8 slips of one size, cut at the middle, so that a pile is cut at once.
"""

from collections.abc import Sequence
from typing import TypeVar

Slip = TypeVar("Slip")
SIZES = (1, 2, 4, 8)  # slips on a sheet: A4, A5, A6, A7, or as much of a letter


def by_sheets(slips: Sequence[Slip], size: int) -> list[list[Slip]]:
    """Return the slips of a file sheet by sheet, `size` on each. One slip alone fills its sheet with copies of itself."""
    filled = list(slips) * size if len(slips) == 1 else list(slips)
    return [filled[start : start + size] for start in range(0, len(filled), size)]


def times_printed(slips: int, size: int, copies: int) -> int:
    """Return how often a file of so many slips is printed, so that there are `copies` of each."""
    return -(-copies // size) if slips == 1 else copies


def paper_used(slips: int, size: int, copies: int, pages: int) -> int:
    """Return the sheets of paper, printed on one side, that `copies` take; `pages`: how many a file without slips has."""
    held = pages if size == 1 and pages > 1 else -(-slips // size)
    return times_printed(slips, size, copies) * held
