"""The work of the hearing told again, beside what the body of the case decided."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .board import board_sentence
from .model import beside_the_decision, parse_ruling, parse_steps
from .words import length_names, outcome_names


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return a stored ruling, or stored decisions on the steps, told again."""
    return _ruling(reader, answer) if "outcome" in answer else _steps(reader, answer)


def _ruling(reader: Reader, answer: dict[str, Any]) -> Retold:
    _, own = reader.say, parse_ruling(answer)
    said = _("Your ruling: {outcome}. Length of the measure: {length}.").format(
        outcome=outcome_names(_).get(own["outcome"], "–"), length=length_names(_).get(own["length"], "–")
    )
    return {"said": said, "words": own["reasons"], "record": board_sentence(reader)}


def _steps(reader: Reader, answer: dict[str, Any]) -> Retold:
    _, own = reader.say, list(parse_steps(reader.case, answer)["decisions"].values())
    pairs = beside_the_decision(reader.case, answer)
    return {
        "said": _("Steps decided: {count}. You let the measure pass on so many of them: {passed}.").format(
            count=len(own), passed=own.count("met")
        ),
        "words": "",
        "record": _("Steps on which the finding is the same as yours: {same} of {all}.").format(
            same=sum(mine == finding for _step, mine, finding in pairs), all=len(pairs)
        ),
    }
