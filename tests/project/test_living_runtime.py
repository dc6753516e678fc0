"""Python for a page: found in the first place that has it with the right bytes, kept, and packed."""

import gzip
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from helpers import KIT, ROOT
from made_up_runtime import CORE, made_up_files, made_up_pins, made_up_runtime

from whodecides.build.notebooks import read_notebook
from whodecides.case import SCHEMAS, load, loader
from whodecides.errors import KitError
from whodecides.prepare.living import sources
from whodecides.prepare.living.done_before import write_bytecode, write_tables
from whodecides.prepare.living.packs import zipped
from whodecides.prepare.living.pins import read_pins
from whodecides.prepare.living.runtime import Runtime, find_runtime
from whodecides.prepare.living.student_kit import kit_pack, student_kit

WHEELS = set(made_up_files()) - set(CORE)
DOCUMENTS = "lxml-5-py3-none-any.whl"
ALL = made_up_files()


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """The folder that keeps what was fetched."""
    monkeypatch.setenv(sources.FOLDER_VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def folder_of(path, files):
    path.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (path / name).write_bytes(content)
    return path


def find(folder=None, *fetched):
    return find_runtime(folder, made_up_pins(), fetched)


def giving(files, asked=None):
    """Return a source that has these files, and notes in `asked` for which it was asked."""

    def source(_pins, missing):
        if asked is not None:
            asked.append(set(missing))
        yield from files.items()

    return source


def test_each_file_comes_from_the_first_place_that_has_it(tmp_path, kept):
    named = folder_of(tmp_path / "named", {name: ALL[name] for name in CORE})
    folder_of(kept, {"pandas-2-py3-none-any.whl": ALL["pandas-2-py3-none-any.whl"]})
    asked = []
    some = {name: ALL[name] for name in WHEELS}
    assert find(named, giving(some, asked)).files == ALL
    assert asked == [WHEELS - {"pandas-2-py3-none-any.whl"}]
    # What was fetched is there the next time, and nothing half-written lies beside it.
    assert {path.name for path in kept.iterdir()} == WHEELS
    assert find(named, giving({}, asked)).files == ALL
    assert len(asked) == 1


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_file_with_other_bytes_is_never_taken(tmp_path, kept, name):
    wrong = {**ALL, name: b"something else"}
    asked = []
    found = find(folder_of(tmp_path / "named", wrong), giving(wrong), giving(ALL, asked))
    assert found.files == ALL and asked == [{name}]
    assert (kept / name).read_bytes() == ALL[name]
    (kept / name).write_bytes(b"rotten")
    assert find(folder_of(tmp_path / "named", wrong), giving(ALL)).files == ALL


def test_what_is_nowhere_is_named_and_what_to_do(tmp_path):
    few = {name: ALL[name] for name in ALL if not name.startswith("pandas")}
    with pytest.raises(KitError, match=r"1 of the 7 files .+ such as pandas-2-py3-none-any.whl: connect .+ or name a"):
        find(folder_of(tmp_path / "named", few), giving({}))


def test_without_what_writes_documents_there_are_pages_and_a_sentence(tmp_path):
    assert Runtime(made_up_pins(), ALL, "node").remarks == []
    found = Runtime(made_up_pins(), {name: ALL[name] for name in ALL if name != DOCUMENTS}, "node")
    (said,) = found.remarks
    assert "“Make the Word document” does not work" in said and "nothing else is missing" in said and DOCUMENTS in said
    assert "site/lxml/__init__.py" not in names_in(found.figures())


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(sources.FOLDER_VARIABLE, str(tmp_path / "file/below"))
    assert find(None, giving(ALL)).files == ALL


def names_in(archive):
    return zipfile.ZipFile(io.BytesIO(archive)).namelist()


def test_a_pack_holds_its_packages_and_none_of_their_tests():
    made = made_up_runtime()
    assert names_in(made.packages()) == ["site/jinja2/__init__.py", "site/pandas/__init__.py"]
    assert names_in(made.figures()) == ["site/lxml/__init__.py", "site/matplotlib/__init__.py"]
    assert made.packages() == made.packages()


def from_a_program(monkeypatch, name, program):
    """Let a command of this name write files as `program` does, given its arguments, and return what it was told."""
    told = []

    def run(command, cwd=None, **_options):
        told.append(command)
        if name in str(command):
            program(command, Path(cwd or command[command.index("--dest") + 1]))

    monkeypatch.setattr(sources.subprocess, "run", run)
    monkeypatch.setattr(sources, "which", lambda asked: asked)
    return told


def test_the_core_is_taken_out_of_the_package_that_npm_gives(monkeypatch):
    def pack(_command, folder):
        with sources.tarfile.open(folder / "pyodide-0.0.1.tgz", "w:gz") as archive:
            entry = sources.tarfile.TarInfo("package/pyodide.mjs")
            entry.size = len(ALL["pyodide.mjs"])
            archive.addfile(entry, io.BytesIO(ALL["pyodide.mjs"]))

    told = from_a_program(monkeypatch, "npm", pack)
    assert dict(sources.from_npm(made_up_pins(), set(ALL))) == {"pyodide.mjs": ALL["pyodide.mjs"]}
    assert told[0][1:] == ["pack", "--silent", "pyodide@0.0.1"]
    assert not list(sources.from_npm(made_up_pins(), WHEELS)) and len(told) == 1


def test_wheels_are_taken_out_of_the_package_that_carries_them(monkeypatch):
    def download(_command, folder):
        with zipfile.ZipFile(folder / "carrier-1-py3-none-any.whl", "w") as archive:
            for name in ALL:
                archive.writestr(f"carrier/assets/{name}", ALL[name])

    told = from_a_program(monkeypatch, "carrier==1", download)
    names = {"pandas-2-py3-none-any.whl", "matplotlib-3-py3-none-any.whl"}
    assert dict(sources.from_carrier(made_up_pins(), set(ALL))) == {name: ALL[name] for name in names}
    assert not list(sources.from_carrier(made_up_pins(), set(ALL) - names)) and len(told) == 1


def test_plain_packages_come_by_pip(monkeypatch):
    def download(command, folder):
        assert command[-1] == "jinja2==3"
        folder_of(folder, {"jinja2-3-py3-none-any.whl": b"what it gives"})

    from_a_program(monkeypatch, "jinja2==3", download)
    assert dict(sources.from_index(made_up_pins(), set(ALL))) == {"jinja2-3-py3-none-any.whl": b"what it gives"}


@pytest.mark.parametrize("reached", [True, False])
def test_the_distribution_gives_what_is_pyodides_own_or_nothing(monkeypatch, reached):
    asked = []

    def urlopen(address, timeout):
        asked.append(address.rpartition("/")[2])
        if not reached:
            raise TimeoutError
        return io.BytesIO(b"what it gives")

    monkeypatch.setattr(sources.urllib.request, "urlopen", urlopen)
    given = dict(sources.from_distribution(made_up_pins(), set(ALL)))
    own = sorted(set(ALL) - {"jinja2-3-py3-none-any.whl"})
    assert sorted(given) == (own if reached else [])
    assert asked == (own if reached else own[:1])  # it does not wait for each file anew


@pytest.mark.parametrize(("system", "variable", "value", "folder"), [
    ("linux", "XDG_CACHE_HOME", "/caches", "/caches/whodecides/pyodide-0.0.1"),
    ("win32", "LOCALAPPDATA", "/local", "/local/whodecides/pyodide-0.0.1"),
    ("darwin", "HOME", "/Users/ana", "/Users/ana/Library/Caches/whodecides/pyodide-0.0.1"),
])  # fmt: skip
def test_what_was_fetched_lies_where_a_system_keeps_such_files(monkeypatch, system, variable, value, folder):
    monkeypatch.delenv(sources.FOLDER_VARIABLE)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv(variable, value)
    assert sources.kept_folder(made_up_pins()) == Path(folder)


def test_plain_packages_are_pinned_as_in_the_lock_of_students():
    lock = (ROOT / "requirements/student.lock").read_text(encoding="utf-8")
    for name in read_pins().had_from("plain"):
        package, version = name.split("-")[:2]
        assert f"\n{package.replace('_', '-')}=={version} " in lock, name


def test_without_node_there_are_packs_and_a_sentence():
    made = made_up_runtime()
    assert ["install Node.js" in said for said in made.remarks] == [True]
    kit = zipped({"kit/data/cases.toml": b""})
    packs = made.packs(kit)
    assert {name: names_in(unpacked(name, pack)) for name, pack in packs.items()} == {
        "packages.pack": names_in(made.packages()), "kit.pack": ["kit/data/cases.toml"], "figures.zip": names_in(made.figures()),
        "library.zip": ["json/__init__.py"],
    }  # fmt: skip
    assert packs == made.packs(kit)
    stored = zipfile.ZipFile(io.BytesIO(unpacked("kit.pack", packs["kit.pack"]))).infolist()
    assert {each.compress_type for each in stored} == {zipfile.ZIP_STORED}  # the page's script inflates no single file


def unpacked(name, pack):
    """Return the ZIP archive in a pack, as a page opens it."""
    return gzip.decompress(pack) if name.endswith(".pack") else pack


def test_a_node_that_cannot_run_it_is_named():
    with pytest.raises(KitError, match=r"Node could not prepare Python for a page \(.*SyntaxError"):
        Runtime(made_up_pins(), ALL, sys.executable).packs(zipped({}))


@pytest.fixture
def modules(tmp_path):
    """A folder as a page unpacks packs into: a module of ours, and one of another package."""
    for name in ("whodecides", "other"):
        folder = tmp_path / "site" / name
        folder.mkdir(parents=True)
        folder.joinpath("__init__.py").write_text(
            '"""What it is."""\ndef f():\n    """What it does."""\n    return 1\n'
        )
    return tmp_path


@pytest.mark.parametrize(("name", "said"), [("whodecides", "What it is."), ("other", "")])
def test_bytecode_needs_no_source_and_tells_what_ours_says_of_itself(modules, name, said):
    module = modules / f"site/{name}/__init__.py"
    written = (modules / write_bytecode(modules, f"site/{name}/__init__.py")).read_bytes()
    assert (modules / write_bytecode(modules, f"site/{name}/__init__.py")).read_bytes() == written
    module.unlink()
    code = f"import {name} as it; print(it.f(), it.__doc__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=modules / "site", capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"1 {said}".strip()


def test_a_case_is_the_same_from_its_ready_tables_which_only_a_page_reads(tmp_path, monkeypatch):
    case = tmp_path / "data/made-up"
    shutil.copytree(KIT.tables, case)
    shutil.copytree(ROOT / SCHEMAS, tmp_path / SCHEMAS)
    read = load(case)
    assert write_tables(tmp_path, "data/made-up/datapackage.json") == f"data/made-up/{loader.READY_TABLES}"
    (case / "actors.csv").write_text(
        (case / "actors.csv").read_text(encoding="utf-8").partition("\n")[0], encoding="utf-8"
    )
    assert load(case)["actors"].empty  # outside of a page the table counts, whatever lies beside it
    monkeypatch.setattr(loader, "IN_A_PAGE", True)
    ready = load(case)
    assert ready.tables.keys() == read.tables.keys()
    for name in read.tables:
        pd.testing.assert_frame_equal(ready[name], read[name])
    assert ready.config == read.config


def test_only_the_python_of_a_page_takes_itself_for_one():
    assert not loader.IN_A_PAGE


@pytest.mark.exhaustive  # it starts the real runtime, of which the first test fetches what is not kept
@pytest.mark.long(120)
def test_the_real_runtime_opens_every_cell_alike_with_what_was_done_before(monkeypatch, tmp_path):
    monkeypatch.delenv(sources.FOLDER_VARIABLE)
    found = find_runtime()
    assert found.node, "install Node.js"
    lock = json.loads(found.files["pyodide-lock.json"])["packages"]
    official = {each["file_name"]: each["sha256"] for each in lock.values()}
    for name in found.pins.digests.keys() - found.pins.core.keys() - found.pins.had_from("plain"):
        assert official[name] == found.pins.digests[name], name
    names = [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    cells = [cell.source for name in names for cell in read_notebook(ROOT / KIT.notebook(name)).cells if cell.cell_type == "code"]  # fmt: skip
    (tmp_path / "cells.json").write_text(json.dumps(cells))
    kit = kit_pack(student_kit(KIT, names))
    fast = found.packs(kit)
    assert fast == found.packs(kit)  # the same bytes each time
    said = {}
    for place, packs in (("fast", fast), ("plain", Runtime(found.pins, found.files).packs(kit))):
        files = {**found.core(), **{name: unpacked(name, pack) for name, pack in packs.items()}}
        folder = folder_of(tmp_path / place, files)
        done = subprocess.run(
            [found.node, ROOT / "tests/open_cells.mjs", folder, tmp_path / "cells.json", folder / "shown.json"],
            capture_output=True,
            text=True,
        )
        assert not done.returncode, done.stderr[-2000:]
        said[place] = json.loads((folder / "shown.json").read_text())
    assert "2021-01-06 13:00:00+01:00" in said["fast"][-2] and "&lt;?xml" in said["fast"][-1]
    for code, fast_one, plain_one in zip([*cells, "a clock", "a figure"], said["fast"], said["plain"], strict=True):
        assert without_ids(fast_one) == without_ids(plain_one), code
        assert "error" not in json.loads(fast_one), (code, fast_one)


def without_ids(text):
    """Return what a cell shows without what differs from one start to the next."""
    return re.sub(r"[0-9a-f]{32}", "", text)
