"""What stands on the student's path can be told again there, and the check says where it cannot."""

from dataclasses import replace

import pytest

from whodecides.answers import Task, lesson_tasks
from whodecides.build.task_files import check_student_path

WORK = Task("02.1", "work", 1, "?", complete={"guesses": 3}, path={"title": "Guesses", "call": "promise_fates"})


def test_every_lesson_stands_on_the_path_and_can_be_told_again():
    tasks = lesson_tasks()
    assert {each.id[:2] for each in tasks if each.path} == {each.id[:2] for each in tasks}
    assert check_student_path(tasks) == check_student_path([WORK]) == []
    known = {each.id for each in tasks}
    assert all(each.path.get("after", each.id) in known for each in tasks)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "E02.1"}, "tasks of exercises do not stand on the path"),
        ({"kind": "order"}, "a task of the kind 'order' does not stand on the path"),
        ({"path": {"title": "Guesses"}}, "say in path which call tells this work again"),
        ({"path": {"title": "Guesses", "call": "timeline"}}, "say in path which call tells this work again"),
        ({"complete": {"codes": 3}}, "promise_fates does not keep what this task asks for"),
    ],
)
def test_what_cannot_be_told_again_is_named(changes, said):
    assert any(said in each for each in check_student_path([replace(WORK, **changes)]))
