"""Each government in both cases as it stands in a saved page: a picture, its alt text, its table."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from ...i18n import Translator, colon
from ...plots.canvas import Figure
from ...plots.sign_picture import LINE, DrawnElements, sign_look
from ...widgets.html import html_table
from ...widgets.templates import render
from .labels import fixed_words, key_words, kind_words
from .view import Both, Picture, Readers, Row, lacking_sentence, picture

NAMES, COLUMN, BETWEEN = 190, 212, 24  # pixels: the answers, the signs of one case, the room between two cases
SIGN, STEP = 16, 22  # pixels of a sign, and from one to the next
IN_LINE = COLUMN // STEP
LETTERS = 28  # of a line of text in the column of answers


def pictures(readers: Readers, variable: str, places: Sequence[str]) -> str:
    """Return a picture of each government, with its table folded below it, as HTML."""
    return Markup("").join(_figure(readers, variable, each) for each in places)


def _figure(readers: Readers, variable: str, place: str) -> str:
    shown, labels = picture(readers, variable, place), fixed_words(readers, variable)["labels"]
    svg = render(__file__, "picture.html", **_drawing(shown, kind_words(readers), colon(readers[0].language)))
    caption = " ".join([shown["sentence"], labels["question"], key_words(readers), *shown["unused"]])
    return Figure(svg, alt_text(readers, shown), caption, html_table(**shown["table"]), labels["plain"]).html()


def alt_text(readers: Readers, shown: Picture) -> str:
    """Return what the picture of a government shows, in words."""
    _, mark = readers[0].say, colon(readers[0].language)
    kinds, told = kind_words(readers), [shown["sentence"]]
    for at, side in enumerate(shown["sides"]):
        counts = [_count_words(_, row, at) for row in shown["rows"] if row["cells"][at]]
        told += [f"{side['name']} ({side['days']}){mark}{', '.join(counts)}."] if counts else []
        told += [side["handover"]] if side["handover"] else []
        told += (
            [lacking_sentence(readers, shown["rows"], at)] if any(row["lacking"][at] for row in shown["rows"]) else []
        )
    for each in shown["both"]:
        told.append(f"{each['letter']}, {_both_words(each, kinds, mark)}.")
    return " ".join(told)


def _count_words(_: Translator, row: Row, side: int) -> str:
    """Return how many statements of a case stand in a row, and of how many the coder was unsure."""
    own = [each for group in row["cells"][side] for each in group["marks"]]
    unsure = sum(each["unsure"] for each in own)
    count = f"{row['label']}\u00a0{len(own)}"
    doubt = _("coder unsure: {count}").format(count=unsure)
    return f"{count} ({doubt})" if unsure else count


def _both_words(each: Both, kinds: dict[str, str], mark: str) -> str:
    """Return an office or a person of both cases in words."""
    sides = "; ".join(filter(None, (each["first"], each["second"])))
    return f"{kinds[each['kind']]}{mark}{each['name']} ({sides})"


class _DrawnElements(DrawnElements):
    """What was drawn so far, with the rules between rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rules: list[dict[str, Any]] = []


def _drawing(shown: Picture, kinds: dict[str, str], mark: str) -> dict[str, Any]:
    """Return what the template draws: texts, signs and rules, each at its place."""
    drawn, columns = _DrawnElements(), (NAMES, NAMES + COLUMN + BETWEEN)
    width = columns[1] + COLUMN
    drawn.text(0, 16, shown["name"], "bold")
    bottoms = [16.0 + LINE]
    for x, side in zip(columns, shown["sides"], strict=True):
        drawn.text(x, 16, side["name"], "bold")
        below = drawn.paragraph(x, 16 + LINE, side["quiet"] or side["count"], LETTERS)
        bottoms.append(drawn.paragraph(x, below, side["days"], LETTERS))
    top = max(bottoms)
    for side in shown["sides"]:
        top = drawn.paragraph(0, top, side["handover"], 96)
    for row in [] if all(each["quiet"] for each in shown["sides"]) else shown["rows"]:
        drawn.rules.append({"y": top, "end": width, "apart": not row["answers"]})
        drawn.signs.append({"x": 0, "y": top + 5, **sign_look(row["sign"], row["order"]), "dashed": False})
        bottoms = [drawn.paragraph(STEP, top + 17, row["label"], LETTERS - 3)]
        bottoms += [_draw_cell(drawn, row, at, columns[at], top) for at in (0, 1)]
        top = max(bottoms) + 2
    for each in shown["both"]:
        drawn.text(0, top + 18, each["letter"], "bold")
        top = drawn.paragraph(LINE, top + 18, _both_words(each, kinds, mark), 96) - LINE + 2
    parts = {"texts": drawn.texts, "signs": drawn.signs, "rules": drawn.rules}
    return {"width": width, "height": top + 12, "scale": SIGN / 16, **parts}


def _draw_cell(drawn: _DrawnElements, row: Row, side: int, left: float, top: float) -> float:
    """Draw the signs of one case; return where what comes below begins."""
    if row["lacking"][side]:
        return drawn.paragraph(left, top + 17, row["lacking"][side], LETTERS)
    marks = [each for group in row["cells"][side] for each in group["marks"]]
    for place, mark in enumerate(marks):
        x, y = left + place % IN_LINE * STEP, top + 5 + place // IN_LINE * (SIGN + LINE)
        # Of what is no answer only the doubt is dashed, as on the screen.
        look = sign_look(row["sign"], row["order"], mark["unsure"]) | {"dashed": mark["unsure"]}
        drawn.signs.append({"x": x + (STEP - SIGN) / 2, "y": y, **look})
        if mark["below"]:
            drawn.text(x + STEP / 2, y + SIGN + 11, mark["below"], "bold", "middle")
    return top + 5 + -(-len(marks) // IN_LINE) * (SIGN + LINE)
