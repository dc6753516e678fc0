"""How the parser reads what stands behind an option."""

from argparse import ArgumentTypeError


def listed(text):
    """Return the parts of a list with commas, such as 04,06."""
    return [each.strip() for each in text.split(",") if each.strip()]


def lessons(text):
    """Return the numbers of lessons, such as 04,06, as the names of their files begin."""
    numbers = [each.zfill(2) for each in listed(text)]
    if not numbers:
        raise ArgumentTypeError("name lessons by their numbers, such as 04,06")  # a lone comma is not all
    return numbers


def number_between(fewest, most):
    """Return what reads a whole number in these bounds."""

    def number(text):
        value = int(text)
        if not fewest <= value <= most:
            raise ValueError
        return value

    return number


def points(text):
    """Return a number of points above zero."""
    value = float(text.replace(",", "."))
    if not 0 < value < 1_000_000:
        raise ValueError
    return value
