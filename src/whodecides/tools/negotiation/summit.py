"""The table as a room: a wall on which stands only what was said aloud, and a private seat."""

from typing import Any

from ...case.reader import Reader
from ...i18n import colon
from .alone import brought_view, questions_view
from .ending import ending_view, last_minute_view
from .log_entries import log_entries, wording_reference
from .model import OBJECTS, RAISED, WELCOMES, Linkage, Table, check_delegation, load_table
from .moves import moves_and_people, room_after, room_of
from .room import (
    Room,
    breaks_condition,
    condition,
    disputes,
    ground_basis,
    non_signatories,
    voiced_disputes,
    voiced_stance,
)
from .seat import seat_view
from .signing import clauses_read_sentence, signing_sentence, table_status_sentence
from .summit_words import hidden_card_words, summit_words
from .wordings import (
    SIGNS,
    all_wordings,
    basis_word,
    clause_number,
    clause_subject,
    clause_titles,
    delegation_names,
    on_condition,
    short_wordings,
    stance_rows,
    stance_words,
)

State = dict[str, Any]
# [variant, stance or "" for not heard, on what it rests, on what a condition for it rests or "", whether it is on the table]
Mark = list[Any]

BEFORE = ("sit", "offer")  # what a class does before the first move


def summit_view(
    reader: Reader, state: State, sealed: bool, told: Any = (), best: bool = False, offer: Any = None
) -> dict[str, Any]:
    """Return what the table shows for a state, in parts.

    `state`: language, seat, moves (the log, see `moves`), clause (the one that is open), wish (the wording of it that
    is looked at), asked (whose card was opened, or ""), words of a compromise. A `sealed` table is that of one sherpa: no
    wall. `told` are moves by which one was told something in private before. With `best`, the end shows the best text. `offer`
    is the one that one made before, as a move. Raises KitError for an unknown seat.
    """
    table, seat = load_table(reader.case), check_delegation(load_table(reader.case), state["seat"])
    room = room_of(table, state)
    clause = state["clause"] if state["clause"] in table.variants else next(iter(table.variants))
    wish = state["wish"] if state["wish"] in table.variants[clause] else room.text[clause]
    known = set() if sealed else room.voiced
    private = known | room.voiced | room_after(table, told).voiced | {(seat, *each) for each in all_wordings(reader)}
    kept, first = moves_and_people(table, state)
    return {
        "words": summit_words(reader, sealed),
        "state": {**state, "clause": clause, "wish": wish},
        "view": {
            "over": room.over,
            "rows": [_row(reader, table, room, each, known, private) for each in table.variants],
            "panel": _panel(reader, table, room, clause, known, seat, private, state["asked"]),
            "minutes": log_entries(reader, state),
            "meter": _meter(reader, table, room, sum(each["kind"] not in BEFORE for each in kept)),
            "people": [each for each in table.delegations if each in room.people],
            "first": sorted(first),  # with these the log can be read without the choice
            "who_plays": _players_sentence(reader, table, room),
            "text": room.text,
            "unread": len(room.text) - len(room.called),
            "brings": brought_view(reader, room, offer) if offer else {},
            "questions": [] if sealed else questions_view(reader, room),
            "brought": _offers_sentence(reader, room),
            "refusable": [each for each in table.delegations if each in room.people and each not in room.refused],
            "seat": seat_view(reader, seat, room, tells_close=room.last),
            "sentence": signing_sentence(reader, room.text, seat) if sealed else table_status_sentence(reader, room),
            "last": last_minute_view(reader, room) if room.last and not room.over else {},
            "end": ending_view(reader, room, best) if room.over else {},
        },
    }


def _players_sentence(reader: Reader, table: Table, room: Room) -> str:
    """Say for which seats people speak, and for how many the model does."""
    _, names = reader.say, delegation_names(reader)
    people = [names[each] for each in table.delegations if each in room.people]
    sentence = _("People play: {people}. The model speaks for the others: {count}.")
    if len(people) == len(names):
        sentence = _("People play all seats: nobody objects unless they say so.")
    return sentence.format(people=", ".join(people) or "–", count=len(names) - len(people))


def _offers_sentence(reader: Reader, room: Room) -> str:
    """Say whose offers are on the table; "" where none is."""
    _, names = reader.say, delegation_names(reader)
    listed = ", ".join(f"{names[who]} ({len(picks)})" for who, picks in room.offers.items())
    return (
        _("Offers on the table, with the clauses that they change: {listed}.").format(listed=listed) if listed else ""
    )


def wall_rows(reader: Reader, room: Room) -> list[dict[str, Any]]:
    """Return the board as the wall has it."""
    table = load_table(reader.case)
    return [_row(reader, table, room, each, room.voiced, room.voiced) for each in table.variants]


def _row(reader: Reader, table: Table, room: Room, clause: str, known: set, private: set) -> dict[str, Any]:
    """Return a row of the board: the wording on the table, and the card of each delegation, as the wall and the seat know it."""
    names = delegation_names(reader)
    against = [each[0] for each in voiced_disputes(table, room) if each[1] == clause]
    cards, own = {}, {}
    for who in table.delegations:
        cards[who] = _card(reader, table, room, who, clause, known)
        if (mine := _card(reader, table, room, who, clause, private)) != cards[who]:
            own[who] = mine
    return {
        "id": clause,
        "number": clause_number(reader, clause),
        "title": clause_subject(reader, clause),
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
    told = [f"{mark[0]} {_sign(reader, mark)}" for mark in marks if mark[1]] or [hidden_card_words(reader)]
    place = {"place": delegation_names(reader)[who], "number": clause_number(reader, clause)}
    return {"marks": marks, "name": _("Clause {number}, {place}: {told}").format(**place, told="; ".join(told))}


def _sign(reader: Reader, mark: Mark) -> str:
    _variant, stance, basis, bound, _on_table = mark
    sentence = f"{SIGNS[stance]} {reader.word(stance, 'stances.stance')}, {basis_word(reader, basis)}"
    return f"{sentence}, {on_condition(reader)} ({basis_word(reader, bound)})" if bound else sentence


def _mark(table: Table, room: Room, who: str, clause: str, variant: str, heard: bool) -> Mark:
    """Return what is known of a stance. What people said at the table goes before what stands in their brief.

    An objection by a condition rests on what the condition rests on, not on what the stance does.
    """
    wording, on_table = (who, clause, variant), room.text[clause] == variant
    if not heard:
        return [variant, "", "", "", on_table]
    if who in room.people and wording in room.voiced:
        given_in = room.yields.get(wording, ("", ()))[0] or breaks_condition(room, wording)
        return [variant, *voiced_stance(table, room, wording), RAISED if given_in else "", on_table]
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
        names_by_stance = {
            kind: [f"{names[who]} ({basis_word(reader, mark[2])})" for who, mark in marks.items() if mark[1] == kind]
            for kind in (OBJECTS, WELCOMES)
        }
        offered = [names[who] for who, picks in room.offers.items() if picks.get(clause) == variant]
        told = asked in table.delegations and asked != seat and (asked, clause, variant) in private
        wordings.append(
            {
                "id": variant,
                "text": all_wordings(reader)[clause, variant],
                "placed": wording_reference(reader, clause, variant),
                "on_table": room.text[clause] == variant,
                "stances": [f"{SIGNS[kind]} {', '.join(who)}" for kind, who in names_by_stance.items() if who],
                "offered": ", ".join(offered),
                "own": _brief_stance(reader, table, seat, clause, variant),
                "refused": ground_basis(table, (seat, clause, variant)) != RAISED,
                "told": f"{names[asked]}{colon(reader.language)}{_brief_stance(reader, table, asked, clause, variant)}"
                if told
                else "",
            }
        )
    title, question = clause_titles(reader)[clause]
    return {"clause": clause, "title": title, "question": question, "wordings": wordings}


def _brief_stance(reader: Reader, table: Table, who: str, clause: str, variant: str) -> str:
    """Return what a brief says on a wording: stance, basis, and the condition where it has one."""
    sentence, linkage = (
        stance_words(reader, stance_rows(reader.case)[who, clause, variant]),
        condition(table, (who, clause, variant)),
    )
    return f"{sentence}, {on_condition(reader)} ({basis_word(reader, linkage.basis)})" if linkage else sentence


def _meter(reader: Reader, table: Table, room: Room, moves: int) -> dict[str, Any]:
    """Return what the whole room may know: who has an objection that was said aloud and stands, how far the reading is."""
    _, names = reader.say, delegation_names(reader)
    against = set(non_signatories(table, room)) if room.over else {each[0] for each in voiced_disputes(table, room)}
    planned = reader.case.entry("table.moves", 0)
    sentence = _.ngettext("Moves: {count}", "Moves: {count}", moves).format(count=moves)
    if planned:
        sentence = _("Moves: {count} (time for about {planned})").format(count=moves, planned=planned)
    return {
        "seats": [
            {"id": each, "name": names[each], "objects": each in against, "people": each in room.people}
            for each in table.delegations
        ],
        "moves": sentence,
        "read": clauses_read_sentence(reader, room),
        "alt": (
            _("Delegations that do not sign: {names}")
            if room.over
            else _("Delegations with an objection that was said aloud and stands: {names}")
        ).format(names=", ".join(names[each] for each in table.delegations if each in against) or "–"),
        "count": len(against),
    }
