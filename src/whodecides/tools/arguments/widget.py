"""The strongest case for each answer, in the language that the student chose."""

from ...answers import open_store
from ...case import Case, the_case
from .view import Page, arguments_page


def arguments(question: str, case: Case | None = None) -> Page:
    """Show the arguments on a question side by side, with their sources.

    `question`: "suspension" or "decider", as in `arguments.csv`. Raises KitError with the nearest valid name for another
    question.

    >>> arguments("suspension")
    """
    return arguments_page(case or the_case(), question, open_store().language)
