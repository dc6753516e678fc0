"""The table as a room: a wall on which stands only what was said aloud, and a private seat."""

from typing import Any

from ...case.reader import Reader
from .ending import ending_view
from .minutes import minutes, placed
from .model import ACCEPTS, OBJECTS, WELCOMES, Table, check_delegation, negotiation
from .moves import Room, aloud, disputes, refusing, room_after, standing
from .seat import seat_view
from .signing import signing_sentence
from .summit_words import not_heard, summit_words
from .wordings import (
    SIGNS,
    all_wordings,
    clause_number,
    clause_titles,
    delegation_names,
    short_wordings,
    stance_rows,
    stance_words,
)

Choice = dict[str, Any]
Mark = list[
    Any
]  # [variant, stance or "" for not heard, basis, whether a condition hangs on it, whether it is on the table]


BEFORE = ("sit", "offer")  # what a class does before the first move


def people_of(choice: Choice) -> set[str]:
    """Return whom people play whatever the log says: the one who sits at this machine."""
    return {choice["seat"]} if choice["seat"] else set()


def summit_view(reader: Reader, choice: Choice, sealed: bool, told: Any = (), best: bool = False) -> dict[str, Any]:
    """Return what the table shows for a choice, in parts.

    `choice`: language, seat, moves (the log, see `moves`), clause (the one that is open), wish (the wording of it that
    is looked at), asked (whose card was opened, or ""), words of a compromise. A `sealed` table is that of one sherpa: no
    wall. `told` are moves by which one was told something in private before. With `best`, the end shows the best text.
    Raises KitError for an unknown seat.
    """
    table, seat = negotiation(reader.case), check_delegation(negotiation(reader.case), choice["seat"])
    room = room_after(table, choice["moves"], people_of(choice))
    clause = choice["clause"] if choice["clause"] in table.variants else next(iter(table.variants))
    wish = choice["wish"] if choice["wish"] in table.variants[clause] else room.text[clause]
    known = set() if sealed else room.said
    private = known | room.said | room_after(table, told).said | {(seat, *each) for each in all_wordings(reader)}
    kept = standing(table, choice["moves"])
    return {
        "words": summit_words(reader, sealed),
        "chosen": {**choice, "clause": clause, "wish": wish},
        "view": {
            "over": room.over,
            "rows": [_row(reader, table, room, each, known, private) for each in table.variants],
            "panel": _panel(reader, table, room, clause, known, seat, private, choice["asked"]),
            "minutes": minutes(reader, choice["moves"], people_of(choice)),
            "meter": _meter(reader, table, room, sum(each["kind"] not in BEFORE for each in kept)),
            "people": [each for each in table.delegations if each in room.people],
            "text": room.text,
            "unread": len(room.text) - len(room.called),
            "brought": _brought(reader, room),
            "refusable": [each for each in table.delegations if each in room.people and each not in room.refused],
            "seat": seat_view(reader, seat, room.text),
            "said": signing_sentence(reader, room.text, seat) if sealed else said_sentence(reader, room),
            "end": ending_view(reader, room, best) if room.over else {},
        },
    }


def _brought(reader: Reader, room: Room) -> str:
    """Say whose offers are on the table; "" where none is."""
    _, names = reader.say, delegation_names(reader)
    listed = ", ".join(f"{names[who]} ({len(picks)})" for who, picks in room.offers.items())
    return (
        _("Offers on the table, with the clauses that they change: {listed}.").format(listed=listed) if listed else ""
    )


def wall_rows(reader: Reader, room: Room) -> list[dict[str, Any]]:
    """Return the board as the wall has it."""
    table = negotiation(reader.case)
    return [_row(reader, table, room, each, room.said, room.said) for each in table.variants]


def _row(reader: Reader, table: Table, room: Room, clause: str, known: set, private: set) -> dict[str, Any]:
    """Return a row of the board: the wording on the table, and the card of each delegation, as the wall and the seat know it."""
    names = delegation_names(reader)
    against = [each[0] for each in aloud(table, room) if each[1] == clause]
    cards, own = {}, {}
    for who in table.delegations:
        cards[who] = _card(reader, table, room, who, clause, known)
        if (mine := _card(reader, table, room, who, clause, private)) != cards[who]:
            own[who] = mine
    return {
        "id": clause,
        "number": clause_number(reader, clause),
        "title": clause_titles(reader)[clause][0].partition(". ")[2],
        "short": short_wordings(reader)[clause, room.text[clause]],
        "letter": room.text[clause],
        "says": room.text[clause] != table.silent[clause],
        "called": clause in room.called,
        "against": [[who, names[who]] for who in dict.fromkeys(against)],
        "cards": cards,
        "own": own,
    }


def _card(reader: Reader, table: Table, room: Room, who: str, clause: str, known: set) -> dict[str, Any]:
    """Return a card: its marks, none where it lies face down; and its name for whoever does not see it."""
    _ = reader.say
    heard = [each for each in table.variants[clause] if (who, clause, each) in known]
    marks = [_mark(table, room, who, clause, each, each in heard) for each in table.variants[clause]] if heard else []
    told = [f"{mark[0]} {_sign(reader, mark)}" for mark in marks if mark[1]] or [not_heard(reader)]
    place = {"place": delegation_names(reader)[who], "number": clause_number(reader, clause)}
    return {"marks": marks, "name": _("Clause {number}, {place}: {told}").format(**place, told="; ".join(told))}


def _sign(reader: Reader, mark: Mark) -> str:
    return f"{SIGNS[mark[1]]} {reader.word(mark[1], 'stances.stance')}, {reader.word(mark[2], 'stances.basis')}"


def _mark(table: Table, room: Room, who: str, clause: str, variant: str, heard: bool) -> Mark:
    """Return what is known of a stance. What people said at the table goes before what stands in their brief."""
    on_table = room.text[clause] == variant
    if not heard:
        return [variant, "", "", False, on_table]
    stance, basis = table.stances[who, clause, variant]
    bound = any((each.delegation, each.clause, each.variant) == (who, clause, variant) for each in table.linkages)
    if who in room.people and (who, clause, variant) in room.said:
        conditional = (who, clause, variant) in room.yields
        stance = OBJECTS if (who, clause, variant) in room.against else ACCEPTS if stance == OBJECTS else stance
        return [variant, stance, basis, conditional, on_table]
    if on_table and any(each[:2] == (who, clause) for each in disputes(table, room)):
        stance = OBJECTS
    return [variant, stance, basis, bound, on_table]


def _panel(
    reader: Reader, table: Table, room: Room, clause: str, known: set, seat: str, private: set, asked: str
) -> dict[str, Any]:
    """Return the clause that is open: its wordings, who said what on each, and how one's own government feels."""
    names = delegation_names(reader)
    wordings = []
    for variant in table.variants[clause]:
        said = {
            kind: [names[who] for who in table.delegations if (who, clause, variant) in known
                   and _mark(table, room, who, clause, variant, True)[1] == kind]
            for kind in (OBJECTS, WELCOMES)
        }  # fmt: skip
        offered = [names[who] for who, picks in room.offers.items() if picks.get(clause) == variant]
        told = asked in table.delegations and asked != seat and (asked, clause, variant) in private
        row = stance_rows(reader.case)
        wordings.append(
            {
                "id": variant,
                "text": all_wordings(reader)[clause, variant],
                "placed": placed(reader, clause, variant),
                "on_table": room.text[clause] == variant,
                "said": [f"{SIGNS[kind]} {', '.join(who)}" for kind, who in said.items() if who],
                "offered": ", ".join(offered),
                "own": stance_words(reader, row[seat, clause, variant]),
                "refused": _has_ground(table, seat, clause, variant),
                "told": f"{names[asked]}: {stance_words(reader, row[asked, clause, variant])}" if told else "",
            }
        )
    title, question = clause_titles(reader)[clause]
    return {"clause": clause, "title": title, "question": question, "wordings": wordings}


def _has_ground(table: Table, who: str, clause: str, variant: str) -> bool:
    """Say whether a delegation's brief has a reason against a wording."""
    return table.stances[who, clause, variant][0] == OBJECTS or any(
        (each.delegation, each.clause, each.variant) == (who, clause, variant) for each in table.linkages
    )


def _meter(reader: Reader, table: Table, room: Room, moves: int) -> dict[str, Any]:
    """Return what the whole room may know: who has an objection that was said aloud and stands, how far the reading is."""
    _, names = reader.say, delegation_names(reader)
    against = set(refusing(table, room)) if room.over else {each[0] for each in aloud(table, room)}
    planned = reader.case.entry("table.moves", 0)
    said = _.ngettext("Moves: {count}", "Moves: {count}", moves).format(count=moves)
    if planned:
        said = _("Moves: {count} (time for about {planned})").format(count=moves, planned=planned)
    return {
        "seats": [
            {"id": each, "name": names[each], "objects": each in against, "people": each in room.people}
            for each in table.delegations
        ],
        "moves": said,
        "read": _("Clauses read: {count} of {all}").format(count=len(room.called), all=len(room.text)),
        "alt": (
            _("Delegations that do not sign: {names}")
            if room.over
            else _("Delegations with an objection that was said aloud and stands: {names}")
        ).format(names=", ".join(names[each] for each in table.delegations if each in against) or "–"),
        "count": len(against),
    }


def said_sentence(reader: Reader, room: Room) -> str:
    """Say how the text stands, as far as it was said aloud."""
    _, table, names = reader.say, negotiation(reader.case), delegation_names(reader)
    against = dict.fromkeys(names[each[0]] for each in aloud(table, room))
    says = len(table.says(room.text))
    how = _("Aloud, nobody objects just now.")
    if against:
        how = _("Aloud, objections stand from: {names}.").format(names=", ".join(against))
    more = _.ngettext("{some} of {all} clauses says something.", "{some} of {all} clauses say something.", says)
    return f"{how} {more.format(some=says, all=len(room.text))}"
