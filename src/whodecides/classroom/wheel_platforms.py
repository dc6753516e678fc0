"""For which Pythons and computers the packages of a bundle are, as their names tell."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from ..errors import _

# A wheel is named for the Python for which it was built. Built for several at once it is named abi3, and tells of none.
CPYTHON_TAG = re.compile(r"-cp3(\d\d)-cp3\1-")
WHEEL = re.compile(r"(?P<name>[^-]+)-[^-]+-[^-]+-(?P<abi>[^-]+)-(?P<systems>[^-]+)\.whl")
MACOS_TAG = re.compile(r"macosx_(\d+)_(\d+)_(\w+?)(?=\.|$)")  # from which macOS on, and the kind of processor
MAC_PROCESSORS = {
    "arm64": _("Mac with an M1 processor or a later one, macOS {version} or newer"),
    "x86_64": _("Mac with a processor by Intel, macOS {version} or newer"),
}
OTHER_COMPUTERS = {
    "win_amd64": _("Windows with a processor by Intel or AMD"),
    "linux": _("Linux with a processor by Intel or AMD"),
}


def supported_pythons(packages: Iterable[Path]) -> list[str]:
    """Return the Pythons for which packages were built, such as 3.12, the oldest first; none where none was.

    >>> supported_pythons([Path("zmq-1-cp313-cp313-any.whl"), Path("zmq-1-cp310-abi3-any.whl"), Path("jinja2-3-py3-none-any.whl")])
    ['3.13']
    """
    found = (CPYTHON_TAG.search(each.name) for each in packages)
    return [f"3.{each}" for each in sorted({int(each[1]) for each in found if each})]


def supported_computers(packages: Iterable[Path]) -> list[tuple[str, str]]:
    """Return the computers for which all packages are there, as (words to translate, version of macOS to put in).

    >>> supported_computers([Path("a-1-cp312-cp312-macosx_11_0_arm64.whl"), Path("b-1-cp310-abi3-macosx_14_0_universal2.whl")])
    [('Mac with an M1 processor or a later one, macOS {version} or newer', '14')]
    """
    packages = list(packages)
    others = [(words, "") for tag, words in OTHER_COMPUTERS.items() if any(tag in each.name for each in packages)]
    macs = [(words, _minimum_macos(packages, kind)) for kind, words in MAC_PROCESSORS.items()]
    return others + [(words, version) for words, version in macs if version]


def _minimum_macos(packages: Iterable[Path], kind: str) -> str:
    """Return the oldest macOS on which all packages run with a kind of processor, "" where one has none for it."""
    needed: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    everywhere = set()
    for wheel in filter(None, (WHEEL.fullmatch(each.name) for each in packages)):
        everywhere |= {wheel["name"]} if wheel["systems"] == "any" else set()
        for major, minor, processor in MACOS_TAG.findall(wheel["systems"]):
            versions = needed[wheel["name"], wheel["abi"]]
            versions += [(int(major), int(minor))] if processor in (kind, "universal2") else []
    version_lists = [versions for (name, _abi), versions in needed.items() if name not in everywhere]
    if not version_lists or not all(version_lists):
        return ""
    major, minor = max(map(min, version_lists))
    return f"{major}.{minor}" if major == 10 else str(major)
