"""What the wall and each seat see of the table in a room: plain data, and nothing of another seat before it is open."""

from typing import Any, TypedDict

from ...case.reader import Reader
from ...game.play import Play, open_presses
from ...game.view import WALL, OwnView, StepView, own_view, step_view
from .ending import ending_view, last_minute_view
from .log_entries import wording_reference
from .model import load_table
from .plan import ROUNDS
from .room import Room, voiced_disputes
from .room_moves import is_quiet, room_of_log
from .seat import Seat, seat_view
from .seats import corridor
from .summit import wall_rows
from .wordings import all_wordings, clause_titles, delegation_names


class ClauseView(TypedDict):
    """The clause that is read: its question, the wording on the table, the others, and what was proposed, once it is open."""

    id: str
    title: str
    question: str
    variant: str
    wording: str
    others: dict[str, str]
    proposed: dict[str, list[str]]  # wording: delegations
    objects: list[str]  # delegations whose objection was said aloud


class WallView(TypedDict):
    """What all see; a part is empty where the step does not show it. `quiet` says that a step has nothing to discuss."""

    now: StepView
    quiet: bool
    seats: dict[str, int]
    rows: list[dict[str, Any]]
    clause: ClauseView | dict[str, Any]
    groups: list[list[str]]
    deals: int
    last: dict[str, Any]
    end: dict[str, Any]


class SeatView(TypedDict):
    """What one seat sees beside the wall: itself, its brief, and whom it meets in the corridor."""

    wall: WallView
    own: OwnView
    brief: Seat
    meets: list[str]


def view(reader: Reader, log: Any, seat: str = WALL) -> WallView | SeatView:
    """Return what a seat sees after the moves of a room's log, or the wall. Raises KeyError for a seat that nobody has."""
    play, room = room_of_log(reader.case, log)
    wall = _wall(reader, play, room)
    if seat == WALL:
        return wall
    who = play.seats[seat]
    groups = [group for group in _groups(reader, play) if who in group]
    return {
        "wall": wall,
        "own": own_view(play, seat),
        "brief": seat_view(reader, who, room),
        "meets": [each for group in groups for each in group if each != who],
    }


def _wall(reader: Reader, play: Play, room: Room) -> WallView:
    step, taken, names = play.step, list(play.seats.values()), delegation_names(reader)
    groups = _groups(reader, play)
    return {
        "now": step_view(play),
        "quiet": is_quiet(reader.case, room, step),
        "seats": {each: taken.count(each) for each in names},
        "rows": wall_rows(reader, room),
        "clause": _clause(reader, play, room, step.about) if step.kind in ("fight", "read", "open") else {},
        "groups": [list(each) for each in groups],
        "deals": sum(_agreed(play, each) for each in groups),
        "last": last_minute_view(reader, room) if step.kind == "last" else {},
        "end": ending_view(reader, room, best=True) if step.kind == "result" and room.over else {},
    }


def _clause(reader: Reader, play: Play, room: Room, clause: str) -> ClauseView:
    title, question = clause_titles(reader)[clause]
    wordings = {variant: words for (each, variant), words in all_wordings(reader).items() if each == clause}
    variant = room.text[clause]
    proposed: dict[str, list[str]] = {}
    for seat, value in open_presses(play, play.step.id, "propose").items():
        proposed.setdefault(wording_reference(reader, clause, value["variant"]), []).append(play.seats[seat])
    return {
        "id": clause,
        "title": title,
        "question": question,
        "variant": variant,
        "wording": wordings.pop(variant),
        "others": wordings,
        "proposed": proposed,
        "objects": [each[0] for each in voiced_disputes(load_table(reader.case), room) if each[1] == clause],
    }


def _groups(reader: Reader, play: Play) -> list[tuple[str, ...]]:
    """Return who meets whom in the step at hand: the delegations that people play, in seating order."""
    if play.step.kind != "corridor":
        return []
    table = load_table(reader.case)
    present = [each for each in table.delegations if each in play.seats.values()]
    return corridor(table, present, len(ROUNDS))[ROUNDS.index(play.step.about)]


def _agreed(play: Play, group: tuple[str, ...]) -> bool:
    """Say whether somebody of each delegation of a group says that they have a deal, and nobody the contrary."""
    said = [(play.seats[seat], deal) for seat, deal in play.pressed(play.step.id, "deal").items()]
    return {who for who, deal in said if deal and who in group} == set(group) and all(
        deal for who, deal in said if who in group
    )
