"""The guesses on the outcomes of promises summarized."""

from typing import Any

from ...case import Reader
from ...widgets.tool import AnswerSummary
from .view import promises_view


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many outcomes were guessed and looked up, and how many guesses the record bears out."""
    _, at = reader.say, reader.case["promises"]["id"].iloc[0]
    given = {"language": reader.language, "at": at, "guesses": answer.get("guesses"), "seen": answer.get("seen")}
    state = promises_view(reader.case, given)["state"]
    fates = {each: reader.case.row("promises", each)["fate"] for each in state["seen"]}
    return {
        "sentence": _("Fates guessed and then looked up: {count}.").format(count=len(fates)),
        "words": "",
        "record": _("As you guessed: {same} of {total}.").format(
            same=sum(state["guesses"][each] == fate for each, fate in fates.items()), total=len(fates)
        ),
    }
