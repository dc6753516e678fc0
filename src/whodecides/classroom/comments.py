"""The comment that a platform shows beside a grade: ours, behind what a teacher wrote there."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..errors import _
from ..i18n import LANGUAGES, plain_number, translator
from .judging import Key, earned

_EMPTY = re.compile(r"<p>\s*</p>")  # what Moodle's editor put around a comment that is gone
WAITING = _("Still to be judged by a person: {count}.")


def summary(result: Any, judgements: Mapping[Key, int]) -> str:
    """Return our comment on a Result of `report`, in the student's language."""
    say, language = translator(result.language), result.language
    open_ones = len(result.open_judgements(judgements))
    points = [earned(each, judgements.get((result.student.label, each.task))) for each in result.marks]
    text = "; ".join(
        f"{each.task}: {plain_number(given, language)}/{plain_number(each.most, language)}"
        for each, given in zip(result.marks, points, strict=True)
    )
    waiting = say(WAITING).format(count=open_ones) if open_ones else ""
    return f"{text}. {waiting}".strip()


def behind_own(kept: str, ours: str) -> str:
    """Return our comment behind what a teacher wrote; ours of an earlier upload, which a fresh worksheet holds, is gone."""
    own = _EMPTY.sub("", _ours().sub("", kept)).strip()
    return f"{own}\n{ours}" if own else ours


@cache
def _ours() -> re.Pattern[str]:
    """Return what finds a comment of `summary`, in any language."""
    number = r"\d[\d.,\s]*"
    task = rf"(?:[\w.-]+-)?E\d\d\.\d+: {number}/{number}"
    said = (re.escape(translator(each)(WAITING)).replace(r"\{count\}", r"\d+") for each in LANGUAGES)
    return re.compile(rf"{task}(?:; {task})*\.(?: (?:{'|'.join(said)}))?")
