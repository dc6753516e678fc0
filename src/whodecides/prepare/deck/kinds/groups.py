"""Things to be put into groups: first with numbers beside the names of the groups, then each in its group."""

from ....answers import Task
from ....i18n import _
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted, text_height
from .layout import badge, headline, task_kicker

BESIDE = 440  # pixels of the groups
GAP = 10  # pixels between them


def groups(material: Material, row: Row) -> list[Slide]:
    """Return two slides of a task that sorts: its items beside its groups, and below `told` each item with its group."""
    task = material.tasks[row["task"]]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += _items(task, list(range(len(task.items))), top, FOOT) + _names(task, top)
    told, top = headline(row["told"])
    order = sorted(range(len(task.items)), key=lambda place: (_group(task, place), place))
    told += _items(task, order, top, FOOT) + _answers(task, order, top)
    names = {each["id"]: each["text"] for each in task.categories}
    wrong = material.say_in_notes(_("If somebody puts {place} elsewhere"))
    notes = tuple(Note(wrong.format(place=place), each["feedback"]) for place, each in enumerate(task.items, 1))
    alt = "; ".join(f"{place} {names[each['answer']]}" for place, each in enumerate(task.items, 1))
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], (Note("", task.right), *notes), answer=True, alt=alt),
    ]


def _group(task: Task, place: int) -> int:
    return [each["id"] for each in task.categories].index(task.items[place]["answer"])


def _items(task: Task, order: list[int], top: float, foot: float) -> list[Item]:
    """Return the items in an order, with the numbers that they have in the task."""
    tall, wide = (foot - top) / len(order), INNER - BESIDE - 100
    size = min(fitted(0, 0, wide, tall - 8, each["text"], 32).size for each in task.items)
    items: list[Item] = []
    for row, place in enumerate(order):
        y = top + row * tall
        items += badge(LEFT + 24, y + tall / 2, str(place + 1))
        items.append(Text(LEFT + 64, y + 4, wide, tall - 8, task.items[place]["text"], size, anchor="middle"))
    return items


def _names(task: Task, top: float) -> list[Item]:
    """Return the groups below each other in boxes."""
    x, tall = RIGHT - BESIDE, (FOOT - top - GAP * (len(task.categories) - 1)) / len(task.categories)
    size = min(fitted(0, 0, BESIDE - 32, tall - 8, each["text"], 30).size for each in task.categories)
    high = min(tall, max(text_height(each["text"], BESIDE - 32, size) for each in task.categories) + 40)
    items: list[Item] = []
    for place, each in enumerate(task.categories):
        y = top + place * (high + GAP)
        items.append(Box(x, y, BESIDE, high, "paper", "ink", 2, 6))
        items.append(Text(x + 16, y, BESIDE - 32, high, each["text"], size, anchor="middle"))
    return items


def _answers(task: Task, order: list[int], top: float) -> list[Item]:
    """Return each group beside its items, which stand next to each other in this order."""
    x, tall = RIGHT - BESIDE, (FOOT - top) / len(order)
    items: list[Item] = []
    for number, each in enumerate(task.categories):
        rows = [row for row, place in enumerate(order) if _group(task, place) == number]
        if rows:
            y, high = top + rows[0] * tall, len(rows) * tall
            items.append(Line(LEFT, y, RIGHT, y, "line", 2))
            items.append(Box(x, y + 5, BESIDE, high - 10, "ink", "", 0, 6))
            items.append(fitted(x + 16, y + 6, BESIDE - 32, high - 12, each["text"], 28, bold=True, colour="paper", anchor="middle"))  # fmt: skip
    return items
