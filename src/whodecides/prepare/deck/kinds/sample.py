"""An answer to be judged by its rubric, and then its level, and why."""

from ....i18n import _
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted, text_height
from .layout import headline

WIDE = 700  # pixels of the answer; the levels stand beside it


def sample(material: Material, row: Row) -> list[Slide]:
    """Return two slides: the sample of `task` whose place is `sample` beside its `levels` in short, then its level."""
    task = material.tasks[row["task"]]
    chosen = task.samples[row["sample"]]
    asked, top = headline(row["headline"], material.say(_("Judge")))
    asked += _answer(chosen["text"], top) + _levels(row["levels"], top, FOOT)
    told, top = headline(row["told"])
    x, wide = LEFT + WIDE + 40, INNER - WIDE - 40
    note = fitted(x, 0, wide, 190, chosen["note"], 26)
    foot = FOOT - text_height(chosen["note"], wide, note.size) - 4
    told += _answer(chosen["text"], top) + _levels(row["levels"], top, foot - 16, chosen["level"])
    told.append(fitted(x, foot, wide, FOOT - foot, chosen["note"], note.size))
    level = material.say_in_notes(_("Level {level}"))
    notes = tuple(Note(level.format(level=each["level"]), each["text"]) for each in task.rubric)
    return [
        Slide(tuple(asked), row["headline"], notes, minutes=2),
        Slide(tuple(told), row["told"], notes, answer=True),
    ]


def _answer(words: str, top: float) -> list[Item]:
    return [Line(LEFT, top, LEFT, FOOT, "ink", 6), fitted(LEFT + 28, top, WIDE - 28, FOOT - top, words, 34, serif=True)]


def _levels(levels: list[str], top: float, foot: float, right: int = 0) -> list[Item]:
    """Return the levels below each other; the right one is paper on ink."""
    x, wide = LEFT + WIDE + 40, INNER - WIDE - 40
    tall = (foot - top - 14 * (len(levels) - 1)) / len(levels)
    size = min(fitted(0, 0, wide - 80, tall - 8, each, 28).size for each in levels)
    items: list[Item] = []
    for place, each in enumerate(levels):
        y, so = top + place * (tall + 14), place + 1 == right
        ink = "paper" if so else "quiet" if right else "ink"
        items += [
            Box(x, y, wide, tall, "ink" if so else "paper", "line" if right and not so else "ink", 2, 6),
            Text(x + 18, y, 40, tall, str(place + 1), 34, bold=True, anchor="middle", colour=ink),
            Text(x + 64, y + 4, wide - 80, tall - 8, each, size, anchor="middle", colour=ink),
        ]
    return items
