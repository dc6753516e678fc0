"""Which files Python in a page is made of, each with its sha256: `pins.toml`."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CARRIED, PLAIN, DISTRIBUTED = "carried", "plain", "distributed"  # where a wheel can be had
Digests = Mapping[str, str]  # {name of a file: sha256}


@dataclass(frozen=True)
class Pins:
    """The files of one version of Pyodide: its core, and wheels by what needs them and by where they can be had.

    `carrier` is the plain package, as NAME==VERSION, in which CARRIED wheels of Pyodide's own lie. Without those of
    `documents`, which not every source has, a page writes no Word document.
    """

    version: str
    python: str
    carrier: str
    core: Digests
    tools: Mapping[str, Digests]
    figures: Mapping[str, Digests]
    documents: Mapping[str, Digests]

    @property
    def packs(self) -> tuple[Mapping[str, Digests], ...]:
        """The wheels of each pack."""
        return self.tools, self.figures, self.documents

    @property
    def digests(self) -> Digests:
        """The sha256 of each file."""
        return {**self.core} | {name: digest for pack in self.packs for part in pack.values() for name, digest in part.items()}  # fmt: skip

    def had_from(self, source: str) -> set[str]:
        """Return the wheels that can be had from CARRIED, PLAIN or DISTRIBUTED."""
        return {name for pack in self.packs for name in pack.get(source, ())}

    def is_right(self, name: str, content: bytes) -> bool:
        """Say whether a file holds what is pinned."""
        return hashlib.sha256(content).hexdigest() == self.digests[name]


@cache
def read_pins() -> Pins:
    """Return what is pinned."""
    return Pins(**tomllib.loads(Path(__file__).with_name("pins.toml").read_text(encoding="utf-8")))


def wheels(pack: Mapping[str, Digests]) -> list[str]:
    """Return the wheels of a pack."""
    return sorted(name for part in pack.values() for name in part)
