"""The end: what the room reached, who does not sign, what it cost each; then the best text and what really happened."""

from typing import Any

from ...case.reader import Reader
from ...i18n import colon, whole
from ...show.evidence import note_facts
from .minutes import ground
from .model import Linkage, Table, Text, negotiation, search
from .moves import Room, closed, crossed, granted, refusing, wishes
from .seat import line_basis
from .wordings import basis_word, clause_titles, delegation_names, short_wordings


def ending_view(reader: Reader, room: Room, best: bool) -> dict[str, Any]:
    """Return the end of a table that is closed. The best text and the record are in it only where `best` says so."""
    table, names = negotiation(reader.case), delegation_names(reader)
    text, left = closed(table, room)
    refuse = refusing(table, room)
    most = search(table)["best"] if best else []
    return {
        "title": who_signs(reader, table, room),
        "refusals": [
            [names[who], _reason(reader, table, who, clause, linkage, text, room)] for who, clause, linkage in left
        ],
        "says": len(table.says(text)),
        "rows": [_row(reader, table, clause, text, most[0] if most else {}) for clause in table.variants],
        "costs": [_cost(reader, table, who, text, most[0] if most else {}, room) for who in table.delegations],
        "lines": [each for who in table.delegations for each in _given(reader, table, who, text, room, refuse)],
        "signed": not refuse,
        "best": bool(most),
        "best_says": len(table.says(most[0])) if most else 0,
        "found": _searched(reader, table) if best else "",
        "record": _record(reader) if best else [],
    }


def who_signs(reader: Reader, table: Table, room: Room) -> str:
    """Say whether a table that is closed has a text, or who does not sign it."""
    _, names, refuse = reader.say, delegation_names(reader), refusing(table, room)
    if not refuse:
        return _("All {all} sign.").format(all=len(table.delegations))
    return _("No text: it is not signed by {names}.").format(names=", ".join(names[each] for each in refuse))


def _reason(
    reader: Reader, table: Table, who: str, clause: str, linkage: Linkage | str | None, text: Text, room: Room
) -> str:
    own = room.against.get((who, clause, text[clause]), "")
    reason = own or ground(reader, who, clause, text[clause])["reason"]
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


def _cost(reader: Reader, table: Table, who: str, text: Text, best: Text, room: Room) -> dict[str, Any]:
    """Return how many of a delegation's wishes a text grants, beside the best text; and the red lines that it crosses."""
    return {
        "id": who,
        "name": delegation_names(reader)[who],
        "people": who in room.people,
        "all": len(wishes(table, who)),
        "granted": len(granted(table, who, text)),
        "best": len(granted(table, who, best)) if best else None,
        "lines": len(crossed(table, who, text)) if who in room.people else 0,
    }


def _given(reader: Reader, table: Table, who: str, text: Text, room: Room, refuse: list[str]) -> list[str]:
    """Say which red lines people gave up, and how: on a condition, or without a word."""
    if who not in room.people or who in refuse:
        return []
    _, found = reader.say, []
    for clause, linkage in crossed(table, who, text):
        gave_in = (who, clause, text[clause]) in room.yields
        said = _("{place} gave in on “{clause}” ({basis}).")
        if not gave_in:
            said = _("{place} let a red line of its brief pass in silence: “{clause}” ({basis}).")
        basis = basis_word(reader, line_basis(table, who, text, (clause, linkage)))
        title = clause_titles(reader)[clause][0]
        found.append(said.format(place=delegation_names(reader)[who], clause=title, basis=basis))
    return found


def _searched(reader: Reader, table: Table) -> str:
    _, found = reader.say, search(table)
    said = _(
        "Of {all} possible texts all delegations can sign {signable}. A best one says something on {most} clauses."
    )
    return said.format(
        all=whole(found["combinations"], reader.language), signable=found["signable"], most=found["most"]
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
