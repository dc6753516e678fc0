"""What is said of an answer, whatever its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from ..i18n import Translator

Known = Mapping[str, Mapping[str, str]]  # {id that may be cited: {variable: value}}


class Decision(NamedTuple):
    """One thing that a student decided otherwise than the key, in words.

    `item` is what it is about, "" where the task is one decision; `given` what the student chose, "" where it was left
    open; `better` the reading of the key, `why` the help on it.
    """

    item: str
    given: str
    better: str
    why: str


@dataclass(frozen=True)
class Feedback:
    """`right`: True, False, or None where there is no right and wrong; `text`: what to read.

    `whole`: False where something is missing or cannot be read, so that there is nothing to judge yet. `rows` maps the id
    of each wrong row or cell to the help on it. `solution`: the right answer, for whoever asks; "" before the second try.

    `decisions` counts (those that are right, all that the task asks for) where a key judges, and is (0, 0) elsewhere; what
    is left open is not right. `again` holds those that are not.
    """

    right: bool | None
    text: str
    whole: bool = True
    rows: dict[str, str] = field(default_factory=dict)
    solution: str = ""
    decisions: tuple[int, int] = (0, 0)
    again: tuple[Decision, ...] = ()


def unfinished_feedback(
    text: str,
    decisions: tuple[int, int] = (0, 0),
    again: tuple[Decision, ...] = (),
    rows: Mapping[str, str] = MappingProxyType({}),
) -> Feedback:
    return Feedback(False, text, whole=False, rows=dict(rows), decisions=decisions, again=again)


def wrong_answer_feedback(
    text: str,
    answer: str,
    tries: int,
    _: Translator,
    decisions: tuple[int, int],
    again: tuple[Decision, ...],
    rows: Mapping[str, str] = MappingProxyType({}),
) -> Feedback:
    """Return the feedback on a wrong answer. `answer` is the right one, told from the second try on."""
    solution = _("The answer is: {answer}").format(answer=answer) if tries >= 2 else ""
    return Feedback(False, text, rows=dict(rows), solution=solution, decisions=decisions, again=again)
