"""The answers on a decision path told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .model import ANSWERS, is_complete, readable


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return how many steps were answered, and how."""
    _ = reader.say
    given = [each for each in readable(reader.case, answer.get("answers")).values() if is_complete(each)]
    counts = [sum(each["answer"] == name for each in given) for name in ANSWERS]
    said = _("Steps answered: {count}. Yes: {yes}. No: {no}. Cannot tell: {open}.").format(
        count=len(given), yes=counts[0], no=counts[1], open=counts[2]
    )
    return {"said": said, "words": "", "record": ""}
