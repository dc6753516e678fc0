"""Accounts that were limited, or not: first as they are told without names, then whose they were and what was done.

The second slide turns one account at each press, so that a class votes on each before it is told.
"""

from collections.abc import Sequence

from ....i18n import _, colon
from ..material import Material, Row
from ..scene import FOOT, INNER, LEAST, LEFT, Box, Item, Note, Slide, Text, coming, going
from ..text_fitting import fitted, text_height
from .layout import answered, badge, headline, task_kicker

IN_A_ROW = 2
GAP = 14  # pixels between cards
BESIDE = 82  # pixels beside a text in its card

Card = tuple[str, str, str]  # number, name, text
Place = tuple[float, float, float, float]  # x, y, width, height


def accounts(material: Material, row: Row) -> list[Slide]:
    """Return two slides: the accounts of `trials`, and below `told`, one at each press, what became of them."""
    reader, task = material.reader, material.tasks[row["task"]]
    rows = material.case["trials"].to_dict("records")
    cases = [(str(place), "", reader.text(each, "case")) for place, each in enumerate(rows, 1)]
    who = [reader.text(each, "who") for each in rows]
    did = [reader.text(each, "did") for each in rows]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += cards(cases, top)
    told, top = answered(row["headline"], row["told"], len(rows) - 1)
    done = [_("closed or limited") if each["limited"] else _("left open") for each in rows]
    turn = [(str(n), f"{name}{colon(reader.language)}{material.say(what)}", each) for n, (name, what, each) in enumerate(zip(who, done, did, strict=True), 1)]  # fmt: skip
    told += turned(cases, turn, top)
    notes = [Note(f"{n} {name}", material.say_in_notes(what)) for n, (name, what) in enumerate(zip(who, done, strict=True), 1)]  # fmt: skip
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], tuple(notes), answer=True),
    ]


def cards(listed: Sequence[Card], top: float) -> list[Item]:
    """Return cards in rows, all texts of one size. A row is as high as its longest needs."""
    grid = _grid([listed], top)
    size = _size(listed, grid)
    return [each for card, place in zip(listed, grid, strict=True) for each in (_frame(place), *_inside(card, place, size))]  # fmt: skip


def turned(asked: Sequence[Card], told: Sequence[Card], top: float) -> list[Item]:
    """Return cards in rows that turn one after the other: the first is turned at once, the next ones at a press each."""
    grid = _grid([asked, told], top)
    before, after = _size(asked, grid), _size(told, grid)
    items: list[Item] = []
    for press, (one, other, place) in enumerate(zip(asked, told, grid, strict=True)):
        items.append(_frame(place))
        items += going(_inside(one, place, before), press)
        items += coming(_inside(other, place, after), press)
    return items


def _said(card: Card) -> str:
    _sign, name, text = card
    return f"**{name}**\n{text}" if name else text


def _grid(layers: Sequence[Sequence[Card]], top: float) -> list[Place]:
    """Return where each card stands, as high as the longest of the texts needs that stand there."""
    wide = (INNER - GAP * (IN_A_ROW - 1)) / IN_A_ROW
    needed = [max(text_height(_said(each), wide - BESIDE, LEAST) for each in one) for one in zip(*layers, strict=True)]
    rows = [max(needed[place : place + IN_A_ROW]) for place in range(0, len(needed), IN_A_ROW)]
    spare = (FOOT - top - GAP * (len(rows) - 1) - sum(rows)) / len(rows)
    places: list[Place] = []
    for place in range(len(needed)):
        number, column = divmod(place, IN_A_ROW)
        y = top + sum(each + spare + GAP for each in rows[:number])
        places.append((LEFT + column * (wide + GAP), y, wide, rows[number] + spare))
    return places


def _size(listed: Sequence[Card], grid: Sequence[Place]) -> float:
    """Return the largest size in which all texts fit their cards."""
    return min(
        fitted(0, 0, wide - BESIDE, high - 8, _said(each), 30).size
        for each, (_x, _y, wide, high) in zip(listed, grid, strict=True)
    )


def _frame(place: Place) -> Box:
    return Box(*place, "paper", "quiet", 2, 12)


def _inside(card: Card, place: Place, size: float) -> list[Item]:
    x, y, wide, high = place
    text = Text(x + 68, y + 4, wide - BESIDE, high - 8, _said(card), size, anchor="middle")
    return [*badge(x + 34, y + 34, card[0]), text]
