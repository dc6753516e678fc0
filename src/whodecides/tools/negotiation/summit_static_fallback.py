"""The table as it stands in a saved page: what was said aloud, and the moves."""

from typing import Any

from ...case.reader import Reader
from ...plots.canvas import Figure
from ...widgets.html import html_table
from ...widgets.templates import render
from .ending import ending_view, last_minute_view
from .log_entries import log_entries
from .model import load_table
from .moves import room_after, room_of
from .room import Room, disputes, voiced_disputes
from .signing import signing_sentence, table_status_sentence
from .summit import wall_rows
from .summit_words import unread_clause_words
from .wordings import all_wordings, clause_titles, delegation_names, model_note


def summit_static_fallback(reader: Reader, state: dict[str, Any], sealed: bool) -> dict[str, Any]:
    """Return the text with its objections as a table (headers, rows, caption), the moves, a note, one sentence."""
    _, table, names = reader.say, load_table(reader.case), delegation_names(reader)
    room = room_of(table, state)
    against = voiced_disputes(table, room)
    if sealed:
        own = room_after(table, state["moves"])
        against = [each for each in disputes(table, own) if each[0] == state["seat"]]
    rows = [
        [
            clause_titles(reader)[clause][0],
            all_wordings(reader)[clause, variant],
            ", ".join(dict.fromkeys(names[each[0]] for each in against if each[1] == clause))
            or ("–" if sealed or room.over or clause in room.called else unread_clause_words(reader)),
        ]
        for clause, variant in room.text.items()
    ]
    end = ending_view(reader, room, best=False) if room.over else None
    last = last_minute_view(reader, room) if room.last and not room.over else None
    told = end or last
    headers = [_("Clause"), _.pgettext("clause", "Wording"), _("Objects")]
    text = html_table(headers, rows, _("The text, and what was said aloud on it"))
    return {
        "text": text if sealed else _wall(reader, room, text),
        "moves_title": _("Minutes"),
        "moves": [each["text"] for each in log_entries(reader, state)],
        "closing_title": _("If the table closes now") if last else _("What closing did"),
        "falls": told["falls"] if told else [],
        "refused": _("The text would then not be signed by") if last else _("The text is not signed by"),
        "refusals": [f"✖ {who} · {why}" for who, why in told["refusals"]] if told else [],
        "lines": end["lines"] if end else [],
        "costs": {
            "headers": [
                _("Delegation"),
                _("Wishes granted, of all: ● the room"),
                _("Red lines crossed (of these not voiced)"),
            ],
            "rows": [[each["name"], f"{each['granted']} / {each['all']}", each["crossed"]] for each in end["costs"]],
            "caption": _("What it cost each"),
        }
        if end
        else {},
        "note": model_note(reader),
        "sentence": signing_sentence(reader, room.text, state["seat"])
        if sealed
        else table_status_sentence(reader, room),
    }


def _wall(reader: Reader, room: Room, text: str) -> str:
    """Return the wall as a picture, with the text as a table folded below it."""
    _, rows = reader.say, wall_rows(reader, room)
    heard = [card["name"] for row in rows for card in row["cards"].values() if card["marks"]]
    alt = " · ".join(heard) or _("Nothing was said yet. The draft is on the table.")
    parts = {
        "rows": rows,
        "codes": list(delegation_names(reader)),
        "unread": unread_clause_words(reader),
        "over": room.over,
    }
    svg = render(__file__, "wall.html", height=36 + 32 * len(rows), **parts)
    return Figure(
        svg, alt, table_status_sentence(reader, room), text, _("The same as a table: what was said aloud")
    ).html()
