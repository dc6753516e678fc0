"""What people and the chair ask of a room becomes lines of its log, or is refused with a sentence that says why."""

from typing import Any

from ..errors import KitError, _
from ..game.log import CHAIR, UNDO, Move
from ..game.play import MOST_SEATS, SEATING, is_known_move, is_open, may_press
from .state import Line, RoomState

# Each says what is wrong, and what to do.
GONE_ON = _("That came too late: the room has gone on. Look at the step that is open now.")
SHOWN = _("That came too late: what was pressed is shown already. Say it aloud instead.")
NOT_ASKED = _("Your seat is not asked for this now. Look at what your phone shows, and press that.")
UNKNOWN = _("This page is older than the room. Reload it, then press again.")
EMPTY = _("Nothing is written yet. Write something, then send it.")
TOO_LONG = _("This text is too long. Shorten it, then send it.")
NO_SEAT = _("You have no seat yet. Wait until seats are given out.")
MUTED = _("Your texts are not shown at the moment. Everything else you can press.")
NO_GAME = _("Nothing is played yet. Choose what you play first.")
SEATED = _("Seats are given out already. Who comes later gets one by itself.")
NOBODY = _("Nobody is here yet. Give out the seats once somebody has come in.")
NOBODY_SUCH = _("This person has no seat any more. Choose somebody else.")
ELSEWHERE = _("The room is at another step meanwhile. Look at it, then press again.")
NOT_TAKEN_BACK = _("This cannot be taken back: it is gone already, or it gave out seats.")
NOT_IN_STEP = _("This cannot be pressed in this step. Go to a step that asks for it.")
UNHEARD = _("The room does not know this button. Reload the console, then press again.")
DOOR = _("The room takes nobody in at the moment. Ask whoever leads it.")
FULL = _("The room is full. Share the phone of somebody who is in it.")
CLOCK = ("pause", "go", "more")
OF_A_WRITER = ("mute", "unmute")
OF_A_PERSON = ("renew", *OF_A_WRITER, "drop")
TWICE = 1.0  # seconds within which a second press of the large button was meant for what stood there before


class RefusedError(KitError):
    """Somebody asked for what cannot be; the message says why."""


def join_lines(state: RoomState, device: str, t: float) -> list[Line]:
    """Return the lines with which one more person comes in; who comes after seats were given out gets one at once."""
    if not state.door_open:
        raise RefusedError(DOOR)
    if len(state.people) >= MOST_SEATS:
        raise RefusedError(FULL)
    lines: list[Line] = [{"t": t, "kind": "join", "dev": device}]
    if state.game and (state.play.seats or state.game.seats_at_once):
        lines.append(_move(t, {"kind": "late", "by": CHAIR} if state.play.seats else _seats(1)))
    return lines


def press_lines(state: RoomState, person: int, device: str, n: int, asked: Any, t: float) -> list[Line]:
    """Return the line of what a person presses or writes; none where it was sent before."""
    if (device, n) in state.sent:
        return []
    seat = state.seat_of(person)
    if not seat or not state.game:
        raise RefusedError(NO_SEAT)
    given = asked if isinstance(asked, dict) else {}
    move = {"kind": given.get("kind"), "by": seat, "step": given.get("step"), "value": given.get("value")}
    if why := _why_not(state, person, move):
        raise RefusedError(why)
    return [{**_move(t, move), "person": person, "dev": device, "n": n}]


def _why_not(state: RoomState, person: int, move: Move) -> str:
    """Say why a press of a person does not count and what they can do, "" where it counts."""
    assert state.game
    game, play, kind, value = state.game, state.play, move["kind"], move["value"]
    if not isinstance(kind, str) or not isinstance(move["step"], str):
        return UNKNOWN
    if not is_known_move(game.game, move):
        is_text = kind in game.game.writes and isinstance(value, str)
        return (TOO_LONG if value.strip() else EMPTY) if is_text else UNKNOWN
    if move["step"] != play.step.id:
        return GONE_ON
    if not may_press(play, move):
        return SHOWN if play.step.secret and is_open(play, play.step.id) else NOT_ASKED
    if state.people[person].muted and kind in game.game.writes:
        return MUTED
    return game.objects(state.playing, move)


def chair_lines(state: RoomState, device: str, n: int, asked: Any, t: float) -> list[Line]:
    """Return the lines of what the chair does; none where it was sent before, or the large button was pressed twice."""
    if (device, n) in state.sent:
        return []
    given = asked if isinstance(asked, dict) else {}
    if given.get("do") != "move":
        lines = _room_lines(state, given, t)
    else:
        line = _chair_move(state, given.get("move"), t)
        lines = [] if _is_pressed_twice(state, given["move"], t) else [line]
    for line in lines[:1]:
        line |= {"dev": device, "n": n}
    return lines


def _is_pressed_twice(state: RoomState, given: dict[str, Any], t: float) -> bool:
    """Say whether a move of the large button, which names the step that it saw, follows at once on another one."""
    return given.get("kind") in ("next", "reveal") and "from" in given and t - state.clock.turned < TWICE


def _room_lines(state: RoomState, given: dict[str, Any], t: float) -> list[Line]:
    kind = given.get("do")
    if kind == "game" and isinstance(given.get("name"), str):
        at_once, people = state.find(given["name"]).seats_at_once, len(state.present())  # KitError: there is none of it
        seats = [_move(t, _seats(people))] if at_once and people else []
        return [{"t": t, "kind": "game", "name": given["name"]}, *seats]
    if kind in ("close", "open"):
        return [{"t": t, "kind": kind}]
    if kind in OF_A_PERSON or kind == "swap":
        return [_line_on_people(state, kind, given, t)]
    if not state.game:
        raise RefusedError(NO_GAME)
    if kind in CLOCK:
        return [{"t": t, "kind": kind}]
    if kind == "seats":
        if state.play.seats or not state.present():
            raise RefusedError(SEATED if state.play.seats else NOBODY)
        return [_move(t, _seats(len(state.present())))]
    raise RefusedError(UNHEARD)


def _line_on_people(state: RoomState, kind: str, given: dict[str, Any], t: float) -> Line:
    """Return the line of what the chair does with one person, who may be named by a text `of` theirs, or with two."""
    people = [given.get(each) for each in (("person", "other") if kind == "swap" else ("person",))]
    of = given.get("of")
    written = state.play.texts.get(of) if state.game and kind in OF_A_WRITER and isinstance(of, int) else None
    if written:
        people = [state.person_at(written.by)]
    if not all(each in state.sitting if kind == "swap" else _is_person(state, each) for each in people):
        raise RefusedError(NOBODY_SUCH)
    return {"t": t, "kind": kind, **dict(zip(("person", "other"), people, strict=False))}


def _chair_move(state: RoomState, asked: Any, t: float) -> Line:
    """Return the line of a move of the chair: to another step, from the one that it saw; to the wall and off; back; its own."""
    given = asked if isinstance(asked, dict) else {}
    move = {**{name: given[name] for name in ("kind", "step", "of", "value") if name in given}, "by": CHAIR}
    if not state.game:
        raise RefusedError(NO_GAME)
    if given.get("from", state.play.step.id) != state.play.step.id:
        raise RefusedError(ELSEWHERE)
    if move.get("kind") == UNDO:
        of = move.get("of")
        if not isinstance(of, int) or not 0 <= of < len(state.log) or state.log[of]["kind"] in SEATING:
            raise RefusedError(NOT_TAKEN_BACK)
    elif move.get("kind") in SEATING or not is_known_move(state.game.game, move):
        raise RefusedError(UNHEARD)
    elif "value" in move and not may_press(state.play, move):
        raise RefusedError(NOT_IN_STEP)
    return _move(t, move)


def _move(t: float, move: Move) -> Line:
    return {"t": t, "kind": "move", "move": move}


def _seats(people: int) -> Move:
    return {"kind": "seats", "by": CHAIR, "people": people}


def _is_person(state: RoomState, person: Any) -> bool:
    return isinstance(person, int) and 0 <= person < len(state.people)
