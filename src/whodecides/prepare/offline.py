"""What a class without a network installs from: every package of the student's lock as a file, for its machines."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker

from ..errors import KitError, Message, _
from ..progress import progress_step

LOCK = "requirements/student.lock"
BLOCK = re.compile(r"^([a-z0-9][a-z0-9._,\[\]-]*==[^ ;\\]+)(?: ; ([^\\]+))?( \\\n(?:    --hash=\S+(?: \\)?\n)+)", re.M)


@dataclass(frozen=True)
class Machine:
    """A kind of computer: what the markers of a lock ask of it, and the tags of wheels that run on it, best first."""

    markers: dict[str, str]
    tags: tuple[str, ...]


def _machine(sys_platform: str, os_name: str, system: str, machine: str, tags: tuple[str, ...]) -> Machine:
    asked = {"sys_platform": sys_platform, "os_name": os_name, "platform_system": system, "platform_machine": machine}
    return Machine(asked, tags)


# A wheel names the oldest system on which it runs. The oldest macOS for processors from the M1 on is asked for alone: wheels for
# a newer one would be chosen before those that run on every such Mac.
MACS = ("macosx_11_0_arm64",)
LINUX = (*(f"manylinux_2_{minor}_x86_64" for minor in range(35, 16, -1)), "manylinux2014_x86_64")
MACHINES = {
    "windows": _machine("win32", "nt", "Windows", "AMD64", ("win_amd64",)),
    "macos": _machine("darwin", "posix", "Darwin", "arm64", MACS),  # not all packages come for Intel's
    "linux": _machine("linux", "posix", "Linux", "x86_64", LINUX),
}
# For which the lock has packages, and the two of them that python.org gives as an installer: it does so for two years, then as
# source alone. Each October, when another Python comes out: `make lock`, then append it once there are packages for all
# MACHINES (`whodecides release --offline windows,macos,linux --python` with it says so).
PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
WITH_INSTALLERS = PYTHONS[-2:]
RELEASES = (0, 9)  # of a Python, an early and a late one: some pins part them
FETCHING = _("Fetching packages, {number} of {all}: {computer}, Python {python} …")


def check_known(machines: Iterable[str], pythons: Iterable[str]) -> None:
    """Raise KitError for a kind of machine or a Python for which the lock is not made."""
    for asked, known in ((machines, list(MACHINES)), (pythons, list(PYTHONS))):
        for each in asked:
            if each not in known:
                wrong = _("There are no packages for '{name}': choose from {known}.")
                raise KitError(Message(wrong, name=each, known=", ".join(known)))


def pinned_for(lock: str, machine: Machine, python: str) -> str:
    """Return the lines of a lock that a machine with this Python installs, with their hashes and without conditions.

    `python` names a release, such as 3.15.2.
    """
    asked = {
        **machine.markers,
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    kept = [
        f"{pin}{hashes}"
        for pin, marker, hashes in BLOCK.findall(lock)
        if not marker or Marker(marker.strip()).evaluate(asked)
    ]
    return "".join(kept)


def fetch_wheels(lock: str, machines: Iterable[str], pythons: Iterable[str], folder: Path) -> list[Path]:
    """Fetch the packages of a lock for each kind of machine and each Python into a folder; return all that lie there.

    Needs the network, and runs nothing of what it fetches. Raises KitError where something could not be had.
    """
    wanted = [(name, f"{each}.{release}") for name in machines for each in pythons for release in RELEASES]
    for place, (name, python) in enumerate(wanted, 1):
        with progress_step(FETCHING, number=place, all=len(wanted), computer=name, python=python.rpartition(".")[0]):
            _fetch(pinned_for(lock, MACHINES[name], python), name, python, folder)
    return sorted(folder.glob("*.whl"))


def _fetch(pins: str, name: str, python: str, folder: Path) -> None:
    tags = [part for tag in MACHINES[name].tags for part in ("--platform", tag)]
    with tempfile.TemporaryDirectory() as place:
        asked = Path(place) / "asked.txt"
        asked.write_text(pins, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-P", "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
             "--only-binary=:all:", "--require-hashes", "--implementation", "cp", "--python-version", python, *tags,
             "--dest", str(folder), "-r", str(asked)],
            capture_output=True, text=True,
        )  # fmt: skip
    if done.returncode:
        wrong = _("Not all packages for {name}, Python {python}, came ({reason}): try again with a network.")
        reason = (done.stderr.strip() or "?").splitlines()[-1][:200]
        raise KitError(Message(wrong, name=name, python=python, reason=reason))
