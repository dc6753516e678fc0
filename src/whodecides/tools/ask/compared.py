"""What a stored text is compared with: two answers of different levels, and the rubric to rate one's own."""

from typing import TypedDict

from ...answers import Task
from ...answers.result import Feedback


class Sample(TypedDict):
    level: int
    text: str
    note: str


class Level(TypedDict):
    level: int
    text: str


class Compared(TypedDict, total=False):
    samples: list[Sample]
    rubric: list[Level]


def compared(task: Task, found: Feedback) -> Compared:
    """Return what is shown below the feedback on a whole text, or an empty dictionary where there is none or too early."""
    if not task.samples or not found.whole or found.right is not None:
        return {}
    return {
        "samples": [{"level": each["level"], "text": each["text"], "note": each["note"]} for each in task.samples],
        "rubric": [{"level": each["level"], "text": each["text"]} for each in task.rubric],
    }
