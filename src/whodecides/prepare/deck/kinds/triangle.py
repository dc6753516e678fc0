"""Acts to be placed on the triangle of state, company and speaker, and then the same picture with their numbers."""

from collections.abc import Mapping
from math import hypot

from ....answers import Task
from ....tools.triangle.view import corner_names, side_of
from ..material import Material, Row
from ..scene import FOOT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted
from .layout import badge, headline, task_kicker

CORNERS = {"state": (410, 0.0), "company": (682, 1.0), "speaker": (138, 1.0)}  # across in pixels, down as a share
THROUGH = "state-company-speaker"  # the side that leads through a corner
BESIDE = 800  # where the acts are listed
APART, END = 15, 88  # pixels from the line between two corners to each arrow, and from a corner to an arrow's end

Point = tuple[float, float]


def triangle(material: Material, row: Row) -> list[Slide]:
    """Return two slides of a task that sorts acts by side: the acts beside an empty triangle, then where they belong."""
    task = material.tasks[row["task"]]
    names = corner_names(material.reader)
    corners = {"state": names["state"], "company": names["company"], "speaker": names["user"]}
    sides = {each["id"]: each["text"] for each in task.categories}
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += _picture(top, corners, {}) + _acts(task, top, told=False)
    told, top = headline(row["told"])
    placed: dict[str, list[int]] = {}
    for number, each in enumerate(task.items, 1):
        placed.setdefault(side_of(each["answer"]), []).append(number)
    told += _picture(top, corners, placed) + _acts(task, top, told=True)
    found = "; ".join(f"{number} {sides[each['answer']]}" for number, each in enumerate(task.items, 1))
    notes = [Note("", task.right), *(Note(f"{number} {sides[each['answer']]}", each["feedback"]) for number, each in enumerate(task.items, 1))]  # fmt: skip
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes, alt=", ".join(corners.values())),
        Slide(tuple(told), row["told"], tuple(notes), answer=True, alt=found),
    ]  # fmt: skip


def _picture(top: float, corners: Mapping[str, str], placed: Mapping[str, list[int]]) -> list[Item]:
    """Return the triangle with an arrow each way, and on an arrow the numbers of the acts that belong there."""
    begin, end = top + 50, FOOT - 66
    at = {corner: (float(x), begin + share * (end - begin)) for corner, (x, share) in CORNERS.items()}
    items: list[Item] = []
    for one in at:
        for other in (each for each in at if each != one):
            numbers = placed.get(f"{one}-{other}", [])
            items += _arrow(at[one], at[other], numbers, faded=bool(placed) and not numbers)
    for number in placed.get(THROUGH, []):
        items += _way_through(at, number)
    for corner, (x, y) in at.items():
        items.append(Box(x - 84, y - 32, 168, 64, "paper", "ink", 3, 32))
        items.append(fitted(x - 80, y - 32, 160, 64, corners[corner], 28, bold=True, align="center", anchor="middle"))
    return items


def _arrow(one: Point, other: Point, numbers: list[int], faded: bool) -> list[Item]:
    """Return an arrow to the right of the line between two corners, as one goes along it."""
    far = hypot(other[0] - one[0], other[1] - one[1])
    along, down = (other[0] - one[0]) / far, (other[1] - one[1]) / far
    x1, y1 = one[0] + along * END - down * APART, one[1] + down * END + along * APART
    x2, y2 = other[0] - along * END - down * APART, other[1] - down * END + along * APART
    items: list[Item] = [Line(x1, y1, x2, y2, "grey" if faded else "ink", 3 if faded else 4, arrow=True)]
    for place, number in enumerate(numbers):
        share = 0.3 + 0.28 * place
        items += badge(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, str(number), r=24)
    return items


def _way_through(at: Mapping[str, Point], number: int) -> list[Item]:
    """Return the arrows of an act of the state that reaches the speaker through the company, and its number on both."""
    (sx, sy), (cx, cy), (ux, uy) = at["state"], at["company"], at["speaker"]
    items: list[Item] = []
    for x1, y1, x2, y2 in ((sx + 90, sy + 8, cx + 52, cy - 44), (cx - 30, cy + 46, ux + 30, uy + 46)):
        items.append(Line(x1, y1, x2, y2, "red", 5, arrow=True))
        items += badge((x1 + x2) / 2, (y1 + y2) / 2, str(number), "red", r=24)
    return items


def _acts(task: Task, top: float, told: bool) -> list[Item]:
    """Return the acts below each other, with their numbers."""
    tall, wide = (FOOT - top) / len(task.items), RIGHT - BESIDE - 60
    size = min(fitted(0, 0, wide, tall - 8, each["text"], 30).size for each in task.items)
    items: list[Item] = []
    for place, each in enumerate(task.items):
        y, through = top + place * tall, told and side_of(each["answer"]) == THROUGH
        items += badge(BESIDE + 22, y + tall / 2, str(place + 1), "red" if through else "ink")
        items.append(Text(BESIDE + 60, y + 4, wide, tall - 8, each["text"], size, anchor="middle"))
    return items
