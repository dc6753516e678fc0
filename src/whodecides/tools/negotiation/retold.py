"""A text of the negotiation table told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .model import negotiation
from .signing import signing_sentence


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return how many clauses were decided, the wording that was proposed, and who can sign."""
    _, table = reader.say, negotiation(reader.case)
    picks, wording, seat = (answer.get(each) for each in ("picks", "wording", "seat"))
    picks = picks if isinstance(picks, dict) else {}
    decided = [clause for clause, variants in table.variants.items() if picks.get(clause) in variants]
    seat = seat if seat in table.delegations else ""
    return {
        "said": _("Clauses decided: {count}.").format(count=len(decided)),
        "words": wording if isinstance(wording, str) else "",
        "record": signing_sentence(reader, picks, seat, answer.get("raised")),
    }
