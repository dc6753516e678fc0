"""The negotiation in words: the text clause by clause, who objects, who welcomes, who can sign."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ...case import Case, Reader
from ...i18n import Translator
from ...widgets.base import State
from ...widgets.html import PlainTable
from ...widgets.tool import AnswerSummary
from .evidence import stance_evidence
from .model import OBJECTS, RAISED, WELCOMES, Table, Text, check_delegation, load_table, welcoming_delegations
from .moves import room_of
from .room import Objection
from .signing import clauses_read_sentence, signing_sentence, table_status_sentence, text_and_objections
from .wordings import (
    SIGNS,
    all_wordings,
    basis_word,
    clause_titles,
    delegation_names,
    model_note,
    stance_rows,
    stance_words,
)


def negotiation_static_fallback(
    reader: Reader, picks: dict[str, str], seat: str = "", raised: Any = None
) -> dict[str, Any]:
    """Return the text clause by clause as a table (headers, rows, caption) of who objects and who welcomes; and a note."""
    _ = reader.say
    clauses, wordings = clause_titles(reader), all_wordings(reader)
    table, text, found = text_and_objections(reader.case, seat, picks, raised)
    rows = [
        [
            clauses[clause][0], wordings[clause, variant],
            _delegations_text(reader, table, text, clause, found, seat, OBJECTS),
            _delegations_text(reader, table, text, clause, found, seat, WELCOMES),
        ]
        for clause, variant in text.items()
    ]  # fmt: skip
    headers = [_("Clause"), _.pgettext("clause", "Wording"), _("Objects"), _("Welcomes")]
    shown: PlainTable = {"headers": headers, "rows": rows, "caption": _("The text and who can sign it")}
    return {"text": shown, "note": model_note(reader)}


def _delegations_text(
    reader: Reader,
    table: Table,
    text: Text,
    clause: str,
    found: Sequence[Objection],
    seat: str,
    kind: str,
) -> str:
    shown = [seat] if seat else list(delegation_names(reader))
    marks = _marks(reader, table, text, clause, found, shown)
    return ", ".join(words for _delegation, words, stance in marks if stance == kind) or "–"


def negotiation_view(case: Case, state: State, stored: bool = True, sealed: bool = False) -> dict[str, dict[str, Any]]:
    """Return what the negotiation table shows for a state, in parts.

    `state`: language; picks (clause to wording; unknown ones are left out); trial (other picks, which are only tried,
    or None); seat (a delegation, or "" for all sides); raised (objections made at the table, as in `negotiation`);
    opened ([delegation, clause] or None). A table that is not `stored` says so; a `sealed` one shows one side at a
    time. Raises KitError for an unknown seat.
    """
    reader, seat, raised = Reader(case, state["language"]), state["seat"], state["raised"]
    if seat or sealed:
        check_delegation(load_table(case), seat)
    _ = reader.say
    picks = state["picks"] if state["trial"] is None else state["trial"]
    table, text, found = text_and_objections(case, seat, picks, raised)
    names = delegation_names(reader)
    shown = [seat] if seat else list(names)
    opened = state["opened"] if state["opened"] and state["opened"][0] in shown else None
    return {
        "words": _table_words(reader, stored, sealed),
        "state": {**state, "opened": opened},
        "view": {
            "text": text,
            "sentence": signing_sentence(reader, picks, seat, raised),
            "keeping": _storage_note(_, state["trial"], stored),
            "signs": {clause: _marks(reader, table, text, clause, found, shown) for clause in text},
            "free": {clause: _delegations_without_objection(found, clause, shown, names) for clause in text},
            "raised": {
                clause: [[each, names[each]] for each, where, basis in found if where == clause and basis == RAISED]
                for clause in text
            },
            "own": {clause: _own_stances(reader, seat, clause) for clause in text} if seat else {},
            "seats": [_seat(reader, table, text, found, each) for each in shown],
            "running": [all_wordings(reader)[clause, text[clause]] for clause in table.clauses_in_text(text)],
            "evidence": stance_evidence(reader, opened[0], opened[1], text) if opened else {},
        },
    }


def _marks(
    reader: Reader,
    table: Table,
    text: Text,
    clause: str,
    found: Sequence[Objection],
    shown: Sequence[str],
) -> list[list[str]]:
    """Return [delegation, text, kind] for those that object to or welcome the wording picked; one seat alone always."""
    names = delegation_names(reader)
    against = {each[0]: _basis(table, text, each) for each in found if each[1] == clause}
    marks = [(each, OBJECTS, basis) for each, basis in against.items()]
    for each in shown:
        stance, basis = table.stances[each, clause, text[clause]]
        if each not in against and (stance == WELCOMES or len(shown) == 1):
            marks.append((each, stance, basis))
    return [
        [each, f"{SIGNS[stance]} {names[each]} ({basis_word(reader, basis)})", stance] for each, stance, basis in marks
    ]


def _delegations_without_objection(
    found: Sequence[Objection], clause: str, shown: Sequence[str], names: dict[str, str]
) -> list[list[str]]:
    """Return those who do not object to a clause: they may do so of their own choice."""
    against = {each[0] for each in found if each[1] == clause}
    return [[each, names[each]] for each in shown if each not in against]


def _basis(table: Table, text: Text, objection: Objection) -> str:
    """Return on what an objection rests: a plain one on the basis of its stance, a condition on that of its linkage."""
    delegation, clause, linkage = objection
    if isinstance(linkage, str):  # RAISED
        return linkage
    return linkage.basis if linkage else table.stances[delegation, clause, text[clause]][1]


def _own_stances(reader: Reader, seat: str, clause: str) -> dict[str, str]:
    """Map each wording of a clause to the stance of the own seat in words."""
    variants = load_table(reader.case).variants[clause]
    rows = {each: stance_rows(reader.case)[seat, clause, each] for each in variants}
    return {each: stance_words(reader, row) for each, row in rows.items()}


def _seat(reader: Reader, table: Table, text: Text, found: Sequence[Objection], delegation: str) -> dict[str, Any]:
    """Return what stands beside a delegation: the clauses it objects to, with the basis, and how many it welcomes."""
    clauses = clause_titles(reader)
    against = {each[1]: _basis(table, text, each) for each in found if each[0] == delegation}
    return {
        "name": delegation_names(reader)[delegation],
        "objects": [f"{clauses[each][0]} ({basis_word(reader, against[each])})" for each in text if each in against],
        "welcomes": sum(delegation in welcoming_delegations(table, *each) for each in text.items()),
    }


def _storage_note(_: Translator, trial: Mapping[str, str] | None, stored: bool) -> str:
    """Return what becomes of the choices at this table."""
    if not stored:
        return _("This table stores nothing.")
    return (
        _("Each choice is stored at once.")
        if trial is None
        else _("You are only trying: your text stays stored as it was.")
    )


@cache
def _table_words(reader: Reader, stored: bool, sealed: bool) -> dict[str, Any]:
    """Return what changes only with the language: labels, seats, clauses with their wordings."""
    _ = reader.say
    table, clauses, wordings = load_table(reader.case), clause_titles(reader), all_wordings(reader)
    return {
        "labels": {
            "title": _("The negotiation table"),
            "seat": _("Whose view"),
            "raise": _("Record an objection of one's own choice"),
            "withdraw": _("Withdraw: {place}"),
            "choose": _("(choose)"),
            "undo": _("Undo"),
            "reset": _("Back to the draft"),
            "hint": _(
                "Choose one wording for each clause. A text stands when nobody objects. A button with the name of a "
                "delegation opens its evidence. The draft is ours, as each wording is."
            ),
            "draft": _("(draft)"),
            "nobody": _("Nobody objects, and nobody is known to welcome it."),
            "seats": _("Who can sign"),
            "can_sign": _("✔ can sign"),
            "cannot_sign": _("✖ objects to:"),
            "welcomes": _("Clauses it would welcome:"),
            "close": _("Close the evidence"),
            "running": _("The whole text"),
            "empty": _("The text says nothing."),
            "wording": _("A compromise in your own words (not judged by the table)") if stored else "",
            "trial": _("Try without storing") if stored else "",
            "note": model_note(reader),
        },
        "draft": table.draft,
        # Where the stances of others are to be found out by asking, no list shows all of them at once.
        "seats": [
            *([] if sealed else [["", _("All sides")]]),
            *([each, name] for each, name in delegation_names(reader).items()),
        ],
        "clauses": [
            {
                "id": clause,
                "title": clauses[clause][0],
                "question": clauses[clause][1],
                "variants": [[variant, wordings[clause, variant]] for variant in variants],
            }
            for clause, variants in table.variants.items()
        ],
    }


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many clauses were decided, the wording that was proposed, and who can sign by the briefs."""
    _, table = reader.say, load_table(reader.case)
    picks = answer["picks"] if isinstance(answer.get("picks"), dict) else {}
    decided = [clause for clause, variants in table.variants.items() if picks.get(clause) in variants]
    seat = answer["seat"] if answer.get("seat") in table.delegations else ""
    sentence = _("Clauses decided: {count}.").format(count=len(decided))
    return _summary(answer, sentence, signing_sentence(reader, picks, seat, answer.get("raised")))


def summarize_summit_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return of a table at which moves were made how many clauses were read, and how it stands or what it reached.

    All in the words of the table itself.
    """
    if not isinstance(answer.get("moves"), list):  # from before there was a log
        return summarize_answer(reader, answer)
    room = room_of(load_table(reader.case), answer)
    return _summary(answer, f"{clauses_read_sentence(reader, room)}.", table_status_sentence(reader, room))


def _summary(answer: dict[str, Any], sentence: str, record: str) -> AnswerSummary:
    wording = answer.get("wording")
    return {"sentence": sentence, "words": wording if isinstance(wording, str) else "", "record": record}
