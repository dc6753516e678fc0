"""The rubrics of the exercises' open tasks as the table that Canvas imports. Moodle imports none."""

import csv
import io
from collections.abc import Iterable

from ...errors import _
from .questions import Question
from .words import LEVEL, Voice

LEVELS = 4  # of the rubric of an exercise, as a grader knows them: the first earns nothing, the last all points
HEADER = ["Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range"]
RATING = ["Rating Name", "Rating Description", "Rating Points"]


def rubrics_csv(questions: Iterable[Question], voice: Voice) -> bytes:
    """Return the table: a rubric of one criterion for each open task of an exercise, the highest level first."""
    page = io.StringIO()
    table = csv.writer(page)
    table.writerow([*HEADER, *RATING * LEVELS])
    for each in questions:
        if each.exercise and each.levels:
            ratings = [
                part
                for row in sorted(each.levels, key=lambda row: -row["level"])
                for part in (voice.say(LEVEL).format(level=row["level"]), row["text"], _points(each, row["level"]))
            ]
            table.writerow([each.title, voice.say(CRITERION), each.text, "false", *ratings])
    return page.getvalue().encode()


def _points(question: Question, level: int) -> str:
    return f"{round(question.points * (level - 1) / (LEVELS - 1), 2):g}"


CRITERION = _("Argument")
