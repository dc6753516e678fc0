"""The file that keeps a student's work: `my-answers.json`, next to the lessons' folder.

It is read again before each change and replaced in one step, so that a dying kernel, a second open
lesson or a full disk never leaves half a file. A damaged file is set aside, never overwritten.
"""

import json
import os
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from ..case import find_root
from ..errors import KitError
from ..i18n import check_language

FORMAT, VERSION = "whodecides-answers", 1
FILE = "my-answers.json"
PLACE = "WHODECIDES_ANSWERS"  # names another file, for example when the lessons are executed for saving


class Store:
    """A student's answers, by task id, and the language that they chose.

    `read()` returns {"language": "en", "answers": {"06.1": {"answer": …, "tries": 1, "at": ISO time}}}.
    Functions given to `subscribe` are called with the task id after each stored answer.
    """

    def __init__(self, path):
        self.path = Path(path)
        self._listeners = []

    def read(self):
        """Return what the file holds; an empty record where there is none yet."""
        try:
            return parse(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"language": "en", "answers": {}}
        except (KitError, UnicodeDecodeError):
            self._set_aside()
            return {"language": "en", "answers": {}}

    @property
    def language(self):
        """The language that the student chose, English until then."""
        return self.read()["language"]

    def answer(self, task_id):
        """Return the stored record of one task, or None."""
        return self.read()["answers"].get(task_id)

    def choose_language(self, code):
        """Keep the language."""
        self._write({**self.read(), "language": check_language(code)})
        self._tell("language")

    def record(self, task_id, answer):
        """Keep an answer and count the try; return how many tries there were."""
        return self._put(task_id, answer, 1)

    def keep(self, task_id, answer):
        """Keep the present state of an answer that grows with each step; it counts as one try in all."""
        self._put(task_id, answer, 0 if self.answer(task_id) else 1)

    def _put(self, task_id, answer, more):
        kept = self.read()
        tries = kept["answers"].get(task_id, {}).get("tries", 0) + more
        kept["answers"][task_id] = {"answer": answer, "tries": tries, "at": _now()}
        self._write(kept)
        self._tell(task_id)
        return tries

    def restore(self, text):
        """Take in answers saved elsewhere; of two answers to one task the later one stays.

        Returns the ids of the tasks that were taken in. Raises KitError where the text is not such a file;
        nothing is changed then.
        """
        other = parse(text)
        kept = self.read()
        newer = {
            task_id: record
            for task_id, record in other["answers"].items()
            if record["at"] > kept["answers"].get(task_id, {}).get("at", "")
        }
        self._write({"language": other["language"], "answers": {**kept["answers"], **newer}})
        for task_id in ("language", *newer):
            self._tell(task_id)
        return sorted(newer)

    def text(self):
        """Return the file as text, for saving on another machine."""
        return _dump(self.read())

    def subscribe(self, listener):
        """Call `listener(task_id)` after each change; "language" stands for the language."""
        self._listeners.append(listener)

    def _tell(self, task_id):
        for listener in self._listeners:
            listener(task_id)

    def _write(self, kept):
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.path.parent, prefix=".answers-", delete=False
            ) as handle:
                handle.write(_dump(kept))
                handle.flush()
                os.fsync(handle.fileno())
            os.replace(handle.name, self.path)
        except OSError as error:
            raise KitError(
                f"Your answer could not be saved ({error.strerror}): free some space or move the kit to a folder "
                "where you may write, then store it again."
            ) from None

    def _set_aside(self):
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}-damaged-{number}{self.path.suffix}")).exists():
            number += 1
        os.replace(self.path, aside)


def parse(text):
    """Read the text of an answers file. Raises KitError, in one sentence, where it is not one."""
    wrong = KitError("This file does not hold answers of this kit: choose the file my-answers.json that you saved.")
    try:
        data = json.loads(text)
    except ValueError:
        raise wrong from None
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("answers"), dict):
        raise wrong
    if data.get("version") != VERSION:
        raise KitError("This file comes from another version of the kit: open it with that version.")
    for record in data["answers"].values():
        if (
            not isinstance(record, dict)
            or not isinstance(record.get("at"), str)
            or not isinstance(record.get("tries"), int)
            or "answer" not in record
        ):
            raise wrong
    return {"language": check_language(data.get("language", "en")), "answers": data["answers"]}


def read_answers(text):
    """Return the answers in the text of an answers file, by task id. Raises KitError where it is not one."""
    return parse(text)["answers"]


def _dump(kept):
    return json.dumps({"format": FORMAT, "version": VERSION, **kept}, ensure_ascii=False, indent=1) + "\n"


def _now():
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@cache
def open_store():
    """Return the store of this kernel: the file named by the environment, else `my-answers.json` in the kit's folder."""
    return Store(os.environ.get(PLACE) or find_root() / FILE)
