"""The ladder of measures: some to be placed on it, and then each measure of the record on its rung."""

from ....tools.ladder.model import RUNGS, measures
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Item, Line, Note, Sign, Slide, Text
from ..text_fitting import fitted
from .layout import badge, headline, lead_at_foot, task_kicker

WORDS, ITEMS = 580, 620  # pixels of what a rung is, and of the measures that are to be placed
GAP, R = 44, 18  # pixels from mark to mark, and about half the height of one


def ladder(material: Material, row: Row) -> list[Slide]:
    """Return two slides of a task that sorts measures by rung: the measures beside an empty ladder, then all of the record."""
    task = material.tasks[row["task"]]
    rungs = {each["id"]: _with_bold_name(each["text"]) for each in task.categories}
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += _empty([each["text"] for each in task.items], rungs, top)
    told, top = headline(row["told"])
    numbers = {each["id"]: number for number, each in enumerate(task.items, 1)}
    below, foot = lead_at_foot(row.get("lead", ""), 28)
    told += [*below, *_full(material, rungs, numbers, top, foot)]
    found = measures(material.case)
    names = {each["id"]: each["text"].partition(":")[0] for each in task.categories}
    alt = "; ".join(f"{names[each]}: {len(found[each])}" for each in RUNGS)
    notes = [Note(f"{number} {names[each['answer']]}", each["feedback"]) for number, each in enumerate(task.items, 1)]  # fmt: skip
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], (Note("", task.right), *notes), answer=True, alt=alt),
    ]


def _with_bold_name(text: str) -> str:
    name, mark, what = text.partition(":")
    return f"**{name}**{mark}{what}"


def _empty(texts: list[str], rungs: dict[str, str], top: float) -> list[Item]:
    """Return the measures with their numbers, and beside them the rungs, the hardest above."""
    tall, wide = (FOOT - top) / len(texts), INNER - ITEMS - 60
    size = min(fitted(0, 0, ITEMS - 100, tall - 10, each, 30).size for each in texts)
    words = [rungs[each] for each in reversed(RUNGS)]
    small = min(fitted(0, 0, wide - 40, tall - 10, each, 28).size for each in words)
    items: list[Item] = []
    for place, (text, rung) in enumerate(zip(texts, words, strict=True)):
        y, x = top + place * tall, LEFT + ITEMS + 60
        items += badge(LEFT + 24, y + tall / 2, str(place + 1))
        items.append(Text(LEFT + 64, y, ITEMS - 100, tall, text, size, anchor="middle"))
        items.append(Line(x, y + tall - 4, RIGHT, y + tall - 4, "ink", 5))
        items.append(Text(x + 20, y, wide - 40, tall - 8, rung, small, anchor="middle"))
    return [*items, *_rails(LEFT + ITEMS + 60, RIGHT, top, FOOT)]


def _rails(left: float, right: float, top: float, foot: float) -> list[Item]:
    return [Line(x, top, x, foot, "ink", 5) for x in (left, right)]


def _full(material: Material, rungs: dict[str, str], numbers: dict[str, int], top: float, foot: float) -> list[Item]:
    """Return the ladder with a dot for each measure of the record; those of the task are their numbers."""
    found = measures(material.case)
    tall, x, wide = (foot - top) / len(RUNGS), LEFT + WORDS, INNER - WORDS
    words = [rungs[each] for each in RUNGS]
    size = min(fitted(0, 0, WORDS - 30, tall - 12, each, 28).size for each in words)
    in_a_row = int((wide - 110) // GAP)
    items: list[Item] = _rails(x, RIGHT, top, foot)
    for place, rung in enumerate(reversed(RUNGS)):
        y, rows = top + place * tall, found[rung]
        lines = -(-len(rows) // in_a_row)
        items.append(Text(LEFT, y, WORDS - 30, tall - 8, rungs[rung], size, anchor="middle"))
        items.append(Line(x, y + tall - 4, RIGHT, y + tall - 4, "ink", 5))
        items.append(Text(RIGHT - 84, y, 68, tall - 8, str(len(rows)), 40, bold=True, align="right", anchor="middle"))
        for number, each in enumerate(rows):
            line, column = divmod(number, in_a_row)
            cx = x + 34 + column * GAP
            cy = y + (tall - 8) / 2 + (line - (lines - 1) / 2) * 40
            if each["id"] in numbers:
                items += badge(cx, cy, str(numbers[each["id"]]), "red", R)
            else:
                items.append(Sign(cx, cy, R * 0.6, "●", "grey"))
    return items
