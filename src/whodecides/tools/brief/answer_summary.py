"""The brief summarized."""

from typing import Any

from ...case import Reader
from ...widgets.tool import AnswerSummary
from .model import section_text
from .view import brief_content, question_and_side_text


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return the question and the side that was argued, and the recommendation."""
    content = brief_content(reader.case, answer)
    title = " ".join(content["title"].split())
    sentence = " · ".join(each for each in (title, question_and_side_text(reader, content)) if each)
    return {"sentence": sentence, "words": section_text(content, "recommendation"), "record": ""}
