"""What a picture of signs and words is drawn from: elements at their places, for a template to write as SVG."""

from textwrap import wrap
from typing import Any

from ..widgets.encodings import COLOURS, HOLLOW_SIGNS, SHAPES

LINE = 15  # pixels of a line of text
WHITE, DARK, GREY = "#ffffff", "#333333", "#777777"


class DrawnElements:
    """What was drawn so far; a picture adds lists of its own."""

    def __init__(self) -> None:
        self.texts: list[dict[str, Any]] = []
        self.signs: list[dict[str, Any]] = []

    def text(self, x: float, y: float, text: str, weight: str = "normal", anchor: str = "start") -> None:
        """Write a text at the pixels (x, y) of its line."""
        self.texts.append({"x": x, "y": y, "text": text, "weight": weight, "anchor": anchor})

    def paragraph(
        self, x: float, y: float, text: str, letters: int, weight: str = "normal", anchor: str = "start"
    ) -> float:
        """Write a text in lines of so many letters, the first at `y`; return where the next one would stand."""
        for part in wrap(text, letters):
            self.text(x, y, part, weight, anchor)
            y += LINE
        return y


def sign_look(sign: str, order: int, unsure: bool = False) -> dict[str, Any]:
    """Return the path of a sign, its fill, its rim, and whether that is dashed.

    What is no answer, of order -1, has no colour and is dashed; of what the coder was unsure is dashed and empty.
    """
    hollow, answers = sign in HOLLOW_SIGNS, order >= 0
    rim = (COLOURS[order] if hollow else DARK) if answers else GREY
    return {
        "path": SHAPES.get(sign, SHAPES["●"]),
        "fill": COLOURS[order] if answers and not hollow and not unsure else WHITE,
        "rim": rim,
        "dashed": unsure or not answers,
    }
