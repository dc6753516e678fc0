"""A text of the negotiation table told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .model import negotiation
from .moves import room_of
from .signing import signing_sentence, state_sentence


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return how many clauses were decided, the wording that was proposed, and who can sign by the briefs."""
    table = negotiation(reader.case)
    picks = answer["picks"] if isinstance(answer.get("picks"), dict) else {}
    decided = [clause for clause, variants in table.variants.items() if picks.get(clause) in variants]
    seat = answer["seat"] if answer.get("seat") in table.delegations else ""
    return _told(reader, answer, len(decided), signing_sentence(reader, picks, seat, answer.get("raised")))


def retold_summit(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return the same of a table at which moves were made: how it stands, or what it reached, as the table says it."""
    if not isinstance(answer.get("moves"), list):  # from before there was a log
        return retold(reader, answer)
    room = room_of(negotiation(reader.case), answer)
    return _told(reader, answer, len(room.called), state_sentence(reader, room))


def _told(reader: Reader, answer: dict[str, Any], decided: int, record: str) -> Retold:
    _, wording = reader.say, answer.get("wording")
    return {
        "said": _("Clauses decided: {count}.").format(count=decided),
        "words": wording if isinstance(wording, str) else "",
        "record": record,
    }
