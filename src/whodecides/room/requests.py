"""What people and the chair ask of a room becomes lines of its log, or is refused with a sentence that says why."""

from typing import Any

from ..errors import KitError, _
from ..game.log import CHAIR, UNDO, Move
from ..game.play import is_known_move, may_press
from .state import Line, RoomState

GONE_ON = _("That came too late: the room has gone on. Look at the step that is open now.")
UNKNOWN = _("This cannot be pressed here. Reload the page.")
NO_SEAT = _("You have no seat yet. Wait until seats are given out.")
MUTED = _("Your texts are not shown at the moment. Everything else you can press.")
NOT_NOW = _("That cannot be done now: the room has changed meanwhile.")
DOOR = _("The room takes nobody in at the moment. Ask whoever leads it.")
FULL = _("The room is full.")
MOST_PEOPLE = 1000
CLOCK = ("pause", "go", "more")
OF_A_PERSON = ("renew", "mute", "unmute", "drop")


class RefusedError(KitError):
    """Somebody asked for what cannot be; the message says why."""


def join_lines(state: RoomState, device: str, t: float) -> list[Line]:
    """Return the lines with which one more person comes in; who comes after seats were given out gets one at once."""
    if not state.door_open:
        raise RefusedError(DOOR)
    if len(state.people) >= MOST_PEOPLE:
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
    if (
        not isinstance(move["kind"], str)
        or not isinstance(move["step"], str)
        or not is_known_move(state.game.game, move)
    ):
        raise RefusedError(UNKNOWN)
    if not may_press(state.play, move):
        raise RefusedError(GONE_ON)
    if state.people[person].muted and move["kind"] in state.game.game.writes:
        raise RefusedError(MUTED)
    return [{**_move(t, move), "person": person, "dev": device, "n": n}]


def chair_lines(state: RoomState, device: str, n: int, asked: Any, t: float) -> list[Line]:
    """Return the lines of what the chair does; none where it was sent before."""
    if (device, n) in state.sent:
        return []
    given = asked if isinstance(asked, dict) else {}
    lines = _room_lines(state, given, t) if given.get("do") != "move" else [_chair_move(state, given.get("move"), t)]
    lines[0] |= {"dev": device, "n": n}
    return lines


def _room_lines(state: RoomState, given: dict[str, Any], t: float) -> list[Line]:
    kind = given.get("do")
    if kind == "game" and isinstance(given.get("name"), str):
        at_once, people = state.find(given["name"]).seats_at_once, len(state.present())  # KitError: there is none of it
        seats = [_move(t, _seats(people))] if at_once and people else []
        return [{"t": t, "kind": "game", "name": given["name"]}, *seats]
    if kind in ("close", "open") or (kind in CLOCK and state.game):
        return [{"t": t, "kind": kind}]
    if kind in OF_A_PERSON and _is_person(state, given.get("person")):
        return [{"t": t, "kind": kind, "person": given["person"]}]
    if kind == "swap" and all(given.get(each) in state.sitting for each in ("person", "other")):
        return [{"t": t, "kind": kind, "person": given["person"], "other": given["other"]}]
    if kind == "seats" and state.game and not state.play.seats and state.present():
        return [_move(t, _seats(len(state.present())))]
    raise RefusedError(NOT_NOW)


def _chair_move(state: RoomState, asked: Any, t: float) -> Line:
    """Return the line of a move of the chair: to another step, from the one that it saw; to the wall and off; back; its own."""
    given = asked if isinstance(asked, dict) else {}
    move = {**{name: given[name] for name in ("kind", "step", "of", "value") if name in given}, "by": CHAIR}
    if (
        not state.game
        or move.get("kind") in ("seats", "late")
        or (given.get("from", state.play.step.id) != state.play.step.id)
    ):
        raise RefusedError(NOT_NOW)
    if move.get("kind") == UNDO:
        if (
            not isinstance(move.get("of"), int)
            or not 0 <= move["of"] < len(state.log)
            or state.log[move["of"]]["kind"] in ("seats", "late")
        ):
            raise RefusedError(NOT_NOW)
    elif not is_known_move(state.game.game, move) or ("value" in move and not may_press(state.play, move)):
        raise RefusedError(NOT_NOW)
    return _move(t, move)


def _move(t: float, move: Move) -> Line:
    return {"t": t, "kind": "move", "move": move}


def _seats(people: int) -> Move:
    return {"kind": "seats", "by": CHAIR, "people": people}


def _is_person(state: RoomState, person: Any) -> bool:
    return isinstance(person, int) and 0 <= person < len(state.people)
