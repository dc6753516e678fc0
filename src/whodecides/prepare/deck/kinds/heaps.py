"""Another rule of the codebook: a square for each statement in the heap of its code, and then which of them move."""

from typing import NamedTuple

from ....coding import recoded_statements, rule_effect
from ....i18n import _
from ....widgets.encodings import value_encodings
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted
from .layout import headline, rule_sheet

LABEL, COUNT = 390, 150  # pixels of a value's words and of its number
MOST_SQUARE, MOST_ROWS = 30, 3  # pixels of a square and the room around it; rows of squares in a heap


class Heap(NamedTuple):
    """A value: how many statements the rule leaves alone, how many it touches, and how many go and come."""

    name: str
    rest: int
    touched: int
    gone: int
    come: int


def heaps(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the other rule that `of` names: the squares that it touches, and below `told` those that move."""
    reader, rule = material.reader, material.case.row("rule_variants", row["of"])
    task = material.tasks[row["task"]]
    asked, top = headline(row["headline"], row.get("kicker") or material.say(_("Predict")))
    asked += _picture(material, row["of"], top, told=False)
    told, top = headline(row["told"])
    told += _picture(material, row["of"], top, told=True)
    labels, variable = reader.labels(), rule["variable"]
    notes = [
        Note(f"{each['statement']}, {labels[variable, each['new_value']]}", reader.text(each, "why"))
        for each in recoded_statements(material.case, row["of"]).to_dict("records")
    ]
    alt = "; ".join(
        f"{labels[variable, value]}: {before} → {after}"
        for value, before, after in rule_effect(material.case, row["of"]).itertuples()
        if before or after
    )
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], tuple(notes), answer=True, alt=alt),
    ]


def _picture(material: Material, variant: str, top: float, told: bool) -> list[Item]:
    """Return the rule as a sheet, and below it the heaps."""
    rule = material.reader.text(material.case.row("rule_variants", variant), "rule")
    items, high = rule_sheet(rule, top)
    top += high + 16
    found = _heaps(material, variant, told)
    way, tall = INNER - LABEL - COUNT, (FOOT - top) / len(found)
    most = max(each.rest + each.touched + each.come for each in found)
    sides = {rows: min(MOST_SQUARE, tall / rows - 4, way / -(-most // rows)) for rows in range(1, MOST_ROWS + 1)}
    rows = max(sides, key=lambda each: sides[each])
    side = sides[rows]
    size = min(fitted(0, 0, LABEL - 20, tall - 4, each.name, 28).size for each in found)
    for place, each in enumerate(found):
        y = top + place * tall
        items.append(Line(LEFT, y, RIGHT, y, "line", 2))
        items.append(Text(LEFT, y + 2, LABEL - 20, tall - 4, each.name, size, anchor="middle"))
        items += _squares(each, LEFT + LABEL, y + (tall - rows * side) / 2, side, rows)
        before = each.rest + each.touched
        after = before - each.gone + each.come
        count = f"{before} → **{after}**" if told and (each.gone or each.come) else str(before)
        items.append(Text(RIGHT - COUNT, y, COUNT, tall, count, 30, align="right", anchor="middle"))
    return items


def _heaps(material: Material, variant: str, told: bool) -> list[Heap]:
    """Return the heaps of the values that some statement has, or gets once that is told, in codebook order."""
    about, labels = material.case.row("rule_variants", variant), material.reader.labels()
    read = recoded_statements(material.case, variant)
    moved = read[read["old_value"] != read["new_value"]]
    found = []
    for value in value_encodings(material.case, about["variable"]):
        before, after = rule_effect(material.case, variant).loc[value, ["before", "after"]]
        touched = int((read["old_value"] == value).sum())
        gone, come = ((moved[each] == value).sum() if told else 0 for each in ("old_value", "new_value"))
        if before or after:
            name = labels[about["variable"], value]
            found.append(Heap(name, int(before) - touched, touched, int(gone), int(come)))
    return found


def _squares(heap: Heap, x: float, y: float, side: float, rows: int) -> list[Item]:
    """Return the squares of a heap, column by column: those that the rule touches, those that go, the others, those that come."""
    looks = [("ink", "ink")] * (heap.touched - heap.gone) + [("", "red")] * heap.gone
    looks += [("line", "grey")] * heap.rest + [("red", "red")] * heap.come
    items: list[Item] = []
    for place, (fill, line) in enumerate(looks):
        column, row = divmod(place, rows)
        items.append(Box(x + column * side + 2, y + row * side + 2, side - 4, side - 4, fill, line, 2))
    return items
