"""Where a picture can be cut: what its SVG says of heads, of panels with an axis each, and of the gaps between rows."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

FEWEST_HEADS, HIGHEST_HEAD, BELOW_HEAD = 3, 40, 8  # words in a row, pixels from the top, pixels of letters below a line
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3}  # of a length in SVG
ABOVE, BELOW, SIGN = 11, 4, 8  # pixels that letters take above and below their line, and a sign around its place
AXES = re.compile(r"axes_\d+")  # the group of a panel
PLACE = re.compile(r"[ML]\s*(-?[\d.]+)[ ,](-?[\d.]+)")  # in a path
MOVED = re.compile(r"(?:translate|rotate)\((?:[-\d.]+ )?(-?[\d.]+)[ ,](-?[\d.]+)\)")


def pixels(length: str) -> float:
    """Return a length of SVG in pixels, 0 where it is a share of something."""
    found = re.fullmatch(r"([\d.]+)(\w*)", length)
    return float(found[1]) * PIXELS.get(found[2], 0) if found else 0


def head_of(root: Element) -> float:
    """Return how high the row of words is with which a picture begins, such as years or the names of columns; 0 for none."""
    texts = [each for each in root.iter() if each.tag.endswith("text") and each.get("x") and each.get("y")]
    heights = Counter(float(each.get("y", 0)) for each in texts)
    rows = [y for y, count in heights.items() if count >= FEWEST_HEADS and y <= HIGHEST_HEAD]
    return max(rows) + BELOW_HEAD if rows else 0


def panels_of(root: Element) -> list[float]:
    """Return where a figure is cut between panels that stand one under the other, in its own units."""
    groups = [each for each in root.iter() if AXES.fullmatch(each.get("id", ""))]
    spans = sorted((min(found), max(found)) for found in map(_heights, groups) if found)
    return [(one[1] + other[0]) / 2 for one, other in pairwise(spans) if one[1] < other[0]]


def gaps_of(root: Element) -> list[tuple[float, float]]:
    """Return (place, height) of each gap between rows in which nothing is written and no sign stands, from the top."""
    gaps, end = [], 0.0
    for start, stop in sorted(_taken(root)):
        if start > end > 0:
            gaps.append(((start + end) / 2, start - end))
        end = max(end, stop)
    return gaps


def _heights(group: Element) -> list[float]:
    """Return the heights of what a panel holds: of its frame, and of its words, letters included."""
    frame = next((each for each in group.iter() if each.tag.endswith("path")), None)
    found = [float(y) for _x, y in PLACE.findall(frame.get("d", ""))] if frame is not None else []
    for each in group.iter():
        if each.tag.endswith("text") and (moved := MOVED.search(each.get("transform", ""))):
            found += [float(moved[2]) - ABOVE, float(moved[2]) + BELOW]
    return found


def _taken(root: Element) -> Iterator[tuple[float, float]]:
    tall = pixels(root.get("height", "")) / 2
    for each in root.iter():
        tag, y = each.tag.rpartition("}")[2], each.get("y")
        if tag == "text" and y:
            yield float(y) - ABOVE, float(y) + BELOW
        elif tag == "rect" and y and float(each.get("height", 0)) < tall:
            yield float(y), float(y) + float(each.get("height", 0))
        elif tag == "path" and (found := PLACE.match(each.get("d", ""))):
            yield float(found[2]) - SIGN, float(found[2]) + SIGN
