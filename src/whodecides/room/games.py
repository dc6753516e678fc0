"""The games of a room: what each takes from its tool."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from ..answers import Task
from ..case import Case
from ..case.capability import missing_needs
from ..case.reader import Reader
from ..errors import KitError, Message, _, suggest_names
from ..game.log import Move
from ..game.plan import Step, seconds_of
from ..game.play import Game, Play, take_move
from ..game.screen import Part, Screen
from ..tools import hearing, negotiation
from ..tools.ask import poll_screens
from ..tools.ask.poll import POLLED, poll_game
from ..tools.ask.poll_view import drawn_seats
from ..tools.hearing import screens as hearing_screens
from ..tools.hearing.in_short import case_in_short
from ..tools.hearing.moves import hearing_game
from ..tools.hearing.titles import seat_name
from ..tools.negotiation import screens as table_screens
from ..tools.negotiation.room_moves import TablePlay, table_game

HEARING, TABLE, POLL = "hearing", "table", "poll"
NEEDED = {HEARING: hearing.NEEDED, TABLE: negotiation.NEEDED}  # what a game asks of a case; a poll asks nothing


@dataclass(frozen=True)
class RoomGame:
    """A game in a room. `begin()` is its first state, `take(state, number, move)` lets a move count in it.

    `screen(reader, state, seat)` is what the wall or a seat sees, `step_name(reader, step)` and `seat_name(reader, state,
    seat)` what the console calls a step and a seat, `step_note(reader, step)` how the time of a step divides, `chair(reader, state)` what whoever leads may press in a step,
    `pressed_by(reader, state, seat)` what it says beside a text of its writer, where seats have no names,
    `answers(state, seat)` what somebody takes home, {task: answer}, `home(reader, state, seat)` what else to read, as rows, and `about(reader)` in a few sentences what it was played on. `holds(state)` says whether the step at hand keeps back
    what was pressed until the chair shows it, `objects(state, move)` why a press that may be made means nothing now, or "". `drawn(state)` are the seats that were drawn by lot to speak, where only their phones say so. With `seats_at_once` all roles are alike, and nobody
    waits until seats are given out.
    """

    name: str
    game: Game
    begin: Callable[[], Any]
    take: Callable[[Any, int, Move], None]
    play_of: Callable[[Any], Play]
    screen: Callable[[Reader, Any, str], Screen]
    step_name: Callable[[Reader, Step], str]
    answers: Callable[[Any, str], dict[str, Any]]
    seat_name: Callable[[Reader, Any, str], str] = lambda _reader, _state, _seat: ""
    chair: Callable[[Reader, Any], list[Part]] = lambda _reader, _state: []
    holds: Callable[[Any], bool] = lambda _state: False
    objects: Callable[[Any, Move], str] = lambda _state, _move: ""
    drawn: Callable[[Any], Collection[str]] = lambda _state: ()
    seats_at_once: bool = False
    home: Callable[[Reader, Any, str], list[Part]] = lambda _reader, _state, _seat: []
    about: Callable[[Reader], str] = lambda _reader: ""
    step_note: Callable[[Reader, Step], str] = lambda _reader, _step: ""
    pressed_by: Callable[[Reader, Any, str], str] = lambda _reader, _state, _seat: ""


def games_offered(case: Case, tasks: dict[str, Task]) -> list[dict[str, Any]]:
    """Return what can be played: polls with their tasks, and with their minutes the games for which the case has what they need."""
    polls = [
        {"name": f"{POLL} {each}", "label": f"{task.number} · {task.question}"}
        for each, task in tasks.items()
        if task.kind in POLLED
    ]
    names = [name for name, needs in NEEDED.items() if not missing_needs(case, needs)]
    return [{"name": POLL, "more": polls}] + [
        {"name": each, "minutes": round(seconds_of(find_game(case, tasks, each).game.plan) / 60)} for each in names
    ]


def find_game(case: Case, tasks: dict[str, Task], name: str) -> RoomGame:
    """Return a game by its name: hearing, table, or poll with a task, such as "poll 00.1". Raises KitError."""
    kind, _space, task = name.partition(" ")
    if kind == POLL and task in tasks:
        return _poll(name, tasks[task])
    if name == HEARING:
        return _hearing(case, tasks)
    if name == TABLE:
        return _table(case, tasks)
    known = [HEARING, TABLE, *(f"{POLL} {each.id}" for each in tasks.values() if each.kind in POLLED)]
    raise KitError(Message(_("There is no game '{name}'. {nearest}"), name=name, nearest=suggest_names(name, known)))


def _same(play: Play) -> Play:
    return play


def _hearing(case: Case, tasks: dict[str, Task]) -> RoomGame:
    game = hearing_game(case)
    return RoomGame(
        HEARING, game, lambda: Play(game), take_move, _same, hearing_screens.screen, hearing_screens.step_name,
        lambda play, seat: _of_tasks(tasks, "hearing", hearing_screens.answers_of(case, play, seat)),
        lambda reader, _play, seat: seat_name(reader, seat), home=hearing_screens.home_parts, about=case_in_short,
        step_note=hearing_screens.step_note,
    )  # fmt: skip


def _table(case: Case, tasks: dict[str, Task]) -> RoomGame:
    game = table_game(case)
    return RoomGame(
        TABLE, game, lambda: TablePlay(case, Play(game)), TablePlay.take, lambda table: table.play,
        table_screens.screen, table_screens.step_name,
        lambda table, seat: _of_tasks(tasks, "summit_table", table_screens.answers_of(table, seat)),
        table_screens.seat_name, table_screens.chair, lambda table: table.held, table_screens.why_not,
        home=table_screens.home_parts,
    )  # fmt: skip


def _poll(name: str, task: Task) -> RoomGame:
    game = poll_game(task)
    return RoomGame(
        name, game, lambda: Play(game), take_move, _same,
        lambda reader, play, seat: poll_screens.screen(reader, task, play, seat), poll_screens.step_name,
        lambda play, seat: poll_screens.answers_of(task, play, seat), drawn=drawn_seats, seats_at_once=True,
        home=lambda reader, _play, _seat: poll_screens.home_parts(reader, task),
        chair=lambda reader, play: poll_screens.chair(reader, task, play),
        pressed_by=lambda reader, play, seat: poll_screens.pressed_by(reader, task, play, seat), step_note=poll_screens.step_note,
    )  # fmt: skip


def _of_tasks(tasks: dict[str, Task], call: str, answers: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return {task: answer} of what a tool keeps: each task of a call asks for parts that only one of its answers has."""
    return {
        task.id: answer
        for task in tasks.values() if task.path.get("call") == call
        for answer in answers.values() if answer and next(iter(task.complete), None) in answer
    }  # fmt: skip
