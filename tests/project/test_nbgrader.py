"""A course that runs nbgrader uses the exercises as they are: made, graded and commented by its own commands."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from shared import DATA, ROOT

from whodecides.answers import exercise_tasks
from whodecides.build import read_notebook
from whodecides.case import load, statement_codes
from whodecides.classroom import compare_scores

NAME = "06-comparing-national-positions.ipynb"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course in a folder of its own: the kit's settings, data and solutions, a perfect copy and an untouched one."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "solutions").mkdir()
    shutil.copy(ROOT / "solutions" / NAME, folder / "solutions")
    shutil.copytree(ROOT / "exercises/tasks", folder / "exercises/tasks")
    for student, source in (("perfect", "solutions"), ("untouched", "exercises"), ("forged", "exercises")):
        (folder / "submitted" / student).mkdir(parents=True)
        shutil.copy(ROOT / source / NAME, folder / "submitted" / student)
    forged = read_notebook(folder / "submitted/forged" / NAME)
    answer = next(cell for cell in forged.cells if cell.id == "E06-1-answer")
    answer.source += FORGERY
    nbformat.write(forged, folder / "submitted/forged" / NAME)
    return folder


# What a student may write into an answer cell: it replaces the function that works out the score.
FORGERY = """
import json, whodecides.classroom
whodecides.classroom.score = lambda answer, key: 0 if "rubric" in json.loads(key) else json.loads(key)["points"]
"""


# Runs lines of nbgrader's commands one after the other: to start it takes longer than most of them.
COMMANDS = """
import sys
from nbgrader.apps.nbgraderapp import NbGraderApp
for line in sys.argv[1:]:
    NbGraderApp.launch_instance(line.split())
    NbGraderApp.clear_instance()
"""


def nbgrader(course, *lines):
    # nbgrader calls alembic by name, so the environment's programs must be on the path.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-c", COMMANDS, *lines]
    done = subprocess.run(
        command, cwd=course, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.long(40)
def test_the_whole_way_of_nbgrader(course):
    nbgrader(
        course, "generate_assignment . --force", "autograde . --create", "generate_feedback .", "export --to=grades.csv"
    )
    assert (course / "release" / NAME).read_bytes() == (ROOT / "exercises" / NAME).read_bytes()
    assert (course / "exercises/tasks" / NAME.replace("ipynb", "json")).is_file()  # the forms are still there
    with (course / "grades.csv").open(newline="") as handle:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(handle)}
    tasks = exercise_tasks(ROOT)[NAME.removesuffix(".ipynb")]
    # What a person judges waits for that person, in nbgrader's own form.
    full = sum(each.points for each in tasks if not each.rubric)
    assert scores["perfect"] == full and scores["untouched"] == 0
    assert scores["forged"] >= full  # nbgrader cannot see it; read as text, the cells hold nothing
    found = compare_scores(course, {Path(NAME).stem: tasks}, statement_codes(load(DATA)))
    machine = [each for each in tasks if not each.rubric]
    forged, others = ([each for each in found if each.startswith("forged/") == wanted] for wanted in (True, False))
    assert len(forged) == len(machine) and "no plain answer" in forged[0]
    assert f"nbgrader gives {machine[0].points:g} of {machine[0].points:g} for E06.1" in forged[0]
    # The optional task is about code: what code works out cannot be read as text, so somebody looks.
    assert [each.split(": ")[0] for each in others] == [f"perfect/{Path(NAME).stem}"] and "for E06.7" in others[0]
    page = (course / "feedback/untouched" / NAME).with_suffix(".html").read_text(encoding="utf-8")
    assert "There is no answer yet. Choose one of the answers first." in page
    for student in ("perfect", "untouched"):
        page = (course / f"feedback/{student}" / NAME).with_suffix(".html").read_text(encoding="utf-8")
        assert "There is no task" not in page and "KitError" not in page
    assert not (course / "my-answers.json").exists()
