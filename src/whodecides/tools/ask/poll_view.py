"""What the wall and each seat of a poll see: plain data. What was chosen, and what is so, comes with the reveal."""

from typing import TypedDict

from ...answers import Task
from ...game.play import Play, is_open
from ...game.view import WALL, OwnView, StepView, count_presses, own_view, step_view
from .poll import option_on_record


class OptionView(TypedDict):
    """An option: how many chose it, and whether it is the one on record; None before the reveal."""

    id: str
    text: str
    count: int | None
    record: bool | None


class WallView(TypedDict):
    """What all see."""

    now: StepView
    question: str
    options: list[OptionView]


class SeatView(TypedDict):
    """What one seat sees beside the wall: itself."""

    wall: WallView
    own: OwnView


def view(task: Task, play: Play, seat: str = WALL) -> WallView | SeatView:
    """Return what a seat sees of a poll, or the wall. Raises KeyError for a seat that nobody has."""
    shown, counts, record = is_open(play, "press"), count_presses(play, "press", "choose"), option_on_record(task)
    wall: WallView = {
        "now": step_view(play),
        "question": task.question,
        "options": [
            {
                "id": each["id"],
                "text": each["text"],
                "count": counts.get(each["id"], 0) if shown else None,
                "record": each["id"] == record if shown else None,
            }
            for each in task.options
        ],
    }
    return wall if seat == WALL else {"wall": wall, "own": own_view(play, seat)}
