"""A small hub for a class, started for real as `instructor/hub` says: three students, the real proxy, one account each."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from helpers import ROOT

from benchmarks import hub
from whodecides.classroom import submissions
from whodecides.cli import main

STUDENTS = [f"{name}-{os.getpid()}" for name in ("ana", "bo", "cy")]
OTHER = f"colleague-{os.getpid()}"
NO_STUDENTS = [
    "root",
    "daemon",
    "nobody",
    "../ana",
    "Ana Müller",
    "a" * 40,
    f"dora-{os.getpid()}",
]  # accounts that are there, odd names, and who is not on the list
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
            hub.running_hub(place, STUDENTS, place / "whodecides") as (address, password, _),
            hub.removed_afterwards([*STUDENTS, OTHER]),
        ):
            assert ready.wait() == 0
            yield SimpleNamespace(place=place, address=address, password=password)


def homes(place):
    return [place / "students" / name / "whodecides" for name in STUDENTS]


KEEP = """
from whodecides.answers import open_store
open_store().record("00.1", {!r})
print(open_store().class_name)
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
@pytest.mark.exhaustive  # a hub takes long to start, and a server for each student
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
    for name, text in {
        "notebooks/00.ipynb": "first", "exercises/tasks/01.json": "{}", "data/x/case.toml": "",
        "course/x/keys/00.json": "[]", "course/x/routes.toml": "",
    }.items():  # fmt: skip
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
    assert (own / "data/x/case.toml").exists() and (own / "course/x/keys/00.json").exists()
    assert not (own / "course/x/routes.toml").exists(), "of the course a student gets the keys of the lessons alone"


def test_the_notebooks_and_tasks_of_another_case_are_there_too(tmp_path, student):
    kit, own = kit_with(tmp_path / "kit"), tmp_path / "own"
    for name in ("notebooks/my-case/00.ipynb", "exercises/my-case/tasks/01.json", "course/my-case/keys/00.json"):
        (kit / name).parent.mkdir(parents=True)
        (kit / name).write_text("{}")
    (kit / "notebooks/.ipynb_checkpoints").mkdir()
    (kit / "notebooks/.ipynb_checkpoints/00.ipynb").write_text("{}")
    assert student.fill(kit, own) == [own / "notebooks/00.ipynb", own / "notebooks/my-case/00.ipynb"]
    for name in ("exercises/my-case/tasks", "course/my-case/keys", "course/x/keys"):
        assert (own / name).is_symlink(), name


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


def test_the_planning_numbers_of_the_hub_are_worked_out_step_by_step():
    import datetime

    found = {"students": 30, "cores": 2, "first": 4.0, "median": 20.0, "last": 40.0, "server": 100.0, "kernel": 90.0,
             "whole": 150.0, "hub": 200.0, "processor": 4.0}  # fmt: skip
    said = hub.result_text(found, datetime.date(2026, 11, 27))
    assert "200 MB + 300 × (100 MB + 2 × 150 MB) = **120 GB**" in said
    assert "300 × 4.0 s within 5 × 60 s = **4.0**" in said


@pytest.fixture(scope="module")
def collecting():
    """The program that collects."""
    found = importlib.util.spec_from_file_location("collect", ROOT / "instructor/hub/collect.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def accounts():
    """Make accounts of students as the hub does; return a function that gives each a folder, by a short name."""
    with hub.open_place() as place:
        students, made = place / "students", {}
        students.mkdir(mode=0o711)

        def account(short, content=None):
            name = f"{short}-{os.getpid()}"
            made[short] = name
            subprocess.run(["groupadd", "--force", "--system", hub.GROUP], check=True)
            new = ["useradd", "--user-group", "--groups", hub.GROUP, "--no-create-home", "--home-dir"]
            subprocess.run([*new, str(students / name), name], check=True)
            own = students / name / "whodecides"
            own.mkdir(parents=True)
            if content is not None:
                (own / "my-answers.json").write_text(content)
            for path in (own.parent, own, *own.iterdir()):
                os.chmod(path, 0o700 if path.is_dir() else 0o600)
                shutil.chown(path, name, name)
            return own

        account.students, account.names = students, made
        names = []
        with hub.removed_afterwards(names):
            try:
                yield account
            finally:
                names += made.values()


def collected(collecting, accounts, out):
    said = collecting.collect(accounts.students, out)
    short = {name: key for key, name in accounts.names.items()}
    files = {short[each.name]: (each / "my-answers.json").read_text() for each in out.iterdir()}
    return files, {short.get(name, name): why for name, _colon, why in (each.partition(": ") for each in said)}


@ROOT_ONLY
def test_collecting_takes_plain_files_of_their_own_and_follows_nothing(collecting, accounts, tmp_path):
    accounts("ana", '{"answers": "of ana"}')
    bo = accounts("bo", '{"answers": "of bo"}')
    (tmp_path / "of-root").write_text("secret")
    (accounts("links") / "my-answers.json").symlink_to(bo / "my-answers.json")
    folder = accounts("folder")
    folder.rmdir()
    folder.symlink_to(bo)
    (accounts("zero") / "my-answers.json").symlink_to("/dev/zero")
    (accounts("root") / "my-answers.json").symlink_to(tmp_path / "of-root")
    (accounts("nowhere") / "my-answers.json").symlink_to("no-such-file")
    os.mkfifo(accounts("fifo") / "my-answers.json")
    (accounts("inside") / "my-answers.json").mkdir()
    (accounts("foreign") / "my-answers.json").write_text("of root, and open to all")
    accounts("large", "x" * (collecting.MOST_BYTES + 1))
    accounts("most", "x" * collecting.MOST_BYTES)
    accounts("none")
    (accounts.students / "stranger").mkdir()
    files, said = collected(collecting, accounts, tmp_path / "out")
    assert files.pop("most") == "x" * collecting.MOST_BYTES
    assert files == {"ana": '{"answers": "of ana"}', "bo": '{"answers": "of bo"}'}
    assert {short for short, why in said.items() if "something else in its place" in why} == {
        "links", "folder", "zero", "root", "nowhere", "fifo", "inside", "foreign"
    }  # fmt: skip
    assert (
        f"more than {collecting.MOST_BYTES // 1_000_000} MB" in said["large"]
        and "has no file" in said["none"]
        and "no account" in said["stranger"]
    )
    assert len(said) == 11
    with pytest.raises(FileExistsError, match="name a new folder"):
        collecting.collect(accounts.students, tmp_path / "out")


@ROOT_ONLY
@pytest.mark.exhaustive  # it swaps files for as long as one may hope to win the race
def test_collecting_reads_what_it_looked_at_whoever_swaps_files_meanwhile(collecting, accounts, tmp_path):
    """A student's program changes the file for a link, and back, as fast as it can."""
    secret = tmp_path / "secret"
    secret.write_text("of root")
    own = accounts("swap", "mine") / "my-answers.json"
    swapping = (
        f"import os\nfor n in iter(int, 1):\n    os.symlink({str(secret)!r}, 'l'); os.rename('l', 'my-answers.json')\n"
        "    open('f', 'w').write('mine'); os.rename('f', 'my-answers.json')\n"
    )
    running = subprocess.Popen(["/usr/bin/python3", "-c", swapping], cwd=own.parent, user=accounts.names["swap"])
    try:
        account = collecting.account_of(accounts.names["swap"], accounts.students)
        read = {collecting.read_as(account) for _ in range(60)}
    finally:
        running.kill()
        running.wait()
    assert {content for _code, content in read} <= {b"mine", b"", None}


@ROOT_ONLY
def test_a_file_that_never_ends_is_stopped(collecting, accounts, monkeypatch):
    accounts("ana", "mine")
    account = collecting.account_of(accounts.names["ana"], accounts.students)
    monkeypatch.setattr(
        collecting, "_hand_over", lambda account, writing: [os.write(writing, b"x" * 9_000) for n in iter(int, 1)]
    )
    assert collecting.read_as(account) == (-9, None)
    monkeypatch.setattr(collecting, "SECONDS", 0)
    monkeypatch.setattr(collecting, "_hand_over", lambda account, writing: os.read(os.pipe()[0], 1))
    assert collecting.read_as(account) == (-9, None)


def test_what_is_collected_is_what_grading_reads(collecting):
    assert collecting.MOST_BYTES == submissions.MOST_BYTES and collecting.GROUP == hub.GROUP


@ROOT_ONLY
@pytest.mark.long(25)
@pytest.mark.exhaustive  # a hub takes long to start, and a server for each student
def test_with_a_domain_each_student_has_an_address_of_ones_own(monkeypatch):
    """No page that one student makes shares an origin with a neighbour's, or with the hub."""
    domain, real = "hub.test", socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **more: real("127.0.0.1" if str(host).endswith(domain) else host, *rest, **more)
    )  # fmt: skip
    name = STUDENTS[0]
    with (
        hub.open_place() as place,
        hub.running_hub(place, [name], domain=domain) as (address, password, _),
        hub.removed_afterwards([name]),
    ):
        student = hub.Student(address, name, password)
        page = student.open()
        host = urlsplit(page.url).netloc
        assert page.ok and urlsplit(page.url).path == f"/user/{name}/lab/tree/{hub.FIRST}"
        assert host.endswith(f".{urlsplit(address).netloc}") and name in host


LISTS = {
    "": "put the list of your class there, with the names of accounts in a column 'pseudonym'.",
    "name,number\nAna,7\n": "has no column 'pseudonym'",
    "name;pseudonym\nAna;ana müller\n": "'ana müller' cannot be an account; write small letters",
}


@pytest.mark.skipif(sys.platform == "win32", reason="a hub runs on Linux")
@pytest.mark.parametrize(("text", "said"), LISTS.items())
def test_a_hub_without_a_list_of_its_class_says_what_to_do(text, said, tmp_path):
    if text:
        (tmp_path / "class.csv").write_text(text, encoding="utf-8")
    start = f"from traitlets.config import Config\nget_config = Config\nexec(open({str(ROOT / 'instructor/hub/jupyterhub_config.py')!r}).read())"
    env = os.environ | {"WHODECIDES_HUB": str(tmp_path), "WHODECIDES_KIT": str(ROOT)}
    unprivileged = "import os\nos.geteuid = lambda: 1000\n__file__ = 'x'\n"
    found = subprocess.run([sys.executable, "-c", unprivileged + start], env=env, capture_output=True, text=True)
    assert found.returncode == 1 and said in found.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a hub runs on Linux")
def test_whoever_is_on_the_list_may_come_in_and_nobody_else(tmp_path):
    (tmp_path / "class.csv").write_text("\ufeffname;pseudonym\nAna;ana\nBo; bo \nCy;\n", encoding="utf-8")
    start = f"""
import os
from traitlets.config import Config
os.geteuid, __file__, c = (lambda: 1000), 'x', Config()
get_config = lambda: c
exec(open({str(ROOT / "instructor/hub/jupyterhub_config.py")!r}).read())
print(sorted(c.Authenticator.allowed_users), "allow_all" in c.Authenticator, c.Authenticator.allow_existing_users)
"""
    env = os.environ | {"WHODECIDES_HUB": str(tmp_path), "WHODECIDES_KIT": str(ROOT)}
    found = subprocess.run([sys.executable, "-c", start], env=env, capture_output=True, text=True)
    assert found.stdout.splitlines()[-1] == "['ana', 'bo'] False False", found.stderr
