"""The file that keeps a student's work: `my-answers.json`, next to the lessons' folder.

It is read again before each change, under a lock, and replaced in one step, so that a dying kernel, a second open
lesson or a full disk never leaves half a file. A file that cannot be read is set aside, never overwritten.
"""

import json
import math
import os
import re
import tempfile
import unicodedata
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from filelock import FileLock, Timeout

from ..case import CASE_FOLDER, find_root, read_schema
from ..errors import KitError
from ..i18n import _, check_language

FORMAT, VERSION = "whodecides-answers", 2
FILE = "my-answers.json"
PLACE = "WHODECIDES_ANSWERS"  # names another file, for example when the lessons are executed for saving
MOST_BYTES = 5_000_000  # a thousand times a class's usual file
WAIT = 5  # seconds for another lesson that is writing just now
PSEUDONYM = re.compile(r"[\w][\w .-]{0,39}")
MOST_PARTS = 50_000  # of a file: entries of lists and tables; a usual one has some hundred
LONGEST_WORD = 100  # characters of a language or a version
# A text in JSON. What is found is never given back, so that looking takes one pass over whatever comes.
QUOTED = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.S)
HALF = re.compile(r"\\u[dD][89a-fA-F]")  # perhaps half a character, which no file can hold
TASK_ID = re.compile(r"E?[0-9]{2}\.[0-9]{1,2}")


class Store:
    """A student's answers, by task id, their language, and the pseudonym under which they hand in.

    `read()` returns {"language": "en", "pseudonym": "", "data": version of the data, "answers":
    {"06.1": {"answer": …, "tries": 1, "at": ISO time}}}. Functions given to `subscribe` are called with the task id
    after each stored answer; "language" and "pseudonym" stand for those.
    """

    def __init__(self, path):
        self.path = Path(os.path.realpath(path))  # a link stays one: what it names is replaced
        self.lost = []  # names of the files that this store set aside
        self._listeners = []

    def read(self):
        """Return what the file holds; an empty record where there is none yet, or where it had to be set aside."""
        try:
            try:
                return parse(_text_of(self.path))
            except (KitError, UnicodeDecodeError, IsADirectoryError):
                self._set_aside()
        except FileNotFoundError:
            pass
        except OSError as error:
            raise KitError(
                f"Your answers could not be read ({error.strerror}): see that {self.path} is a file that you may read."
            ) from None
        return _empty()

    @property
    def language(self):
        """The language that the student chose, English until then."""
        return self.read()["language"]

    def answer(self, task_id):
        """Return the stored record of one task, or None."""
        return self.read()["answers"].get(task_id)

    def set_aside(self):
        """Return the names of the files that could not be read and were set aside, oldest first."""
        return sorted(each.name for each in self.path.parent.glob(f"{self.path.stem}-damaged-*{self.path.suffix}"))

    def choose_language(self, code):
        """Keep the language."""
        with self._changing() as kept:
            kept["language"] = check_language(code)
        self._tell("language")

    def choose_pseudonym(self, text):
        """Keep the name under which the answers are handed in. Raises KitError where it is not a plain short name."""
        text = unicodedata.normalize("NFC", text.strip())
        if text and not PSEUDONYM.fullmatch(text):
            raise KitError(_("Choose a pseudonym of at most 40 letters, digits, spaces, dots and hyphens."))
        with self._changing() as kept:
            kept["pseudonym"] = text
        self._tell("pseudonym")

    def record(self, task_id, answer, whole=True):
        """Keep an answer and, where it is whole, count the try; return how many tries there were."""
        return self._put(task_id, answer, 1 if whole else 0)

    def keep(self, task_id, answer):
        """Keep the present state of an answer that grows with each step; it counts as one try in all."""
        self._put(task_id, answer, 0 if self.answer(task_id) else 1)

    def restore(self, text):
        """Take in answers saved elsewhere; of two answers to one task the later one stays.

        Returns the ids of the tasks that were taken in. Raises KitError where the text is not such a file, or one of
        somebody else; nothing is changed then.
        """
        other = parse(text)
        with self._changing() as kept:
            names = [each["pseudonym"] for each in (other, kept) if each["pseudonym"]]
            if len({each.casefold() for each in names}) > 1:
                raise KitError(
                    "This file carries the pseudonym {}, and the answers here carry {}: if both are yours, write one "
                    "pseudonym for both; if not, move {} out of the kit's folder first.".format(*names, self.path.name)
                )
            newer = {
                task_id: record
                for task_id, record in other["answers"].items()
                if record["at"] > kept["answers"].get(task_id, {}).get("at", "")
            }
            kept["answers"] |= newer
            kept["language"] = other["language"]
            kept["pseudonym"] = kept["pseudonym"] or other["pseudonym"]
        for told in ("language", "pseudonym", *newer):
            self._tell(told)
        return sorted(newer)

    def text(self):
        """Return the file as text, for saving on another machine."""
        return _dump(self.read())

    def subscribe(self, listener):
        """Call `listener(task_id)` after each change."""
        self._listeners.append(listener)

    def _put(self, task_id, answer, more):
        answer = as_data(answer)
        with self._changing() as kept:
            tries = kept["answers"].get(task_id, {}).get("tries", 0) + more
            kept["answers"][task_id] = {"answer": answer, "tries": tries, "at": _now()}
        self._tell(task_id)
        return tries

    def _tell(self, task_id):
        for listener in self._listeners:
            listener(task_id)

    @contextmanager
    def _changing(self):
        """Yield what the file holds, to be changed, and write it back; nobody else writes meanwhile."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=WAIT):
                kept = self.read()
                yield kept
                self._write(kept)
        except Timeout:
            raise KitError(
                _("Another lesson is writing your answers just now: close it if it hangs, then store again.")
            ) from None
        except OSError as error:
            raise KitError(
                f"Your answer could not be saved ({error.strerror}): free some space or move the kit to a folder "
                "where you may write, then store it again."
            ) from None

    def _write(self, kept):
        kept["data"] = _data_version()
        text = _dump(kept)
        if len(text.encode("utf-8", "replace")) > MOST_BYTES:
            raise KitError("This answer is too long to be stored: shorten it, then store it again.")
        for half in self.path.parent.glob(".answers-*"):  # left by a kernel that died while writing
            half.unlink()
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="replace", dir=self.path.parent, prefix=".answers-", delete=False
        ) as handle:
            half = Path(handle.name)
            try:
                handle.write(text)
                handle.flush()
                os.fsync(handle.fileno())
            except OSError:
                with suppress(OSError):  # on a full disk closing fails, too
                    handle.close()
                half.unlink()
                raise
        os.replace(half, self.path)

    def _set_aside(self):
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}-damaged-{number}{self.path.suffix}")).exists():
            number += 1
        os.replace(self.path, aside)
        self.lost.append(aside.name)


def as_data(answer):
    """Return an answer as the file can hold it: numbers of pandas become plain ones. Raises KitError for anything else."""
    try:
        text = json.dumps(answer, ensure_ascii=False, allow_nan=False, default=lambda each: each.tolist())
        return json.loads(text.encode("utf-8", "replace"))
    except (TypeError, ValueError, AttributeError, RecursionError):
        raise KitError(
            "This answer cannot be stored: write a number, a text, a list or a dictionary of these."
        ) from None


def parse(text):
    """Read the text of an answers file of this version or an older one. Raises KitError, in one sentence."""
    wrong = KitError(_("This file does not hold answers of this kit: choose the file my-answers.json that you saved."))
    if too_many_parts(text):
        raise wrong
    try:
        data = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse, parse_float=_finite)
        if HALF.search(text):
            data = as_data(data)
    except (ValueError, RecursionError):
        raise wrong from None
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("answers"), dict):
        raise wrong
    if not _whole(data.get("version")) or data["version"] < 1:
        raise wrong
    if data["version"] > VERSION:
        raise KitError(_("This file comes from a newer version of the kit: open it with that version."))
    for version in range(data["version"], VERSION):
        data = MIGRATIONS[version](data)
    if isinstance(data.get("pseudonym"), str):
        data["pseudonym"] = unicodedata.normalize("NFC", data["pseudonym"]).strip()
    texts = [data.get(key) for key in ("language", "pseudonym", "data")]
    if not all(isinstance(each, str) for each in texts) or not all(map(_sound, data["answers"].values())):
        raise wrong
    return {
        "language": check_language(data["language"][:LONGEST_WORD]),
        "pseudonym": data["pseudonym"] if PSEUDONYM.fullmatch(data["pseudonym"]) else "",
        "data": data["data"][:LONGEST_WORD],
        "answers": {task: record for task, record in data["answers"].items() if TASK_ID.fullmatch(task)},
    }


def too_many_parts(text):
    """Say, before a text of JSON is read, whether it holds more lists, tables and entries than any file of the kit.

    Memory grows with these, not with the length of the text: an empty list takes two characters and thirty times the bytes.
    """

    def parts(text):
        return sum(map(text.count, "[{,"))

    return parts(text) > MOST_PARTS and parts(QUOTED.sub("", text)) > MOST_PARTS


def _sound(record):
    return (
        isinstance(record, dict)
        and isinstance(record.get("at"), str)
        and _whole(record.get("tries"))
        and "answer" in record
    )


def _whole(number):
    return isinstance(number, int) and not isinstance(number, bool)


def _finite(digits):
    return float(digits) if math.isfinite(float(digits)) else _refuse(digits)


def _refuse(constant):
    raise ValueError(f"{constant} is not a number of JSON")


# What turns a file of version n into one of version n + 1.
MIGRATIONS = {1: lambda data: {"language": "en", **data, "pseudonym": "", "data": ""}}


def _empty():
    return {"language": "en", "pseudonym": "", "data": "", "answers": {}}


def _text_of(path):
    if path.stat().st_size > MOST_BYTES:
        raise KitError(_("This file is too large to hold answers of this kit: choose the file my-answers.json."))
    return path.read_text(encoding="utf-8")


def _dump(kept):
    return json.dumps({"format": FORMAT, "version": VERSION, **kept}, ensure_ascii=False, indent=1) + "\n"


def _now():
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@cache
def _data_version():
    return read_schema(find_root() / CASE_FOLDER)["version"]


@cache
def open_store():
    """Return the store of this kernel: the file named by the environment, else `my-answers.json` in the kit's folder."""
    return Store(os.environ.get(PLACE) or find_root() / FILE)
