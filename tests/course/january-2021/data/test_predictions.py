"""A prediction names an outcome that can be chosen, and a later task of its lesson; `test_task_compiler.py` works outcomes out."""

from helpers import KIT

from whodecides.answers import lesson_tasks

TASKS = {task.id: task for task in lesson_tasks(KIT)}
PREDICTIONS = {task.id: task for task in TASKS.values() if task.kind == "prediction"}


def test_the_outcome_can_be_chosen():
    assert PREDICTIONS
    for task in PREDICTIONS.values():
        assert task.outcome in [each["id"] for each in task.options]


def test_a_later_task_belongs_to_the_same_lesson_and_comes_later():
    order = list(TASKS)
    named = {task.id: task.later for task in PREDICTIONS.values() if task.later}
    assert named
    for task, later in named.items():
        assert later[:2] == task[:2] and order.index(later) > order.index(task)
