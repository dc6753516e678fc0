"""What happened in a few days: first in no order, then on a line by day."""

from ....case import Row as DataRow
from ....i18n import _, localized_day
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, Item, Line, Note, Sign, Slide, Text
from ..text_fitting import fitted
from .layout import LETTERS, headline, task_kicker

LINE, WORDS = 130, 166  # pixels from the left edge to the line of days, and to the words beside it
TABLES = {"statements": ("●", "blue"), "platform_actions": ("■", "red"), "events": ("◆", "ink")}  # sign and colour


def day_line(material: Material, row: Row) -> list[Slide]:
    """Return two slides of a task that asks for an order: its items with letters, then the same by day."""
    task = material.tasks[row["task"]]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    words = [each["text"] for each in task.items]
    asked += _rows(words, top, [LETTERS[place] for place in range(len(words))])
    told, top = headline(row["told"])
    order = sorted(task.items, key=lambda each: (each["place"], each["id"]))
    told += _line(material, [each["id"] for each in order], [each["text"] for each in order], top)
    alt = "; ".join(f"{_day(material, _found(material, each['id'])[1])}: {each['text']}" for each in order)
    wrong = material.say_in_notes(_("In another order"))
    notes = (Note("", task.right), *(Note(wrong, each["feedback"]) for each in task.mistakes))
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], notes, answer=True, alt=alt),
    ]


def _rows(words: list[str], top: float, letters: list[str]) -> list[Item]:
    tall = (FOOT - top) / len(words)
    size = min(fitted(0, 0, INNER - 60, tall - 4, each, 32).size for each in words)
    items: list[Item] = []
    for place, each in enumerate(words):
        y = top + place * tall
        items.append(Text(LEFT, y, 50, tall, letters[place], size, bold=True, colour="quiet", anchor="middle"))
        items.append(Text(LEFT + 60, y, INNER - 60, tall, each, size, anchor="middle"))
    return items


def _line(material: Material, ids: list[str], words: list[str], top: float) -> list[Item]:
    """Return a line downwards with a sign for each row; a day stands where it begins."""
    tall, x, wide = (FOOT - top) / len(ids), LEFT + LINE, INNER - WORDS
    size = min(fitted(0, 0, wide, tall - 4, each, 30).size for each in words)
    items: list[Item] = [Line(x, top + tall / 2, x, FOOT - tall / 2, "line", 6)]
    last = ""
    for place, each in enumerate(ids):
        y = top + place * tall
        table, data = _found(material, each)
        day = _day(material, data)
        if day != last:
            items.append(fitted(LEFT, y, LINE - 30, tall, day, 26, bold=True, align="right", anchor="middle"))
        sign, colour = TABLES[table]
        items += [
            Sign(x, y + tall / 2, 13, sign, colour),
            Text(LEFT + WORDS, y, wide, tall, words[place], size, anchor="middle"),
        ]
        last = day
    return items


def _found(material: Material, row_id: str) -> tuple[str, DataRow]:
    """Return the table that has a row, and the row. Raises KitError where none has it."""
    known = next((each for each in TABLES if row_id in set(material.case[each]["id"])), "events")
    return known, material.case.row(known, row_id)


def _day(material: Material, row: DataRow) -> str:
    return localized_day(row["date"], material.reader.language, "d MMM")
