"""The sentences that were marked summarized."""

from typing import Any

from ...case import Reader
from ...widgets.tool import AnswerSummary
from .view import known_marks, marks_result


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return which sentences were to be checked first, and how these stand by our verdicts."""
    _, marked = reader.say, known_marks(reader.case, answer.get("marked"))
    texts = [reader.text(reader.case.row("claims", each), "paraphrase") for each in marked]
    return {
        "sentence": _("Sentences marked: {count}.").format(count=len(marked)),
        "words": " ".join(texts),
        "record": marks_result(reader, marked),
    }
