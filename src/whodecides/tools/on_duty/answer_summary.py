"""The decisions of the queue summarized."""

from typing import Any

from ...case import Reader
from ...widgets.tool import AnswerSummary
from .model import count_matching_decisions, parse_decided, queue


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many cases were decided, and in how many the company did the same."""
    _, decided = reader.say, parse_decided(reader.case, answer.get("decided"))
    return {
        "sentence": _("Cases decided: {count}.").format(count=len(decided)),
        "words": "",
        "record": _("In {same} of {all} cases you chose what was done. That is no answer key.").format(
            same=count_matching_decisions(reader.case, decided), all=len(queue(reader.case))
        ),
    }
