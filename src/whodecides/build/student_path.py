"""Whether what stands on the student's path can be told again there."""

from collections.abc import Iterable, Iterator

from ..answers import Task, is_of_an_exercise
from ..tools import CALLS
from ..tools.your_path.model import KINDS


def check_student_path(tasks: Iterable[Task]) -> list[str]:
    """Return a sentence for each task that stands on the path and cannot be told again."""
    return [f"task {task.id}: {said}" for task in tasks if task.path for said in _path_problems(task)]


def _path_problems(task: Task) -> Iterator[str]:
    if is_of_an_exercise(task):
        yield "tasks of exercises do not stand on the path: take path out."
    if task.kind not in KINDS:
        yield f"a task of the kind '{task.kind}' does not stand on the path; these do: {', '.join(KINDS)}."
    call = CALLS.get(task.path.get("call", ""))
    if task.kind == "work" and not (call and call.summarize_answer):
        known = ", ".join(sorted(name for name, each in CALLS.items() if each.summarize_answer))
        yield f"say in path which call tells this work again, one of {known}."
    if call and not set(task.complete) <= set(call.answer_keys):
        yield f"{call.name} does not keep what this task asks for."
