"""A class without a network: the packages for its machines are in the bundle, and nothing else is asked."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import KIT, ROOT
from test_bootstrap import bootstrap  # noqa: F401  (a fixture)

from whodecides.answers import class_file
from whodecides.classroom import bundle, write_bundle
from whodecides.classroom.wheel_platforms import supported_computers
from whodecides.cli import main
from whodecides.prepare.folder import _readme, read_class_kit
from whodecides.prepare.offline import LOCK, MACHINES, PYTHONS, WITH_INSTALLERS, fetch_wheels, pinned_for

TINY = """both==1 \\
    --hash=sha256:a \\
    --hash=sha256:b
windows-only==2 ; sys_platform == 'win32' \\
    --hash=sha256:c
early==3 ; python_full_version < '3.11.5' \\
    --hash=sha256:d
"""


@pytest.fixture
def wheel(tmp_path):
    """A package of one file that says where it comes from."""
    path = tmp_path / "wheels/tiny-1-py3-none-any.whl"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tiny.py", "HERE = True\n")
        archive.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n")
        archive.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("tiny-1.dist-info/RECORD", "")
    return path


def test_each_machine_gets_the_pins_that_it_installs_with_their_hashes():
    assert pinned_for(TINY, MACHINES["linux"], "3.11.9") == TINY[: TINY.index("windows-only")]
    on_windows = pinned_for(TINY, MACHINES["windows"], "3.11.0").splitlines()
    assert [line for line in on_windows if "==" in line] == ["both==1 \\", "windows-only==2 \\", "early==3 \\"]


def test_every_package_of_the_students_lock_is_read():
    lock = (ROOT / LOCK).read_text(encoding="utf-8")
    named = {line.partition("==")[0] for line in lock.splitlines() if "==" in line}
    found = {
        line.partition("==")[0]
        for machine in MACHINES.values() for python in PYTHONS for release in ("0", "9")
        for line in pinned_for(lock, machine, f"{python}.{release}").splitlines() if "==" in line
    }  # fmt: skip
    assert found == named and len(named) > 100


def test_a_package_is_fetched_by_its_hash_or_not_at_all(wheel, tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    hashed = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock, out = "tiny==1 \\\n    --hash=sha256:{}\n", tmp_path / "out"
    assert [each.name for each in fetch_wheels(lock.format(hashed), ["windows"], ["3.13"], out)] == [wheel.name]
    with pytest.raises(Exception, match="for macos, Python 3.12.0, came"):
        fetch_wheels(lock.format("0" * 64), ["macos"], ["3.12"], tmp_path / "none")


@pytest.mark.parametrize(("option", "said"), [("--offline=amiga", "'amiga': choose from windows, macos"), ("--python=3.9", "'3.9': choose from 3.11")])  # fmt: skip
def test_a_machine_or_a_python_without_packages_is_told(option, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    options = {"--offline": "linux", "--python": "3.12"} | dict([option.split("=")])
    asked = [f"{name}={value}" for name, value in options.items()]
    assert main(["release", "--lessons", "06", "--out", str(tmp_path / "b.zip"), *asked]) == 2
    assert said in capsys.readouterr().err


def test_where_wheels_are_brought_nothing_is_asked_of_a_network(bootstrap, wheel, tmp_path, monkeypatch, capsys):  # noqa: F811
    monkeypatch.setattr(bootstrap, "WHEELS", wheel.parent)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # whoever asks a network fails
    bootstrap.pip(Path(sys.prefix), ["--target", str(tmp_path / "out"), "tiny==1"])
    assert (tmp_path / "out/tiny.py").is_file()
    with pytest.raises(
        SystemExit, match=r"in the folder wheels are for no Python, and this is Python 3\.\d+ on \w+ \("
    ):
        bootstrap.pip(Path(sys.prefix), ["--target", str(tmp_path / "out"), "tiny==2"])


def test_the_folder_of_a_class_brings_them_too(wheel, tmp_path, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(
        "whodecides.prepare.offline.fetch_wheels", lambda lock, *rest: asked.append(rest[:2]) or [wheel]
    )
    monkeypatch.setattr("whodecides.prepare.pdf.find_browser", lambda: None)
    out = tmp_path / "class"
    options = ["--students", "18", "--for", "law", "--offline", "linux", "--kit", str(ROOT)]
    assert main(["class", *options, str(out)]) == 0 and asked == [(["linux"], WITH_INSTALLERS)]
    with zipfile.ZipFile(out / "for-students.zip") as archive:
        assert f"whodecides/wheels/{wheel.name}" in archive.namelist()


def test_the_bundle_holds_what_one_opens_on_each_system_and_the_packages(wheel, tmp_path):
    path = tmp_path / "bundle.zip"
    cited = {"CITATION.cff": b"version: 9\ndate-released: 2031-05-04\n"}
    write_bundle({"start-macos.command": b"#!/bin/sh\n", "README.md": b"", **cited}, path, [wheel])
    with zipfile.ZipFile(path) as archive:
        assert {each.date_time for each in archive.infolist()} == {(2031, 5, 4, 0, 0, 0)}  # no file seems years old
        modes = {each.filename: each.external_attr >> 16 & 0o111 for each in archive.infolist()}
    assert modes == {
        "whodecides/README.md": 0,
        "whodecides/CITATION.cff": 0,
        "whodecides/start-macos.command": 0o111,
        f"whodecides/wheels/{wheel.name}": 0,
    }


# As a bundle for Python 3.12 has them: abi3 names a Python, too, and means all from it on.
REAL = """argon2_cffi_bindings-26.2.0-cp310-abi3-{mac}.whl cffi-2.1.1-cp312-cp312-{mac}.whl cffi-2.1.1-cp312-cp312-win_amd64.whl
psutil-7.2.2-cp36-abi3-{mac}.whl psutil-7.2.2-cp37-abi3-win_amd64.whl pyzmq-27.3.0-cp312-abi3-macosx_10_15_universal2.whl
cffi-2.1.1-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl debugpy-1.8.22-py2.py3-none-any.whl
debugpy-1.8.22-cp312-cp312-win_amd64.whl tornado-6.6.1-cp311-abi3-win_amd64.whl tornado-6.6.1-cp311-abi3-{mac}.whl
tornado-6.6.1-cp311-abi3-manylinux1_x86_64.manylinux_2_28_x86_64.whl lxml-6.1.3-cp312-cp312-{newest}.whl"""


def real(mac="macosx_11_0_arm64", newest="macosx_10_13_universal2"):
    return [Path(each) for each in REAL.format(mac=mac, newest=newest).split()]


ON = "Windows with a processor by Intel or AMD; Linux with a processor by Intel or AMD"


@pytest.mark.parametrize(
    ("brought", "step", "said"),
    [
        ([], "Install Python 3.11 or newer from", "It fetches them from the internet. Later"),
        (real(), "Install Python 3.12 from", f"brings them for Python 3.12 on {ON}; Mac with an M1 processor or a later one, macOS 11 or newer: there"),
        (["b-1-cp313-cp313-x.whl", "b-1-cp311-cp311-x.whl", "c-1-cp39-abi3-x.whl"], "Install Python 3.11 or Python 3.13 from", "for Python 3.11 or Python 3.13: there the first start needs no"),
    ],
)  # fmt: skip
def test_the_readme_of_a_bundle_says_which_python_to_install_and_for_which_computers_it_brings_packages(
    brought, step, said
):
    page = bundle(KIT, {}, class_file("autumn"), [Path(each) for each in brought])["README.md"].decode()
    assert step in page and said in page and "<!--" not in page


@pytest.mark.parametrize(
    ("packages", "macs"),
    [
        (real(newest="macosx_14_0_arm64"), ["14"]),
        (real(mac="macosx_10_9_x86_64.macosx_11_0_arm64"), ["11", "10.15"]),
        (real(mac="macosx_10_9_x86_64", newest="macosx_14_0_arm64"), []),  # each kind misses one
        ([Path("cffi-2.1.1-cp312-cp312-win_amd64.whl"), Path("debugpy-1.8.22-py2.py3-none-any.whl")], []),
    ],
)
def test_a_mac_is_named_with_the_macos_of_its_newest_package_and_only_where_none_is_missing(packages, macs):
    assert [version for words, version in supported_computers(packages) if words.startswith("Mac")] == macs


def test_the_class_and_the_error_name_the_python_of_the_packages_and_none_of_abi3(bootstrap, tmp_path, monkeypatch):  # noqa: F811
    read = read_class_kit(ROOT, minutes=75, students=18, discipline="law")
    page = _readme(replace(read, packages=tuple(real())), []).decode()
    assert "Students need Python 3.12. No start needs the internet on: Windows" in page and "macOS 11 or newer" in page
    for each in real():
        (tmp_path / each).touch()
    monkeypatch.setattr(bootstrap, "WHEELS", tmp_path)
    assert bootstrap.bundled_pythons() == "Python 3.12"


ABI3 = "tornado-6.6.1-cp311-abi3-macosx_10_9_universal2.whl"


@pytest.mark.parametrize(("brought", "chosen"), [(["a-1-cp311-cp311-any.whl"], "3.11"), ([], "3.14"), ([ABI3], "3.14"), ([ABI3, "a-1-cp311-cp311-any.whl"], "3.11")])  # fmt: skip
@pytest.mark.parametrize("name", ["start-linux.sh", "start-macos.command"])
def test_what_one_opens_takes_the_python_for_which_packages_are_brought(tmp_path, name, brought, chosen):
    """Two Pythons are there, each a file that says its version as the real one would."""
    shutil.copy(ROOT / "src/whodecides/classroom/start" / name, tmp_path)
    (tmp_path / "wheels").mkdir()
    for each in brought:
        (tmp_path / "wheels" / each).touch()
    (tmp_path / "bootstrap.py").write_text("import sys\nprint(*sys.version_info[:2], sep='.')\n")
    programs = tmp_path / "programs"
    programs.mkdir()
    for version in ("3.11", "3.14"):
        pretend = f"import sys; sys.version_info = {tuple(map(int, version.split('.')))}"
        run = f'if [ "$1" = -c ]; then exec "{sys.executable}" -c "{pretend}; $2"; fi\nexec "{sys.executable}" -c "{pretend}; exec(open(\'$1\').read())"\n'
        (programs / f"python{version}").write_text(f"#!/bin/sh\n{run}")
        (programs / f"python{version}").chmod(0o755)
    env = {"PATH": f"{programs}:/usr/bin:/bin"}
    found = subprocess.run(["sh", tmp_path / name], capture_output=True, text=True, env=env)
    assert found.stdout == f"{chosen}\n", found.stderr


def test_the_newest_pythons_are_known_wherever_one_is_looked_for_and_no_guide_names_one():
    """The list stands in `prepare/offline.py`; a guide that named a Python would be old each October."""
    named = " ".join(f"python{each}" for each in reversed(PYTHONS))
    start = ROOT / "src/whodecides/classroom/start"
    for file in (start / "start-linux.sh", start / "start-macos.command", ROOT / "Makefile"):
        assert named in file.read_text(encoding="utf-8"), file.name
    asked = (ROOT / "src/whodecides/prepare/class_form/form.html").read_text(encoding="utf-8")
    for text in (asked, *(each.read_text(encoding="utf-8") for each in (ROOT / "instructor").rglob("*.md"))):
        assert not re.search(r"--python \d|such as `3\.\d", text)
    assert WITH_INSTALLERS == PYTHONS[-2:] == tuple(sorted(PYTHONS, key=lambda each: int(each[2:])))[-2:]


# Starts the kit in a folder, opens its first lesson as a browser would, and runs it; the network is cut off.
START = """
import json, os, re, signal, subprocess, sys, urllib.request
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background have it ignored
server = subprocess.Popen([sys.argv[1], "bootstrap.py", "start", "--port=9100"], stdout=subprocess.PIPE, text=True)
said = ""
while "token=" not in said:
    line = server.stdout.readline()
    assert line, said
    said += line
address = said.split("token=")[0].split()[-1] + "token=" + said.split("token=")[1].split()[0]
page = urllib.request.urlopen(address).read()
assert b"jupyter-config-data" in page
server.send_signal(signal.SIGINT)
server.communicate()
run = [".venv/bin/jupyter", "execute", "notebooks/00-start-here.ipynb", "--output", "ran"]
subprocess.run(run, check=True, env={**os.environ, "PATH": os.path.abspath(".venv/bin") + ":" + os.environ["PATH"]})
print("the first lesson ran")
"""


def pythons_here():
    """The Pythons of this machine for which bundles are made, and which can make an environment."""
    for each in reversed(PYTHONS):
        program = shutil.which(f"python{each}")
        if program and not subprocess.run([program, "-c", "import venv, ensurepip"], capture_output=True).returncode:
            yield each


@pytest.mark.exhaustive
@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root cuts a program off from the network"
)
@pytest.mark.parametrize("python", [*pythons_here()])
def test_a_bundle_starts_without_a_network_up_to_the_first_lesson(python, tmp_path, monkeypatch):
    """Needs the network for a minute, to fetch what the bundle then brings."""
    monkeypatch.chdir(ROOT)
    bundled = tmp_path / "bundle.zip"
    options = ["--offline", "linux", "--python", python, "--out", str(bundled)]
    assert main(["release", "--lessons", "02", *options]) == 0
    with zipfile.ZipFile(bundled) as archive:
        archive.extractall(tmp_path)
    kept = ("PATH", "HOME", "LANG")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    found = subprocess.run(
        ["unshare", "--net", sys.executable, "-c", START, f"python{python}"],
        cwd=tmp_path / "whodecides", env=env, capture_output=True, text=True,
    )  # fmt: skip
    assert found.stdout.endswith("the first lesson ran\n"), found.stdout + found.stderr
