"""A long run: what it has done so far is kept until it is finished.

Everything is made in the folder "unfinished" within the folder of results and moved out of it at the end. So results
are whole, or they are not there; and the same command, given again after a stop, takes up the marks that are kept.
"""

import hashlib
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from .folder_lock import lock_folder
from .result_files import make_empty_folder, refuse_nonempty

T = TypeVar("T")
UNFINISHED = "unfinished"


class Checkpoint:
    """The folder of a run that may be stopped. `kept` counts what an earlier start left, `used` what was taken up.

    A value is kept under a key of all that it depends on, so that changed submissions, keys or lists are worked out anew.
    """

    def __init__(self, folder: Path) -> None:
        """Raises KitError where something else lies in the folder; entering it, where somebody else works in it."""
        self.folder = Path(folder)
        self._unfinished = self.folder / UNFINISHED
        if not self._unfinished.is_dir():
            make_empty_folder(self.folder)
        self._journal, self.results = self._unfinished / "marks.jsonl", self._unfinished / "results"
        self._values, self.kept, self.used = {}, 0, 0
        self._lock = lock_folder(self._unfinished)

    def __enter__(self) -> Self:
        self._lock.__enter__()
        if not (self._journal.is_file() or self.results.is_dir()) and len(list(self.folder.iterdir())) > 1:
            self._release()  # whoever worked here until just now has finished
            refuse_nonempty(self.folder)
        if self.results.exists():
            shutil.rmtree(self.results)  # half-written
        self.results.mkdir(parents=True)
        self._read()
        self.kept = len(self._values)
        return self

    def _read(self) -> None:
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

    def get_or_make(self, key: str, make: Callable[[], T], write: Callable[[T], Any], read: Callable[[Any], T]) -> T:
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

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Move whole results to their place; after a stop leave what can be taken up, and nothing else."""
        if kind is None:
            for path in sorted(self.results.iterdir()):
                there = self.folder / path.name  # where an earlier start was stopped while it moved them
                if there.is_dir():
                    shutil.rmtree(there)
                path.replace(there)
        if kind is None or not self._journal.is_file():
            self._journal.unlink(missing_ok=True)
            shutil.rmtree(self.results)
        self._release()

    def _release(self) -> None:
        """Let others in; remove the folders in which nothing is left."""
        self._lock.__exit__(None, None, None)
        for each in (self._unfinished, self.folder):
            with suppress(OSError):
                each.rmdir()
