"""The file that keeps a student's work: `my-answers.json`, next to the lessons' folder.

It is read again before each change, under a lock, and replaced in one step, so that a dying kernel, a second open
lesson or a full disk never leaves half a file. A file that cannot be read is set aside, never overwritten; a record in
it that cannot be read, or of a task that this kit does not know, is carried along untouched under "unread". What an
answer replaces is kept beside it for a while.
"""

import errno
import json
import logging
import math
import os
import re
import secrets
import tempfile
import time
import unicodedata
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from ..case import CASES, find_case, find_root, read_schema
from ..errors import KitError, Words
from ..i18n import LANGUAGES, _, check_language
from .feedback import is_empty
from .variants import digest

FORMAT, VERSION = "whodecides-answers", 3
FILE = "my-answers.json"
PLACE = "WHODECIDES_ANSWERS"  # names another file, for example when the lessons are executed for saving
MOST_BYTES = 5_000_000  # a thousand times a class's usual file
WAIT = 5  # seconds for another lesson that is writing just now
MOST_EARLIER, MOST_EARLIER_BYTES = (
    5,
    20_000,
)  # answers that were replaced: how many are kept of a task, how large in all
SITTING = timedelta(minutes=10)  # without a change, after which work in a tool goes on as a new version
AHEAD = timedelta(minutes=2)  # by which two clocks may differ
REPLACES = 5  # times that replacing the file is tried: on Windows whoever reads it just then stands in the way
PSEUDONYM = re.compile(r"[\w][\w .-]{0,39}")
DRAW = re.compile(r"[0-9a-f]{8}")
MOST_PARTS = 50_000  # of a file: entries of lists and tables; a usual one has some hundred
LONGEST_WORD = 100  # characters of a version
# A text in JSON, or what begins a part. Nothing found is given back, so that looking takes one pass over whatever comes.
QUOTED_OR_PART = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{,]', re.S)
HALF = re.compile(r"\\u[dD][89a-fA-F]")  # perhaps half a character, which no file can hold
TASK_ID = re.compile(r"E?[0-9]{2}\.[0-9]{1,2}")


class Restored(NamedTuple):
    """What `restore` did, as ids of tasks: `taken` from the file, `replaced` among them (another answer stood here, which
    is kept as an earlier one), and `doubtful`: left as they are here, for the file's clock was ahead.
    """

    taken: list
    replaced: list
    doubtful: list


class Store:
    """A student's answers, by task id, their language, and the pseudonym under which they hand in.

    `read()` returns {"language": "en", "pseudonym": "", "draw": what draws the variants, "data": version of the data,
    "answers": {"06.1": {"answer": …, "tries": 1, "at": ISO time, "variant": the name of the variant that was shown, ""
    where the task has none, "class": the class whose bundle it was, or ""}}, "unread": {…}}. In files of older kits a
    record has no variant: nobody can tell it. A record may also hold "earlier", the answers that it replaced, the last
    one first, and "code", the digest of the answer that was taken from a cell. Functions given to `subscribe` are
    called with the task id after each stored answer, until `unsubscribe`; "language" and "pseudonym" stand for those.
    """

    def __init__(self, path):
        self.path = Path(os.path.realpath(path))  # a link stays one: what it names is replaced
        self.lost = []  # names of the files that this store set aside
        self.revived = 0  # answers that were written anew after the file had gone, until it is told
        self._last = ""  # the text of the file when it was last seen
        self._listeners = []

    def read(self):
        """Return what the file holds; an empty record where there is none yet, or where it had to be set aside."""
        try:
            try:
                text = _text_of(self.path)
                kept = parse(text)
                self._last = text
                return kept
            except (KitError, UnicodeDecodeError, IsADirectoryError):
                self._set_aside()
        except FileNotFoundError:
            pass
        except OSError as error:
            wrong = _("Your answers could not be read ({reason}): see that {path} is a file that you may read.")
            raise KitError(Words(wrong, reason=error.strerror, path=self.path)) from None
        # What another program took away or damaged under an open lesson is still known here.
        return parse(self._last) if self._last else _empty()

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

    def draw(self):
        """Return the text that draws this student's variants; a random one is kept at the first call."""
        drawn = self.read()["draw"]
        if not drawn:
            with self._changing() as kept:
                drawn = kept["draw"] = kept["draw"] or secrets.token_hex(4)
        return drawn

    def choose_pseudonym(self, text):
        """Keep the name under which the answers are handed in. Raises KitError where it is not a plain short name."""
        text = unicodedata.normalize("NFC", text.strip())
        if text and not PSEUDONYM.fullmatch(text):
            raise KitError(_("Choose a pseudonym of at most 40 letters, digits, spaces, dots and hyphens."))
        with self._changing() as kept:
            kept["pseudonym"] = text
        self._tell("pseudonym")

    def record(
        self, task_id, answer, whole=True, variant="", class_name="", from_cell=False, read=lambda answer: answer
    ):
        """Keep an answer; return how many different whole ones there were: the same answer sent twice is one try.

        `variant` and `class_name` say what was shown; `from_cell` that the answer was written in code; `read` what an
        answer says, whatever way it is written.
        """
        answer = as_data(answer)
        with self._changing() as kept:
            old = kept["answers"].get(task_id)
            new = {"answer": answer, "tries": old["tries"] if old else 0, "at": _now()}
            new |= {"variant": variant, "class": class_name}
            new["tries"] += bool(whole and not any(_same(each, new, read) for each in _versions(old)))
            if from_cell:
                new["code"] = code_digest(answer)
            elif old and "code" in old:
                new["code"] = old["code"]
            kept["answers"][task_id] = _with_earlier(new, _versions(old))
        self._tell(task_id)
        return new["tries"]

    def keep(self, task_id, answer):
        """Keep the present state of an answer that grows with each step; it counts as one try in all.

        What it was after an earlier sitting, or before a part of it was emptied, is kept as an earlier answer.
        """
        answer = as_data(answer)
        with self._changing() as kept:
            old = kept["answers"].get(task_id)
            new = {"answer": answer, "tries": 1, "at": _now(), "variant": "", "class": ""}
            turned = old and (_when(new["at"]) - _when(old["at"]) > SITTING or _emptied(old["answer"], answer))
            kept["answers"][task_id] = _with_earlier(new, _versions(old) if turned else earlier_of(old))
        self._tell(task_id)

    def earlier(self):
        """Return [(task id, number, record), …] of the answers that were replaced, the last ones first."""
        found = [
            (task_id, number, each)
            for task_id, record in self.read()["answers"].items()
            for number, each in enumerate(earlier_of(record))
        ]
        return sorted(found, key=lambda one: _when(one[2]["at"]), reverse=True)

    def bring_back(self, task_id, number):
        """Make an earlier answer, as `earlier` lists it, the present one; the present one becomes an earlier one."""
        with self._changing() as kept:
            old = kept["answers"].get(task_id)
            if not 0 <= number < len(earlier_of(old)):
                raise KitError(_("This earlier answer is not there any more: choose one from the list again."))
            again = _without(old, "variant", "class") | earlier_of(old)[number] | {"at": _now()}
            kept["answers"][task_id] = _with_earlier(again, _versions(old))
        self._tell(task_id)

    def restore(self, text):
        """Take in answers saved elsewhere; of two answers to one task the later one stays, the other as an earlier one.

        A time that lies ahead is no proof: the answer that is here stays then. Returns what was done, as Restored. Raises
        KitError where the text is not such a file, or one of somebody else; nothing is changed then.
        """
        other, taken, replaced, doubtful = parse(text), [], [], []
        with self._changing() as kept:
            names = [each["pseudonym"] for each in (other, kept) if each["pseudonym"]]
            if len({each.casefold() for each in names}) > 1 and not self.path.exists():
                kept |= _empty()  # moved away on purpose: somebody else takes over
                self._last = ""
            elif len({each.casefold() for each in names}) > 1:
                wrong = _(
                    "This file carries the pseudonym {theirs}, and the answers here carry {ours}: if both are yours, "
                    "write one pseudonym for both; if not, move {file} out of the kit's folder first."
                )
                theirs, ours = names
                raise KitError(Words(wrong, theirs=theirs, ours=ours, file=self.path.name))
            for task_id, theirs in other["answers"].items():
                ours = kept["answers"].get(task_id)
                if ours and (_same(ours, theirs) or _followed(theirs, ours)):
                    continue  # it is here, or an answer that is here came after it
                ahead = is_ahead(theirs["at"])
                later = not ahead and _when(theirs["at"]) > _when(ours["at"]) if ours else True
                if ours and not later and not _followed(ours, theirs):
                    kept["answers"][task_id] = _with_earlier(ours, [*_versions(theirs), *earlier_of(ours)])
                    doubtful += [task_id] if ahead else []
                    continue
                kept["answers"][task_id] = _with_earlier(theirs, [*_versions(ours), *earlier_of(theirs)])
                taken.append(task_id)
                replaced += [task_id] if ours else []
            kept["unread"] = other["unread"] | kept["unread"]
            kept["language"] = other["language"]
            for what in ("pseudonym", "draw"):
                kept[what] = kept[what] or other[what]
        for told in ("language", "pseudonym", *taken):
            self._tell(told)
        return Restored(sorted(taken), sorted(replaced), sorted(doubtful))

    def text(self):
        """Return the file as text, for saving on another machine."""
        return _dump(self.read())

    def subscribe(self, listener):
        """Call `listener(task_id)` after each change."""
        self._listeners.append(listener)

    def unsubscribe(self, listener):
        """Call `listener` no more; nothing happens where it was not called before."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def _tell(self, task_id):
        for listener in tuple(self._listeners):
            try:
                listener(task_id)
            except Exception:  # one tool that fails must not keep the others from hearing of it
                logging.getLogger(__name__).exception("A tool could not follow a change of %s.", task_id)

    @contextmanager
    def _changing(self):
        """Yield what the file holds, to be changed, and write it back; nobody else writes meanwhile."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=WAIT):
                gone = bool(self._last) and not self.path.exists()
                kept = self.read()
                yield kept
                self.revived = len(kept["answers"]) if gone and self._last else self.revived
                self._write(kept)
        except Timeout:
            raise KitError(
                _("Another lesson is writing your answers just now: close it if it hangs, then store again.")
            ) from None
        except OSError as error:
            advice = Words(ADVICE.get(error.errno, _("restart the kernel")))
            wrong = _("Your answer could not be saved ({reason}): {advice}, then store it again.")
            raise KitError(Words(wrong, reason=error.strerror, advice=advice)) from None

    def _write(self, kept):
        kept["data"] = _data_version()
        text = _dump(kept)
        if len(text.encode("utf-8", "replace")) > MOST_BYTES or too_many_parts(text):
            raise KitError(_("This answer is too long to be stored: shorten it, then store it again."))
        start = f".{self.path.name}.half-"  # of this file's own: in one folder may lie several, each with its lock
        for half in self.path.parent.glob(f"{start}*"):  # left by a kernel that died while writing
            half.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="replace", dir=self.path.parent, prefix=start, delete=False
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
        try:
            _replace(half, self.path)
        except OSError:
            with suppress(OSError):
                half.unlink()
            raise
        self._last = text

    def _set_aside(self):
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}-damaged-{number}{self.path.suffix}")).exists():
            number += 1
        os.replace(self.path, aside)
        self.lost.append(aside.name)


# What helps where the file cannot be written, by the system's number for the reason.
_ELSEWHERE = _("close other programs that have the file open, or move the kit to a folder where you may write")
ADVICE = dict.fromkeys((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)), _("free some space")) | dict.fromkeys(
    (errno.EACCES, errno.EPERM, errno.EROFS), _ELSEWHERE
)


def _replace(half, path):
    for left in reversed(range(REPLACES)):
        try:
            return os.replace(half, path)
        except PermissionError:
            if not left:
                raise
            time.sleep(0.05)


def code_digest(answer):
    """Return what tells an answer that was written in a cell from another one."""
    return digest(json.dumps(answer, ensure_ascii=False, sort_keys=True))


def earlier_of(record):
    """Return the answers that a record replaced, the last one first."""
    kept = (record or {}).get("earlier", [])
    return [each for each in kept if isinstance(each, dict) and isinstance(each.get("at"), str) and "answer" in each]


def _versions(record):
    """Return the present answer of a record, as an earlier one is kept, and the earlier ones; nothing where it is None."""
    return [_without(record, "tries", "code", "earlier"), *earlier_of(record)] if record else []


def _without(record, *names):
    return {name: value for name, value in record.items() if name not in names}


def _same(one, other, read=lambda answer: answer):
    """Say whether two records hold the same answer to the same question."""
    return read(one["answer"]) == read(other["answer"]) and (one.get("variant") or "") == (other.get("variant") or "")


def _followed(record, other):
    """Say whether the answer of `other` is known to have come after that of `record`, whatever the clocks say."""
    return any(_same(each, record) and each["at"] == record["at"] for each in earlier_of(other))


def _with_earlier(record, versions):
    """Return a record with the other answers among `versions`, as many as there is room for."""
    kept, room = [], MOST_EARLIER_BYTES
    for each in versions:
        room -= len(json.dumps(each))
        if room >= 0 and len(kept) < MOST_EARLIER and not any(_same(each, other) for other in (record, *kept)):
            kept.append(each)
    return _without(record, "earlier") | ({"earlier": kept} if kept else {})


def _emptied(before, now):
    """Say whether a part of an answer that held something holds nothing any more."""
    if not isinstance(before, dict) or not isinstance(now, dict):
        return before != now
    return any(not is_empty(part) and is_empty(now.get(name)) for name, part in before.items())


def is_ahead(text):
    """Say whether the time that a record gives lies in the future, so that the clock which wrote it was ahead."""
    return _when(text) > datetime.now(UTC) + AHEAD


def _when(text):
    """Return the time that a record gives; where it gives none, one before all others."""
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)


def as_data(answer):
    """Return an answer as the file can hold it: numbers of pandas become plain ones. Raises KitError for anything else."""
    try:
        text = json.dumps(answer, ensure_ascii=False, allow_nan=False, default=lambda each: each.tolist())
        return json.loads(text.encode("utf-8", "replace"))
    except (TypeError, ValueError, AttributeError, RecursionError):
        raise KitError(
            _("This answer cannot be stored: write a number, a text, a list or a dictionary of these.")
        ) from None


def parse(text):
    """Read the text of an answers file of this version or an older one. Raises KitError, in one sentence.

    What cannot be read in it stands under "unread", by id; the rest is read.
    """
    wrong = KitError(_("This file does not hold answers of this kit: choose the file my-answers.json that you saved."))
    if too_many_parts(text):
        raise wrong
    try:
        data = json.loads(text.removeprefix("\ufeff"))
        if HALF.search(text):
            data = json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
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
    texts = {
        key: data[key] if isinstance(data.get(key), str) else "" for key in ("language", "pseudonym", "data", "draw")
    }
    pseudonym = unicodedata.normalize("NFC", texts["pseudonym"]).strip()
    finite = not NOT_FINITE.search(text)
    # What an older kit did not know is read now, unless it was answered anew.
    answers, aside = {}, _table(data.get("unread"))
    unread = {task_id: record for task_id, record in aside.items() if task_id in data["answers"]}
    for task_id, record in (aside | data["answers"]).items():
        if TASK_ID.fullmatch(task_id) and _sound(record) and (finite or _finite(record)):
            answers[task_id] = {
                name: part for name, part in record.items() if isinstance(part, OPTIONAL.get(name, object))
            }
        else:
            unread[task_id] = record
    return {
        "language": texts["language"] if texts["language"] in LANGUAGES else "en",
        "pseudonym": pseudonym if PSEUDONYM.fullmatch(pseudonym) else "",
        "draw": texts["draw"] if DRAW.fullmatch(texts["draw"]) else "",
        "data": texts["data"][:LONGEST_WORD],
        "answers": answers,
        "unread": unread,
    }


# Python reads these, and JSON knows no number that is none or has no end.
NOT_FINITE = re.compile(r"NaN|Infinity|\d[eE]\+?\d{3}|\d{309}")
OPTIONAL = {"variant": str, "class": str, "code": str, "earlier": list}  # parts of a record, and what they are


def _table(data):
    return data if isinstance(data, dict) else {}


def too_many_parts(text):
    """Say, before a text of JSON is read, whether it holds more lists, tables and entries than any file of the kit.

    Memory grows with these, not with the length of the text: an empty list takes two characters and thirty times the bytes.
    """
    if sum(map(text.count, "[{,")) <= MOST_PARTS:
        return False
    parts = (each for each in QUOTED_OR_PART.finditer(text) if each[0] in "[{,")
    return next(islice(parts, MOST_PARTS, None), None) is not None


def _sound(record):
    return (
        isinstance(record, dict)
        and isinstance(record.get("at"), str)
        and _whole(record.get("tries"))
        and "answer" in record
    )


def _whole(number):
    return isinstance(number, int) and not isinstance(number, bool)


def _finite(record):
    """Say whether all numbers in a parsed part of JSON are numbers, however deep they stand."""
    parts = [record]
    while parts:
        part = parts.pop()
        if isinstance(part, float) and not math.isfinite(part):
            return False
        parts += part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return True


# What turns a file of version n into one of version n + 1. Which variant an answer of version 2 belongs to is not known.
MIGRATIONS = {
    1: lambda data: {"language": "en", **data, "pseudonym": "", "data": ""},
    2: lambda data: {**data, "draw": ""},
}


def _empty():
    return {"language": "en", "pseudonym": "", "draw": "", "data": "", "answers": {}, "unread": {}}


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
    return read_schema(find_case(find_root() / CASES))["version"]


@cache
def open_store():
    """Return the store of this kernel: the file named by the environment, else `my-answers.json` in the kit's folder."""
    return Store(os.environ.get(PLACE) or find_root() / FILE)
