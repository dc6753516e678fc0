"""Whether the open tasks of a lesson have what students compare their own answer with: two samples and a rubric."""

from collections.abc import Iterable

from ..answers import Task, check_answer, is_of_an_exercise
from ..answers.result import Known

OPEN = ("text", "evidence")
SAMPLES = 2


def check_samples(tasks: Iterable[Task], known: Known) -> list[str]:
    """Return a sentence for each open task of a lesson without rubric or samples, and for each sample that is no answer.

    `known` maps the ids that may be cited to what is known of them, as `case.citable` does: a sample has to be an
    answer that the kit itself takes as whole, in its words, its ids and what these say.
    """
    return [said for task in tasks if task.kind in OPEN and not is_of_an_exercise(task) for said in _said(task, known)]


def _said(task, known):
    levels = [each["level"] for each in task.rubric]
    if levels != list(range(1, len(levels) + 1)) or len(levels) < 3:
        yield f"task {task.id}: give it a rubric of three or four levels, counted from 1."
    reached = [each["level"] for each in task.samples]
    if len(reached) != SAMPLES or len(set(reached)) < SAMPLES or not set(reached) <= set(levels):
        yield f"task {task.id}: give it {SAMPLES} samples, of different levels of its rubric."
    for number, each in enumerate(task.samples, 1):
        found = check_answer(task, each["text"], 1, known)
        if not found.whole:
            yield f"task {task.id}, sample {number} is no whole answer: {found.text}"
