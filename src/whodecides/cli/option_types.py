"""How the parser reads what stands behind an option, and the folder that a command makes.

Each reader raises KitError, which says what to write.
"""

import re
from collections.abc import Callable, Collection

from ..errors import KitError, Message, _, suggest_names

NUMBERS = re.compile(r"\d{1,2}(?:,\d{0,2})*,?")  # of lessons


def comma_separated(text: str) -> list[str]:
    """Return the parts of a list with commas, such as 04,06."""
    return [each.strip() for each in text.split(",") if each.strip()]


def lesson_numbers(text: str) -> list[str]:
    """Return the numbers of lessons, such as 04,06, as the names of their files begin."""
    numbers = [each.zfill(2) for each in comma_separated(text)]
    if not numbers:
        raise KitError(Message(_("name lessons by their numbers, such as 04,06")))  # a lone comma is not all
    return numbers


def whole_number(text: str) -> int:
    """Return a whole number."""
    if not (text.isascii() and text.removeprefix("-").isdecimal()):
        raise KitError(Message(_("'{text}' is no number: write digits only."), text=text))
    return int(text)


def number_between(fewest: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number in these bounds."""

    def number(text: str) -> int:
        value = whole_number(text)
        if not fewest <= value <= most:
            wrong = _("'{text}' does not fit: name a number from {fewest} to {most}.")
            raise KitError(Message(wrong, text=text, fewest=fewest, most=most))
        return value

    return number


def positive_points(text: str) -> float:
    """Return a number of points above zero."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = 0
    if not 0 < value < 1_000_000:
        raise KitError(Message(_("'{text}' is no number of points: write one above 0, such as 20."), text=text))
    return value


def name_among(known: Collection[str]) -> Callable[[str], str]:
    """Return what reads one of these names, in capitals or not."""

    def chosen(text: str) -> str:
        if text.casefold() not in known:
            raise KitError(Message(_("There is no '{name}'. {nearest}"), name=text, nearest=suggest_names(text, known)))
        return text.casefold()

    return chosen


def new_folder(text: str) -> str:
    """Return the name of a folder to make; numbers of lessons stand there by mistake."""
    if NUMBERS.fullmatch(text):
        wrong = _("'{name}' would be the folder: name lessons with --lessons {name}, or write ./{name} for the folder.")
        raise KitError(Message(wrong, name=text))
    return text
