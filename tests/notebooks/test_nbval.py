"""nbval compares every stored output with a fresh one; and it bites."""

import os
import random
import shutil
import subprocess
import sys

import nbformat
import pytest
from shared import ROOT

from whodecides.answers.store import PLACE

FOLDERS = ("notebooks", "solutions", "instructor")  # exercises are given out without outputs
NOTEBOOKS = sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.ipynb"))


def has_outputs(path):
    """nbval would pass a notebook that was saved without outputs, so that is refused before."""
    cells = nbformat.read(path, as_version=4).cells
    return any(cell.cell_type == "code" and cell.outputs for cell in cells)


def nbval(path, tmp_path):
    """Run nbval on one notebook, as a student without answers; return its exit code and what it said."""
    if not has_outputs(path):
        return 1, f"{path.name} is saved without outputs; run 'make notebooks'."
    return run_nbval([path], tmp_path / "no-answers.json")


def run_nbval(paths, answers):
    """Run nbval on notebooks in the order given, with one file of answers; return its exit code and what it said."""
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-cell-timeout=120", "-p", "no:cacheprovider", "-q",
               "-c", os.devnull, f"--nbval-sanitize-with={ROOT / 'tests/notebooks/sanitize.cfg'}", *map(str, paths)]  # fmt: skip
    environment = {**os.environ, PLACE: str(answers)}
    found = subprocess.run(command, cwd=paths[0].parent, env=environment, capture_output=True, text=True, timeout=1800)
    return found.returncode, found.stdout + found.stderr


@pytest.fixture
def lesson(tmp_path):
    """A copy of lesson 06 in a kit of its own."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for each in ("course", "data"):
        shutil.copytree(ROOT / each, tmp_path / each)
    return tmp_path / "notebooks/06-comparing-national-positions.ipynb"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_stored_outputs_are_what_the_cells_make(path, tmp_path):
    code, said = nbval(path, tmp_path)
    assert code == 0, said


def test_lessons_pass_shuffled_and_a_second_time(tmp_path):
    """One student, one file of answers: the lessons in another order, then all of them again."""
    lessons = [path for path in NOTEBOOKS if path.parent.name == "notebooks"]
    shuffled = random.Random(14).sample(lessons, len(lessons))
    assert shuffled != lessons
    for order in (shuffled, lessons):
        code, said = run_nbval(order, tmp_path / "answers.json")
        assert code == 0, said


def edit(path, change):
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    nbformat.write(notebook, path)


def table_cell(notebook):
    """The cell whose output is the table that pandas made."""
    return next(cell for cell in notebook.cells if "unstack" in cell.source)


def test_a_changed_figure_in_a_table_is_found(lesson, tmp_path):
    def change(notebook):
        data = table_cell(notebook).outputs[0].data
        changed = data["text/html"].replace("<td>2</td>", "<td>3</td>", 1)
        assert changed != data["text/html"]
        data["text/html"] = changed

    edit(lesson, change)
    code, said = nbval(lesson, tmp_path)
    assert code == 1 and "1 failed" in said and "text/html" in said


def test_a_changed_word_in_a_widgets_table_is_found(lesson, tmp_path):
    def change(notebook):
        cell = next(cell for cell in notebook.cells if cell.source.startswith('compare("DEU+EUU'))
        changed = cell.outputs[0].data["text/html"].replace("European or regional law", "national law", 1)
        assert changed != cell.outputs[0].data["text/html"]
        cell.outputs[0].data["text/html"] = changed

    edit(lesson, change)
    code, said = nbval(lesson, tmp_path)
    assert code == 1 and "1 failed" in said


def test_a_changed_alt_text_is_found(lesson, tmp_path):
    def change(notebook):
        cell = next(cell for cell in notebook.cells if cell.source.startswith("dot_plot"))
        cell.outputs[0].data["text/html"] = cell.outputs[0].data["text/html"].replace('alt="', 'alt="Not ', 1)

    edit(lesson, change)
    code, said = nbval(lesson, tmp_path)
    assert code == 1 and "1 failed" in said


def test_an_exception_is_found(lesson, tmp_path):
    def change(notebook):
        cell = table_cell(notebook)
        cell.source = "1 / 0\n" + cell.source

    edit(lesson, change)
    code, said = nbval(lesson, tmp_path)
    assert code == 1 and "ZeroDivisionError" in said


def test_a_notebook_without_outputs_is_refused(lesson, tmp_path):
    def change(notebook):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = []

    edit(lesson, change)
    assert nbval(lesson, tmp_path) == (1, f"{lesson.name} is saved without outputs; run 'make notebooks'.")


def test_there_are_lessons_to_compare():
    assert {path.name[:2] for path in NOTEBOOKS} >= {"00", "06"}
