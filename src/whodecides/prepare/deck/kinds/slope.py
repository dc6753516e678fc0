"""Two orders side by side: what moves where one weight is another."""

from collections.abc import Sequence

from ....i18n import _
from ....tools.likeness.view import Ranked, ranked
from ..material import Material, Row
from ..scene import FOOT, LEFT, RIGHT, Align, Box, Item, Line, Note, Sign, Slide, Text
from .layout import headline, task_kicker

COLUMNS = (LEFT + 340, RIGHT - 340)  # where the two orders stand
APART = 32  # pixels between two names, at least


def slope(material: Material, row: Row) -> list[Slide]:
    """Return two slides of likeness to `near`: the order by the first of `weights` alone, then beside the second.

    `of` are the places that are named, `hero` the one of them that the question is about, `heads` what stands above.
    """
    orders = [ranked(material.reader, weights, row["near"]) for weights in row["weights"]]
    task = material.tasks[row["task"]]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += _heads(row, top) + _order(row, orders, 0, top + 44)
    x, y = COLUMNS[1] - 40, top + 44
    asked.append(Box(x, y, 340, FOOT - y, "soft", "quiet", 2, 8, dash=True))
    asked.append(Text(x, y, 340, FOOT - y, "?", 120, bold=True, align="center", anchor="middle", colour="quiet"))
    told, top = headline(row["told"])
    told += _heads(row, top) + _lines(row, orders, top + 44)
    told += [each for side in (0, 1) for each in _order(row, orders, side, top + 44)]
    wrong = material.say_in_notes(_("If somebody says “{text}”"))
    notes = [Note(wrong.format(text=f"{each['answer']:g}"), each["feedback"]) for each in task.mistakes]
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes, alt=_in_words(row, orders[:1])),
        Slide(tuple(told), row["told"], (Note("", task.right), *notes), answer=True, alt=_in_words(row, orders)),
    ]  # fmt: skip


def _heads(row: Row, top: float) -> list[Item]:
    return [Text(x - 300, top - 6, 600, 40, words, 28, bold=True, align="center") for x, words in zip(COLUMNS, row["heads"], strict=True)]  # fmt: skip


def _heights(orders: Sequence[list[Ranked]], side: int, top: float) -> dict[str, float]:
    """Return where each place stands; who shares a rank stands in the middle of those who share it."""
    order = [each["id"] for each in orders[side]]
    step = (FOOT - top - 28) / (max(map(len, orders)) - 1)
    ranks: dict[int, list[int]] = {}
    for place, each in enumerate(orders[side]):
        ranks.setdefault(each["rank"], []).append(place)
    middles = {place: sum(tied) / len(tied) for tied in ranks.values() for place in tied}
    return {each: top + 14 + step * middles[place] for place, each in enumerate(order)}


def _order(row: Row, orders: Sequence[list[Ranked]], side: int, top: float) -> list[Item]:
    """Return the dots of one order, and beside them the names and ranks of those that are named."""
    at, x = _heights(orders, side, top), COLUMNS[side]
    items: list[Item] = []
    for place in sorted(at, key=lambda place: (place in row["of"], place == row["hero"])):
        named, hero = place in row["of"], place == row["hero"]
        items.append(Sign(x, at[place], 11 if named else 6, "●", "red" if hero else "ink" if named else "grey"))
    rows = sorted((each for each in orders[side] if each["id"] in row["of"]), key=lambda each: at[each["id"]])
    for each, y in zip(rows, _spread([at[each["id"]] for each in rows]), strict=True):
        words = f"{each['name']}  **{each['rank']}**" if side == 0 else f"**{each['rank']}**  {each['name']}"
        left: float = x - 340 if side == 0 else x + 22
        align: Align = "right" if side == 0 else "left"
        colour = "red" if each["id"] == row["hero"] else "ink"
        items.append(Text(left, y - 18, 318, 36, words, 26, align=align, anchor="middle", colour=colour))
    return items


def _spread(heights: list[float]) -> list[float]:
    """Return heights, which are in order, at least APART from each other and within the slide."""
    spread = list(heights)
    for place in range(1, len(spread)):
        spread[place] = max(spread[place], spread[place - 1] + APART)
    for place in range(len(spread) - 1, -1, -1):
        below = spread[place + 1] - APART if place + 1 < len(spread) else FOOT - 18
        spread[place] = min(spread[place], below)
    return spread


def _lines(row: Row, orders: Sequence[list[Ranked]], top: float) -> list[Item]:
    one, other = _heights(orders, 0, top), _heights(orders, 1, top)
    items: list[Item] = []
    for each in sorted(one.keys() & other.keys(), key=lambda each: (each in row["of"], each == row["hero"], each)):
        named, hero = each in row["of"], each == row["hero"]
        look = ("red", 7) if hero else ("ink", 4) if named else ("line", 2)
        items.append(Line(COLUMNS[0], one[each], COLUMNS[1], other[each], *look))
    return items


def _in_words(row: Row, orders: Sequence[list[Ranked]]) -> str:
    """Return the ranks of those that are named, in one order after the other."""
    ranks = [{each["id"]: (each["name"], each["rank"]) for each in order} for order in orders]
    named = [each for each in row["of"] if all(each in rank for rank in ranks)]
    return "; ".join(f"{ranks[0][each][0]}: " + " → ".join(str(rank[each][1]) for rank in ranks) for each in named)
