"""The moves at the table as a log (see `game.log`), which begins anew with each game.

A move has "kind" and "by", who moves: a delegation, or "" for the chair. What else it has:

- sit: people play this seat; the model speaks for the seats that nobody plays;
- offer: `picks`, the wordings that a team offers (session 1), and `name`, whose file it was;
- draft: `clause` and `variant` go into one's own offer, which nobody else sees (session 1);
- propose: `clause` and `variant` go on the table. The wording that lies there already is read out once more;
- ask: `of`, whom one asks, and `clause`;
- object: `clause`, `variant`, and `reason` in own words, "" where the brief has one;
- yield: one can live with `clause`, `variant` as long as clause `needs` has one of the wordings `wants`, written as
  "a;b" ("" and "": always);
- last: the last minute. All objections are said aloud, and the table says what closing would do;
- close: the time is over. What is disputed says nothing, nor what is in `unsettled`, the clauses on whose wording too few
  pressed in a room; and no move counts any more but these three:
- refuse: asked once more, one does not sign. undo: a move is taken back, `of` or the last one. begin: a new game, whose
  log keeps nothing of this one.

`room_of` reads a log with who sits from the start. Whoever reads a log, reads it there: closing has one consequence.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ...game.log import CHAIR, Move, log_with_first, numbered_moves
from .model import OBJECTS, Table, Text, complete_text
from .room import Room, Wording, broken_conditions, close, disputes, take_seat, voice_all_objections


def valid_moves(table: Table, moves: Any) -> list[Move]:
    """Return the moves of a log that hold: sound ones, without those that were taken back."""
    return [move for _number, move in held_moves(table, moves)]


def held_moves(table: Table, moves: Any) -> list[tuple[int, Move]]:
    """Return the moves of a log that hold, each with its number in the log."""
    return numbered_moves(moves, lambda move: is_known_move(table, move))


def moves_of_last_game(moves: Any) -> Any:
    """Return what of a log belongs to its last game: all that follows its last "begin"."""
    if not isinstance(moves, list):
        return moves
    begins = (n for n, move in enumerate(moves, 1) if isinstance(move, dict) and move.get("kind") == "begin")
    return moves[max(begins, default=0) :]


def moves_by(table: Table, moves: Any, who: str) -> list[Move]:
    """Return the moves of one delegation that hold: before the summit nobody else is at its table."""
    return [move for move in valid_moves(table, moves) if move["by"] == who]


def is_known_move(table: Table, move: Any) -> bool:
    """Say whether this table knows all that a move names."""
    if not isinstance(move, dict) or move.get("by") not in (CHAIR, *table.delegations):
        return False
    kind, by, clause = move.get("kind"), move["by"], move.get("clause")
    variants = table.variants.get(clause, ()) if isinstance(clause, str) else ()
    if kind in ("sit", "refuse"):
        return by != CHAIR
    if kind == "close":
        unsettled = move.get("unsettled", [])
        return isinstance(unsettled, list) and all(isinstance(each, str) for each in unsettled)
    if kind == "last":
        return True
    if kind == "offer":
        return by != CHAIR and isinstance(move.get("picks"), dict)
    if kind == "ask":
        return bool(variants) and move.get("of") in table.delegations and move["of"] != by
    if kind not in ("draft", "propose", "object", "yield") or move.get("variant") not in variants:
        return False
    if kind == "yield":
        return by != CHAIR and _is_known_condition(table, move)
    return kind in ("draft", "propose") or (by != CHAIR and isinstance(move.get("reason"), str))


def _is_known_condition(table: Table, move: Move) -> bool:
    """Say whether a yield names nothing, or a clause and wordings of it; but not the wording itself."""
    needs, wants = move.get("needs"), move.get("wants")
    if not isinstance(needs, str) or not isinstance(wants, str):
        return False
    if not needs:
        return not wants
    wanted = wants.split(";")
    return set(wanted) <= set(table.variants.get(needs, ())) and not (
        needs == move["clause"] and move["variant"] in wanted
    )


def replay(table: Table, moves: Iterable[Move], people: Iterable[str] = ()) -> Iterator[Room]:
    """Yield the room before the first of the moves that hold, and after each. It is one object, which goes on changing.

    `people` play their seats from the start.
    """
    room = Room(dict(table.draft), set(people))
    yield room
    for move in moves:
        if not room.over or move["kind"] == "refuse":
            _apply_move(table, room, move)
        if room.last and not room.over:
            voice_all_objections(table, room)
        yield room


def _apply_move(table: Table, room: Room, move: Move) -> None:
    by, kind = move["by"], move["kind"]
    wording = (by, move.get("clause", ""), move.get("variant", ""))
    if kind == "sit":
        take_seat(table, room, by)
    elif kind == "offer":
        take_seat(table, room, by)
        room.offers[by] = allowed_offer(table, by, move["picks"])
        room.voiced |= {(by, clause, variant) for clause, variant in room.offers[by].items()}
    elif kind in ("draft", "propose"):
        _propose(table, room, wording, aloud=kind == "propose")
    elif kind == "ask" and move["of"] not in room.people:
        room.voiced |= {(move["of"], move["clause"], each) for each in table.variants[move["clause"]]}
    elif kind == "object":
        _drop_earlier_stance(room, wording)
        room.against[wording] = move["reason"]
        room.voiced.add(wording)
    elif kind == "yield":
        _drop_earlier_stance(room, wording)
        room.yields[wording] = (move["needs"], tuple(move["wants"].split(";")))
        room.voiced.add(wording)
    elif kind == "refuse":
        room.refused.add(by)
    elif kind == "last":
        room.last = True
    elif kind == "close":
        room.unsettled = set(move.get("unsettled", ()))
        close(table, room)


def _propose(table: Table, room: Room, wording: Wording, aloud: bool) -> None:
    """Put a wording on the table, or into one's own offer; aloud, who proposes it is heard, and who objects.

    Whoever objects now to another clause that was read, because its condition is not met any more, is heard, too.
    """
    by, clause, variant = wording
    room.text[clause] = variant
    room.called[clause] = None
    if aloud and by != CHAIR:
        room.voiced.add(wording)
        _drop_earlier_stance(room, wording)
    if aloud:
        against = [each for each in disputes(table, room) if each[1] == clause] + broken_conditions(table, room)
        room.voiced |= {(who, where, room.text[where]) for who, where, _linkage in against}


def _drop_earlier_stance(room: Room, wording: Wording) -> None:
    room.against.pop(wording, None)
    room.yields.pop(wording, None)


def room_after(table: Table, moves: Any, people: Iterable[str] = ()) -> Room:
    """Return the room after all moves of a log."""
    *_, room = replay(table, valid_moves(table, moves), people)
    return room


def moves_and_people(table: Table, answer: Any) -> tuple[list[Move], set[str]]:
    """Return the moves of an answer that hold, and whom people play from the start: the seat of the one at this machine.

    An answer is a dictionary with `moves` and `seat`, stored or on show. A seat that was taken later plays from then on.
    """
    moves, seat = stored_moves(table, answer), answer.get("seat") if isinstance(answer, dict) else ""
    first = seat in table.delegations and not any(_takes_seat(each, seat) for each in moves)
    return valid_moves(table, moves), {seat} if first else set()


def room_of(table: Table, answer: Any) -> Room:
    """Return the room that an answer leads to, closed where its log closes it. Every reader of a log reads it here."""
    return room_after(table, *moves_and_people(table, answer))


def change_seat(table: Table, answer: dict[str, Any], seat: str) -> list[Move]:
    """Return the log of an answer whose one person takes another `seat`.

    Before the first move that is only a choice. Afterwards it is a move, and the seat that one had stays with people: so
    nothing that was said at the table is said by somebody else because of it.
    """
    kept, people = moves_and_people(table, answer)
    if not kept:
        return stored_moves(table, answer)
    sits = [{"kind": "sit", "by": seat}] if seat not in room_of(table, answer).people else []
    first = [{"kind": "sit", "by": each} for each in people]
    return [*log_with_first(first, stored_moves(table, answer)), *sits]


def previous_seat(table: Table, answer: dict[str, Any]) -> str:
    """Return the seat of the one person at this machine, where taking a move back has taken it away: the one before."""
    kept, _people = moves_and_people(table, answer)
    seat, sat = answer["seat"], [each["by"] for each in kept if each["kind"] == "sit"]
    lost = seat not in sat and any(_takes_seat(each, seat) for each in stored_moves(table, answer))
    return sat[-1] if lost and sat else seat


def _takes_seat(move: Any, seat: str) -> bool:
    return isinstance(move, dict) and (move.get("kind"), move.get("by")) == ("sit", seat)


def allowed_offer(table: Table, by: str, picks: Any) -> Text:
    """Return what of a team's picks it may offer: known wordings, others than the draft, that cross no red line of its own."""
    return {
        clause: variant
        for clause, variant in complete_text(table, picks).items()
        if variant != table.draft[clause] and table.stances[by, clause, variant][0] != OBJECTS
    }


def stored_moves(table: Table, answer: Any, by: str = CHAIR, kind: str = "propose") -> list[Move]:
    """Return the log of a stored answer; of one from before there was a log, the moves that lead to its text."""
    answer = answer if isinstance(answer, dict) else {}
    if isinstance(answer.get("moves"), list):
        return answer["moves"]
    picks = answer.get("picks") if isinstance(answer.get("picks"), dict) else {}
    raised = answer.get("raised") if isinstance(answer.get("raised"), dict) else {}
    moves: list[Move] = [
        {"kind": kind, "by": by, "clause": clause, "variant": variant} for clause, variant in picks.items()
    ]
    for wording, who in raised.items():
        clause, _, variant = wording.rpartition(".")
        moves += [
            {"kind": "object", "by": each, "clause": clause, "variant": variant, "reason": ""}
            for each in (who if isinstance(who, list) else [])
        ]
    return [each for each in moves if is_known_move(table, each)]


def answer_from_moves(table: Table, answer: Any) -> dict[str, Any]:
    """Return what a log leaves as an answer beside itself: the clauses decided, and the objections that people made.

    Closing decides all clauses, also those that nobody read.
    """
    room = room_of(table, answer)
    raised: dict[str, list[str]] = {}
    for who, clause, variant in room.against:
        raised.setdefault(f"{clause}.{variant}", []).append(who)
    decided = room.text if room.over else room.called
    return {"picks": {clause: room.text[clause] for clause in decided}, "raised": raised}
