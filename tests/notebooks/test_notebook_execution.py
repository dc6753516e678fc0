"""Executing and normalising gives the same bytes, and leaves nothing that changes."""

import json
import re

import nbformat
import pytest
from helpers import ROOT

from whodecides.build.notebooks import WIDGET_VIEW, execute, normalise, read_notebook, write_notebook

LESSONS = [*sorted((ROOT / "notebooks").glob("*.ipynb")), ROOT / "instructor/pooling.ipynb"]
MADE = [path for folder in ("exercises", "solutions") for path in sorted((ROOT / folder).glob("*.ipynb"))]
EXECUTED = [*LESSONS, *MADE]


def name_of(path):
    return f"{path.parent.name}/{path.name}"


# The gate runs one lesson, its exercise and its solution: all are made by the same code, from cells that are alike. That
# each is what its text makes is held of all, without running them.
GATE = [path for path in EXECUTED if path.name.startswith("06-") and path.parent.parent == ROOT]
OTHERS = [pytest.param(path, marks=pytest.mark.exhaustive) for path in EXECUTED if path not in GATE]


@pytest.mark.parametrize("path", [*GATE, *OTHERS], ids=name_of)
def test_a_second_run_changes_no_byte(path, tmp_path):
    again = normalise(execute(read_notebook(path), path.parent))
    write_notebook(again, tmp_path / path.name)
    assert (tmp_path / path.name).read_bytes() == path.read_bytes(), "run 'make course' and commit the result"


@pytest.mark.parametrize("path", EXECUTED, ids=name_of)
def test_nothing_that_changes_is_stored(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    made = set() if path.parent.name == "instructor" else {"whodecides"}  # the fingerprint of its cells
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"} | made
    assert set(notebook["metadata"]["language_info"]) == {"name"}
    text = path.read_text(encoding="utf-8")
    for word in (WIDGET_VIEW, "model_id", "iopub"):
        assert word not in text
    assert not re.search(
        r"(?<![\w.])/(?:tmp|home|root)/", text
    )  # a folder of this machine; an address has its host before


def test_a_widget_keeps_its_table_and_a_picture_keeps_its_alt_text():
    notebook = read_notebook(ROOT / "exercises/06-exercise.ipynb")
    pages = [
        "".join(o.data.get("text/html", ""))
        for c in notebook.cells
        if c.cell_type == "code"
        for o in c.outputs
        if "data" in o
    ]
    assert sum("<table" in page for page in pages) >= 4
    assert sum('<img alt="' in page for page in pages) == 8  # two figures, the map and five comparators


def test_normalising_drops_what_changes_and_keeps_the_rest():
    cell = nbformat.v4.new_code_cell("x", metadata={"execution": {"iopub.execute_input": "now"}, "tags": ["keep"]})
    cell.execution_count = 17
    cell.outputs = [
        nbformat.v4.new_output("execute_result", {WIDGET_VIEW: {"model_id": "ab"}, "text/html": "<p>t</p>", "text/plain": "t"}, execution_count=17),
        nbformat.v4.new_output("display_data", {WIDGET_VIEW: {"model_id": "cd"}, "text/plain": "no twin"}),
    ]  # fmt: skip
    notebook = nbformat.v4.new_notebook(
        cells=[cell], metadata={"widgets": {"state": {}}, "language_info": {"name": "python", "version": "3.11.7"}}
    )
    done = normalise(notebook)
    assert done.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert done.cells[0].metadata == {"tags": ["keep"]}
    assert done.cells[0].execution_count == done.cells[0].outputs[0].execution_count == 1
    assert set(done.cells[0].outputs[0].data) == {"text/html", "text/plain"}
    assert WIDGET_VIEW in done.cells[0].outputs[1].data  # nothing else would be left to see


def test_lessons_run_without_the_students_answers(tmp_path, monkeypatch):
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "mine.json"))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(
        "from whodecides.answers import open_store\nopen_store().record('06.1', 'a')")])  # fmt: skip
    execute(notebook, ROOT / "notebooks")
    assert not (tmp_path / "mine.json").exists()
