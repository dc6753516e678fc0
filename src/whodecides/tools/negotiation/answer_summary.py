"""A stored text in words: what was decided, what was proposed, who can sign."""

from typing import Any

from ...case import Reader
from ...widgets.tool import AnswerSummary
from .model import load_table
from .moves import room_of
from .signing import clauses_read_sentence, signing_sentence, table_status_sentence


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many clauses were decided, the wording that was proposed, and who can sign by the briefs."""
    _, table = reader.say, load_table(reader.case)
    picks = answer["picks"] if isinstance(answer.get("picks"), dict) else {}
    decided = [clause for clause, variants in table.variants.items() if picks.get(clause) in variants]
    seat = answer["seat"] if answer.get("seat") in table.delegations else ""
    sentence = _("Clauses decided: {count}.").format(count=len(decided))
    return _summary(answer, sentence, signing_sentence(reader, picks, seat, answer.get("raised")))


def summarize_summit_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return of a table at which moves were made how many clauses were read, and how it stands or what it reached.

    All in the words of the table itself.
    """
    if not isinstance(answer.get("moves"), list):  # from before there was a log
        return summarize_answer(reader, answer)
    room = room_of(load_table(reader.case), answer)
    return _summary(answer, f"{clauses_read_sentence(reader, room)}.", table_status_sentence(reader, room))


def _summary(answer: dict[str, Any], sentence: str, record: str) -> AnswerSummary:
    wording = answer.get("wording")
    return {"sentence": sentence, "words": wording if isinstance(wording, str) else "", "record": record}
