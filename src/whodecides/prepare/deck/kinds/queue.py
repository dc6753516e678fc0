"""The cases of a queue: first without names beside the one rule, then who they were, on the rung of what was done."""

from ....tools.on_duty.model import groups, queue, rungs_apart
from ....tools.on_duty.view import rung_names, short_names
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Sign, Slide, Text
from ..text_fitting import fitted, text_height
from .accounts import cards
from .layout import headline, marked, task_kicker

NAME = 520  # pixels of who it was
GROUP = 46  # pixels of what cases have in common


def queue_cases(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the queue: its cases below the rule for all, and below `told` a dot on the rung of each."""
    reader, task = material.reader, material.tasks[row["task"]]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    rule = marked(LEFT, top - 6, INNER, 96, reader.entry("queue.rule"), 28)
    top += text_height(reader.entry("queue.rule"), INNER - 24, _size(rule)) + 12
    cases = queue(reader.case)
    asked += rule + cards([(str(n), "", reader.text(each, "case")) for n, each in enumerate(cases, 1)], top)
    told, top = headline(row["told"])
    told += _rungs(material, top)
    rungs = rung_names(reader)
    notes = tuple(
        Note(reader.text(each, "who"), f"{reader.text(each, 'before')} {reader.text(each, 'did')}") for each in cases
    )
    alt = "; ".join(f"{reader.text(each, 'who')}: {rungs[each['rung']]}" for each in cases)
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], (*notes, Note("", reader.entry("queue.ask"))), answer=True, alt=alt),
    ]


def _size(items: list[Item]) -> float:
    return next(each.size for each in items if isinstance(each, Text))


def _rungs(material: Material, top: float) -> list[Item]:
    """Return the rungs across, like cases together, and between the mildest and the hardest of these a band."""
    reader = material.reader
    found, rungs = groups(reader.case), list(rung_names(reader))
    column = (INNER - NAME) / len(rungs)
    across = {each: LEFT + NAME + (place + 0.5) * column for place, each in enumerate(rungs)}
    items: list[Item] = []
    for rung, name in zip(rungs, short_names(reader), strict=True):
        items.append(Text(across[rung] - column / 2, top - 6, column, 38, name, 28, bold=True, align="center"))
    y = top + 40
    names = {each["id"]: each["name"][reader.language] for each in reader.case.entry("queue.groups")}
    tall = (FOOT - y - GROUP * len(found)) / sum(map(len, found.values()))
    for group, cases in found.items():
        apart = rungs_apart(reader.case, [each["rung"] for each in cases])
        items += [Line(LEFT, y, RIGHT, y, "line", 2), Text(LEFT, y + 4, NAME, GROUP, names[group], 26, colour="quiet", anchor="middle")]  # fmt: skip
        y += GROUP
        xs = [across[each["rung"]] for each in cases]
        if apart:
            items.append(Box(min(xs), y + 6, max(xs) - min(xs), tall * len(cases) - 12, "soft", "", 0))
        for each in cases:
            items.append(fitted(LEFT, y, NAME - 20, tall, reader.text(each, "who"), 30, bold=True, anchor="middle"))
            items.append(Line(LEFT + NAME, y + tall / 2, RIGHT, y + tall / 2, "line", 2))
            items.append(Sign(across[each["rung"]], y + tall / 2, 18, "●", "red"))
            y += tall
    return items
