"""Figures of reach beside each other, each with what it counts and its day; and what lies between two of them."""

from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Note, Slide, Text
from ..text_fitting import fitted
from .layout import headline, task_kicker
from .words import number_told

NAME, BESIDE = 260, 320  # pixels of a service's name, and of what is counted on which day


def reach(material: Material, row: Row) -> list[Slide]:
    """Return two slides of a task that asks for a number: a bar for each figure that `of` names, then the number."""
    reader, task = material.reader, material.tasks[row["task"]]
    rows = [reader.case.row("reach", each) for each in row["of"]]
    items, top = headline(row["headline"], task_kicker(task, material.say))
    tall, way = (FOOT - top) / len(rows), INNER - NAME - BESIDE - 110
    longest = max(each["value"] for each in rows)
    told = []
    for place, each in enumerate(rows):
        y, wide = top + place * tall, way * each["value"] / longest
        counts = f"{reader.text(each, 'measure')}\n{reader.date(each)}"
        items += _bar(each["service"], f"{each['value']:g}", counts, y, tall, wide)
        told.append(f"{each['service']}: {each['value']:g} ({reader.text(each, 'doubt')})")
    alt = "; ".join(f"{each['service']}: {each['value']:g}" for each in rows)
    notes = (Note("", task.question), *(Note("", each) for each in told))
    asked = Slide(tuple(items), row["headline"], notes, minutes=task.minutes, alt=alt)
    return [asked, number_told(material, row)]


def _bar(name: str, value: str, counts: str, y: float, tall: float, wide: float) -> list[Item]:
    high = min(tall * 0.6, 64)
    x, top = LEFT + NAME, y + (tall - high) / 2
    return [
        fitted(LEFT, y, NAME - 20, tall, name, 32, bold=True, anchor="middle"),
        Box(x, top, wide, high, "ink", "", 0),
        Text(x + wide + 14, y, 110, tall, value, 34, bold=True, anchor="middle"),
        Text(RIGHT - BESIDE, y, BESIDE, tall, counts, 26, align="right", anchor="middle", colour="quiet"),
    ]
