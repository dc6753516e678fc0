"""The end: what closing does, who does not sign, what it cost each; then the best text and what really happened.

Before a table is closed, the last minute shows what closing would do: by the same sentences as the end.
"""

from typing import Any

from ...case.reader import Reader
from ...i18n import colon, grouped
from ...show.evidence import note_facts
from .minutes import fallen, ground, placed
from .model import RAISED, Linkage, Table, Text, negotiation, search
from .room import YIELDED, Objection, Room, closing, crossed, disputes, granted, refusing, unvoiced, wishes
from .seat import line_basis
from .signing import says_sentence, who_signs
from .wordings import all_linkages, basis_word, clause_titles, delegation_names, short_wordings


def last_minute_view(reader: Reader, room: Room) -> dict[str, Any]:
    """Return what closing would do to a table that is still open. Whom people play may speak until then.

    Which red lines people did not voice is told only at the end: until then a brief is its seat's own.
    """
    table, after = negotiation(reader.case), closing(negotiation(reader.case), room)
    return {
        "falls": fallen(reader, after),
        "refusals": _refusals(reader, table, after),
        "said": says_sentence(reader, table, after.text),
    }


def ending_view(reader: Reader, room: Room, best: bool) -> dict[str, Any]:
    """Return the end of a table that is closed. The best text and the record are in it only where `best` says so."""
    table, text = negotiation(reader.case), room.text
    most = search(table)["best"] if best else []
    return {
        "title": who_signs(reader, room),
        "falls": fallen(reader, room),
        "refusals": _refusals(reader, table, room),
        "says": len(table.says(text)),
        "rows": [_row(reader, table, clause, text, most[0] if most else {}) for clause in table.variants],
        "costs": [_cost(reader, table, who, most[0] if most else {}, room) for who in table.delegations],
        "lines": [each for who in table.delegations for each in _given(reader, table, who, room)],
        "best": bool(most),
        "best_says": len(table.says(most[0])) if most else 0,
        "found": _searched(reader, table) if best else "",
        "beyond": beyond_best(reader, room) if best else "",
        "record": _record(reader) if best else [],
    }


def beyond_best(reader: Reader, room: Room) -> str:
    """Say why a text that was reached says more than a best one; "" where it does not."""
    _, table = reader.say, negotiation(reader.case)
    lines = sum(len(crossed(table, who, room.text)) for who in table.delegations)
    if not lines or len(table.says(room.text)) <= search(table)["most"]:
        return ""
    said = _(
        "It says more than a best text, which crosses no red line of a brief. Red lines that it crosses: {lines}; of "
        "these not voiced: {silent}."
    )
    return said.format(lines=lines, silent=len(unvoiced(table, room)))


def _refusals(reader: Reader, table: Table, room: Room) -> list[list[str]]:
    """Return [who, why] for each objection to the last text: a condition that closing breaks, or silence that is refused."""
    names = delegation_names(reader)
    return [[names[each[0]], _reason(reader, table, each, room)] for each in disputes(table, room)]


def _reason(reader: Reader, table: Table, objection: Objection, room: Room) -> str:
    _, (who, clause, linkage) = reader.say, objection
    wording = (who, clause, room.text[clause])
    if linkage == YIELDED:
        needs, wants = room.yields[wording]
        reason = _("It gave in only as long as the text says {wanted}.").format(wanted=placed(reader, needs, wants))
    elif linkage == RAISED and room.against[wording]:
        reason = room.against[wording]
    elif isinstance(linkage, Linkage):
        reason = f"{reader.text(all_linkages(reader.case)[linkage.id], 'reason')} ({basis_word(reader, linkage.basis)})"
    else:
        told = ground(reader, *wording)
        reason = f"{told['reason']} ({told['rests']})"
    return f"{clause_titles(reader)[clause][0]}{colon(reader.language)}{reason}"


def _row(reader: Reader, table: Table, clause: str, text: Text, best: Text) -> dict[str, Any]:
    short, silent = short_wordings(reader), table.silent[clause]
    return {
        "title": clause_titles(reader)[clause][0],
        "texts": [
            {"short": short[clause, each[clause]], "says": each[clause] != silent} for each in (text, best) if each
        ],
        "same": bool(best) and text[clause] == best[clause],
    }


def _cost(reader: Reader, table: Table, who: str, best: Text, room: Room) -> dict[str, Any]:
    """Return how many of a delegation's wishes a text grants, beside the best text.

    `crossed` is how many red lines of people's briefs it crosses and, in brackets, how many of these nobody voiced.
    """
    people, silent = who in room.people, sum(each[0] == who for each in unvoiced(table, room))
    return {
        "id": who,
        "name": delegation_names(reader)[who],
        "people": people,
        "all": len(wishes(table, who)),
        "granted": len(granted(table, who, room.text)),
        "best": len(granted(table, who, best)) if best else None,
        "crossed": f"{len(crossed(table, who, room.text))} ({silent})" if people else "–",
    }


def _given(reader: Reader, table: Table, who: str, room: Room) -> list[str]:
    """Say which red lines of people's briefs the text crosses, and how: given up aloud, or not voiced."""
    if who not in room.people:
        return []
    _, found, silent, refuse = reader.say, [], unvoiced(table, room), refusing(table, room)
    for clause, linkage in crossed(table, who, room.text):
        if (who, clause, linkage) in silent:
            said = _("{place} did not voice a red line of its brief: “{clause}” ({basis}).")
        elif who in refuse:
            continue
        else:
            said = _("{place} gave in on “{clause}” ({basis}).")
        basis = basis_word(reader, line_basis(table, who, room.text, (clause, linkage)))
        title = clause_titles(reader)[clause][0]
        found.append(said.format(place=delegation_names(reader)[who], clause=title, basis=basis))
    return found


def _searched(reader: Reader, table: Table) -> str:
    _, found = reader.say, search(table)
    said = _(
        "Of {all} possible texts all delegations can sign {signable}. A best one says something on {most} clauses."
    )
    return said.format(
        all=grouped(found["combinations"], reader.language), signable=found["signable"], most=found["most"]
    )


def _record(reader: Reader) -> list[dict[str, Any]]:
    """Return what really happened, as far as the case knows: entries with day, note and sources, by day."""
    rows = [reader.case.row("events", each) for each in reader.case.entry("table.record", [])]
    return [
        {
            "id": row["id"],
            "day": reader.date(row),
            "title": reader.text(row, "title"),
            "notes": note_facts(reader, row),
            "sources": [*reader.links(row), *reader.note_links(row)],
        }
        for row in sorted(rows, key=lambda each: each["date"])
    ]
