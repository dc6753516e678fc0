"""The rule and its trial summarized."""

from typing import Any

from ...case import Reader
from ...widgets.tool import AnswerSummary
from .model import parse_calls
from .view import progress, slips_text


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return the rule in one's own words, and what slipped through when it was tried."""
    rule = answer.get("rule") if isinstance(answer.get("rule"), str) else ""
    calls = parse_calls(reader.case, answer.get("calls"))
    return {"sentence": progress(reader, rule, calls), "words": rule, "record": slips_text(reader, calls)}
