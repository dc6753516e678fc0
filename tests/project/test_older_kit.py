"""What was made with the kit of November 2026, commit f9cf759, still works: its calls, commands, answers and bundles.

`older/` holds it: the code of its lessons; what a made-up class handed in, drawn from its bundle by seed; the bundle's
file of the class; and the marks that this kit's own command gave. Lessons whose keys were corrected since are left out.
"""

import csv
import json
import zipfile
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from shared import ROOT

import whodecides
from whodecides.answers import Store
from whodecides.build import execute
from whodecides.cli import main, parser
from whodecides.plots import class_difference_plot

OLDER = Path(__file__).parent / "older"
SAME_KEYS = "01,02,05,08,09,10"
CORRECTED = {
    "E01.5",
    "E02.5",
    "E05.1",
    "E05.2",
    "E10.4",
}  # tasks of these whose answer follows from rows that are other today


def test_every_call_of_its_lessons_still_works():
    cells = (OLDER / "lessons.txt").read_text(encoding="utf-8").split("# %%\n")[1:]
    codes = [nbformat.v4.new_code_cell(each.split("# %% [markdown]")[0].strip()) for each in cells]
    assert len(codes) > 80
    notebook = execute(nbformat.v4.new_notebook(cells=codes), ROOT / "notebooks")
    errors = [o for cell in notebook.cells for o in cell.outputs if o.output_type == "error"]
    assert not errors and sum(bool(cell.outputs) for cell in notebook.cells) > 80


def test_its_figures_named_their_case_first(case):
    """The case comes by keyword now; those of a class were called by instructors, by the same rule."""
    older, now = (case, "evaluation", ["DEU", "EUU"], "fr"), ("evaluation", ["DEU", "EUU"])
    assert whodecides.change_plot(*older).alt == whodecides.change_plot(*now, language="fr", case=case).alt
    codes = pd.DataFrame([{"variable": "evaluation", "statement": "MEX-01", "coded": 2, "modal": "condemns", "share": 1.0,
                           "differing": "", "reference": "condemns"}])  # fmt: skip
    older, now = (case, codes, "evaluation"), (codes, "evaluation")
    assert class_difference_plot(*older).alt == class_difference_plot(*now, case=case).alt


def test_its_answers_are_marked_as_its_own_command_did(tmp_path):
    bundle = tmp_path / "class.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.write(OLDER / "class.json", "whodecides/exercises/class.json")
    arguments = ["grade", str(OLDER / "handed-in"), "--roster", str(OLDER / "class-list.csv"), "--lessons", SAME_KEYS]
    arguments += ["--older-bundle", str(bundle), "--solutions", str(ROOT / "solutions"), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    with open(tmp_path / "out/grades.csv", encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    wanted = json.loads((OLDER / "marks.json").read_text(encoding="utf-8"))
    for student, marks in wanted.items():
        same = marks.keys() - CORRECTED
        assert {task: float(rows[student][task]) for task in same} == {task: marks[task] for task in same}, student
    assert len({tuple(marks.values()) for marks in wanted.values()}) == len(wanted)


def test_a_students_file_of_answers_is_taken_over(tmp_path):
    for path in sorted((OLDER / "handed-in").iterdir()):
        kept = json.loads(path.read_text(encoding="utf-8"))
        store = Store(tmp_path / path.name)
        store.restore(path.read_text(encoding="utf-8"))
        assert store.read()["pseudonym"] == kept["pseudonym"]
        assert {task: store.answer(task)["answer"] for task in kept["answers"]} == {
            task: each["answer"] for task, each in kept["answers"].items()
        }


@pytest.mark.parametrize("command", [
    "check data notebooks", "evidence data", "trace MEX-06 data", "build notebooks notebooks", "build codebook data",
    "build exercises solutions", "build environment", "release --lessons 06 --out x.zip --solutions solutions",
    "release --roster list.csv --class-seed autumn", "grade in --roster list.csv --class-seed autumn --out out",
    "grade in --judgements judged.csv --solutions solutions", "pool in --roster list.csv --kit . --out out",
    "sandbox in --course .",
])  # fmt: skip
def test_its_commands_are_still_understood(command):
    assert callable(parser().parse_args(command.split()).run)


def test_a_seed_is_taken_and_said_to_be_needless(tmp_path, capsys):
    """Instructors have the old commands in their notes."""
    main(["grade", str(tmp_path / "none"), "--class-seed", "autumn"])
    assert "--class-seed is no longer needed" in capsys.readouterr().err
