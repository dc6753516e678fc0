"""Submissions that loop, fork, eat memory, spy, forge, shadow or kill are contained, and the next student is graded."""

import csv
import json
import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from shared import ROOT

from whodecides.answers import exercise_tasks, public_tasks
from whodecides.build import read_notebook
from whodecides.build.notebooks import write_notebook
from whodecides.classroom import box
from whodecides.classroom.reducing import reduce_class, reduced
from whodecides.classroom.sandbox import autograde
from whodecides.errors import KitError

NAME = "06-comparing-national-positions.ipynb"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")

# What a student's code tells of the sandbox; each line is an attempt of its own.
SPYING = """
import ctypes, ctypes.util, json, os, signal, socket, sqlite3, subprocess
from pathlib import Path
told = {}
def attempt(name, function):
    try:
        told[name] = function()
    except Exception as error:
        told[name] = type(error).__name__ + ": " + str(error)
    return told[name]
def write(path, content="x"):
    Path(path).write_text(content)
    return "written"
def fill(folder):
    size = 0
    try:
        with open(folder + "/filling", "wb", buffering=0) as handle:
            while size < 200_000_000:
                size += handle.write(bytes(1_000_000))
    except OSError as error:
        return [size, error.errno]
    finally:
        os.remove(folder + "/filling")
    return [size, 0]
libc = ctypes.CDLL(None, use_errno=True)
def remount(path):
    return libc.mount(b"none", str(path).encode(), None, 32 | 4096, None)  # MS_REMOUNT | MS_BIND, without MS_RDONLY
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
told["uid"] = os.getuid()
told["rights"] = [status[each].strip() for each in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")]
told["remounted"] = [remount(each) for each in {readable}]
told["namespace"] = libc.unshare(0x10000000)  # CLONE_NEWUSER
attempt("environment", lambda: Path("/proc/1/environ").read_bytes().decode())
attempt("sysctl", lambda: os.close(os.open("/proc/sys/kernel/core_pattern", os.O_WRONLY)))
told["places"] = [attempt("", lambda: write(each + "/x")) for each in ("", "/dev", "/usr", *{readable})]
attempt("keys", lambda: os.listdir("/etc/ssl"))
told["filled"] = [fill(each) for each in ("/tmp", "/dev/shm", os.getcwd())]
attempt("network", lambda: socket.create_connection(("127.0.0.1", 1), 2))
told["seen"] = [str(p) for place in Path("/").iterdir() if place.name not in ("proc", "dev", "usr", "bin", "lib", "lib64")
                for p in place.rglob("*") if p.is_file() and "site-packages" not in str(p) and "/data/" not in str(p)]
del told[""]
"""

# What stands in the first answer cell of each submission. A copy that prints more than a grader can hold is not graded.
HOSTILE = {
    "b-looping": "import time\nwhile True:\n    time.sleep(1)",
    "d-forking": "import os\nwhile True:\n    os.fork()",
    "f-eating-memory": "hoard = []\nwhile True:\n    hoard.append(bytearray(50_000_000))",
    "h-printing": "for number in range(400):\n    print('x' * 100_000)",
    "j-writing": (
        "import sqlite3\nfrom pathlib import Path\nfrom ipykernel.connect import get_connection_file\n"
        "from IPython.display import display\n"
        "seen = [p for p in Path('{course}').rglob('*') if p.is_file() and '/data/' not in str(p)]\n"
        "print('seen:', [p.parent.name for p in seen], 'key:', ['misconception' in p.read_text() for p in seen])\n"
        "try:\n    sqlite3.connect('{course}/gradebook.db').execute('update grade set manual_score = 99')\n"
        "except sqlite3.Error:\n    pass\n"
        "for place in ('{course}/forged.txt', '/tmp/forged.txt', 'ipykernel_launcher.py', 'whodecides.py'):\n"
        "    try:\n        open(place, 'w').write('raise SystemExit')\n    except OSError:\n        pass\n"
        "note = Path(get_connection_file()).with_name('note')\n"
        "print('a note is there:', note.exists(), 'secret:', b'SECRET' in Path('/proc/1/environ').read_bytes())\n"
        "note.write_text('x')\n"
        "for kind in ('text/html', 'text/markdown', 'text/latex', 'image/svg+xml', 'application/javascript'):\n"
        "    display({kind: '<script>hit()</script><img src=x onerror=hit()><svg onload=hit()></svg>'}, raw=True)\n"
        "display({'image/png': 'x\"><script>hit()</script>'}, raw=True)"
    ),
    "l-killing": "import os, signal\nfor number in range(1, 500):\n    try:\n        os.kill(number, signal.SIGKILL)\n    except OSError:\n        pass\nos.kill(os.getpid(), 9)",
}  # fmt: skip


def short(folder):
    """The exercise's notebook in a folder, up to its first task: each task more is a cell more in each sandbox."""
    notebook = read_notebook(ROOT / folder / NAME)
    ids = [cell.id for cell in notebook.cells]
    notebook.cells = notebook.cells[: ids.index("E06-1-test") + 1]
    return notebook


def solved(source=None):
    """A perfect copy, in whose first answer cell other code may stand."""
    notebook = short("solutions")
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
    (folder / "exercises/tasks").mkdir(parents=True)
    for each in ("solutions", "exercises"):
        write_notebook(short(each), folder / each / NAME)
    shutil.copy(ROOT / "exercises/tasks" / NAME.replace("ipynb", "json"), folder / "exercises/tasks")
    return folder


def test_only_answers_are_taken_over():
    exercise = short("exercises")
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
    untouched = short("exercises")
    for student in ("missing", "broken", "old", "list"):
        assert read_notebook(tmp_path / "submitted" / student / NAME) == untouched


def handed(folder, names):
    """Write what students handed in: {path: text or bytes}."""
    for name, content in names.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def test_its_reader_takes_files_as_they_come(tmp_path, course):
    """Links, pipes, devices, halves of characters and copies: each is told, and the class is written."""
    own = json.dumps(solved('answer_1 = "mine"'))
    half = json.dumps(solved("answer_1 = 'HALF'")).replace("HALF", "\\ud800")
    copies = {
        f"copied/{NAME[:-6]}{sign}.ipynb": json.dumps(solved(f"answer_1 = {sign!r}")) for sign in ("", " (1)", " (12)")
    }
    here = tmp_path / "handed"
    handed(here, {
        f"good/{NAME}": own, f"half/{NAME}": half, f"mark/{NAME}": b"\xef\xbb\xbf" + own.encode(), **copies,
        f"browser/{NAME[:-6]}(2).ipynb": own, f"canvas/{NAME[:-6]}-1.ipynb": own, f"deep/{NAME}": "[" * 100_000,
        f"[x]*/{NAME}": own, "pipe/x": "", "zero/x": "", "neighbours/x": "", f"large/{NAME}": b" " * 6_000_000,
    })  # fmt: skip
    os.mkfifo(here / "pipe" / NAME)
    (here / "zero" / NAME).symlink_to("/dev/zero")
    (here / "neighbours" / NAME).symlink_to(here / "good" / NAME)
    (here / "linked").symlink_to(here / "good")
    os.mkdir(os.fsencode(here) + b"/latin-\xe9")
    said = reduce_class(here, course / "exercises", tmp_path / "submitted")
    print("\n".join(said))  # nothing in it stops a terminal
    found = {each.name: answer_cell(read_notebook(each / NAME)).source for each in (tmp_path / "submitted").iterdir()}
    untouched = answer_cell(read_notebook(ROOT / "exercises" / NAME)).source
    mine = 'answer_1 = "mine"'
    assert found == {
        "good": mine, "half": "answer_1 = '?'", "mark": mine, "copied": "answer_1 = ' (12)'", "browser": mine, "canvas": mine,
    } | dict.fromkeys(("deep", "pipe", "zero", "neighbours", "large"), untouched)  # fmt: skip
    for name, words in (
        ("pipe", "cannot be read (a link or a special file, not followed)"), ("zero", "cannot be read (a link"),
        ("neighbours", "cannot be read (a link"), ("large", "cannot be read (too large"), ("deep", "cannot be read"),
        ("copied", " (12).ipynb' was taken"), ("linked", "a link, not followed"), ("[x]*", "left out; name the folder"),
        ("latin-", "left out; name the folder"),
    ):  # fmt: skip
        assert any(each.startswith(name) and words in each for each in said), (name, said)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a student's code finds out in a sandbox, by the name of the attempt."""
    place = tmp_path_factory.mktemp("sandbox")
    (place / "own").mkdir()
    (place / "kept").mkdir()
    (place / "kept/x").write_text("kept")
    paths = [place / "kept", *dict.fromkeys([Path(sys.prefix), Path(sys.base_prefix)])]
    script = SPYING.replace("{readable}", repr([str(place / "kept"), "/usr"])) + "print(json.dumps(told))"
    command = box.sandboxed(
        [sys.executable, "-c", script], place / "here", place / "own", {each: each for each in paths}
    )
    done = subprocess.run(command, env=box.environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (place / "kept/x").read_text() == "kept"
    return json.loads(done.stdout)


def test_nobody_is_root_in_a_sandbox_or_can_become_it(told):
    assert told["uid"] not in (0, os.getuid())
    assert set(told["rights"]) == {"0" * 16} and told["namespace"] == -1


def test_what_is_read_only_stays_so(told):
    assert told["remounted"] == [-1, -1]
    assert all("Error" in each for each in told["places"]), told["places"]
    assert "Read-only" in told["sysctl"]  # what root may write to without any right


def test_a_sandbox_shows_nothing_of_the_machine(told):
    assert told["environment"].count("=") == len(box.environment())
    assert (
        "No such file" in told["keys"] and "Network is unreachable" in told["network"] or "refused" in told["network"]
    )
    assert not [each for each in told["seen"] if not each.startswith(("/etc/alternatives", "/etc/fonts", "/etc/ld.so"))
                and not each.startswith((sys.prefix, sys.base_prefix)) and not each.endswith("/kept/x")]  # fmt: skip


def test_a_sandbox_can_be_filled_to_its_bound_only(told):
    assert [errno for _size, errno in told["filled"]] == [28, 28, 28]  # no space left
    assert all(size <= box.MOST_WRITTEN * 1.01 for size, _errno in told["filled"])


WAITING = "import os, time\n{}\ntime.sleep(30)"


@pytest.mark.parametrize(("script", "reason"), [
    ("pass", "time"),
    ("f = os.memfd_create('x'); [os.write(f, bytes(1_000_000)) for _ in range(300)]", "memory"),  # of no process
    ("[open(f'/dev/shm/{n}', 'w').close() for n in range(3_000)]", "files"),
    ("[open(os.environ['OWN'] + f'/{n}', 'w').close() for n in range(3_000)]", "files"),
    ("os.truncate(os.open(os.environ['OWN'] + '/x', os.O_CREAT | os.O_RDWR), 60_000_000)", "space"),
])  # fmt: skip
def test_a_sandbox_that_takes_too_much_is_killed(tmp_path, script, reason):
    """Where no process shows what was taken, it is still counted."""
    own = tmp_path / "own"
    own.mkdir()
    readable = {each: each for each in (Path(sys.prefix), Path(sys.base_prefix))}
    script = f"import os; os.environ['OWN'] = {str(own)!r}\n" + WAITING.format(script)
    command = box.sandboxed([sys.executable, "-c", script], tmp_path / "here", own, readable)
    process = subprocess.Popen(command, env=box.environment())
    assert box.watched(process, own, seconds=25 if reason != "time" else 3, size=200_000_000, files=2_000) == reason


@pytest.mark.long(120)
def test_hostile_submissions_are_contained_and_the_next_student_is_graded(tmp_path, course, monkeypatch):
    monkeypatch.setattr("whodecides.classroom.sandbox.MOST_SECONDS_OF_A_CELL", 20)
    monkeypatch.setenv("SECRET", "hush")
    submissions = {f"{chr(ord(name[0]) + 1)}-good": solved() for name in ("b-looping", "d-forking")}
    doubled = solved()
    doubled.cells.insert(doubled.cells.index(answer_cell(doubled)), answer_cell(doubled))
    submissions["m-good-with-a-doubled-cell"] = doubled
    hostile = HOSTILE | {"k-writing-again": HOSTILE["j-writing"]}
    for name, source in hostile.items():
        submissions[name] = solved(source.replace("{course}", str(course)))
    handed(tmp_path / "handed", {f"{name}/{NAME}": json.dumps(each) for name, each in submissions.items()})
    before = set(tmp_path.rglob("*"))
    tasks = {NAME.removesuffix(".ipynb"): public_tasks(exercise_tasks(ROOT)[NAME.removesuffix(".ipynb")], keyed=False)}
    code, said = autograde(course, tmp_path / "handed", tasks)
    assert code in (0, 1) and any("stands twice" in each for each in said)
    scores = exported(course)
    full = exercise_tasks(ROOT)[NAME.removesuffix(".ipynb")][0].points
    good = [name for name in submissions if name not in hostile]
    assert {name: scores.get(name) for name in good} == dict.fromkeys(good, full)
    assert all(scores.get(name, 0) < full for name in hostile)
    new = {path.relative_to(tmp_path).parts[:2] for path in tmp_path.rglob("*") if path not in before}
    assert new <= {("course", each) for each in ("submitted", "autograded", "release", "gradebook.db", ".nbgrader.log")}
    # A good copy shows what a student sees: the forms of its tasks, without their key.
    assert "E06.1 Mexico and Poland" in (course / "autograded/c-good" / NAME).read_text(encoding="utf-8")
    for each in (course / "autograded").rglob("*.ipynb"):
        assert "There is no task" not in each.read_text(encoding="utf-8")
    # Who comes later finds nothing of who came before.
    for name in ("j-writing", "k-writing-again"):
        assert printed(course, name) == "seen: ['tasks'] key: [False]\na note is there: False secret: False\n"
    written = course / "autograded/h-printing"
    assert (
        not written.exists() or sum(each.stat().st_size for each in written.rglob("*") if each.is_file()) < 10_000_000
    )
    # Pages of feedback hold words; what a student's code showed does not run in them.
    pages = feedback_pages(course, "[cj]-*")
    assert (
        live(pages["j-writing"]) == live(pages["c-good"])
        and "hit()" in (course / "autograded/j-writing" / NAME).read_text()
    )


def printed(course, student):
    """Return what the first answer cell of an autograded notebook printed."""
    outputs = answer_cell(read_notebook(course / "autograded" / student / NAME)).outputs
    return "".join(each.text for each in outputs if each.output_type == "stream")


def feedback_pages(course, students):
    """Return nbgrader's pages of feedback for the students whose name fits a pattern, by name."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run([sys.executable, "-m", "nbgrader", "generate_feedback", ".", f"--student={students}"], cwd=course, check=True,
                   env={**os.environ, "PATH": path}, capture_output=True)  # fmt: skip
    pages = (course / "feedback").glob(f"{students}/{Path(NAME).stem}.html")
    return {path.parent.name: path.read_text(encoding="utf-8") for path in pages}


def live(page):
    """Return all of a page that could run: scripts, frames, and attributes that hold code, by their tags."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            code = [(name, value) for name, value in attributes
                    if name.startswith("on") or (value or "").strip().casefold().startswith(("javascript:", "data:text"))]  # fmt: skip
            if code or tag in ("script", "iframe", "object", "embed", "svg", "form", "meta", "link", "img"):
                found.append((tag, attributes))

    Reader().feed(page)
    return found


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
