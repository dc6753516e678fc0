"""What the wall and each seat of a poll see: plain data. What was chosen, and what is so, comes with the reveal."""

from typing import TypedDict

from ...answers import Task
from ...game.play import Play, is_open
from ...game.view import WALL, OwnView, StepView, count_presses, own_view, step_view, voices
from .poll import option_on_record


class OptionView(TypedDict):
    """An option: how many chose it, and whether it is the one on record; None before the reveal."""

    id: str
    text: str
    count: int | None
    record: bool | None


class WallView(TypedDict):
    """What all see. `voices` says how many are to speak now, and no name; `thinks` how many each released sentence, by its
    number, makes think again."""

    now: StepView
    question: str
    options: list[OptionView]
    voices: int
    thinks: dict[str, int]


class SeatView(TypedDict):
    """What one seat sees beside the wall: itself, and whether its lot was drawn to speak."""

    wall: WallView
    own: OwnView
    speaks: bool


def view(task: Task, play: Play, seat: str = WALL) -> WallView | SeatView:
    """Return what a seat sees of a poll, or the wall. Raises KeyError for a seat that nobody has."""
    return wall_view(task, play) if seat == WALL else seat_view(task, play, seat)


def seat_view(task: Task, play: Play, seat: str) -> SeatView:
    """Return what a seat sees of a poll. Raises KeyError for a seat that nobody has."""
    return {"wall": wall_view(task, play), "own": own_view(play, seat), "speaks": seat in drawn_seats(play)}


def drawn_seats(play: Play) -> list[str]:
    """Return the seats that speak in the step at hand: none before the reveal, and none after the talk on it."""
    return voices(play, "press", "choose") if play.step.id in ("press", "shown") else []


def wall_view(task: Task, play: Play) -> WallView:
    """Return what all see of a poll."""
    shown, counts, record = is_open(play, "press"), count_presses(play, "press", "choose"), option_on_record(task)
    return {
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
        "voices": len(drawn_seats(play)),
        "thinks": count_presses(play, "sentences", "think"),
    }


def on_record(wall: WallView) -> str:
    """Return the option on record, "" before the reveal, and where there is none."""
    return next((each["id"] for each in wall["options"] if each["record"]), "")
