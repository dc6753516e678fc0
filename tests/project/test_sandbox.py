"""Submissions that loop, fork, eat memory, spy, forge, shadow or kill are contained, and the next student is graded."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from shared import ROOT

from whodecides.build import read_notebook, specifications
from whodecides.classroom.sandbox import autograde, reduce_class, reduced
from whodecides.errors import KitError

NAME = "06-comparing-national-positions.ipynb"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")

# What stands in the first answer cell of each submission.
HOSTILE = {
    "b-looping": "while True:\n    pass",
    "d-forking": "import os\nwhile True:\n    os.fork()",
    "f-eating-memory": "hoard = []\nwhile True:\n    hoard.append(bytearray(50_000_000))",
    "h-reading": (
        "from pathlib import Path\n"
        "seen = [str(p) for place in ('{course}', '/root', '/home', '/work', '/etc') for p in Path(place).rglob('*')"
        " if p.is_file() and p.suffix in ('.ipynb', '.db', '.toml', '') and '/data/' not in str(p)"
        " and 'site-packages' not in str(p)]\n"  # where nbgrader's own examples lie
        "assert not any('solutions' in each or 'submitted' in each or 'gradebook' in each or 'shadow' in each or 'passwd' in each"
        " for each in seen), seen\n"
        'answer_1 = "part"'
    ),
    "j-writing-the-gradebook": (
        "import sqlite3\n"
        "try:\n    sqlite3.connect('{course}/gradebook.db').execute('update grade set manual_score = 99')\n"
        "except sqlite3.Error:\n    pass\n"
        "open('{course}/forged.txt', 'w').write('x')\n"
        "open('/tmp/forged.txt', 'w').write('x')"
    ),
    "l-shadowing-the-launcher": "open('ipykernel_launcher.py', 'w').write('raise SystemExit')\nopen('whodecides.py', 'w').write('x = 1')",
    "n-killing": "import os, signal\nfor number in range(1, 500):\n    try:\n        os.kill(number, signal.SIGKILL)\n    except OSError:\n        pass\nos.kill(os.getpid(), 9)",
    "p-talking": "import socket\ntry:\n    socket.create_connection(('127.0.0.1', {port}), 2)\n    answer_1 = 'part'\nexcept OSError:\n    answer_1 = None",
}  # fmt: skip


def solved(source=None):
    """A perfect copy, in whose first answer cell other code may stand."""
    notebook = read_notebook(ROOT / "solutions" / NAME)
    if source is not None:
        answer_cell(notebook).source = source
    return notebook


def answer_cell(notebook):
    return next(cell for cell in notebook.cells if cell.id == "E06-1-answer")


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "course"
    folder.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "solutions").mkdir()
    shutil.copy(ROOT / "solutions" / NAME, folder / "solutions")
    (folder / "exercises/tasks").mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / NAME, folder / "exercises")
    shutil.copy(ROOT / "exercises/tasks" / NAME.replace("ipynb", "json"), folder / "exercises/tasks")
    return folder


def test_only_answers_are_taken_over():
    exercise = read_notebook(ROOT / "exercises" / NAME)
    submission = solved('answer_1 = "mine"')
    submission.cells.append(answer_cell(submission))
    submission.cells.insert(0, nbformat.v4.new_code_cell("import os; os.remove('x')"))
    for cell in submission.cells:
        if cell.get("id", "").endswith("-test"):
            cell.source = "# no test"
    fresh, left_out = reduced(submission, exercise)
    assert [cell.id for cell in fresh.cells] == [cell.id for cell in exercise.cells]
    sources = {cell.id: cell.source for cell in fresh.cells}
    assert sources["E06-1-answer"] == 'answer_1 = "mine"'
    assert all(sources[each.id] == each.source for each in exercise.cells if not each.id.endswith("-answer"))
    assert left_out == ["cell E06-1-answer stands twice; the first counts."]


def test_a_missing_or_broken_notebook_still_gives_a_row(tmp_path, course):
    for student, text in (
        ("missing", None),
        ("broken", "{"),
        ("old", '{"nbformat": 3, "worksheets": []}'),
        ("list", "[]"),
    ):
        (tmp_path / "handed" / student).mkdir(parents=True)
        if text:
            (tmp_path / "handed" / student / NAME).write_text(text)
    said = reduce_class(tmp_path / "handed", course / "exercises", tmp_path / "submitted")
    assert any("was not handed in" in each for each in said) and any("cannot be read" in each for each in said)
    untouched = read_notebook(ROOT / "exercises" / NAME)
    for student in ("missing", "broken", "old", "list"):
        assert read_notebook(tmp_path / "submitted" / student / NAME) == untouched


def test_hostile_submissions_are_contained_and_the_next_student_is_graded(tmp_path, course, monkeypatch):
    monkeypatch.setattr("whodecides.classroom.sandbox.MOST_SECONDS_OF_A_CELL", 20)
    submissions = {f"{chr(ord(name[0]) - 1)}-good": solved() for name in HOSTILE} | {"z-good": solved()}
    doubled = solved()
    doubled.cells.insert(doubled.cells.index(answer_cell(doubled)), answer_cell(doubled))
    submissions["y-with-a-doubled-cell"] = doubled
    for name, source in HOSTILE.items():
        submissions[name] = solved(source.replace("{course}", str(course)).replace("{port}", "1"))
    for name, notebook in submissions.items():
        (tmp_path / "handed" / name).mkdir(parents=True)
        (tmp_path / "handed" / name / NAME).write_text(json.dumps(notebook), encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    code, said = autograde(course, tmp_path / "handed")
    assert code in (0, 1) and any("stands twice" in each for each in said)
    scores = exported(course)
    full = sum(each.points for each in specifications(solved()) if not each.rubric)
    good = [name for name in submissions if name.endswith("-good")] + ["y-with-a-doubled-cell", "h-reading"]
    assert {name: scores.get(name) for name in good} == dict.fromkeys(good, full)
    assert all(scores.get(name, 0) < full for name in HOSTILE if name != "h-reading")
    for each in (course / "autograded").rglob("*.ipynb"):
        assert "There is no task" not in each.read_text(encoding="utf-8")
    new = {path.relative_to(tmp_path).parts[:2] for path in tmp_path.rglob("*") if path not in before}
    assert new <= {("course", each) for each in ("submitted", "autograded", "release", "gradebook.db", ".nbgrader.log")}


def exported(course):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run([sys.executable, "-m", "nbgrader", "export", "--to=grades.csv"], cwd=course, check=True,
                   env={**os.environ, "PATH": path}, capture_output=True)  # fmt: skip
    with (course / "grades.csv").open(newline="") as handle:
        found = {row["student_id"]: float(row["score"]) for row in csv.DictReader(handle)}
    (course / "grades.csv").unlink()
    return found


def test_without_bubblewrap_it_says_what_to_install(course, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(KitError, match="install it .on Debian: apt install bubblewrap."):
        autograde(course, tmp_path)
