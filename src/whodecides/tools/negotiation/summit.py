"""The table as a room: a wall on which stands only what was said aloud, and a private seat."""

from typing import Any

from ...case.reader import Reader
from .ending import ending_view, last_minute_view
from .minutes import minutes, placed
from .model import OBJECTS, RAISED, WELCOMES, Linkage, Table, check_delegation, negotiation
from .moves import played, room_after, room_of
from .room import Room, aloud, breaks, condition, disputes, ground_basis, refusing, spoken
from .seat import seat_view
from .signing import read_so_far, signing_sentence, state_sentence
from .summit_words import not_heard, summit_words
from .wordings import (
    SIGNS,
    all_wordings,
    basis_word,
    clause_number,
    clause_titles,
    delegation_names,
    on_condition,
    short_wordings,
    stance_rows,
    stance_words,
)

Choice = dict[str, Any]
# [variant, stance or "" for not heard, on what it rests, on what a condition for it rests or "", whether it is on the table]
Mark = list[Any]

BEFORE = ("sit", "offer")  # what a class does before the first move


def summit_view(reader: Reader, choice: Choice, sealed: bool, told: Any = (), best: bool = False) -> dict[str, Any]:
    """Return what the table shows for a choice, in parts.

    `choice`: language, seat, moves (the log, see `moves`), clause (the one that is open), wish (the wording of it that
    is looked at), asked (whose card was opened, or ""), words of a compromise. A `sealed` table is that of one sherpa: no
    wall. `told` are moves by which one was told something in private before. With `best`, the end shows the best text.
    Raises KitError for an unknown seat.
    """
    table, seat = negotiation(reader.case), check_delegation(negotiation(reader.case), choice["seat"])
    room = room_of(table, choice)
    clause = choice["clause"] if choice["clause"] in table.variants else next(iter(table.variants))
    wish = choice["wish"] if choice["wish"] in table.variants[clause] else room.text[clause]
    known = set() if sealed else room.said
    private = known | room.said | room_after(table, told).said | {(seat, *each) for each in all_wordings(reader)}
    kept, first = played(table, choice)
    return {
        "words": summit_words(reader, sealed),
        "chosen": {**choice, "clause": clause, "wish": wish},
        "view": {
            "over": room.over,
            "rows": [_row(reader, table, room, each, known, private) for each in table.variants],
            "panel": _panel(reader, table, room, clause, known, seat, private, choice["asked"]),
            "minutes": minutes(reader, choice),
            "meter": _meter(reader, table, room, sum(each["kind"] not in BEFORE for each in kept)),
            "people": [each for each in table.delegations if each in room.people],
            "first": sorted(first),  # with these the log can be read without the choice
            "who_plays": _who_plays(reader, table, room),
            "text": room.text,
            "unread": len(room.text) - len(room.called),
            "brought": _brought(reader, room),
            "refusable": [each for each in table.delegations if each in room.people and each not in room.refused],
            "seat": seat_view(reader, seat, room),
            "said": signing_sentence(reader, room.text, seat) if sealed else state_sentence(reader, room),
            "last": last_minute_view(reader, room) if room.last and not room.over else {},
            "end": ending_view(reader, room, best) if room.over else {},
        },
    }


def _who_plays(reader: Reader, table: Table, room: Room) -> str:
    """Say for which seats people speak, and for how many the model does."""
    _, names = reader.say, delegation_names(reader)
    people = [names[each] for each in table.delegations if each in room.people]
    said = _("People play: {people}. The model speaks for the others: {count}.")
    if len(people) == len(names):
        said = _("People play all seats: nobody objects unless they say so.")
    return said.format(people=", ".join(people) or "–", count=len(names) - len(people))


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
    _variant, stance, basis, bound, _on_table = mark
    said = f"{SIGNS[stance]} {reader.word(stance, 'stances.stance')}, {basis_word(reader, basis)}"
    return f"{said}, {on_condition(reader)} ({basis_word(reader, bound)})" if bound else said


def _mark(table: Table, room: Room, who: str, clause: str, variant: str, heard: bool) -> Mark:
    """Return what is known of a stance. What people said at the table goes before what stands in their brief.

    An objection by a condition rests on what the condition rests on, not on what the stance does.
    """
    wording, on_table = (who, clause, variant), room.text[clause] == variant
    if not heard:
        return [variant, "", "", "", on_table]
    if who in room.people and wording in room.said:
        given_in = room.yields.get(wording, ("", ""))[0] or breaks(room, wording)
        return [variant, *spoken(table, room, wording), RAISED if given_in else "", on_table]
    stance, basis = table.stances[wording]
    linkage = condition(table, wording)
    bound = linkage.basis if linkage and stance != OBJECTS else ""
    against = [each[2] for each in disputes(table, room) if each[:2] == (who, clause)] if on_table else []
    if against and stance != OBJECTS:
        stance, basis = (
            OBJECTS,
            ground_basis(table, wording) if any(isinstance(each, Linkage) for each in against) else RAISED,
        )
    return [variant, stance, basis, bound, on_table]


def _panel(
    reader: Reader, table: Table, room: Room, clause: str, known: set, seat: str, private: set, asked: str
) -> dict[str, Any]:
    """Return the clause that is open: its wordings, who said what on each, and how one's own government feels."""
    names = delegation_names(reader)
    wordings = []
    for variant in table.variants[clause]:
        marks = {
            who: _mark(table, room, who, clause, variant, True)
            for who in table.delegations
            if (who, clause, variant) in known
        }
        said = {
            kind: [f"{names[who]} ({basis_word(reader, mark[2])})" for who, mark in marks.items() if mark[1] == kind]
            for kind in (OBJECTS, WELCOMES)
        }
        offered = [names[who] for who, picks in room.offers.items() if picks.get(clause) == variant]
        told = asked in table.delegations and asked != seat and (asked, clause, variant) in private
        wordings.append(
            {
                "id": variant,
                "text": all_wordings(reader)[clause, variant],
                "placed": placed(reader, clause, variant),
                "on_table": room.text[clause] == variant,
                "said": [f"{SIGNS[kind]} {', '.join(who)}" for kind, who in said.items() if who],
                "offered": ", ".join(offered),
                "own": _brief_stance(reader, table, seat, clause, variant),
                "refused": ground_basis(table, (seat, clause, variant)) != RAISED,
                "told": f"{names[asked]}: {_brief_stance(reader, table, asked, clause, variant)}" if told else "",
            }
        )
    title, question = clause_titles(reader)[clause]
    return {"clause": clause, "title": title, "question": question, "wordings": wordings}


def _brief_stance(reader: Reader, table: Table, who: str, clause: str, variant: str) -> str:
    """Return what a brief says on a wording: stance, basis, and the condition where it has one."""
    said, linkage = (
        stance_words(reader, stance_rows(reader.case)[who, clause, variant]),
        condition(table, (who, clause, variant)),
    )
    return f"{said}, {on_condition(reader)} ({basis_word(reader, linkage.basis)})" if linkage else said


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
        "read": read_so_far(reader, room),
        "alt": (
            _("Delegations that do not sign: {names}")
            if room.over
            else _("Delegations with an objection that was said aloud and stands: {names}")
        ).format(names=", ".join(names[each] for each in table.delegations if each in against) or "–"),
        "count": len(against),
    }
