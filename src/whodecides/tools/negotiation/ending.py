"""The end: what closing does, who does not sign, what it cost each; then the best text and what really happened.

Before a table is closed, the last minute shows what closing would do: by the same sentences as the end.
"""

from typing import Any

from ...case.reader import Reader
from ...i18n import colon
from ...widgets.evidence import note_facts
from .log_entries import dropped_clauses, objection_reason
from .model import Table, Text, load_table, search
from .room import (
    Room,
    crossed_red_lines,
    disputes,
    granted_wishes,
    non_signatories,
    preview_of_closing,
    unvoiced_red_lines,
    wishes,
)
from .seat import line_basis
from .signing import clauses_in_text_sentence, signatures_sentence
from .wordings import basis_word, clause_titles, delegation_names, short_wordings


def last_minute_view(reader: Reader, room: Room) -> dict[str, Any]:
    """Return what closing would do to a table that is still open. Whom people play may speak until then.

    Which red lines people did not voice is told only at the end: until then a brief is its seat's own.
    """
    table, after = load_table(reader.case), preview_of_closing(load_table(reader.case), room)
    return {
        "falls": dropped_clauses(reader, after),
        "refusals": _refusals(reader, table, after),
        "sentence": clauses_in_text_sentence(reader, table, after.text),
    }


def ending_view(reader: Reader, room: Room, best: bool) -> dict[str, Any]:
    """Return the end of a table that is closed. The best text and the record are in it only where `best` says so."""
    table, text = load_table(reader.case), room.text
    most = search(table)["best"] if best else []
    return {
        "title": signatures_sentence(reader, room),
        "falls": dropped_clauses(reader, room),
        "refusals": _refusals(reader, table, room),
        "says": len(table.clauses_in_text(text)),
        "silent": len(unvoiced_red_lines(table, room)),
        "rows": [_row(reader, table, clause, text, most[0] if most else {}) for clause in table.variants],
        "costs": [_cost(reader, table, who, most[0] if most else {}, room) for who in table.delegations],
        "lines": [each for who in table.delegations for each in _crossed_red_lines_text(reader, table, who, room)],
        "best": bool(most),
        "best_says": len(table.clauses_in_text(most[0])) if most else 0,
        "found": _search_sentence(reader, table) if best else "",
        "beyond": gain_over_best_text(reader, room) if best else "",
        "record": record_entries(reader) if best else [],
    }


def gain_over_best_text(reader: Reader, room: Room) -> str:
    """Say why a text that was reached says more than a best one; "" where it does not."""
    _, table = reader.say, load_table(reader.case)
    lines = sum(len(crossed_red_lines(table, who, room.text)) for who in table.delegations)
    if not lines or len(table.clauses_in_text(room.text)) <= search(table)["most"]:
        return ""
    sentence = _(
        "It says more than a best text, which crosses no red line of a brief. Red lines that it crosses: {lines}; of "
        "these not voiced: {silent}."
    )
    return sentence.format(lines=lines, silent=len(unvoiced_red_lines(table, room)))


def _refusals(reader: Reader, table: Table, room: Room) -> list[list[str]]:
    """Return [who, why] for each objection to the last text: a condition that closing breaks, or silence that is refused."""
    names, titles, mark = delegation_names(reader), clause_titles(reader), colon(reader.language)
    return [
        [names[each[0]], f"{titles[each[1]][0]}{mark}{objection_reason(reader, table, each, room)}"]
        for each in disputes(table, room)
    ]


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
    people, silent = who in room.people, sum(each[0] == who for each in unvoiced_red_lines(table, room))
    return {
        "id": who,
        "name": delegation_names(reader)[who],
        "people": people,
        "all": len(wishes(table, who)),
        "granted": len(granted_wishes(table, who, room.text)),
        "best": len(granted_wishes(table, who, best)) if best else None,
        "crossed": f"{len(crossed_red_lines(table, who, room.text))} ({silent})" if people else "–",
    }


def _crossed_red_lines_text(reader: Reader, table: Table, who: str, room: Room) -> list[str]:
    """Say which red lines of people's briefs the text crosses, and how: given up aloud, or not voiced."""
    if who not in room.people:
        return []
    _, found, silent, refuse = reader.say, [], unvoiced_red_lines(table, room), non_signatories(table, room)
    for clause, linkage in crossed_red_lines(table, who, room.text):
        if (who, clause, linkage) in silent:
            sentence = _("{place} did not voice a red line of its brief: “{clause}” ({basis}).")
        elif who in refuse:
            continue
        else:
            sentence = _("{place} gave in on “{clause}” ({basis}).")
        basis = basis_word(reader, line_basis(table, who, room.text, (clause, linkage)))
        title = clause_titles(reader)[clause][0]
        found.append(sentence.format(place=delegation_names(reader)[who], clause=title, basis=basis))
    return found


def _search_sentence(reader: Reader, table: Table) -> str:
    _, found = reader.say, search(table)
    return _("A best text that all delegations can sign says something on {most} clauses.").format(most=found["most"])


def record_entries(reader: Reader) -> list[dict[str, Any]]:
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
