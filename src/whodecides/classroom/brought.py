"""For which Pythons and computers the packages of a bundle are, as their names tell."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from ..errors import _

# A wheel is named for the Python for which it was built. Built for several at once it is named abi3, and tells of none.
BUILT_FOR = re.compile(r"-cp3(\d\d)-cp3\1-")
WHEEL = re.compile(r"(?P<name>[^-]+)-[^-]+-[^-]+-(?P<abi>[^-]+)-(?P<systems>[^-]+)\.whl")
ON_MACS = re.compile(r"macosx_(\d+)_(\d+)_(\w+?)(?=\.|$)")  # from which macOS on, and the kind of processor
KINDS = {
    "arm64": _("Mac with an M1 processor or a later one, macOS {version} or newer"),
    "x86_64": _("Mac with a processor by Intel, macOS {version} or newer"),
}
OTHERS = {
    "win_amd64": _("Windows with a processor by Intel or AMD"),
    "linux": _("Linux with a processor by Intel or AMD"),
}


def pythons_of(packages: Iterable[Path]) -> list[str]:
    """Return the Pythons for which packages were built, such as 3.12, the oldest first; none where none was.

    >>> pythons_of([Path("zmq-1-cp313-cp313-any.whl"), Path("zmq-1-cp310-abi3-any.whl"), Path("jinja2-3-py3-none-any.whl")])
    ['3.13']
    """
    found = (BUILT_FOR.search(each.name) for each in packages)
    return [f"3.{each}" for each in sorted({int(each[1]) for each in found if each})]


def computers_of(packages: Iterable[Path]) -> list[tuple[str, str]]:
    """Return the computers for which all packages are there, as (words to translate, version of macOS to put in).

    >>> computers_of([Path("a-1-cp312-cp312-macosx_11_0_arm64.whl"), Path("b-1-cp310-abi3-macosx_14_0_universal2.whl")])
    [('Mac with an M1 processor or a later one, macOS {version} or newer', '14')]
    """
    packages = list(packages)
    said = [(words, "") for tag, words in OTHERS.items() if any(tag in each.name for each in packages)]
    macs = [(words, _oldest(packages, kind)) for kind, words in KINDS.items()]
    return said + [(words, version) for words, version in macs if version]


def _oldest(packages: Iterable[Path], kind: str) -> str:
    """Return the oldest macOS on which all packages run with a kind of processor, "" where one has none for it."""
    needed: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    everywhere = set()
    for found in filter(None, (WHEEL.fullmatch(each.name) for each in packages)):
        everywhere |= {found["name"]} if found["systems"] == "any" else set()
        for major, minor, processor in ON_MACS.findall(found["systems"]):
            versions = needed[found["name"], found["abi"]]
            versions += [(int(major), int(minor))] if processor in (kind, "universal2") else []
    asked = [versions for (name, _abi), versions in needed.items() if name not in everywhere]
    if not asked or not all(asked):
        return ""
    major, minor = max(map(min, asked))
    return f"{major}.{minor}" if major == 10 else str(major)
