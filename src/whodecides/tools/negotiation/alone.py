"""What a table has for one person who plays alone: the wordings that one brought, and red lines that one is asked about.

Where people play several seats, a wall shows nothing of a brief, so there is neither.
"""

from typing import Any

from ...case.reader import Reader
from .log_entries import wording_reference
from .model import load_table
from .moves import Move, allowed_offer
from .room import Room, unanswered_red_lines
from .wordings import delegation_names


def brought_view(reader: Reader, room: Room, offer: Move) -> dict[str, Any]:
    """Return which wordings one brought that were not put on the table yet, beside the draft, and the moves that do so."""
    _, table, who = reader.say, load_table(reader.case), offer.get("by", "")
    if room.over or room.people != {who}:
        return {}
    picks = {
        clause: variant
        for clause, variant in allowed_offer(table, who, offer["picks"]).items()
        if variant != room.text[clause] and (who, clause, variant) not in room.voiced
    }
    if not picks:
        return {}
    brought, draft = (
        " · ".join(wording_reference(reader, clause, text[clause]) for clause in picks) for text in (picks, table.draft)
    )
    return {
        "text": _("You brought: {wordings}. The draft says: {draft}.").format(wordings=brought, draft=draft),
        "moves": [{"kind": "propose", "by": who, "clause": each, "variant": picks[each]} for each in picks],
    }


def questions_view(reader: Reader, room: Room) -> list[dict[str, str]]:
    """Return what one is asked: a question for each wording that was read out, crosses a red line of one's own brief, and waits."""
    _, table, names = reader.say, load_table(reader.case), delegation_names(reader)
    if room.over or len(room.people) != 1:
        return []
    (who,) = room.people
    sentence = _("{place}, and you? Your brief has a red line here: {wording}.")
    return [
        {
            "by": who,
            "clause": clause,
            "variant": room.text[clause],
            "text": sentence.format(place=names[who], wording=wording_reference(reader, clause, room.text[clause])),
        }
        for clause in unanswered_red_lines(table, room, who)
    ]
