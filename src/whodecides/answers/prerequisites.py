"""When what is so may stand beside an answer: some tasks ask for it, and they come first."""

from collections.abc import Mapping

from .feedback import check_answer
from .file_format import Record
from .result import Known
from .revisions import current_answer
from .tasks import Task


def is_whole(task: Task, answer: object, known: Known) -> bool:
    """Say whether nothing is missing in an answer."""
    return check_answer(task, answer, 1, known).whole


def is_done(task_id: str, tasks: Mapping[str, Task], answers: Mapping[str, Record], known: Known) -> bool:
    """Say whether nothing is missing in the stored answer to a task; of a task that is not known nothing can be missing."""
    task = tasks.get(task_id)
    record = current_answer(task, answers)
    return task is None or bool(record and is_whole(task, record["answer"], known))


def pending_prerequisite(task: Task, tasks: Mapping[str, Task], answers: Mapping[str, Record], known: Known) -> str:
    """Return the id of the task that has to be done before the result of this one may be told; "" where none is left.

    A task names it as `later`, or as `after` in its `path`. `answers` are those of a store.
    """
    for name in (task.later, task.path.get("after", "")):
        if not is_done(name, tasks, answers, known):
            return name
    return ""
