"""Cards and sheets to print: what a class needs on paper, in the number of its people, and a page for its instructor."""

from .making import FOR_YOU, cards
from .plan import chosen_lessons

__all__ = ["FOR_YOU", "cards", "chosen_lessons"]
