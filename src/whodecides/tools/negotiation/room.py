"""The room at one moment: what lies on the table, who was heard, who objects; and what closing makes of it."""

from copy import deepcopy
from dataclasses import dataclass, field

from .model import ACCEPTS, OBJECTS, RAISED, WELCOMES, Linkage, Table, Text, objections, welcoming_delegations

Wording = tuple[str, str, str]  # a delegation, a clause, a variant
Objection = tuple[str, str, Linkage | str | None]  # as in `model.objections`; RAISED or YIELDED where people object

CONCEDED = "yielded"  # an objection of somebody who gave in on a condition that is not met


@dataclass
class Room:
    """What the moves add up to.

    `called` are the clauses that were read or changed, in that order; `said` what was said aloud; `against` maps what
    people object to, to their reason; `yields` what they gave in on, to (needs, each wording that it wants); `offers` what teams brought.
    `unsettled` are the clauses on whose wording too few delegations of people pressed: closing makes them say nothing.
    `last` says that the last minute was called, `over` that the table is closed: `text` is then the last text, and
    `fell` maps each clause that says nothing since to the wording that lay there and who objected to it.
    """

    text: Text
    people: set[str] = field(default_factory=set)
    called: dict[str, None] = field(default_factory=dict)
    voiced: set[Wording] = field(default_factory=set)
    against: dict[Wording, str] = field(default_factory=dict)
    yields: dict[Wording, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    offers: dict[str, Text] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    fell: dict[str, tuple[str, list[Objection]]] = field(default_factory=dict)
    unsettled: set[str] = field(default_factory=set)
    last: bool = False
    over: bool = False


def disputes(table: Table, room: Room) -> list[Objection]:
    """Return who objects to what in the text on the table: the model for its seats, people where they said so."""
    text = room.text
    found: list[Objection] = [each for each in objections(table, text) if each[0] not in room.people]
    found += [(who, clause, RAISED) for who, clause, variant in room.against if text[clause] == variant]
    found += [
        (who, clause, CONCEDED)
        for who, clause, variant in room.yields
        if breaks_condition(room, (who, clause, variant))
    ]
    return found


def breaks_condition(room: Room, wording: Wording) -> bool:
    """Say whether a wording on which somebody gave in lies on the table without what they gave in for."""
    needs, wants = room.yields.get(wording, ("", ()))
    return bool(needs) and room.text[wording[1]] == wording[2] and room.text[needs] not in wants


def broken_conditions(table: Table, room: Room) -> list[Objection]:
    """Return the disputes on clauses that were read which rest on a condition that another clause does not meet."""
    return [
        each for each in disputes(table, room)
        if each[1] in room.called and (each[2] == CONCEDED or isinstance(each[2], Linkage))
    ]  # fmt: skip


def voiced_disputes(table: Table, room: Room) -> list[Objection]:
    """Return the disputes that were said aloud: what the room can know."""
    return [each for each in disputes(table, room) if (each[0], each[1], room.text[each[1]]) in room.voiced]


def take_seat(table: Table, room: Room, who: str) -> None:
    """Let people play a seat. What the model said for it no longer counts; a clause to which it objected is to be read again."""
    if who in room.people:
        return
    for each, clause, _linkage in voiced_disputes(table, room):
        if each == who and (who, clause, room.text[clause]) not in room.against:
            room.called.pop(clause, None)
    room.voiced -= {
        each for each in room.voiced if each[0] == who and each not in room.against and each not in room.yields
    }
    room.people.add(who)


def voice_all_objections(table: Table, room: Room) -> None:
    """Let all objections be said aloud: in the last minute each delegation is asked."""
    room.voiced |= {(who, clause, room.text[clause]) for who, clause, _linkage in disputes(table, room)}


def close(table: Table, room: Room) -> None:
    """Close the table: what is disputed, or unsettled, says nothing. Whoever objects to the text that is left does not sign."""
    disputed = disputes(table, room)
    for clause, variant in room.text.items():
        against = [each for each in disputed if each[1] == clause]
        if against or (clause in room.unsettled and variant != table.silent[clause]):
            room.fell[clause] = (variant, against)
    room.text.update({clause: table.silent[clause] for clause in room.fell})
    room.over = True


def preview_of_closing(table: Table, room: Room) -> Room:
    """Return the room as closing would leave it; the room itself stays as it is."""
    after = deepcopy(room)
    close(table, after)
    return after


def non_signatories(table: Table, room: Room) -> list[str]:
    """Return the delegations that do not sign the last text of a table that is closed, in seating order."""
    who = {each[0] for each in disputes(table, room)} | room.refused
    return [each for each in table.delegations if each in who]


def unvoiced_red_lines(table: Table, room: Room) -> list[tuple[str, str, Linkage | None]]:
    """Return the red lines of people's briefs that the text crosses and on which they said nothing.

    Who proposes a wording has spoken on it, but not on a condition: another clause may break that later. Who was asked
    once more and does not sign has spoken.
    """
    return [
        (who, clause, linkage)
        for who, clause, linkage in objections(table, room.text)
        if who in room.people - room.refused and not _was_voiced(room, (who, clause, room.text[clause]), linkage)
    ]


def unanswered_red_lines(table: Table, room: Room, who: str) -> list[str]:
    """Return the clauses that were read on whose wording `who` has a red line, and did not speak: its people are asked."""
    silent = {clause for each, clause, _linkage in unvoiced_red_lines(table, room) if each == who}
    return [clause for clause in table.variants if clause in silent and clause in room.called]


def _was_voiced(room: Room, wording: Wording, linkage: Linkage | None) -> bool:
    return wording in room.against or wording in room.yields or (linkage is None and wording in room.voiced)


def voiced_stance(table: Table, room: Room, wording: Wording) -> tuple[str, str]:
    """Return the stance that people took on a wording, and on what it rests: their brief, or their own choice."""
    stance, basis = table.stances[wording]
    if breaks_condition(room, wording):
        return OBJECTS, RAISED
    if wording in room.against:
        return OBJECTS, RAISED if room.against[wording] else ground_basis(table, wording)
    return (ACCEPTS, RAISED) if stance == OBJECTS else (stance, basis)


def ground_basis(table: Table, wording: Wording) -> str:
    """Return on what the red line of a brief on a wording rests, plain or a condition; RAISED where it has none."""
    stance, basis = table.stances[wording]
    linkage = condition(table, wording)
    return basis if stance == OBJECTS else linkage.basis if linkage else RAISED


def condition(table: Table, wording: Wording) -> Linkage | None:
    """Return the condition that a delegation's brief has for a wording, None where there is none."""
    own = (each for each in table.linkages if (each.delegation, each.clause, each.variant) == wording)
    return next(own, None)


def wishes(table: Table, who: str) -> list[str]:
    """Return the clauses of which a delegation would welcome a wording."""
    return [
        clause for clause, variants in table.variants.items()
        if any(table.stances[who, clause, variant][0] == WELCOMES for variant in variants)
    ]  # fmt: skip


def granted_wishes(table: Table, who: str, text: Text) -> list[str]:
    """Return those of the wishes that a text grants."""
    return [clause for clause in wishes(table, who) if who in welcoming_delegations(table, clause, text[clause])]


def crossed_red_lines(table: Table, who: str, text: Text) -> list[tuple[str, Linkage | None]]:
    """Return the red lines of a delegation's brief that a text crosses: [(clause, the condition or None)]."""
    return [(clause, linkage) for each, clause, linkage in objections(table, text) if each == who]
