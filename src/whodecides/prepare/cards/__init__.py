"""Cards and sheets to print: what a class needs on paper, in the number of its people, and a page for its instructor."""

from .card_pages import INSTRUCTOR_PAGE, cards, sheets_of_paper
from .sheet_list import chosen_lessons

__all__ = ["INSTRUCTOR_PAGE", "cards", "chosen_lessons", "sheets_of_paper"]
