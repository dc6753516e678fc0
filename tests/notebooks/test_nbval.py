"""nbval compares every stored output with a fresh one; and it bites."""

import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from helpers import ROOT

from whodecides.answers.store import PATH_VARIABLE

LESSON = ROOT / "notebooks/06-comparing-national-positions.ipynb"
EVERY = [path for folder in ("notebooks", "exercises", "solutions") for path in sorted((ROOT / folder).glob("*.ipynb"))]


def has_outputs(path):
    """nbval would pass a notebook that was saved without outputs, so that is refused before."""
    cells = nbformat.read(path, as_version=4).cells
    return any(cell.cell_type == "code" and cell.outputs for cell in cells)


def nbval(paths, folder):
    """Run nbval on notebooks, as a student whose answers are kept in `folder`; return its exit code and what it said."""
    for path in paths:
        if not has_outputs(path):
            return 1, f"{path.name} is saved without outputs; run 'make course'."
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-cell-timeout=600", "--nbval-kernel-startup-timeout=300", "-p", "no:cacheprovider", "-q",
               "-c", os.devnull, f"--nbval-sanitize-with={ROOT / 'tests/notebooks/sanitize.cfg'}", *map(str, paths)]  # fmt: skip
    environment = {**os.environ, PATH_VARIABLE: str(folder / "no-answers.json")}
    del environment["JUPYTER_PATH"]  # its kernels start as Jupyter starts them
    found = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    return found.returncode, found.stdout + found.stderr


@pytest.mark.exhaustive  # in the gate `test_a_second_run_changes_no_byte` compares the same, and more strictly
def test_every_notebook_is_what_its_cells_make(tmp_path):
    code, said = nbval(EVERY, tmp_path)
    assert code == 0, said


def has(words):
    return lambda cell: words in cell.source


def replaced(old, new):
    """A change of a cell's stored HTML."""

    def change(cell):
        data = cell.outputs[0].data
        changed = data["text/html"].replace(old, new, 1)
        assert changed != data["text/html"]
        data["text/html"] = changed

    return change


def raising(cell):
    cell.source = "1 / 0\n" + cell.source


# What is broken in lesson 06: (which cell, how, what nbval says).
BROKEN = {
    "a changed figure in a table": (has("count_codes("), replaced(">5</td>", ">6</td>"), "text/html"),
    "a changed word in a widget's table":
        (has('task="06.2"'), replaced("European or regional law", "national law"), "text/html"),
    "a changed question": (has('ask("06.6")'), replaced("on the same side", "not on the same side"), "text/html"),
    "an exception": (has("weigh("), raising, "ZeroDivisionError"),
}  # fmt: skip


@pytest.fixture
def lesson(tmp_path):
    """A copy of lesson 06 in a kit of its own."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for each in ("course", "data"):
        shutil.copytree(ROOT / each, tmp_path / each)
    return tmp_path / "notebooks/06-comparing-national-positions.ipynb"


@pytest.mark.exhaustive  # it tries nbval, which the gate does not use
def test_each_cell_that_was_changed_is_found_and_no_other(lesson, tmp_path):
    notebook = nbformat.read(lesson, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    numbers = {name: next(n for n, cell in enumerate(cells) if fits(cell)) for name, (fits, _, _) in BROKEN.items()}
    for name, (_, change, _) in BROKEN.items():
        change(cells[numbers[name]])
    nbformat.write(notebook, lesson)
    code, said = nbval([lesson], tmp_path)
    assert code == 1 and f"{len(BROKEN)} failed" in said, said
    _, *told_of = re.split(r"^_+ .*::Cell (\d+) _+$", said, flags=re.M)
    blocks = dict(zip(told_of[::2], told_of[1::2], strict=True))
    assert set(blocks) == set(map(str, numbers.values())), said
    for name, (_, _, told) in BROKEN.items():
        assert told in blocks[str(numbers[name])], (name, said)


def test_a_notebook_without_outputs_is_refused(lesson, tmp_path):
    notebook = nbformat.read(lesson, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    nbformat.write(notebook, lesson)
    assert nbval([lesson], tmp_path) == (
        1,
        f"{lesson.name} is saved without outputs; run 'make course'.",
    )
