"""The flow diagram as a picture that needs no machine to look at: places of words and water, worked out for a template."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from ...article_claims import expression_chain
from ...case import Reader, Row
from ...widgets.html import data_url
from ...widgets.templates import render
from .model import SIGNS, Place, cuts_at, parts, phrase_paths
from .steps import who

WIDTH, MARGIN = 720, 12
LETTER, LINE, GAP, FALL = 8.6, 30, 8, 74  # of words of 18 px: the mean width of a letter, the height of a line
COLOURS = {"clear": "#56B4E9", "dyed": "#D55E00", "new": "#CC79A7", "plain": "#999999"}


class Box(TypedDict):
    """Where a piece of a wording stands; `phrase` is None where it is not followed."""

    text: str
    sign: str
    phrase: int | None
    left: float
    width: float
    line: float


def flow_diagram(reader: Reader, expression: str) -> str:
    """Return the flow diagram of an expression as the data address of an SVG image."""
    return data_url(render(__file__, "flow_diagram.svg", **layout(reader, expression)))


def layout(reader: Reader, expression: str) -> dict[str, Any]:
    """Return where everything stands: rows of words, ribbons of water between them, and signs beside these."""
    rows, top, cuts = [], 24.0, cuts_at(reader.case, expression)
    for row in expression_chain(reader.case, expression)[0]:
        boxes = _boxes(row["wording"], cuts.get(row["step"], ()), top + 24)
        bottom = max(box["line"] for box in boxes) + 10
        rows.append(
            {
                "step": row["step"],
                "inferred": row["inferred"],
                "head": who(reader, row),
                "head_at": top,
                "boxes": boxes,
                "bottom": bottom,
            }
        )
        top = bottom + FALL
    ribbons, signs = _bands(rows, phrase_paths(reader.case, expression))
    for above, below in zip(rows, rows[1:], strict=False):
        if not (cuts.get(above["step"]) and cuts.get(below["step"])):
            ends = (MARGIN, MARGIN + 100)
            ribbons.append(_band((*ends, above["bottom"]), (*ends, below["head_at"] - 14), "plain"))
    return {"width": WIDTH, "height": top - FALL + 16, "rows": rows, "ribbons": ribbons, "signs": signs}


def _boxes(wording: str, cuts: tuple[Row, ...], line: float) -> list[Box]:
    """Return the pieces of a wording in lines of the picture's width."""
    found: list[Box] = []
    left = float(MARGIN)
    for part in parts(wording, cuts):
        sign = SIGNS[part["cut"]["change"]] if part["cut"] else ""
        sign = "" if sign == SIGNS["kept"] else sign
        width = LETTER * len(part["text"])
        if left + width > WIDTH - MARGIN and left > MARGIN:
            left, line = float(MARGIN), line + LINE
        phrase = part["cut"]["phrase"] if part["cut"] else None
        found.append({"text": part["text"], "sign": sign, "phrase": phrase, "left": left, "width": width, "line": line})
        left += width + GAP + (12 if sign else 0)
    return found


def _bands(
    rows: Sequence[dict[str, Any]], ways: Mapping[int, list[Place]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    at = {(row["step"], box["phrase"]): (row, box) for row in rows for box in row["boxes"] if box["phrase"]}
    ribbons, signs = [], []
    for phrase, way in ways.items():
        for number, place in enumerate(way):
            to = at.get((place["step"], phrase))
            before = way[number - 1] if number else None
            start = before and at.get((before["step"], phrase))
            if start:
                left, right, bottom = _span_of_box(start[1])
                if to:
                    end, guess = _span_of_box(to[1]), start[0]["inferred"] or to[0]["inferred"]
                    ribbons.append(_band((left, right, bottom), (end[0], end[1], end[2] - 26), place["water"], guess))
                else:
                    middle = (left + right) / 2
                    ribbons.append(_band((left, right, bottom), (middle - 1, middle + 1, bottom + 26), before["water"]))
                    signs.append({"x": middle, "y": bottom + 40, "text": SIGNS["left out"]})
            elif to and place["cut"]["change"] != "said":
                left, right, bottom = _span_of_box(to[1])
                x = left + 12
                ribbons.append(_band((x - 1, x + 1, bottom - 52), (left, right, bottom - 26), place["water"]))
                signs.append({"x": x, "y": bottom - 56, "text": SIGNS[place["cut"]["change"]]})
    return ribbons, signs


def _span_of_box(box: Box) -> tuple[float, float, float]:
    return box["left"], box["left"] + box["width"], box["line"] + 8


def _band(
    start: tuple[float, float, float], end: tuple[float, float, float], water: str, guess: bool = False
) -> dict[str, Any]:
    """Return a band of water from (left, right, bottom) to (left, right, top); a guess where an end is inferred."""
    (left, right, bottom), (to_left, to_right, top) = start, end
    bend = (top - bottom) / 2
    path = (
        f"M{left:.0f} {bottom:.0f}C{left:.0f} {bottom + bend:.0f} {to_left:.0f} {top - bend:.0f} {to_left:.0f} {top:.0f}"
        f"H{to_right:.0f}C{to_right:.0f} {top - bend:.0f} {right:.0f} {bottom + bend:.0f} {right:.0f} {bottom:.0f}Z"
    )
    return {"d": path, "colour": COLOURS[water], "guess": guess}
