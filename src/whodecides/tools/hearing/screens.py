"""The screens of a hearing in a room, and what somebody takes home from it."""

from collections.abc import Iterator
from typing import Any, cast

from ...case import Case
from ...case.reader import Reader
from ...game.play import Play
from ...game.screen import Part, Row, Screen, rows
from ...game.view import WALL
from ...i18n import colon
from .answers import heard_log, ruling_answer, steps_answer
from .board import opened_finding
from .moves import RULING, bench_hands, finding_on, vote_on
from .phone_screens import phone_screen
from .plan import step_ids
from .play_view import SeatView, WallView, view
from .seats import VOTERS
from .steps import step_title
from .titles import step_name as step_name
from .titles import step_note as step_note
from .wall_screens import wall_screen
from .words import finding_names, hearing_labels


def screen(reader: Reader, play: Play, seat: str) -> Screen:
    """Return what a seat sees of a hearing, or the wall. Raises KeyError for a seat that nobody has."""
    seen = view(reader, play, seat)
    if seat == WALL:
        return wall_screen(reader, play.step, cast("WallView", seen))
    return phone_screen(reader, play.step, cast("SeatView", seen))


def answers_of(case: Case, play: Play, seat: str) -> dict[str, Any]:
    """Return what a seat takes home as answers to the tasks of a hearing, {"steps", "ruling"}: those to which it gave some.

    What it did not vote is not its decision: a bet is none, and what the bench decided is that of those who sit on it.
    """
    steps = {part: told for part, told in steps_answer(case, play, seat).items() if told}
    ruling = {part: told for part, told in ruling_answer(play, seat).items() if told}
    if play.seats.get(seat) not in VOTERS:
        for part in (steps, ruling):
            part.pop("hands", None)
    votes = {step: play.pressed(vote_on(step), "vote").get(seat, "") for step in step_ids(case)}
    own = {"decisions": {step: vote for step, vote in votes.items() if vote}}
    found = {
        "steps": {"reasons": {}, **steps, **own, "heard": heard_log(play, seat)} if steps else {},
        "ruling": {**ruling, "outcome": play.pressed(RULING, "vote").get(seat, "")} if ruling else {},
    }
    return {task: answer for task, answer in found.items() if answer}


def home_parts(reader: Reader, play: Play, seat: str) -> list[Part]:
    """Return what else to read at home: how the bench voted, what the body of the case found on the steps that are open, and
    what came after."""
    _, labels, end = reader.say, hearing_labels(reader), play.step == play.game.plan[-1]
    opened = [each for each in step_ids(reader.case) if play.game.place(finding_on(each)) <= play.at]
    read = [(step_title(reader, each), opened_finding(reader, each)) for each in opened]
    reasons: list[Row] = [{"label": f"{title}{colon(reader.language)}{found['finding']}.", "text": found["text"]} for title, found in read]  # fmt: skip
    after: list[Row] = [{"label": f"{each['kind']}{colon(reader.language)}".rstrip(), "text": each["text"]} for each in cast("WallView", view(reader, play))["after"]] if end else []  # fmt: skip
    found = [
        (_("How the bench voted"), list(_votes(reader, play))),
        (labels["board_reads"], reasons),
        (labels["after"], after),
    ]
    return [rows(each, title=title) for title, each in found if each]


def _votes(reader: Reader, play: Play) -> Iterator[Row]:
    """Return how the bench voted on each step that is open: of one whose reasons were passed over, the wall showed no counts."""
    names = finding_names(reader)
    for step in step_ids(reader.case):
        hands = bench_hands(play, vote_on(step))
        if hands:
            counted = ", ".join(f"{names[each]} {count}" for each, count in hands.items())
            yield {"label": f"{step_title(reader, step)}{colon(reader.language)}".rstrip(), "text": counted}
