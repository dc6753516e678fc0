"""The screens of a hearing in a room, and what somebody takes home from it."""

from typing import Any, cast

from ...case import Case
from ...case.reader import Reader
from ...game.play import Play
from ...game.screen import Screen
from ...game.view import WALL
from .answers import decision_of, steps_answer
from .moves import RULING, bench_hands, most_hands, vote_on
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
    steps = {part: given for part, given in steps_answer(case, play, seat).items() if given}
    if play.seats.get(seat) in VOTERS and "decisions" in steps:  # what somebody did not vote is not theirs
        steps["decisions"] = {
            step: vote for step in steps["decisions"] if (vote := play.pressed(vote_on(step), "vote").get(seat))
        }
    found = {"steps": {"decisions": {}, "reasons": {}, **steps} if steps else {}, "ruling": _ruling_answer(play, seat)}
    return {task: answer for task, answer in found.items() if answer}


def _ruling_answer(play: Play, seat: str) -> dict[str, Any]:
    """Return a ruling as the lesson stores it. One's sentence is a dissent where one voted with the minority."""
    hands, bet = bench_hands(play, RULING), play.pressed(RULING, "bet").get(seat, "")
    written = play.pressed("sentence", "sentence").get(seat)
    sentence = play.texts[written].text if written is not None else ""
    vote, outcome = play.pressed(RULING, "vote").get(seat, ""), most_hands(hands)
    part = "dissent" if vote and outcome and vote != outcome else "reasons"
    found = {
        "outcome": decision_of(play, RULING, seat),
        part: sentence,
        "hands": hands if sum(hands.values()) > 1 else {},
        "bet": bet,
    }
    return {name: value for name, value in found.items() if value}
