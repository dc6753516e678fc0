"""A long run: what it has done so far is kept until it is finished, and it says how far it is.

Everything is made in the folder "unfinished" within the folder of results and moved out of it at the end. So results
are whole, or they are not there; and the same command, given again after a stop, takes up the marks that are kept.
"""

import hashlib
import json
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..errors import Counted, ngettext
from ..i18n import translator, whole
from .alone import alone_in
from .sheets import new_folder, refuse_full

UNFINISHED = "unfinished"
PAUSE = 2  # seconds between two lines on a terminal
LINES = 4  # where nobody looks on
FEWEST = 25, 500  # of which a line tells there: of a known number, of an unknown one


class Work:
    """The folder of a run that may be stopped. `kept` counts what an earlier start left, `used` what was taken up.

    A value is kept under a key of all that it depends on, so that changed submissions, keys or lists are worked out anew.
    """

    def __init__(self, folder):
        """Raises KitError where something else lies in the folder; entering it, where somebody else works in it."""
        self.folder = Path(folder)
        self._place = self.folder / UNFINISHED
        if not self._place.is_dir():
            new_folder(self.folder)
        self._journal, self.results = self._place / "marks.jsonl", self._place / "results"
        self._values, self.kept, self.used = {}, 0, 0
        self._alone = alone_in(self._place)

    def __enter__(self):
        self._alone.__enter__()
        if not (self._journal.is_file() or self.results.is_dir()) and len(list(self.folder.iterdir())) > 1:
            self._leave()  # whoever worked here until just now has finished
            refuse_full(self.folder)
        if self.results.exists():
            shutil.rmtree(self.results)  # half-written
        self.results.mkdir(parents=True)
        self._read()
        self.kept = len(self._values)
        return self

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

    def once(self, key: str, make: Callable[[], Any]) -> Any:
        """Return the value kept under a key, else that of `make`, a list that JSON can hold, and keep it."""
        if key in self._values:
            self.used += 1
            return self._values.pop(key)
        value = make()
        with self._journal.open("a", encoding="ascii") as handle:
            handle.write(json.dumps([key, value]) + "\n")
        return value

    def __exit__(self, kind, error, trace):
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
        self._leave()

    def _leave(self):
        """Let others in; remove the folders in which nothing is left."""
        self._alone.__exit__(None, None, None)
        for each in (self._place, self.folder):
            with suppress(OSError):
                each.rmdir()


READ = ngettext("{done} file read …", "{done} files read …")
GRADED = ngettext("{done} of {total} student graded …", "{done} of {total} students graded …")


def progress(forms, language="en", total=None, stream=None, now=time.monotonic):
    """Return a function that is called with a count and now and then says so on `stream`: "1,200 of 3,000 …".

    `forms` are READ, or GRADED with a `total`. On a terminal it says so every two seconds, elsewhere in a few lines,
    where there is much to do.
    """
    stream = stream or sys.stderr
    watched, last = stream.isatty(), [now(), 0]

    def tell(count):
        step = max(FEWEST[0], total // LINES) if total else max(FEWEST[1], last[1])
        due = now() - last[0] >= PAUSE if watched else count - last[1] >= step
        if due and count != total:
            last[:] = [now(), count]
            numbers = {"done": whole(count, language)} | ({"total": whole(total, language)} if total else {})
            told = Counted(forms, total or count, **numbers)
            print(told.said(translator(language)), file=stream, flush=True)

    return tell
