"""The screens of the table in a room, what the chair puts on it, and what somebody takes home from it."""

from typing import Any, cast

from ...case.reader import Reader
from ...errors import _
from ...game.log import CHAIR, Move
from ...game.screen import Option, Part, Screen, options
from ...game.view import WALL
from .log_entries import wording_reference
from .model import load_table
from .moves import answer_from_moves
from .phone_screens import phone_screen
from .play_view import SeatView, WallView, view
from .room_moves import TablePlay
from .screen_parts import step_name as step_name
from .wall_screens import wall_screen
from .wordings import all_wordings, delegation_names

OTHER_WORDING = _("Another wording of this clause lies on the table meanwhile. Read it, then press on that one.")
LIES_THERE = _("This wording lies on the table already. Propose another one, or press where you stand on it.")
STANCES = ("object", "yield")  # kinds of moves
AFTER = ("result", "out")  # kinds of steps once the table is closed


def screen(reader: Reader, table: TablePlay, seat: str) -> Screen:
    """Return what a seat sees of the table, or the wall. Raises KeyError for a seat that nobody has."""
    seen = view(reader, table, seat)
    if seat == WALL:
        return wall_screen(reader, table.play.step, cast("WallView", seen))
    return phone_screen(reader, table.play.step, cast("SeatView", seen))


def seat_name(reader: Reader, table: TablePlay, seat: str) -> str:
    """Return what a seat is called: its delegation, and which of its seats it is where there are several."""
    role, _dot, number = seat.rpartition(".")
    several = list(table.play.seats.values()).count(role) > 1
    return f"{delegation_names(reader)[role]} {number}" if several else delegation_names(reader)[role]


def chair(reader: Reader, table: TablePlay) -> list[Part]:
    """Return what the chair may put on the table: what was proposed first, then all else of a clause that is at hand.

    What is proposed in secret is not in it: as soon as it is open, it is.
    """
    _, seen = reader.say, cast("WallView", view(reader, table, WALL))
    step = table.play.step
    if "put" not in step.acts.get(CHAIR, ()) or (step.secret and seen["now"]["open"]):
        return []
    names, wordings = delegation_names(reader), all_wordings(reader)
    proposed = {(each["clause"], each["variant"]): each["by"] for each in seen["proposals"]}
    text = {row["id"]: row["letter"] for row in seen["rows"]}
    disputed = [row["id"] for row in seen["rows"] if row["against"]]
    at_hand = [step.about] if step.about else disputed
    others = [
        (clause, each) for clause in at_hand for each in load_table(reader.case).variants[clause]
        if each != text[clause] and (clause, each) not in proposed
    ]  # fmt: skip
    found: list[list[Option]] = [
        [
            {
                "value": {"clause": clause, "variant": variant},
                "label": wording_reference(reader, clause, variant),
                "note": ", ".join(names[who] for who in proposed.get((clause, variant), ()))
                or wordings[clause, variant],
            }
            for clause, variant in listed
        ]
        for listed in (proposed, others)
    ]
    headings = (_("Put on the table what was proposed"), _("Put another wording on the table"))
    return [
        options("put", listed, label=heading, folded=heading if place else "")
        for place, (listed, heading) in enumerate(zip(found, headings, strict=True))
        if listed
    ]


def why_not(table: TablePlay, move: Move) -> str:
    """Say why a press means nothing now, "" where it does: it is on a wording that is gone, or proposes the one that is there."""
    if move["kind"] not in ("stand", "propose"):
        return ""
    is_there = table.room.text[move["value"]["clause"]] == move["value"]["variant"]
    if move["kind"] == "stand":
        return "" if is_there else OTHER_WORDING
    return LIES_THERE if is_there else ""


def answers_of(table: TablePlay, seat: str) -> dict[str, Any]:
    """Return what a seat takes home once the table is closed, {"summit": an answer as the lesson stores it}."""
    if seat not in table.play.seats or table.play.step.kind not in AFTER or not table.room.over:
        return {}
    answer = {"moves": _last_stances(table.moves), "seat": table.play.seats[seat], "wording": ""}
    return {"summit": {**answer, **answer_from_moves(load_table(table.case), answer)}}


def _last_stances(moves: list[Move]) -> list[Move]:
    """Return the moves without stances that their delegation took anew later: a room has more than a lesson keeps."""
    places = [
        (move["by"], move["clause"], move["variant"]) if move["kind"] in STANCES else place
        for place, move in enumerate(moves)
    ]
    last = {key: place for place, key in enumerate(places)}
    return [moves[place] for place in sorted(last.values())]
