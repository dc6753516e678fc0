"""Names in round frames beside each other, in as many lines as they need."""

from collections.abc import Collection, Sequence

from ..scene import Box, Item, Text
from ..text_fitting import text_width

TALL, GAP, LETTERS = 44, 10, 26  # the height of a chip, the room between two, its letters, in pixels
LINE = TALL + GAP

Lines = list[list[str]]


def chip_lines(names: Sequence[str], room: float) -> Lines:
    """Return names in lines that `room` pixels hold."""
    lines: Lines = [[]]
    for each in names:
        if lines[-1] and sum(_width(one) + GAP for one in lines[-1]) + _width(each) > room:
            lines.append([])
        lines[-1].append(each)
    return lines


def chips(lines: Lines, x: float, y: float, filled: Collection[str], colour: str = "ink") -> list[Item]:
    """Return the chips of these lines from a corner on; those that are not filled have an outline alone."""
    items: list[Item] = []
    for number, line in enumerate(lines):
        left, top = x, y + GAP / 2 + number * LINE
        for each in line:
            wide, full = _width(each), each in filled
            items.append(Box(left, top, wide, TALL, colour if full else "paper", colour, 3, TALL / 2))
            items.append(Text(left, top, wide, TALL, each, LETTERS, colour="paper" if full else "ink", align="center", anchor="middle"))  # fmt: skip
            left += wide + GAP
    return items


def _width(name: str) -> float:
    return text_width(name, LETTERS) + 32
