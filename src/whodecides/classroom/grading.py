"""Points for answers. Pure functions of tasks, answers and the codes of the case."""

import tomllib
from dataclasses import dataclass

from ..answers import as_data, check_answer, is_empty, task_from, variant
from ..case import statement_codes, the_case
from ..errors import KitError


@dataclass(frozen=True, slots=True)  # a large class has millions of them
class Mark:
    """What one answer earns: `points` of `most`; `judged` where a person has to decide; `feedback` for the student.

    `question` is that of the student's own variant; `answer` what they wrote, where a person has to read it, and
    `doubt` what the machine finds missing in it.
    """

    task: str
    question: str
    points: float
    most: float
    judged: bool
    feedback: str
    answer: str = ""
    doubt: str = ""


def mark(task, answer, statements, language="en"):
    """Return the Mark of one answer. `statements` maps statement ids to their codes.

    An interpretive answer earns no points yet: a person gives them by the rubric, also where the machine has a doubt.
    """
    found = check_answer(task, answer, 1, statements, language)
    points = task.points if found.right else 0
    judged = found.right is None or (bool(task.rubric) and isinstance(answer, str) and bool(answer.strip()))
    doubt = found.text if judged and found.right is False else ""
    return Mark(task.id, task.question, points, task.points, judged, found.text, str(answer) if judged else "", doubt)


def grade_answers(tasks, answers, statements, draw, pseudonym, language="en"):
    """Return a Mark for each task, in order.

    `answers` is {task id: record with "answer"}, as in a file of answers; `draw` says which variant the student got.
    """
    drawn = [variant(task, draw.number(task.id, pseudonym)) for task in tasks]
    return [mark(task, answers.get(task.id, {}).get("answer"), statements, language) for task in drawn]


def score(answer, specification):
    """Return the points that nbgrader writes down for an answer, and print the feedback.

    `specification` is the task in TOML, as it stands in a solution. A judged task earns no points here.
    """
    try:
        answer = as_data(answer)
    except KitError as error:
        print(error)
        return 0
    found = mark(task_from(tomllib.loads(specification)), answer, statement_codes(the_case()))
    print(found.feedback if not is_empty(answer) else f"There is no answer yet. {found.feedback}")
    return found.points
