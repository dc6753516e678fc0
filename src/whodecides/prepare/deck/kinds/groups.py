"""Sentences to be put into groups: a ring for each group, and then the right one is filled."""

from ....answers import Task
from ..material import Material, Row
from ..scene import FOOT, INNER, LEAST, LEFT, RIGHT, Item, Line, Note, Sign, Slide, Text
from ..text_fitting import fitted, text_height, text_width
from .layout import LETTERS, headline, task_kicker

LEAST_COLUMN = 160  # pixels of a group


def groups(material: Material, row: Row) -> list[Slide]:
    """Return two slides of a task that asks for groups: its items, and below `told` where each belongs."""
    task = material.tasks[row["task"]]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += _ballot(task, top, told=False)
    told, top = headline(row["told"])
    told += _ballot(task, top, told=True)
    names = {each["id"]: each["text"] for each in task.categories}
    found = [f"{letter}: {names[each['answer']]}" for letter, each in zip(LETTERS, task.items, strict=False)]
    notes = [Note(label, each["feedback"]) for label, each in zip(found, task.items, strict=True)]
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], (Note("", task.right), *notes), answer=True, alt="; ".join(found)),
    ]


def _ballot(task: Task, top: float, told: bool) -> list[Item]:
    """Return the items below each other, with a ring in the column of each group."""
    names = [each["text"] for each in task.categories]
    longest = max(text_width(word, LEAST, bold=True) for each in names for word in each.split())
    column = max(LEAST_COLUMN, longest + 24)
    left, head = INNER - column * len(names), max(text_height(each, column - 16, LEAST, bold=True) for each in names)
    items: list[Item] = []
    for place, each in enumerate(names):
        x = LEFT + left + place * column
        items.append(Text(x + 8, top - 8, column - 16, head, each, LEAST, bold=True, align="center", anchor="bottom"))
    top += head + 4
    tall = (FOOT - top) / len(task.items)
    size = min(fitted(0, 0, left - 70, tall - 10, each["text"], 32).size for each in task.items)
    for number, each in enumerate(task.items):
        y = top + number * tall
        items.append(Line(LEFT, y, RIGHT, y, "line", 2))
        items.append(Text(LEFT, y, 44, tall, LETTERS[number], size, bold=True, colour="quiet", anchor="middle"))
        items.append(Text(LEFT + 50, y + 5, left - 70, tall - 10, each["text"], size, anchor="middle"))
        for place, category in enumerate(task.categories):
            middle, so = LEFT + left + (place + 0.5) * column, told and each["answer"] == category["id"]
            look = ("●", "ink") if so else ("○", "line" if told else "quiet")
            items.append(Sign(middle, y + tall / 2, 20, *look))
    return items
