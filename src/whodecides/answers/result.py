"""What is said of an answer, whatever its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..i18n import Translator

Known = Mapping[str, Mapping[str, str]]  # {id that may be cited: {variable: value}}


@dataclass(frozen=True)
class Feedback:
    """`right`: True, False, or None where there is no right and wrong; `text`: what to read.

    `whole`: False where something is missing or cannot be read, so that there is nothing to judge yet. `rows` maps the id
    of each wrong row or cell to the help on it. `solution`: the right answer, for whoever asks; "" before the second try.
    """

    right: bool | None
    text: str
    whole: bool = True
    rows: dict[str, str] = field(default_factory=dict)
    solution: str = ""


def unfinished_feedback(text: str) -> Feedback:
    return Feedback(False, text, whole=False)


def wrong_answer_feedback(
    text: str, answer: str, tries: int, _: Translator, rows: Mapping[str, str] = MappingProxyType({})
) -> Feedback:
    """Return the feedback on a wrong answer. `answer` is the right one, told from the second try on."""
    solution = _("The answer is: {answer}").format(answer=answer) if tries >= 2 else ""
    return Feedback(False, text, rows=dict(rows), solution=solution)
