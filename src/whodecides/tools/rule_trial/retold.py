"""The rule and its trial told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .model import parse_calls
from .view import found, progress


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return the rule in one's own words, and what slipped through when it was tried."""
    rule = answer.get("rule") if isinstance(answer.get("rule"), str) else ""
    calls = parse_calls(reader.case, answer.get("calls"))
    return {"said": progress(reader, rule, calls), "words": rule, "record": found(reader, calls)}
