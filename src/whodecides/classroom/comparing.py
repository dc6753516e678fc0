"""Compare what nbgrader wrote down with what the answers earn when they are read as text.

nbgrader works a score out inside the student's own kernel, where a student can replace whatever works it out. No test in
the notebook helps against that; a score from outside does.
"""

from pathlib import Path

from ..answers import Task
from ..answers.result import Known
from ..errors import Words, _
from .grading import grade_answers
from .reading import read_answers


def compare_scores(course: Path, tasks: dict[str, list[Task]], statements: Known) -> list[Words]:
    """Return a sentence for each score in nbgrader's gradebook that the answer in its cell, read as text, does not earn.

    `course` is nbgrader's folder after `autograde`; `tasks` maps the name of each notebook (without its ending) to its
    tasks. Tasks that a person judges are left out. An answer that is worked out in code cannot be read as text.
    """
    from nbgrader.api import Gradebook

    course = Path(course).resolve()
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        scores = {
            (student.id, notebook.name): {grade.name: grade.auto_score or 0 for grade in notebook.grades}
            for student in gradebook.students
            for submission in student.submissions
            for notebook in submission.notebooks
        }
    return [
        sentence
        for (student, name), given in sorted(scores.items())
        for sentence in _differences(course, student, name, given, tasks.get(name, []), statements)
    ]


def _differences(course, student, name, given, tasks, statements):
    path = next(course.glob(f"submitted/{student}/**/{name}.ipynb"), None)
    kept = read_answers(path.read_bytes())[0] if path else None
    answers = kept["answers"] if kept else {}
    for task, mark in zip(tasks, grade_answers(tasks, answers, statements), strict=True):
        score = given.get(f"{task.id.replace('.', '-')}-test", 0)
        if task.rubric or score == (0 if mark.judged else mark.points):
            continue
        differs = (
            _(
                "{path}: nbgrader gives {score} of {most} for {task}, and the answer in the cell earns {points}; look at the cell."
            )
            if task.id in answers
            else _(
                "{path}: nbgrader gives {score} of {most} for {task}, and the cell holds no plain answer; look at the cell."
            )
        )
        numbers = {"score": f"{score:g}", "most": f"{task.points:g}", "points": f"{mark.points:g}"}
        yield Words(differs, path=f"{student}/{name}", task=task.id, **numbers)
