"""The two commands say in one sentence what is wrong, and do nothing twice."""

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from helpers import ROOT, first_in_gate

from whodecides.cli import parser


@pytest.fixture
def bootstrap():
    found = importlib.util.spec_from_file_location("bootstrap", ROOT / "bootstrap.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def kit(tmp_path, bootstrap, monkeypatch):
    """A kit whose locks name nothing, so that an environment is made in seconds."""
    (tmp_path / "requirements").mkdir()
    for name in ("student", "test"):
        (tmp_path / f"requirements/{name}.lock").write_text("")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\nversion = '1'\n")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "LOCKS", tmp_path / "requirements")
    return tmp_path


@pytest.fixture
def quick(bootstrap, monkeypatch):
    """Environments without pip, for tests that install nothing: to put it there takes longest."""
    create = bootstrap.venv.create
    monkeypatch.setattr(bootstrap.venv, "create", lambda folder, clear, with_pip: create(folder, clear=clear))


def test_an_old_python_says_what_it_needs(tmp_path):
    """Pretend to be Python 3.9: the check stands before anything that 3.9 could not read."""
    script = tmp_path / "old.py"
    script.write_text(
        "import sys, runpy\n"
        "class Version(tuple):\n    pass\n"
        "sys.version_info = Version((3, 9, 1))\n"
        f"runpy.run_path({str(ROOT / 'bootstrap.py')!r}, run_name='__main__')\n"
    )
    found = subprocess.run([sys.executable, script], capture_output=True, text=True)
    assert found.returncode == 1
    assert found.stderr.strip().startswith("This kit needs Python 3.11 or newer, and this is Python 3.9: install")


@pytest.mark.long(10)
def test_the_gate_does_not_let_a_skip_pass(tmp_path):
    """A test that skips itself fails the run where CI is set, and only there."""
    (tmp_path / "test_x.py").write_text("import pytest\n\n\ndef test_x():\n    pytest.skip('no browser')\n")
    shutil.copy(ROOT / "tests/fail_on_skip.py", tmp_path)
    (hook,) = re.findall(r"^from fail_on_skip import .*$", (ROOT / "tests/conftest.py").read_text(), re.M)
    (tmp_path / "conftest.py").write_text(hook)

    def run(*options, **more):
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:nbval",
            *options,
            str(tmp_path),
        ]
        environment = {k: v for k, v in os.environ.items() if k != "CI"} | more
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True).returncode

    assert run() == 0 and run(CI="true") == 1 and run("-n", "1", CI="true") == 1


@pytest.mark.skipif(not shutil.which("make"), reason="there is no make on Windows, where bootstrap.py is called itself")
def test_make_says_when_there_is_no_python(tmp_path):
    """A path with make and a shell, and no Python."""
    for name in ("make", "sh", "bash"):
        if shutil.which(name):
            (tmp_path / name).symlink_to(shutil.which(name))
    found = subprocess.run(
        [tmp_path / "make", "start"], cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert found.returncode != 0
    assert "This kit needs Python 3.11 or newer and found none: install it" in found.stdout


def test_no_network_is_one_sentence(kit, bootstrap, monkeypatch, capfd):
    """pip is sent to an address where nothing answers."""
    (kit / "requirements/student.lock").write_text("six==1.16.0 --hash=sha256:" + "0" * 64 + "\n")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    with pytest.raises(SystemExit, match="no network: connect, then try again"):
        bootstrap.environment(".venv", [kit / "requirements/student.lock"])


def test_nothing_is_installed_twice(kit, bootstrap, quick, monkeypatch, capsys):
    installed = []
    monkeypatch.setattr(bootstrap, "install", lambda folder, arguments: installed.append(arguments))
    locks = [kit / "requirements/student.lock", kit / "requirements/test.lock"]
    bootstrap.environment(".venv", locks)
    assert len(installed) == 2
    with monkeypatch.context() as nothing_is_made:
        nothing_is_made.delattr(bootstrap.venv, "create")
        nothing_is_made.delattr(bootstrap.subprocess, "run")
        bootstrap.environment(".venv", locks)
    assert len(installed) == 2
    # The test environment holds all that a student needs.
    bootstrap.environment(".venv", locks[1:])
    assert len(installed) == 4
    bootstrap.environment(".venv", locks)
    assert len(installed) == 4
    locks[1].write_text("# changed\n")
    bootstrap.environment(".venv", locks[1:])
    assert len(installed) == 6
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith("Setting up the tools in .venv") and set(others) == {"Bringing the tools in .venv up to date …"}  # fmt: skip


def test_a_failed_install_is_tried_again(kit, bootstrap, quick, monkeypatch):
    def fail(folder, arguments):
        sys.exit("no")

    monkeypatch.setattr(bootstrap, "install", fail)
    locks = [kit / "requirements/student.lock"]
    with pytest.raises(SystemExit):
        bootstrap.environment(".venv", locks)
    installed = []
    monkeypatch.setattr(bootstrap, "install", lambda folder, arguments: installed.append(arguments))
    bootstrap.environment(".venv", locks)
    assert installed


@pytest.mark.parametrize(("arguments", "port"), [([], 8888), (["--port=9000"], 9000), (["--ip=::1", "--ServerApp.port", "9001"], 9001)])  # fmt: skip
def test_the_port_that_was_asked_for(bootstrap, monkeypatch, arguments, port):
    monkeypatch.delenv("JUPYTER_PORT", raising=False)
    assert bootstrap.wanted_port(arguments) == port


@pytest.mark.parametrize(
    ("system", "typed", "called"), [("posix", "/usr/bin/python3.12", "python3.12"), ("nt", "C:/x/python.exe", "py")]
)
def test_a_program_learns_how_the_reader_called_it(bootstrap, monkeypatch, system, typed, called):
    """So that commands which it prints can be copied."""
    ran = []
    monkeypatch.setattr(bootstrap, "environment", lambda name, locks: "python")
    monkeypatch.setattr(bootstrap.subprocess, "call", lambda command, cwd, env: ran.append((command, env)) or 0)
    monkeypatch.setattr(bootstrap.os, "name", system)
    monkeypatch.setattr(sys, "orig_argv", [typed, "bootstrap.py", "run", "whodecides", "check", "data"])
    assert bootstrap.run(["whodecides", "check", "data"]) == 0
    ((command, env),) = ran
    assert command == ["python", "-m", "whodecides", "check", "data"]
    assert env["WHODECIDES_CALLED"] == f"{called} bootstrap.py run whodecides" and env["PATH"] == os.environ["PATH"]
    bootstrap.run(["pytest"])
    assert ran[1][1] == os.environ


@pytest.mark.parametrize("named", ["random", "json", "socket", "tempfile", "pathlib", "subprocess", "hashlib", "venv"])
def test_a_students_file_of_any_name_stops_nothing(tmp_path, named):
    """The commands read Python's own parts, whatever lies in the kit's folder and wherever one stands."""
    shutil.copy(ROOT / "bootstrap.py", tmp_path)
    (tmp_path / f"{named}.py").write_text("raise SystemExit('the file of a student was read')\n")
    found = subprocess.run([sys.executable, tmp_path / "bootstrap.py"], cwd=tmp_path, capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (2, "") and found.stdout.startswith("Set up the kit")


def test_a_file_in_place_of_a_package_is_told(kit, bootstrap):
    packages = kit / ".venv/lib/python3.11/site-packages"
    for name in ("pandas", "pandas-2.0.dist-info"):
        (packages / name).mkdir(parents=True)
    (packages / "whodecides.pth").touch()
    (kit / "notebooks/my-case").mkdir(parents=True)
    taken = ["random.py", "notebooks/pandas.py", "notebooks/whodecides.py", "notebooks/my-case/random.py"]
    for name in (*taken, "bootstrap.py", "notebooks/my_work.py"):
        (kit / name).touch()
    assert [path.as_posix() for path in bootstrap.shadowing_files(kit / ".venv/bin/python")] == taken


SAID = """Traceback (most recent call last):
[I 2026-11-27 10:42:25.205 LabApp] Build is up to date
    and a line that belongs to it
[IPKernelApp] WARNING | Kernel is running over TCP without encryption.
[W 2026-11-27 10:42:26.071 ServerApp] The websocket_ping_timeout (90000) cannot be longer.
    Setting websocket_ping_timeout=30000
[E 2026-11-27 10:42:27.000 ServerApp] Could not open file
    OSError: [Errno 28] No space left on device
[IPKernelApp] ERROR | Unable to initialize signal
[C 2026-11-27 10:42:51.474 ServerApp] Bad config encountered
[C 2026-11-27 10:42:51.474 ServerApp] received signal 15, stopping
"""


def test_of_what_jupyterlab_says_the_terminal_shows_the_errors_and_a_file_keeps_all(bootstrap, tmp_path, capsys):
    log = tmp_path / "jupyterlab.log"
    bootstrap.keep_log(SAID.splitlines(keepends=True), log)
    shown = [SAID.splitlines()[place] for place in (0, 6, 7, 8, 9)]
    assert capsys.readouterr().out.splitlines() == shown and log.read_text(encoding="utf-8") == SAID
    bootstrap.keep_log(SAID.splitlines(keepends=True), tmp_path / "no-such-folder/jupyterlab.log")
    assert capsys.readouterr().out.splitlines() == shown  # whatever can be written, the server is never kept waiting


def test_what_an_instructor_runs_takes_the_tools_that_are_there_already(kit, bootstrap, monkeypatch):
    asked = []
    monkeypatch.setattr(bootstrap, "environment", lambda name, locks: asked.append([each.stem for each in locks]))
    monkeypatch.setattr(bootstrap.subprocess, "call", lambda command, **_: 0)
    for arguments in (
        ["whodecides", "class", "out"],
        ["whodecides", "class", "out"],
        ["whodecides", "check", "data"],
        ["pytest"],
    ):
        assert bootstrap.run(arguments) == 0
    assert asked == [["student", "test"], ["student", "test"], ["test"], ["test"]]
    (commands,) = [each.choices for each in parser()._actions if each.choices]
    assert set(bootstrap.FOR_CLASSES) < set(commands)


def test_an_unknown_part_is_refused(bootstrap):
    with pytest.raises(SystemExit, match="no part 'unti' of the tests; choose from browser, unit"):
        bootstrap.test(["unti"])


@pytest.mark.exhaustive  # whoever runs the tests sees it
def test_the_slowest_tests_of_all_parts_are_named(bootstrap, tmp_path, monkeypatch, capsys):
    for part, wait in (("quick", 0), ("slow", 0.3)):
        (tmp_path / f"test_{part}.py").write_text(f"import time\n\n\ndef test_{part}():\n    time.sleep({wait})\n")
    parts = {
        part: ["-p", "no:nbval", "-c", os.devnull, str(tmp_path / f"test_{part}.py")] for part in ("quick", "slow")
    }
    monkeypatch.setattr(bootstrap, "PARTS", parts)
    monkeypatch.setattr(bootstrap, "TOGETHER", [list(parts)])
    monkeypatch.setattr(bootstrap, "WORKERS", 1)
    monkeypatch.setattr(bootstrap, "environment", lambda *_: sys.executable)
    assert bootstrap.test([]) == 0
    told = capsys.readouterr().out.split("The slowest 20 tests")[1]
    assert "s  test_slow.test_slow" in told and told.index("test_slow") < told.index("test_quick")


@pytest.mark.parametrize(("run", "tests"), first_in_gate(("test", 1), ("test_all", 2)))
def test_what_takes_longer_runs_in_test_all_alone(bootstrap, tmp_path, monkeypatch, capfd, run, tests):
    whole = "import pytest\n\n\ndef test_short(): pass\n\n\n@pytest.mark.exhaustive\ndef test_longer(): pass\n"
    for name in ("one", "other"):
        (tmp_path / f"test_{name}.py").write_text(whole)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = exhaustive\n")
    options = ["-p", "no:nbval", "-c", str(tmp_path / "pytest.ini")]
    parts = {name: [*options, str(tmp_path / f"test_{name}.py")] for name in ("one", "other")}
    monkeypatch.setattr(bootstrap, "PARTS", parts)
    monkeypatch.setattr(bootstrap, "TOGETHER", [list(parts)])
    monkeypatch.setattr(bootstrap, "environment", lambda *_: sys.executable)
    assert getattr(bootstrap, run)([]) == 0
    assert f"{2 * tests} passed" in capfd.readouterr().out


def test_uv_is_installed_alone_and_with_its_hashes(bootstrap, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(bootstrap, "pip", lambda folder, options: asked.append(Path(options[-1]).read_text()))
    for lock in ("test", "lowest", "student"):
        bootstrap.add_uv(tmp_path, (ROOT / f"requirements/{lock}.lock").read_text())
    assert len(asked) == 2  # a student's environment stays small
    for text in asked:
        assert re.findall(r"^\S+?==", text, re.M) == ["uv=="] and text.count("--hash=sha256:") > 5


def test_where_uv_fails_pip_says_why(kit, bootstrap, monkeypatch):
    asked = []
    monkeypatch.setattr(bootstrap, "python_in", lambda folder: Path(sys.executable))  # an environment that has uv
    monkeypatch.setattr(bootstrap, "pip", lambda folder, arguments: asked.append(arguments))
    bootstrap.install(kit, ["--dry-run", "-r", str(kit / "requirements/student.lock")])
    assert asked == []
    bootstrap.install(kit, ["--dry-run", "-r", str(kit / "requirements/no-such.lock")])
    assert len(asked) == 1


def test_a_missing_browser_says_what_to_do(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap, "chromium", lambda: None)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="need Chromium or Chrome: install one"):
        bootstrap.ensure_programs(["browser"])


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root runs the tests of the hub")
def test_a_missing_proxy_says_what_to_do(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="need configurable-http-proxy: install it"):
        bootstrap.ensure_programs(["unit"])


def test_start_serves_the_first_lesson_without_a_display(bootstrap, kit):
    """The real command, as whoever runs the tests (in a container: root), on a taken port that was asked for.

    In the kit's folder lie files with the names of parts of Python; the address that is printed is the one that is
    listened to.
    """
    (kit / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks/00-start-here.ipynb", kit / "notebooks")
    for name in ("random", "json", "socket"):
        (kit / f"{name}.py").write_text("raise SystemExit('the file of a student was read')\n")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        script = (
            # Where the tests run behind a shell, Control+C would be ignored.
            "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); import bootstrap as b\n"
            f"from pathlib import Path; b.ROOT = Path({str(kit)!r}); b.environment = lambda *a: sys.executable\n"
            f"sys.exit(b.start(['--port={port}', '--ServerApp.log_level=ERROR']))"
        )
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        server = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  text=True, env=environment | {"PYTHONUNBUFFERED": "1"})  # fmt: skip
        try:
            said = ""
            while "http://" not in said:
                line = server.stdout.readline()
                assert line, said
                said += line
            address = said.split()[-1]
            real = int(re.search(r":(\d+)/lab/tree/notebooks/00-start-here.ipynb\?token=", address)[1])
            assert real != port and f"Port {port} is taken; using {real}." in said
            assert all(f"{name}.py has the name of a part of Python" in said for name in ("random", "json", "socket"))
            page = urlopen(address, timeout=60)  # no second try: what is printed is served already
            assert page.status == 200 and b"jupyter-config-data" in page.read()
        finally:
            server.send_signal(2)
            server.wait(120)
            server.stdout.close()


def test_the_notebooks_of_the_kit_are_trusted_once(kit, bootstrap, monkeypatch):
    """And what somebody puts beside them later is not."""
    ours = ["notebooks/00-start-here.ipynb", "exercises/01-exercise.ipynb", "solutions/01-solution.ipynb"]
    ours.append("notebooks/my-case/00-start-here.ipynb")
    theirs = [
        "notebooks/from-a-friend.ipynb",
        "exercises/from-a-friend.ipynb",
        "notebooks/.ipynb_checkpoints/00-x.ipynb",
    ]
    for name in (*ours, *theirs):
        (kit / name).parent.mkdir(parents=True, exist_ok=True)
        (kit / name).write_text("{}")
    (kit / ".venv/bin").mkdir(parents=True)
    codes, signed = [1, 0], []

    def sign(command, **_):
        signed.append([Path(each).relative_to(kit).as_posix() for each in map(str, command) if each.endswith(".ipynb")])
        return subprocess.CompletedProcess(command, codes[len(signed) - 1])

    monkeypatch.setattr(bootstrap.subprocess, "run", sign)
    for _ in range(3):  # the first time it fails, and is tried again
        bootstrap.trust_lessons(kit / ".venv/bin/python")
    assert signed == [sorted(ours)] * 2


def test_a_kit_opens_with_its_first_lesson_of_whatever_case(bootstrap, tmp_path):
    assert bootstrap.first_lesson(tmp_path) == "notebooks"
    for name in ("notebooks/my-case/02-more.ipynb", "notebooks/my-case/01-one.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert bootstrap.first_lesson(tmp_path) == "notebooks/my-case/01-one.ipynb"
    (tmp_path / "notebooks/06-more.ipynb").touch()
    assert bootstrap.first_lesson(tmp_path) == "notebooks/06-more.ipynb"
