"""The table as it stands in a saved page: what was said aloud, and the moves."""

from typing import Any

from ...case.reader import Reader
from ...plots.canvas import Figure
from ...show.html import html_table
from ...show.templates import render
from .ending import ending_view
from .minutes import minutes
from .model import negotiation
from .moves import Room, aloud, disputes, room_after
from .signing import signing_sentence
from .summit import people_of, said_sentence, wall_rows
from .wordings import all_wordings, clause_titles, delegation_names, model_note


def summit_twin(reader: Reader, choice: dict[str, Any], sealed: bool) -> dict[str, Any]:
    """Return the text with its objections as a table (headers, rows, caption), the moves, a note, one sentence."""
    _, table, names = reader.say, negotiation(reader.case), delegation_names(reader)
    room = room_after(table, choice["moves"], people_of(choice))
    against = aloud(table, room)
    if sealed:
        own = room_after(table, choice["moves"])
        against = [each for each in disputes(table, own) if each[0] == choice["seat"]]
    rows = [
        [
            clause_titles(reader)[clause][0],
            all_wordings(reader)[clause, variant],
            ", ".join(dict.fromkeys(names[each[0]] for each in against if each[1] == clause)) or "–",
        ]
        for clause, variant in room.text.items()
    ]
    end = ending_view(reader, room, best=False) if room.over else None
    headers = [_("Clause"), _.pgettext("clause", "Wording"), _("Objects")]
    text = html_table(headers, rows, _("The text, and what was said aloud on it"))
    return {
        "text": text if sealed else _wall(reader, room, text),
        "moves_title": _("Minutes"),
        "moves": [each["text"] for each in minutes(reader, choice["moves"], people_of(choice))],
        "end": [*(f"{who} · {why}" for who, why in end["refusals"]), *end["lines"]] if end else [],
        "costs": {
            "headers": [_("Delegation"), _("Wishes granted, of all: ● the room"), _("Red lines given up")],
            "rows": [
                [each["name"], f"{each['granted']} / {each['all']}", str(each["lines"]) if each["people"] else "–"]
                for each in end["costs"]
            ],
            "caption": _("What it cost each"),
        }
        if end
        else {},
        "note": model_note(reader),
        "said": signing_sentence(reader, room.text, choice["seat"])
        if sealed
        else end["title"]
        if end
        else said_sentence(reader, room),
    }


def _wall(reader: Reader, room: Room, text: str) -> str:
    """Return the wall as a picture, with the text as a table folded below it."""
    _, rows = reader.say, wall_rows(reader, room)
    heard = [card["name"] for row in rows for card in row["cards"].values() if card["marks"]]
    alt = " · ".join(heard) or _("Nothing was said yet. The draft of the presidency is on the table.")
    svg = render(__file__, "wall.html", rows=rows, codes=list(delegation_names(reader)), height=36 + 32 * len(rows))
    return Figure(svg, alt, said_sentence(reader, room), text, _("The same as a table: what was said aloud")).html()
