"""A text of the negotiation table told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .model import negotiation
from .moves import room_of
from .signing import read_so_far, signing_sentence, state_sentence


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return how many clauses were decided, the wording that was proposed, and who can sign by the briefs."""
    _, table = reader.say, negotiation(reader.case)
    picks = answer["picks"] if isinstance(answer.get("picks"), dict) else {}
    decided = [clause for clause, variants in table.variants.items() if picks.get(clause) in variants]
    seat = answer["seat"] if answer.get("seat") in table.delegations else ""
    said = _("Clauses decided: {count}.").format(count=len(decided))
    return _told(answer, said, signing_sentence(reader, picks, seat, answer.get("raised")))


def retold_summit(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return of a table at which moves were made how many clauses were read, and how it stands or what it reached.

    All in the words of the table itself.
    """
    if not isinstance(answer.get("moves"), list):  # from before there was a log
        return retold(reader, answer)
    room = room_of(negotiation(reader.case), answer)
    return _told(answer, f"{read_so_far(reader, room)}.", state_sentence(reader, room))


def _told(answer: dict[str, Any], said: str, record: str) -> Retold:
    wording = answer.get("wording")
    return {"said": said, "words": wording if isinstance(wording, str) else "", "record": record}
