"""The guesses on how laws apply summarized."""

from typing import Any

from ...case import Reader
from ...regulation import application_outcomes
from ...widgets.tool import AnswerSummary
from .view import known_guesses


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many questions to how many texts were answered, and how many guesses the record bears out."""
    _, guesses = reader.say, known_guesses(reader.case, answer.get("guesses"))
    pairs = [(*key.rsplit(".", 1), outcome) for key, outcome in guesses.items()]
    return {
        "sentence": _("Questions answered: {count}; texts that you applied: {texts}.").format(
            count=len(pairs), texts=len({text for text, _step, _outcome in pairs})
        ),
        "words": "",
        "record": _("As you guessed: {same} of {total}.").format(
            same=sum(application_outcomes(reader.case, text)[step] == outcome for text, step, outcome in pairs),
            total=len(pairs),
        ),
    }
