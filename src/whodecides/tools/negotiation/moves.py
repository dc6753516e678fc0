"""The moves at the table as a log: plain data, only ever added to, so that any host can carry it.

A move is a dictionary with "kind" and "by", who moves: a delegation, or "" for the chair. What else it has:

- sit: people play this seat; the model speaks for the seats that nobody plays;
- offer: `picks`, the wordings that a team offers (session 1), and `name`, whose file it was;
- draft: `clause` and `variant` go into one's own offer, which nobody else sees (session 1);
- propose: `clause` and `variant` go on the table. The wording that lies there already is read out once more;
- ask: `of`, whom one asks, and `clause`;
- object: `clause`, `variant`, and `reason` in own words, "" where the brief has one;
- yield: one can live with `clause`, `variant` as long as clause `needs` has the wording `wants` ("" and "": always);
- close: the time is over. refuse: asked once more, one does not sign. undo: the move before is taken back (that of
  `by`, where the chair does not ask).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .model import OBJECTS, RAISED, Linkage, Table, Text, complete, objections, welcomed

Move = dict[str, Any]
Wording = tuple[str, str, str]  # a delegation, a clause, a variant
Objection = tuple[str, str, Linkage | str | None]  # as in `model.objections`; RAISED or YIELDED where people object

YIELDED = "yielded"  # an objection of somebody who gave in on a condition that is not met
CHAIR = ""


@dataclass
class Room:
    """What the moves add up to.

    `called` are the clauses that were read or changed, in that order; `said` what was said aloud; `against` maps what
    people object to, to their reason; `yields` what they gave in on, to (needs, wants); `offers` what teams brought.
    """

    text: Text
    people: set[str] = field(default_factory=set)
    called: dict[str, None] = field(default_factory=dict)
    said: set[Wording] = field(default_factory=set)
    against: dict[Wording, str] = field(default_factory=dict)
    yields: dict[Wording, tuple[str, str]] = field(default_factory=dict)
    offers: dict[str, Text] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    over: bool = False


def standing(table: Table, moves: Any) -> list[Move]:
    """Return the moves of a log that hold: sound ones, without those that were taken back."""
    kept: list[Move] = []
    for move in moves if isinstance(moves, list) else []:
        if isinstance(move, dict) and move.get("kind") == "undo":
            last = next(
                (n for n in reversed(range(len(kept))) if move.get("by", CHAIR) in (CHAIR, kept[n]["by"])), None
            )
            kept = [each for n, each in enumerate(kept) if n != last]
        elif sound(table, move):
            kept.append(move)
    return kept


def moves_by(table: Table, moves: Any, who: str) -> list[Move]:
    """Return the moves of one delegation that hold: before the summit nobody else is at its table."""
    return [move for move in standing(table, moves) if move["by"] == who]


def sound(table: Table, move: Any) -> bool:
    """Say whether this table knows all that a move names."""
    if not isinstance(move, dict) or move.get("by") not in (CHAIR, *table.delegations):
        return False
    kind, by, clause = move.get("kind"), move["by"], move.get("clause")
    variants = table.variants.get(clause, ()) if isinstance(clause, str) else ()
    if kind in ("sit", "refuse"):
        return by != CHAIR
    if kind == "close":
        return True
    if kind == "offer":
        return by != CHAIR and isinstance(move.get("picks"), dict)
    if kind == "ask":
        return bool(variants) and move.get("of") in table.delegations and move["of"] != by
    if kind not in ("draft", "propose", "object", "yield") or move.get("variant") not in variants:
        return False
    if kind == "yield":
        needs, wants = move.get("needs"), move.get("wants")
        known = isinstance(needs, str) and (needs, wants) != (clause, move["variant"])
        return by != CHAIR and known and (wants in table.variants.get(needs, ()) or (needs, wants) == ("", ""))
    return kind in ("draft", "propose") or (by != CHAIR and isinstance(move.get("reason"), str))


def replay(table: Table, moves: Iterable[Move], people: Iterable[str] = ()) -> Iterator[Room]:
    """Yield the room before the first of the moves that hold, and after each. It is one object, which goes on changing."""
    room = Room(dict(table.draft), set(people))
    yield room
    for move in moves:
        by, kind = move["by"], move["kind"]
        wording = (by, move.get("clause", ""), move.get("variant", ""))
        if kind == "sit":
            room.people.add(by)
        elif kind == "offer":
            room.people.add(by)
            room.offers[by] = offered(table, by, move["picks"])
            room.said |= {(by, clause, variant) for clause, variant in room.offers[by].items()}
        elif kind == "draft":
            room.text[move["clause"]] = move["variant"]
            room.called[move["clause"]] = None
        elif kind == "propose":
            room.text[move["clause"]] = move["variant"]
            room.called[move["clause"]] = None
            if by != CHAIR:
                room.said.add(wording)
                _lets_go(room, wording)
            room.said |= {(who, move["clause"], move["variant"]) for who, *_ in _about(table, room, move["clause"])}
        elif kind == "ask" and move["of"] not in room.people:
            room.said |= {(move["of"], move["clause"], each) for each in table.variants[move["clause"]]}
        elif kind == "object":
            _lets_go(room, wording)
            room.against[wording] = move["reason"]
            room.said.add(wording)
        elif kind == "yield":
            _lets_go(room, wording)
            room.yields[wording] = (move["needs"], move["wants"])
            room.said.add(wording)
        elif kind == "refuse":
            room.refused.add(by)
        elif kind == "close":
            room.over = True
        yield room


def _lets_go(room: Room, wording: Wording) -> None:
    room.against.pop(wording, None)
    room.yields.pop(wording, None)


def room_after(table: Table, moves: Any, people: Iterable[str] = ()) -> Room:
    """Return the room after all moves of a log."""
    *_, room = replay(table, standing(table, moves), people)
    return room


def offered(table: Table, by: str, picks: Any) -> Text:
    """Return what of a team's picks it may offer: known wordings, others than the draft, that cross no red line of its own."""
    return {
        clause: variant
        for clause, variant in complete(table, picks).items()
        if variant != table.draft[clause] and table.stances[by, clause, variant][0] != OBJECTS
    }


def disputes(table: Table, room: Room, text: Text | None = None) -> list[Objection]:
    """Return who objects to what in a text (that on the table): the model for its seats, people where they said so."""
    text = text or room.text
    found: list[Objection] = [each for each in objections(table, text) if each[0] not in room.people]
    found += [(who, clause, RAISED) for who, clause, variant in room.against if text[clause] == variant]
    found += [
        (who, clause, YIELDED)
        for (who, clause, variant), (needs, wants) in room.yields.items()
        if text[clause] == variant and needs and text[needs] != wants
    ]
    return found


def _about(table: Table, room: Room, clause: str) -> list[Objection]:
    return [each for each in disputes(table, room) if each[1] == clause]


def aloud(table: Table, room: Room) -> list[Objection]:
    """Return the disputes that were said aloud: what the room can know."""
    return [each for each in disputes(table, room) if (each[0], each[1], room.text[each[1]]) in room.said]


def closed(table: Table, room: Room) -> tuple[Text, list[Objection]]:
    """Return the last text, in which what was disputed says nothing, and the objections for which somebody does not sign."""
    disputed = {clause for _, clause, _ in disputes(table, room)}
    text = {clause: table.silent[clause] if clause in disputed else variant for clause, variant in room.text.items()}
    return text, disputes(table, room, text)


def refusing(table: Table, room: Room) -> list[str]:
    """Return the delegations that do not sign the last text, in seating order."""
    who = {each[0] for each in closed(table, room)[1]} | room.refused
    return [each for each in table.delegations if each in who]


def wishes(table: Table, who: str) -> list[str]:
    """Return the clauses of which a delegation would welcome a wording."""
    return [
        clause for clause, variants in table.variants.items()
        if any(who in welcomed(table, clause, variant) for variant in variants)
    ]  # fmt: skip


def granted(table: Table, who: str, text: Text) -> list[str]:
    """Return those of the wishes that a text grants."""
    return [clause for clause in wishes(table, who) if who in welcomed(table, clause, text[clause])]


def crossed(table: Table, who: str, text: Text) -> list[tuple[str, Linkage | None]]:
    """Return the red lines of a delegation's brief that a text crosses: [(clause, the condition or None)]."""
    return [(clause, linkage) for each, clause, linkage in objections(table, text) if each == who]


def moves_of(table: Table, answer: Any, by: str = CHAIR, kind: str = "propose") -> list[Move]:
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
    return [each for each in moves if sound(table, each)]


def as_answer(table: Table, moves: Any, people: Iterable[str] = ()) -> dict[str, Any]:
    """Return what a log leaves as an answer beside itself: the clauses decided, and the objections that people made."""
    room = room_after(table, moves, people)
    raised: dict[str, list[str]] = {}
    for who, clause, variant in room.against:
        raised.setdefault(f"{clause}.{variant}", []).append(who)
    return {"picks": {clause: room.text[clause] for clause in room.called}, "raised": raised}
