"""The work of the hearing summarized, beside what the body of the case decided."""

from typing import Any

from ...case import Reader
from ...widgets.tool import AnswerSummary
from .board import board_sentence
from .model import own_and_official_findings, parse_ruling, parse_steps
from .words import length_names, outcome_names


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return a stored ruling, or stored decisions on the steps, summarized."""
    return _ruling(reader, answer) if "outcome" in answer else _steps(reader, answer)


def _ruling(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    _, own = reader.say, parse_ruling(answer)
    sentence = _("Your ruling: {outcome}. Length of the measure: {length}.").format(
        outcome=outcome_names(_).get(own["outcome"], "–"), length=length_names(_).get(own["length"], "–")
    )
    return {"sentence": sentence, "words": own["reasons"], "record": board_sentence(reader)}


def _steps(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    _, own = reader.say, list(parse_steps(reader.case, answer)["decisions"].values())
    pairs = own_and_official_findings(reader.case, answer)
    return {
        "sentence": _("Steps decided: {count}. You let the measure pass on so many of them: {passed}.").format(
            count=len(own), passed=own.count("met")
        ),
        "words": "",
        "record": _("Steps on which the finding is the same as yours: {same} of {all}.").format(
            same=sum(mine == finding for _step, mine, finding in pairs), all=len(pairs)
        ),
    }
