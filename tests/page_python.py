"""Python as in a living page, behind the contract of the page's worker: a process without Jupyter."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import KIT, ROOT

from whodecides.answers.store import PATH_VARIABLE
from whodecides.prepare.living.student_kit import student_kit

NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))  # of lessons
PROCESS = Path(__file__).with_name("living_process.py")


class PagePython:
    """Python as in a page, with a student's file of its own; `ask(call, text)` returns what it says.

    `kit` is the folder of the kit that it reads.
    """

    def __init__(self, folder, kit=ROOT):
        self.answers = folder / "my-answers.json"
        environment = {**os.environ, PATH_VARIABLE: str(self.answers), "PYTHONPATH": str(ROOT / "src")}
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error::DeprecationWarning", PROCESS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8", cwd=kit / "notebooks", env=environment,
        )  # fmt: skip

    def ask(self, call, text=None):
        self._process.stdin.write(json.dumps({"call": call, "text": text}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def end(self):
        self._process.communicate()


@pytest.fixture(scope="module")
def student_folder(tmp_path_factory):
    """The kit that Python reads in a page, in a folder."""
    return write_student_kit(tmp_path_factory.mktemp("student"))


@pytest.fixture
def student(tmp_path, student_folder):
    """Python as in a page, in the kit that it reads there."""
    started = PagePython(tmp_path, student_folder)
    yield started
    started.end()


def write_student_kit(folder, paths=KIT):
    """Write the kit that Python reads in a page of a course into a folder; return the folder."""
    names = sorted(path.stem for path in paths.at(paths.folder("notebooks")).glob("*.ipynb"))
    for name, content in student_kit(paths, names).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder
