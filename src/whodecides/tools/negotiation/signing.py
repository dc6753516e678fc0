"""Who can sign a text, or signs it once the table is closed, and how much it says."""

from typing import Any

from ...case import Case
from ...case.reader import Reader
from .model import Table, Text, complete_text, load_table, objections, raised_objections
from .room import Objection, Room, non_signatories, unvoiced_red_lines, voiced_disputes
from .wordings import clause_titles, delegation_names


def text_and_objections(
    case: Case, seat: str, picks: dict[str, str], raised: Any = None
) -> tuple[Table, Text, list[Objection]]:
    """Return the whole text, and the objections that the reader may see: all, or those of the own seat."""
    table = load_table(case)
    text = complete_text(table, picks)
    found: list[Objection] = [*objections(table, text), *raised_objections(table, text, raised)]
    return table, text, [each for each in found if seat in ("", each[0])]


def signing_sentence(reader: Reader, picks: dict[str, str], seat: str = "", raised: Any = None) -> str:
    """Say in one or two sentences who can sign a text, and how many of its clauses say something.

    `raised` as in `negotiation.raised_objections`.
    """
    _ = reader.say
    table, text, found = text_and_objections(reader.case, seat, picks, raised)
    names, clauses = delegation_names(reader), clause_titles(reader)
    titles = " · ".join(
        title for clause, (title, _question) in clauses.items() if clause in {each[1] for each in found}
    )
    if seat and found:
        sentence = _("{place} objects to: {clauses}.").format(place=names[seat], clauses=titles)
    elif seat:
        sentence = _("{place} can sign this text. Ask the others about theirs.").format(place=names[seat])
    elif found:
        count = len({each[0] for each in found})
        sentence = _.ngettext(
            "{count} of {all} delegations objects, to: {clauses}.",
            "{count} of {all} delegations object, to: {clauses}.",
            count,
        ).format(count=count, all=len(names), clauses=titles)
    else:
        sentence = _("Nobody objects: all {all} delegations can sign this text.").format(all=len(names))
    return f"{sentence} {clauses_in_text_sentence(reader, table, text)}"


def clauses_in_text_sentence(reader: Reader, table: Table, text: Text) -> str:
    """Say how many clauses of a text say something."""
    says = len(table.clauses_in_text(text))
    more = reader.say.ngettext(
        "{some} of {all} clauses says something.", "{some} of {all} clauses say something.", says
    )
    return more.format(some=says, all=len(text))


def clauses_read_sentence(reader: Reader, room: Room) -> str:
    """Say how many clauses were read."""
    _ = reader.say
    return _("Clauses read: {count} of {all}").format(count=len(room.called), all=len(room.text))


def table_status_sentence(reader: Reader, room: Room) -> str:
    """Say how a table stands: as far as it was said aloud, and once it is closed who signs. All who tell of it say this."""
    sentence = signatures_sentence(reader, room) if room.over else _voiced_objections_sentence(reader, room)
    return f"{sentence} {clauses_in_text_sentence(reader, load_table(reader.case), room.text)}"


def signatures_sentence(reader: Reader, room: Room) -> str:
    """Say whether a table that is closed has a text, or who does not sign it; and how many red lines nobody voiced."""
    _, table, names = reader.say, load_table(reader.case), delegation_names(reader)
    refuse, silent = non_signatories(table, room), len(unvoiced_red_lines(table, room))
    if not refuse and silent:
        return _.ngettext(
            "{all} sign; {count} red line was not voiced.", "{all} sign; {count} red lines were not voiced.", silent
        ).format(all=len(names), count=silent)
    if not refuse:
        return _("All {all} sign.").format(all=len(names))
    sentence = _("No text: it is not signed by {names}.").format(names=", ".join(names[each] for each in refuse))
    more = _.ngettext("{count} red line was not voiced.", "{count} red lines were not voiced.", silent)
    return f"{sentence} {more.format(count=silent)}" if silent else sentence


def _voiced_objections_sentence(reader: Reader, room: Room) -> str:
    _, names = reader.say, delegation_names(reader)
    against = dict.fromkeys(names[each[0]] for each in voiced_disputes(load_table(reader.case), room))
    if against:
        return _("Aloud, objections stand from: {names}.").format(names=", ".join(against))
    return _("Aloud, nobody objects just now.")
