"""What many kinds of slides share: the headline, options in rows, numbers in circles, the reply to a task."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ....answers import Task
from ....case import Case
from ....i18n import Translator, _
from ....widgets.encodings import NO_ANSWER_SIGN, value_encodings
from ..scene import FOOT, INNER, LEAST, LEFT, TOP, Box, Item, Line, Note, Sign, Text, coming, going
from ..text_fitting import fitted, text_height, text_width

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # of options, to vote with hands
MOST_IN_A_COLUMN = 7  # options
LEAST_HEADLINE, MOST_HEADLINE = 34, 46  # pixels
LEAST_IN_ONE_LINE = 40  # pixels; a headline that would be smaller in one line has two, and is larger
ONE_LINE = 0.97  # of the width, which a headline in one line takes at most
HEADLINE_HEIGHT = 128  # pixels: three lines of the least size
ORDINAL_COLOURS = ("blue", "sky", "grey", "orange", "red")  # as `value_encodings` counts them
SILENT = "not addressed"


def headline(words: str, kicker: str = "", most: float = MOST_HEADLINE) -> tuple[list[Item], float]:
    """Return the items of a headline, with a kicker such as "Predict" in a box above it, and where the body begins."""
    items: list[Item] = []
    top: float = TOP
    if kicker:
        wide = text_width(kicker, LEAST, bold=True) + 28
        items.append(Box(LEFT, top, wide, 38, "ink", "", 0, 4))
        items.append(Text(LEFT, top, wide, 38, kicker, LEAST, bold=True, colour="paper", align="center", anchor="middle"))  # fmt: skip
        top += 54
    size = min(most, ONE_LINE * INNER / text_width(words, 1, bold=True))  # so that the words fill one line
    if size >= LEAST_IN_ONE_LINE:
        title = Text(LEFT, top, INNER, 0, words, int(size), bold=True, title=True)
    else:
        title = fitted(LEFT, top, INNER, HEADLINE_HEIGHT, words, most, LEAST_HEADLINE, bold=True, title=True)
    tall = text_height(words, INNER, title.size, bold=True)
    return [*items, replace(title, h=tall + 6)], top + tall + 26


def answered(asked: str, told: str, press: int) -> tuple[list[Item], float]:
    """Return the headline of an answer, in whose place the question stands until a press, and where the body begins."""
    question, below = headline(asked)
    finding, top = headline(told)
    still = [replace(each, title=False) for each in question if isinstance(each, Text)]
    return [*going(still, press), *coming(finding, press)], max(below, top)


def lead_at_foot(words: str, most: float = 30) -> tuple[list[Item], float]:
    """Return the items of a short sentence at the foot of a slide, none where it has no words, and where the body ends."""
    if not words:
        return [], FOOT
    text = fitted(LEFT, 0, INNER, 120, words, most)
    tall = text_height(words, INNER, text.size)
    return [replace(text, y=FOOT - tall, h=tall + 1)], FOOT - tall - 18


def badge(cx: float, cy: float, words: str, colour: str = "ink", r: float = 22) -> list[Item]:
    """Return a number, or a sign, in a filled circle."""
    place = Text(cx - r, cy - r, 2 * r, 2 * r, words, 26, bold=True, colour="paper", align="center", anchor="middle")
    return [Sign(cx, cy, r, "●", colour), place]


def value_sign(case: Case, variable: str, value: str, x: float, y: float, r: float = 16) -> Item:
    """Return the sign of a value around a point; a stroke where it is no answer."""
    sign, order = value_encodings(case, variable)[value]
    ordinal = case.row("variables", variable)["scale"] == "ordinal"
    colour = "quiet" if value == SILENT else ORDINAL_COLOURS[order] if ordinal else "ink"
    return Line(x - r * 0.75, y, x + r * 0.75, y, colour, 4) if sign == NO_ANSWER_SIGN else Sign(x, y, r, sign, colour)


def rule_sheet(words: str, y: float) -> tuple[list[Item], float]:
    """Return a rule of the codebook as a sheet with a double line above, and how high it is."""
    text = fitted(LEFT + 24, y + 18, INNER - 48, 112, words, 30, serif=True)
    tall = text_height(words, INNER - 48, text.size, serif=True)
    items: list[Item] = [
        Box(LEFT, y, INNER, tall + 28, "soft", "", 0),
        Line(LEFT, y, LEFT + INNER, y, "ink", 5),
        Line(LEFT, y + 9, LEFT + INNER, y + 9, "ink", 1.5),
        replace(text, h=tall),
    ]
    return items, tall + 28


def marked(x: float, y: float, w: float, h: float, words: str, most: float) -> list[Item]:
    """Return a text with a thick line at its left."""
    text = fitted(x + 24, y, w - 24, h, words, most)
    return [Line(x, y, x, y + text_height(words, w - 24, text.size), "ink", 6), text]


def option_rows(
    options: Sequence[Mapping[str, Any]], top: float, foot: float, right: str = "", told: str = "", sign: str = "✓"
) -> list[Item]:
    """Return the options of a task below each other; the one whose id is `right` is paper on ink with a `sign`, and `told` below all.

    Many options stand in two columns.
    """
    columns = 1 if len(options) <= MOST_IN_A_COLUMN else 2
    count = -(-len(options) // columns)
    reason = text_height(told, INNER - 24, 28) + 30 if told else 0
    gap = 14 if count < 6 else 8
    wide, tall = (INNER - 18 * (columns - 1)) / columns, min(92, (foot - top - reason - gap * (count - 1)) / count)
    inner, room = wide - 100, tall - min(14, 0.1 * tall)
    size = min(fitted(0, 0, inner, room, each["text"], 34, bold=each["id"] == right).size for each in options)
    items: list[Item] = []
    for place, each in enumerate(options):
        column, row = divmod(place, count)
        x, y, so = LEFT + column * (wide + 18), top + row * (tall + gap), each["id"] == right
        ink, paper = ("paper", "ink") if so else ("quiet" if right else "ink", "paper")
        items += [
            Box(x, y, wide, tall, paper, "line" if right and not so else "ink", 2, 6),
            Text(x + 22, y, 50, tall, sign if so else LETTERS[place], size, bold=True, colour=ink, anchor="middle"),
            Text(x + 76, y, inner, tall, each["text"], size, bold=so, colour=ink, anchor="middle"),
        ]
    if told:
        y = top + count * (tall + gap) + 10
        items += marked(LEFT, y, INNER, foot - y, told, 30)
    return items


def task_kicker(task: Task, say: Translator) -> str:
    """Return what a task asks one to do, in a word or two."""
    if task.path.get("decision"):
        return say(_("Take decisions"))  # nothing is foretold: one acts
    words = {
        "prediction": _("Predict"), "number": _("Count"), "classify": _("Put into groups"), "order": _("Put in order"),
        "text": _("Write"), "evidence": _("Argue"), "work": _("Take decisions"),
    }  # fmt: skip
    return say(words.get(task.kind, _("Choose")))


def replies(task: Task, say: Translator) -> tuple[Note, ...]:
    """Return what to say to each wrong option of a task."""
    label = say(_("If somebody says “{text}”"))
    wrong = [each for each in task.options if each.get("feedback") and not each.get("right")]
    return tuple(Note(label.format(text=each["text"]), each["feedback"]) for each in wrong)
