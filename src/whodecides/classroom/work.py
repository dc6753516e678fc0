"""A long run: what it has done so far is kept until it is finished.

Everything is made in the folder "unfinished" within the folder of results and moved out of it at the end. So results
are whole, or they are not there; and the same command, given again after a stop, takes up the marks that are kept.
"""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from .sheets import new_folder

T = TypeVar("T")
UNFINISHED = "unfinished"


class Work:
    """The folder of a run that may be stopped. `kept` counts what an earlier start left, `used` what was taken up.

    A value is kept under a key of all that it depends on, so that changed submissions, keys or lists are worked out anew.
    """

    def __init__(self, folder):
        """Raises KitError where something else lies in the folder."""
        self.folder = Path(folder)
        self._place = self.folder / UNFINISHED
        if not self._place.is_dir():
            new_folder(self.folder)
        self._journal, self._values = self._place / "marks.jsonl", {}
        self.results = self._place / "results"
        if self.results.exists():
            shutil.rmtree(self.results)  # half-written
        self.results.mkdir(parents=True)
        self._read()
        self.kept, self.used = len(self._values), 0

    def _read(self):
        """Take up what an earlier start kept; a line that was cut off by the stop is left out."""
        if not self._journal.is_file():
            return
        for line in self._journal.read_text(encoding="ascii", errors="replace").splitlines():
            try:
                key, value = json.loads(line)
            except (ValueError, TypeError):
                continue
            self._values[key] = value
        with self._journal.open("a", encoding="ascii") as handle:
            handle.write("\n")

    @staticmethod
    def digest(parts: Any) -> str:
        """Return a key for all that a value depends on."""
        return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def once(self, key: str, make: Callable[[], T], write: Callable[[T], Any], read: Callable[[Any], T]) -> T:
        """Return the value kept under a key, else that of `make`, and keep it.

        `write` turns a value into what JSON can hold, `read` that into the value.
        """
        if key in self._values:
            self.used += 1
            return read(self._values.pop(key))
        value = make()
        with self._journal.open("a", encoding="ascii") as handle:
            handle.write(json.dumps([key, write(value)]) + "\n")
        return value

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        """Move whole results to their place; after a stop leave what can be taken up, and nothing else."""
        if kind is None:
            for path in sorted(self.results.iterdir()):
                there = self.folder / path.name  # where an earlier start was stopped while it moved them
                if there.is_dir():
                    shutil.rmtree(there)
                path.replace(there)
        if kind is None or not self._journal.is_file():
            shutil.rmtree(self._place)
            if kind is not None and not any(self.folder.iterdir()):
                self.folder.rmdir()
