"""The guesses on the fates of promises told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .view import promises_view


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return how many fates were guessed and looked up, and how many guesses the record bears out."""
    _, at = reader.say, reader.case["promises"]["id"].iloc[0]
    given = {"language": reader.language, "at": at, "guesses": answer.get("guesses"), "seen": answer.get("seen")}
    chosen = promises_view(reader.case, given)["chosen"]
    fates = {each: reader.case.row("promises", each)["fate"] for each in chosen["seen"]}
    return {
        "said": _("Fates guessed and then looked up: {count}.").format(count=len(fates)),
        "words": "",
        "record": _("As you guessed: {same} of {total}.").format(
            same=sum(chosen["guesses"][each] == fate for each, fate in fates.items()), total=len(fates)
        ),
    }
