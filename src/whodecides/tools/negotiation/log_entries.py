"""The log of moves in words: who proposed, asked, objected with which reason, gave in on which condition."""

from collections.abc import Iterable
from typing import Any, TypedDict

from ...case import Row
from ...case.reader import Reader
from .evidence import quoted_statement, stance_facts
from .model import OBJECTS, RAISED, WELCOMES, Linkage, Table, load_table
from .moves import Move, held_moves, moves_and_people, replay, stored_moves
from .room import CONCEDED, Objection, Room, broken_conditions, condition, disputes, ground_basis
from .signing import table_status_sentence
from .wordings import all_linkages, basis_word, clause_number, delegation_names, short_wordings, stance_rows


class Ground(TypedDict):
    """Why somebody will not have a wording: our reason, on what it rests, its own words, and which of them carry it."""

    reason: str
    rests: str
    quote: dict[str, Any]  # {words, language, gloss, who, reported}; empty where nobody is quoted
    carried: list[list[str]]  # facts: the words that carry the stance, where they are not the whole quotation
    named: str  # whose ground it is, where the sentence names several


class Told(TypedDict):
    """One move in words; `grounds` are those of who objects."""

    text: str
    grounds: list[Ground]


class LogEntry(Told):
    """A move that was told: its number in the log, and whether it broke a condition on another clause."""

    number: int
    breaks: bool


def log_entries(reader: Reader, answer: Any) -> list[LogEntry]:
    """Return the moves of an answer's log that hold, in words, the last one first."""
    table = load_table(reader.case)
    kept, people = moves_and_people(table, answer)
    found: list[LogEntry] = []
    rooms = replay(table, kept, people)
    room = next(rooms)
    for number, move in held_moves(table, stored_moves(table, answer)):
        over, called, heard, unmet = room.over, dict(room.called), set(room.voiced), broken_conditions(table, room)
        next(rooms)
        if over and move["kind"] != "refuse":
            continue  # the table was closed: it changes nothing any more
        told = _log_entry(reader, table, room, move, heard)
        again = sorted(clause_number(reader, each) for each in called if each not in room.called)
        broken = [
            _broken_condition_text(reader, table, each, room)
            for each in (broken_conditions(table, room) if move["kind"] == "propose" else [])
            if each not in unmet and each[1] != move["clause"]
        ]
        text = " ".join([f"{told['text']}{_reread_clauses_text(reader, again)}", *broken])
        found.append({"text": text, "grounds": told["grounds"], "number": number, "breaks": bool(broken)})
    return found[::-1]


def _reread_clauses_text(reader: Reader, numbers: list[int]) -> str:
    """Say which clauses are to be read again, because people took a seat for which the model had objected."""
    _ = reader.say
    sentence = _("What the model said for this seat no longer counts. Clauses to read again: {numbers}.")
    return f" {sentence.format(numbers=', '.join(map(str, numbers)))}" if numbers else ""


def _broken_condition_text(reader: Reader, table: Table, objection: Objection, room: Room) -> str:
    """Say who objects from this move on to another clause, because the text does not meet its condition any more."""
    _, (who, clause, _linkage) = reader.say, objection
    return _("This breaks a condition: {place} now objects to {wording}. {reason}").format(
        place=delegation_names(reader)[who],
        wording=wording_reference(reader, clause, room.text[clause]),
        reason=objection_reason(reader, table, objection, room),
    )


def objection_reason(reader: Reader, table: Table, objection: Objection, room: Room) -> str:
    """Say why somebody objects to a wording on the table: a condition, their own words, or the brief; and what it rests on."""
    _, (who, clause, linkage) = reader.say, objection
    wording = (who, clause, room.text[clause])
    if linkage == CONCEDED:
        wanted = wordings_reference(reader, *room.yields[wording])
        return _("It gave in only as long as the text says {wanted}.").format(wanted=wanted)
    if linkage == RAISED and room.against[wording]:
        return room.against[wording]
    if linkage == RAISED and ground_basis(table, wording) == RAISED:
        return _("It objects by its own choice: its brief does not ask for it.")
    if isinstance(linkage, Linkage):
        return f"{reader.text(all_linkages(reader.case)[linkage.id], 'reason')} ({basis_word(reader, linkage.basis)})"
    told = objection_ground(reader, *wording)
    return f"{told['reason']} ({told['rests']})"


def _log_entry(reader: Reader, table: Table, room: Room, move: Move, heard: set[tuple[str, str, str]]) -> Told:
    _, names = reader.say, delegation_names(reader)
    who = names.get(move["by"], _("Chair"))
    clause, variant = move.get("clause", ""), move.get("variant", "")
    kind = move["kind"]
    if kind == "draft":
        return {
            "text": _("{place} offers: {wordings}.").format(
                place=who, wordings=wording_reference(reader, clause, variant)
            ),
            "grounds": [],
        }
    if kind == "sit":
        return {"text": _("{place}: people take this seat.").format(place=who), "grounds": []}
    if kind == "offer":
        picks = [wording_reference(reader, *each) for each in room.offers[move["by"]].items()]
        sentence = _("{place} offers: {wordings}.") if picks else _("{place} offers nothing but the draft.")
        return {"text": sentence.format(place=who, wordings=" · ".join(picks)), "grounds": []}
    if kind == "last":
        return {"text": " ".join([_("The last minute."), table_status_sentence(reader, room)]), "grounds": []}
    if kind == "close":
        return {
            "text": " ".join([_("Time is over."), *dropped_clauses(reader, room), table_status_sentence(reader, room)]),
            "grounds": [],
        }
    if kind == "refuse":
        return {"text": _("{place} does not sign.").format(place=who), "grounds": []}
    if kind == "ask":
        return _answer_entry(reader, table, room, move)
    wording = wording_reference(reader, clause, variant)
    if kind == "object":
        own: Ground = {
            "reason": move["reason"],
            "rests": basis_word(reader, RAISED),
            "quote": {},
            "carried": [],
            "named": "",
        }
        grounds = [own] if move["reason"] else [objection_ground(reader, move["by"], clause, variant)]
        return {"text": _("{place} objects to {wording}.").format(place=who, wording=wording), "grounds": grounds}
    if kind == "yield":
        if not move["needs"]:
            return {"text": _("{place} can live with {wording}.").format(place=who, wording=wording), "grounds": []}
        sentence = _("{place} can live with {wording}, as long as the text says {wanted}.")
        wanted = wordings_reference(reader, move["needs"], move["wants"].split(";"))
        return {"text": sentence.format(place=who, wording=wording, wanted=wanted), "grounds": []}
    against = [each for each in disputes(table, room) if each[1] == clause]
    sentence = _proposal_text(reader, table, room, move)
    if against:
        sentence = _("{place} proposes {wording}. It is objected to by: {names}.")
    asked = next((names[each] for each in names if each in room.people and each != move["by"]), "")
    objecting = ", ".join(dict.fromkeys(names[each[0]] for each in against))
    first = next((each for each in against if (each[0], clause, variant) not in heard), None)
    told = [_ground_of(reader, first, variant)] if first else []
    return {"text": sentence.format(place=who, wording=wording, names=objecting, asked=asked), "grounds": told}


def _proposal_text(reader: Reader, table: Table, room: Room, move: Move) -> str:
    """Return what is said of a proposal to which nobody objected. People answer after it, so for them it only asks."""
    _, asked = reader.say, [each for each in table.delegations if each in room.people and each != move["by"]]
    if not asked:
        return _("{place} proposes {wording}. Nobody objects.")
    if all(each in room.people for each in table.delegations):
        return _("{place} proposes {wording}. Who objects?")
    if len(asked) == 1:
        return _("{place} proposes {wording}. Nobody else objects. {asked}, do you?")
    return _("{place} proposes {wording}. No seat of the model objects. The people answer now.")


def dropped_clauses(reader: Reader, room: Room) -> list[str]:
    """Say which clauses say nothing since the table was closed: a sentence each, with the wording and who objected."""
    _, names = reader.say, delegation_names(reader)
    disputed = _("{what} is dropped; it is objected to by: {names}.")
    unsettled = _("{what} is dropped: too few delegations have pressed.")
    return [
        (disputed if against else unsettled).format(
            what=wording_reference(reader, clause, variant),
            names=", ".join(dict.fromkeys(names[each[0]] for each in against)),
        )
        for clause, (variant, against) in room.fell.items()
        if variant != load_table(reader.case).silent[clause]  # what said nothing loses nothing
    ]


def _ground_of(reader: Reader, objection: Objection, variant: str) -> Ground:
    return {
        **objection_ground(reader, objection[0], objection[1], variant),
        "named": delegation_names(reader)[objection[0]],
    }


def _answer_entry(reader: Reader, table: Table, room: Room, move: Move) -> Told:
    """Say what a delegation that was asked answers on a clause: what it refuses, what it would like, on which condition."""
    _, who, clause = reader.say, move["of"], move["clause"]
    asked = {"place": delegation_names(reader)[who], "clause": clause_number(reader, clause)}
    if who in room.people:
        return {
            "text": _("{place} has the floor on clause {clause}: its people answer.").format(**asked),
            "grounds": [],
        }
    stances = {each: table.stances[who, clause, each][0] for each in table.variants[clause]}
    refused = [each for each, stance in stances.items() if stance == OBJECTS]
    liked = [each for each, stance in stances.items() if stance == WELCOMES]
    bound = [each for each in table.linkages if (each.delegation, each.clause) == (who, clause)]
    answers = [
        (refused, _("It cannot live with {wordings}.")),
        (liked, _("It would welcome {wordings}.")),
        ([each.variant for each in bound], _("It sets a condition for {wordings}.")),
    ]
    sentences = [
        words.format(wordings=" · ".join(wording_reference(reader, clause, each) for each in variants))
        for variants, words in answers if variants
    ]  # fmt: skip
    sentences = sentences or [_("It can live with each wording.")]
    told = [*dict.fromkeys([*refused[:1], *(each.variant for each in bound)])] or liked[:1]
    text = " ".join([_("{place} answers on clause {clause}.").format(**asked), *sentences])
    return {"text": text, "grounds": [objection_ground(reader, who, clause, each) for each in told]}


def wording_reference(reader: Reader, clause: str, variant: str) -> str:
    """Return a wording as the room speaks of it: number of its clause, letter, and what it says in short."""
    _, short = reader.say, short_wordings(reader)[clause, variant]
    return _("{number}{letter} “{short}”").format(number=clause_number(reader, clause), letter=variant, short=short)


def wordings_reference(reader: Reader, clause: str, variants: Iterable[str]) -> str:
    """Return wordings of a clause of which one is enough."""
    return " / ".join(wording_reference(reader, clause, each) for each in variants)


def objection_ground(reader: Reader, who: str, clause: str, variant: str) -> Ground:
    """Return why a delegation will not have, or wants, a wording: by its stance, or by its condition where it has one."""
    row = stance_rows(reader.case)[who, clause, variant]
    linked = condition(load_table(reader.case), (who, clause, variant))
    if row["stance"] != OBJECTS and linked:
        row = all_linkages(reader.case)[linked.id]
    ids = [each for each in row["evidence"].split(";") if each]
    rests = basis_word(reader, row["basis"]) + (f" ({', '.join(ids)})" if ids else "")
    quote = _ground_quotation(reader, row, ids)
    return {
        "reason": reader.text(row, "reason"),
        "rests": rests,
        "quote": quote,
        "carried": [fact for fact in stance_facts(reader, row) if fact[1] != quote["words"]],
        "named": "",
    }


def _ground_quotation(reader: Reader, row: Row, ids: list[str]) -> dict[str, Any]:
    """Return the statement whose words carry a stance, or the first that a condition names; {} where nobody is quoted."""
    known = set(reader.case["statements"]["id"])
    first = next((reader.case.row("statements", each) for each in ids if each in known), None)
    statement = quoted_statement(reader.case, row) or first
    return _statement_quotation(reader, statement) if statement is not None else {}


def _statement_quotation(reader: Reader, statement: Row) -> dict[str, Any]:
    return {
        "words": statement["wording"],
        "language": statement["language"],
        "gloss": reader.gloss(statement),
        "who": f"{reader.case.row('actors', statement['actor'])['name']}, {reader.date(statement)} · {statement['id']}",
        "reported": statement["wording_status"] == "reported speech",
    }
