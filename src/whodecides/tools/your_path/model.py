"""Which answers stand on the path, which were changed, and which may be told beside what is so. Pure functions.

Tasks say themselves that they stand on it (see `Task.path`).
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ...answers import OPEN_KINDS, Task, earlier_of, is_current_answer, is_whole, pending_prerequisite
from ...answers.file_format import Record
from ...answers.input_parsing import chosen_option
from ...answers.result import Known

SURPRISE = "surprise"  # what a task collects in which students name the answer of theirs that surprised them
CHOICE_KINDS = ("prediction", "choice")
KINDS = (*CHOICE_KINDS, *OPEN_KINDS, "work")  # what can be told again
TASKS_LANGUAGE = "en"  # of what tasks say


class Step(NamedTuple):
    """A task of the path: the answer to it and the first one that is still kept, each None where there is none.

    `whole` says that nothing is missing in the answer, `told` that what is so may stand beside it; `pending_prerequisite` is the task
    that comes first where it may not. `changed` says that the question has changed since it was answered: nothing is so
    or not so of an answer to another one.
    """

    task: Task
    answer: Any
    before: Any
    whole: bool
    told: bool
    owed: str
    changed: bool


def path_steps(tasks: Mapping[str, Task], answers: Mapping[str, Record], known: Known) -> list[Step]:
    """Return the steps of the path in the order of the lessons; `answers` as a store keeps them."""

    steps = []
    for task in tasks.values():
        if not task.path:
            continue
        record = answers.get(task.id)
        answer = record["answer"] if record else None
        changed = bool(record) and not is_current_answer(task, record)
        whole = bool(record) and not changed and is_whole(task, answer, known)
        first = pending_prerequisite(task, tasks, answers, known)
        before = None if changed else _first_whole_answer(task, record, known)
        steps.append(Step(task, answer, before, whole, whole and not first, first, changed))
    return steps


def surprises(tasks: Mapping[str, Task], answers: Mapping[str, Record]) -> set[str]:
    """Return the ids of the tasks whose answers the student marked as surprising, lesson by lesson."""
    stored = [answers[task.id]["answer"] for task in tasks.values() if SURPRISE in task.complete and task.id in answers]
    return {each for answer in stored if isinstance(answer, dict) for each in surprise_ids(answer.get(SURPRISE))}


def surprise_ids(stored: Any) -> list[str]:
    """Return the ids in what is stored as a surprise: one, or none."""
    return [each for each in stored if isinstance(each, str)][:1] if isinstance(stored, list) else []


def _first_whole_answer(task: Task, record: Record | None, known: Known) -> Any:
    """Return the first whole answer to this question that is still kept, None where it is the present one."""
    earlier = [each["answer"] for each in reversed(earlier_of(record)) if is_current_answer(task, each)]
    kept = [each for each in earlier if is_whole(task, each, known)]
    return kept[0] if record and kept and kept[0] != record["answer"] else None


def option_text(task: Task, answer: Any) -> str:
    """Return the words of the option that an answer names, "" where it names none."""
    return (chosen_option(answer, task.options) or {"text": ""})["text"]


def prediction_came_true(step: Step) -> bool:
    """Say whether a prediction is what the data then show."""
    return bool(step.task.outcome) and option_text(step.task, step.answer) == option_text(step.task, step.task.outcome)


def predictions(steps: Iterable[Step]) -> list[Step]:
    """Return the expectations that may be told beside what came."""
    return [each for each in steps if each.told and is_expected(each.task) and each.task.outcome]


def is_expected(task: Task) -> bool:
    """Say whether a task asks what one expects, and not what one decides in a role."""
    return task.kind == "prediction" and not task.path.get("decision")
