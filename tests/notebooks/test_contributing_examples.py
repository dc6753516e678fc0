"""What the guide for contributors shows of a task can be pasted into the course."""

import re
import shutil

import pytest
from helpers import ROOT

from whodecides.answers import all_variants, check_answer
from whodecides.build.task_files import FIRST_LINE, SCHEMA, check_tasks, read_task_file

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(\[\[task\]\].*?)```", GUIDE, re.S)


@pytest.fixture
def file(tmp_path, case):
    """The examples of the guide as the tasks of a lesson."""
    shutil.copy(ROOT / "course" / SCHEMA, tmp_path)
    path = tmp_path / "january-2021/06-example/tasks.toml"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join([FIRST_LINE, *EXAMPLES]), encoding="utf-8")
    assert check_tasks(path) == []
    return read_task_file(path, case)


def test_the_example_of_a_task_keeps_the_schema_and_holds(file, case):
    assert len(file.tasks) == len(EXAMPLES) == 1 and file.stale_sentences(case) == []


def test_each_variant_of_the_example_has_its_own_answer_and_mistakes(file):
    (task,) = file.tasks
    first, second = all_variants(task)
    assert first.answer != second.answer and first.question != second.question
    for each in (first, second):
        assert check_answer(each, each.answer, 1).right
        assert [check_answer(each, mistake["answer"], 1).right for mistake in each.mistakes] == [False]
    assert first.mistakes[0]["answer"] != second.mistakes[0]["answer"]
