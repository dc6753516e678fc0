"""The screens of a hearing in a room, and what somebody takes home from it."""

from typing import Any, cast

from ...case import Case
from ...case.reader import Reader
from ...game.play import Play
from ...game.screen import Screen
from ...game.view import WALL
from .answers import heard_log, ruling_answer, steps_answer
from .moves import vote_on
from .phone_screens import phone_screen
from .play_view import SeatView, WallView, view
from .seats import VOTERS
from .titles import step_name as step_name
from .wall_screens import wall_screen


def screen(reader: Reader, play: Play, seat: str) -> Screen:
    """Return what a seat sees of a hearing, or the wall. Raises KeyError for a seat that nobody has."""
    seen = view(reader, play, seat)
    if seat == WALL:
        return wall_screen(reader, play.step, cast("WallView", seen))
    return phone_screen(reader, play.step, cast("SeatView", seen))


def answers_of(case: Case, play: Play, seat: str) -> dict[str, Any]:
    """Return what a seat takes home as answers to the tasks of a hearing, {"steps", "ruling"}: those to which it gave some."""
    steps = {part: told for part, told in steps_answer(case, play, seat).items() if told}
    if play.seats.get(seat) in VOTERS and "decisions" in steps:  # what somebody did not vote is not theirs
        steps["decisions"] = {
            step: vote for step in steps["decisions"] if (vote := play.pressed(vote_on(step), "vote").get(seat))
        }
    ruling = {part: told for part, told in ruling_answer(play, seat).items() if told}
    given = {"decisions": {}, "reasons": {}, **steps, "heard": heard_log(play, seat)} if steps else {}
    found = {"steps": given, "ruling": ruling}
    return {task: answer for task, answer in found.items() if answer}
