"""The board as it stands in a saved page: a picture, its alt text, its table."""

from typing import Any

from ...case import Case, Reader
from ...plots.canvas import Figure
from ...plots.sign_picture import LINE, DrawnElements, sign_look
from ...widgets.encodings import HOLLOW_SIGNS
from ...widgets.html import html_table
from ...widgets.templates import render
from .labels import position_labels
from .model import Selection
from .sentence import comparison_sentence
from .view import board_row, comparison_table

NAMES, COLUMN = 168, 186  # pixels: the questions, a government
SIGN = 11  # pixels of a sign
LETTERS = 24  # letters of a line in a column
MOST_BESIDE = 8  # signs in one row


def board_picture(case: Case, selection: Selection) -> str:
    """Return the board of all questions on show as a picture, with its table folded below it, as HTML."""
    reader = Reader(case, selection.language)
    table, labels = comparison_table(case, selection), position_labels(reader.say, len(selection.places))
    rows = [board_row(reader, selection.places, each) for each in selection.weights]
    svg = render(__file__, "picture.html", **_drawing(reader, selection.places, rows, labels))
    alt = f"{table['caption']}. {comparison_sentence(case, selection)}"
    return Figure(svg, alt, labels["lead_picture"], html_table(**table), labels["plain"]).html()


def _drawing(
    reader: Reader, places: tuple[str, ...], rows: list[dict[str, Any]], labels: dict[str, str]
) -> dict[str, Any]:
    """Return what the template draws: texts, signs and lines, each at its place."""
    names, drawn = reader.names("jurisdictions"), _DrawnElements()
    for number, place in enumerate(places):
        drawn.text(_column_x(number), 18, names[place], "bold")
    top = 28.0
    for row in rows:
        drawn.line(0, top, NAMES + COLUMN * len(places) - 12)
        bottoms = [drawn.paragraph(2, top + 18, row["name"], LETTERS - 2, "bold")]
        if row["scale"]:
            bottoms.append(_draw_key(drawn, row["scale"], bottoms[0]))
        for number, cell in enumerate(row["cells"]):
            draw = _draw_strip if row["scale"] and any(each["count"] for each in cell["entries"]) else _draw_stacks
            bottoms.append(draw(drawn, _column_x(number), top + 18, row, cell["entries"], labels))
        top = max(bottoms) + 4
    return {"width": NAMES + COLUMN * len(places), "height": top + 8, **vars(drawn)}


class _DrawnElements(DrawnElements):
    """What was drawn so far, and lines."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[dict[str, Any]] = []

    def line(self, x: float, y: float, width: float, dotted: bool = False) -> None:
        self.lines.append({"x": x, "y": y, "end": x + width, "dotted": dotted})

    def sign(self, x: float, y: float, entry: dict[str, Any], unsure: bool) -> None:
        """Draw a sign with its upper left corner at (x, y); a silent statement is a dotted ring."""
        thick = 2.2 if entry["sign"] in HOLLOW_SIGNS else 1.1
        self.signs.append({**sign_look(entry["sign"], entry["order"], unsure), "x": x, "y": y, "thick": thick})


def _column_x(number: int) -> int:
    return NAMES + COLUMN * number


def _draw_key(drawn: _DrawnElements, scale: list[dict[str, Any]], y: float) -> float:
    for each in scale:
        drawn.sign(2, y - SIGN + 1, each, unsure=False)
        y = drawn.paragraph(18, y, each["label"], LETTERS - 2)
    return y


def _draw_stacks(
    drawn: _DrawnElements,
    x: float,
    y: float,
    row: dict[str, Any],
    entries: list[dict[str, Any]],
    labels: dict[str, str],
) -> float:
    """Draw each value as its signs, its number and its word."""
    for each in entries:
        for number in range(each["count"]):
            column, line = number % MOST_BESIDE, number // MOST_BESIDE
            unsure = number >= each["count"] - each["unsure"]
            drawn.sign(x + column * (SIGN + 1), y - SIGN + 1 + line * LINE, each, unsure)
        if each["count"]:
            drawn.text(x + COLUMN - 22, y, str(each["count"]), anchor="end")
            y += LINE * (1 + (each["count"] - 1) // MOST_BESIDE)
        y = drawn.paragraph(x, y, each["label"], LETTERS) + 4
    return y


def _draw_strip(
    drawn: _DrawnElements,
    x: float,
    y: float,
    row: dict[str, Any],
    entries: list[dict[str, Any]],
    labels: dict[str, str],
) -> float:
    """Draw the statements on their ordered scale, and apart from it those that are silent."""
    found = {each["id"]: each for each in entries}
    silent = [each for each in entries if each["order"] < 0]
    high = max(each["count"] for cell in row["cells"] for each in cell["entries"])
    base, width = y + high * (SIGN + 1), COLUMN - 62
    step = width / len(row["scale"])
    spots = [(x + step * (place + 0.5), found.get(each["id"])) for place, each in enumerate(row["scale"])]
    spots += [(x + COLUMN - 36, silent[0])] if silent else []
    for middle, entry in spots:
        for number in range(entry["count"] if entry else 0):
            unsure = number >= entry["count"] - entry["unsure"]
            drawn.sign(middle - SIGN / 2, base - (number + 1) * (SIGN + 1), entry, unsure)
    drawn.line(x, base + 2, width)
    drawn.line(x + COLUMN - 48, base + 2, 24, dotted=True)
    ends = base + 2 + LINE
    first, last = row["scale"][0]["label"], row["scale"][-1]["label"]
    drawn.text(x, ends, first)
    drawn.text(x + width, ends, last, anchor="end")
    drawn.text(x + COLUMN - 36, ends, labels["silent"], anchor="middle")
    return ends + 4
