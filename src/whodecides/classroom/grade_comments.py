"""The comment that a platform shows beside a grade: ours, behind what a teacher wrote there."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..errors import _
from ..i18n import LANGUAGES, localized_number, translator
from .judgements import Key, earned_points

_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>")  # what Moodle's editor put around a comment that is gone
WAITING = _("Still to be judged by a person: {count}.")


def grade_comment(result: Any, judgements: Mapping[Key, int]) -> str:
    """Return our comment on a Result of `report`, in the student's language."""
    say, language = translator(result.language), result.language
    open_count = len(result.open_judgements(judgements))
    points = [earned_points(each, judgements.get((result.student.label, each.task))) for each in result.marks]
    text = "; ".join(
        f"{each.task}: {localized_number(given, language)}/{localized_number(each.most, language)}"
        for each, given in zip(result.marks, points, strict=True)
    )
    waiting = say(WAITING).format(count=open_count) if open_count else ""
    return f"{text}. {waiting}".strip()


def merge_comment(existing: str, comment: str) -> str:
    """Return our comment behind what a teacher wrote; ours of an earlier upload, which a fresh worksheet holds, is gone."""
    own = _EMPTY_PARAGRAPH.sub("", _kit_comment_pattern().sub("", existing)).strip()
    return f"{own}\n{comment}" if own else comment


@cache
def _kit_comment_pattern() -> re.Pattern[str]:
    """Return what finds a comment of `grade_comment`, in any language."""
    number = r"\d[\d.,\s]*"
    task = rf"(?:[\w.-]+-)?E\d\d\.\d+: {number}/{number}"
    waiting = (re.escape(translator(each)(WAITING)).replace(r"\{count\}", r"\d+") for each in LANGUAGES)
    return re.compile(rf"{task}(?:; {task})*\.(?: (?:{'|'.join(waiting)}))?")
