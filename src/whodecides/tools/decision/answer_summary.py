"""The answers on a decision path summarized."""

from typing import Any

from ...case import Reader
from ...widgets.tool import AnswerSummary
from .model import ANSWERS, is_complete, known_answers


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many steps were answered, and how."""
    _ = reader.say
    given = [each for each in known_answers(reader.case, answer.get("answers")).values() if is_complete(each)]
    counts = [sum(each["answer"] == name for each in given) for name in ANSWERS]
    sentence = _("Steps answered: {count}. Yes: {yes}. No: {no}. Cannot tell: {open}.").format(
        count=len(given), yes=counts[0], no=counts[1], open=counts[2]
    )
    return {"sentence": sentence, "words": "", "record": ""}
