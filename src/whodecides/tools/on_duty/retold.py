"""The decisions of the queue told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .model import parse_decided, queue, same_as_done


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return how many cases were decided, and in how many the company did the same."""
    _, decided = reader.say, parse_decided(reader.case, answer.get("decided"))
    return {
        "said": _("Cases decided: {count}.").format(count=len(decided)),
        "words": "",
        "record": _("In {same} of {all} cases you chose what was done. That is no answer key.").format(
            same=same_as_done(reader.case, decided), all=len(queue(reader.case))
        ),
    }
