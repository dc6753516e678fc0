"""A small hub for a class, started for real as `instructor/hub` says: three students, the real proxy, one account each."""

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from shared import ROOT

from benchmarks import hub
from whodecides.cli import main

STUDENTS = [f"{name}-{os.getpid()}" for name in ("ana", "bo", "cy")]
OTHER = f"colleague-{os.getpid()}"
NO_STUDENTS = ["root", "daemon", "nobody", "../ana", "Ana Müller", "a" * 40]  # accounts that are there, and odd names
READ_BEFORE = "jupyterhub.singleuser.extension jupyterlab.labapp nbformat.sign ipykernel.kernelapp ipykernel.zmqshell whodecides pandas ipywidgets"  # fmt: skip
ROOT_ONLY = pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root makes accounts")


@pytest.fixture(scope="module")
def student():
    """The program that students run."""
    found = importlib.util.spec_from_file_location("student", ROOT / "instructor/hub/student.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def class_hub():
    """A hub that serves an unpacked bundle. Its start takes seconds, so one test asks it all."""
    with hub.open_place() as place, pytest.MonkeyPatch.context() as here:
        here.chdir(ROOT)
        assert main(["release", "--name", "autumn-2026", "--out", str(place / "bundle.zip")]) == 0
        with zipfile.ZipFile(place / "bundle.zip") as archive:
            archive.extractall(place)
        # What a student's server reads is made ready once, as it is where pip made the environment: students may not.
        here.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        ready = subprocess.Popen([sys.executable, "-c", f"import {READ_BEFORE.replace(' ', ', ')}"], cwd=place)
        with (
            hub.running_hub(place, place / "whodecides") as (address, password, _),
            hub.removed_afterwards([*STUDENTS, OTHER]),
        ):
            assert ready.wait() == 0
            yield SimpleNamespace(place=place, address=address, password=password)


def homes(place):
    return [place / "students" / name / "whodecides" for name in STUDENTS]


KEEP = """
from whodecides.answers import class_name, open_store
open_store().record("00.1", {!r})
print(class_name())
"""
LOOK = """
import json, os
from pathlib import Path
from ipykernel.connect import get_connection_info
def may(path):
    try:
        return bool(os.listdir(path)) if Path(path).is_dir() else bool(Path(path).read_text())
    except PermissionError:
        return False
print([may(each) for each in {paths}], json.loads(get_connection_info())["transport"], os.getuid() == 0)
"""


def printed(outputs):
    return "".join(each.get("text", "") + each.get("ename", "") for each in outputs)


@ROOT_ONLY
@pytest.mark.long(25)
def test_three_students_come_at_once_and_each_has_a_folder_of_ones_own(class_hub):
    place, own = class_hub.place, homes(class_hub.place)
    students = [hub.Student(class_hub.address, name, class_hub.password) for name in STUDENTS]

    # Who is no student, and who does not know the password, is refused, and gets nothing.
    for name, password in [*((each, class_hub.password) for each in NO_STUDENTS), (STUDENTS[0], "not-the-password")]:
        page = hub.Student(class_hub.address, name, password).open()
        assert page.status_code == 403 and "/hub/login" in page.url, name
    subprocess.run(["useradd", "--no-create-home", OTHER], check=True)  # an account that came after the hub was started
    assert not hub.Student(class_hub.address, OTHER, class_hub.password).open().ok
    assert not list((place / "students").iterdir())

    def come(student):
        page = student.open()
        if student is students[2]:  # who only looks
            return page, []
        return page, student.run(hub.first_tool()) + student.run(KEEP.format(student.name))

    with ThreadPoolExecutor() as pool:
        came = list(pool.map(come, students))
    for student, folder, (page, shown) in zip(students, own, came, strict=True):
        # One link, from logging in to lesson 00, whose tool runs there.
        assert page.ok and page.url == f"{class_hub.address}/user/{student.name}/lab/tree/{hub.FIRST}"
        assert '"whodecides"' in page.text  # the extension of the kit is there
        assert (
            os.path.expanduser(f"~{student.name}") == str(folder.parent)
            and folder.parent.stat().st_mode & 0o777 == 0o700
        )
        answers = folder / "my-answers.json"
        assert answers.exists() == bool(shown)
        if shown:
            assert printed(shown) == "autumn-2026\n"  # of the bundle
            assert any("text/html" in each.get("data", {}) for each in shown)
            assert f'"{student.name}"' in answers.read_text() and answers.owner() == student.name
        # Lessons and exercises are trusted, so that they open ready to use; what comes from elsewhere is not.
        for path in (hub.FIRST, "exercises/06-exercise.ipynb"):
            cells = student.ask("GET", f"contents/{path}").json()["content"]["cells"]
            assert all(each["metadata"]["trusted"] for each in cells if each["cell_type"] == "code")

    # A neighbour's folder, who is in the class, the password and whatever the hub keeps are closed; so are the kernel's lines.
    closed = [
        own[1],
        own[1] / "my-answers.json",
        own[1].parent,
        place / "students",
        place / "kept",
        place / "kept/password",
    ]
    seen = printed(students[0].run(LOOK.replace("{paths}", str([str(own[0]), *map(str, closed)]))))
    assert seen == f"{[True] + [False] * len(closed)} ipc False\n"
    there = students[0].browser.get(f"{class_hub.address}/user/{STUDENTS[1]}/api/contents/my-answers.json")
    assert there.status_code in (403, 404) and STUDENTS[1] + '"' not in there.text
    assert "MemoryError" in printed(students[0].run("x = bytearray(3_000_000_000)"))

    # A second start keeps what is there, and adds what is missing.
    (own[0] / hub.FIRST).write_text((own[0] / hub.FIRST).read_text().replace("Start here", "My own title"))
    (own[0] / "notebooks/01-what-happened.ipynb").unlink()
    first = students[0]
    first.stop()
    assert first.open("/").url == f"{class_hub.address}/user/{first.name}/lab/tree/{hub.FIRST}"
    assert first.name in first.ask("GET", "contents/my-answers.json").json()["content"]
    assert "My own title" in (own[0] / hub.FIRST).read_text() and (own[0] / "notebooks/01-what-happened.ipynb").exists()


def kit_with(folder, **texts):
    """Make a small kit; return its folder."""
    for name, text in {"notebooks/00.ipynb": "first", "exercises/tasks/01.json": "{}", "data/x/case.toml": ""}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.get(path.stem, text))
    return folder


def test_an_update_adds_and_never_overwrites(tmp_path, student):
    kit, own = kit_with(tmp_path / "kit"), tmp_path / "own"
    assert student.fill(kit, own) == [own / "notebooks/00.ipynb"]
    (own / "notebooks/00.ipynb").write_text("mine")
    (kit / "notebooks/00.ipynb").write_text("second")
    (kit / "notebooks/01.ipynb").write_text("new")
    assert student.fill(kit, own) == [own / "notebooks/01.ipynb"]
    assert (own / "notebooks/00.ipynb").read_text() == "mine" and (own / "exercises/tasks/01.json").read_text() == "{}"
    kit.rename(tmp_path / "moved")
    assert student.fill(tmp_path / "moved", own) == []
    assert (own / "data/x/case.toml").exists()


def test_a_full_disk_leaves_no_half_lesson(tmp_path, student, monkeypatch):
    kit, own = kit_with(tmp_path / "kit"), tmp_path / "own"

    def full(source, target):
        Path(target).write_text("fi")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(shutil, "copyfile", full)
        with pytest.raises(OSError, match="No space"):
            student.fill(kit, own)
    assert student.fill(kit, own) == [own / "notebooks/00.ipynb"]
    assert (own / "notebooks/00.ipynb").read_text() == "first"


def test_the_numbers_to_plan_with_are_worked_out_before_the_readers_eyes():
    import datetime

    found = {"students": 30, "cores": 2, "first": 4.0, "median": 20.0, "last": 40.0, "server": 100.0, "kernel": 90.0,
             "whole": 150.0, "hub": 200.0, "processor": 4.0}  # fmt: skip
    said = hub.text(found, datetime.date(2026, 11, 27))
    assert "200 MB + 300 × (100 MB + 2 × 150 MB) = **120 GB**" in said
    assert "300 × 4.0 s within 5 × 60 s = **4.0**" in said
