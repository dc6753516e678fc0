"""The sentences that were marked told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .view import found, readable


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return which sentences were to be checked first, and how these stand by our verdicts."""
    _, marked = reader.say, readable(reader.case, answer.get("marked"))
    texts = [reader.text(reader.case.row("claims", each), "paraphrase") for each in marked]
    return {
        "said": _("Sentences marked: {count}.").format(count=len(marked)),
        "words": " ".join(texts),
        "record": found(reader, marked),
    }
