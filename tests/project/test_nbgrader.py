"""A course that runs nbgrader gets the exercises as one of its own, made and graded by nbgrader's own commands."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from helpers import KIT

from whodecides.answers import exercise_tasks
from whodecides.build.nbgrader import write_nbgrader_course
from whodecides.errors import KitError

NAME = "06-comparing-national-positions"
TASKS = exercise_tasks(KIT)[NAME]
# Runs lines of nbgrader's commands one after the other: to start it takes longer than most of them.
COMMANDS = """
import sys
from nbgrader.apps.nbgraderapp import NbGraderApp
for line in sys.argv[1:]:
    NbGraderApp.launch_instance(line.split())
    NbGraderApp.clear_instance()
"""


@pytest.fixture(scope="module")  # to make the course takes half a minute, so those who ask for it are exhaustive
def course(tmp_path_factory):
    """The course of one exercise, and two that were handed in: a perfect copy and an untouched one."""
    folder = tmp_path_factory.mktemp("nbgrader") / "course"
    write_nbgrader_course(KIT, folder, ["06"])
    for student, version in (("perfect", "source"), ("untouched", "release")):
        shutil.copytree(folder / version / NAME, folder / "submitted" / student / NAME)
    return folder


def nbgrader(course, *lines):
    # nbgrader calls alembic by name, so the environment's programs must be on the path.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-c", COMMANDS, *lines]
    done = subprocess.run(command, cwd=course, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]


def cells(course, version):
    return nbformat.read(course / version / NAME / f"{NAME}.ipynb", as_version=4).cells


@pytest.mark.exhaustive  # nbgrader needs half a minute to start and to execute
def test_nbgrader_grades_a_perfect_copy_and_an_untouched_one(course):
    nbgrader(course, f"autograde {NAME}", f"generate_feedback {NAME}", "export --to=grades.csv")
    with (course / "grades.csv").open(newline="") as handle:
        scores = {row["student_id"]: row for row in csv.DictReader(handle)}
    # What a person judges waits for that person, in nbgrader's own form.
    by_machine = sum(each.points for each in TASKS if not each.rubric)
    assert float(scores["perfect"]["score"]) == by_machine and float(scores["untouched"]["score"]) == 0
    assert float(scores["perfect"]["max_score"]) == sum(each.points for each in TASKS)
    page = (course / f"feedback/untouched/{NAME}/{NAME}.html").read_text(encoding="utf-8")
    assert "There is no answer yet." in page and "KitError" not in page
    assert not (course / "my-answers.json").exists()


@pytest.mark.exhaustive
def test_a_release_holds_each_question_and_no_answer(course):
    source, release = cells(course, "source"), cells(course, "release")
    assert [cell.id for cell in source] == [cell.id for cell in release]
    text = "\n".join(cell.source for cell in release)
    assert "SOLUTION" not in text and "HIDDEN" not in text and "feedback" not in text
    assert "Store my answer" not in text and ".ipynb" not in text  # there is no form here, and no lesson
    for task in TASKS:
        assert f"### Task {task.id}" in text and (task.variants or task.question in text)
    solved = "\n".join(cell.source for cell in source)
    assert all(each.rubric[-1]["anchor"] in solved for each in TASKS if each.rubric)


@pytest.mark.exhaustive
def test_each_cell_that_nbgrader_grades_stands_once(course):
    about = [cell.metadata["nbgrader"] for cell in cells(course, "release")]
    assert len({each["grade_id"] for each in about}) == len(about)
    assert sorted(each["points"] for each in about if each["grade"]) == sorted(each.points for each in TASKS)
    assert all(each["locked"] != each["solution"] for each in about)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(KitError, match="name a new folder"):
        write_nbgrader_course(KIT, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
