"""The steps of a hearing, each with its question; and how the body of the case found on each."""

from ....tools.hearing.moves import DECISIONS
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted
from .layout import badge, headline
from .test_steps import FINDINGS

NAME = 380  # pixels of a step's name


def hearing_steps(material: Material, row: Row) -> list[Slide]:
    """Return one slide of the steps with their questions; with `told` a second one of the findings."""
    reader, task = material.reader, material.tasks[row["task"]]
    steps = reader.case["hearing_steps"].to_dict("records")
    asked, top = headline(row["headline"], row.get("kicker", ""))
    tall = (FOOT - top) / len(steps)
    asked += _names(material, top, tall)
    questions = [reader.text(each, "question") for each in steps]
    size = min(fitted(0, 0, INNER - NAME, tall - 8, each, 30).size for each in questions)
    for place, each in enumerate(questions):
        asked.append(Text(LEFT + NAME, top + place * tall + 4, INNER - NAME, tall - 8, each, size, anchor="middle"))
    notes = tuple(Note(reader.text(each, "name"), f"+ {reader.text(each, 'for')} – {reader.text(each, 'against')}") for each in steps)  # fmt: skip
    made = [Slide(tuple(asked), row["headline"], notes, minutes=task.minutes)]
    return [*made, _told(material, row)] if row.get("told") else made


def _names(material: Material, top: float, tall: float) -> list[Item]:
    names = [material.reader.text(each, "name") for each in material.case["hearing_steps"].to_dict("records")]
    size = min(fitted(0, 0, NAME - 90, 44, each, 32, bold=True).size for each in names)
    items: list[Item] = []
    for place, each in enumerate(names):
        y = top + place * tall
        items += [
            Line(LEFT, y, RIGHT, y, "line", 2),
            *badge(LEFT + 24, y + tall / 2, str(place + 1)),
            Text(LEFT + 66, y, NAME - 90, tall, each, size, bold=True, anchor="middle"),
        ]
    return items


def _told(material: Material, row: Row) -> Slide:
    """Return the findings: a column for each, from met to not met."""
    reader = material.reader
    steps = reader.case["hearing_steps"].to_dict("records")
    items, top = headline(row["told"])
    column = (INNER - NAME) / len(DECISIONS)
    words = {each: reader.word(each, "hearing_steps.finding") for each in DECISIONS}
    for place, each in enumerate(DECISIONS):
        items.append(Text(LEFT + NAME + place * column, top - 8, column, 38, words[each], 28, bold=True, align="center"))  # fmt: skip
    top += 38
    tall = (FOOT - top) / len(steps)
    items += _names(material, top, tall)
    for place, each in enumerate(steps):
        sign, colour = FINDINGS[each["finding"]]
        x, y = LEFT + NAME + DECISIONS.index(each["finding"]) * column, top + place * tall
        items.append(Box(x + 8, y + 8, column - 16, tall - 16, "paper", colour, 5, 8))
        items.append(Text(x, y, column, tall, sign, 48, bold=True, colour=colour, align="center", anchor="middle"))
    notes = tuple(Note(reader.text(each, "name"), reader.text(each, "board")) for each in steps)
    alt = "; ".join(f"{reader.text(each, 'name')}: {words[each['finding']]}" for each in steps)
    return Slide(tuple(items), row["told"], notes, answer=True, alt=alt)
