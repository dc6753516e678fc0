"""The file that keeps a student's work: `my-answers.json`, next to the lessons' folder.

It is read again before each change, under a lock, and replaced in one step, so that a dying process, a second open
lesson or a full disk never leaves half a file. A file that cannot be read is set aside, never overwritten; a record in
it that cannot be read, or of a task that this kit does not know, is carried along untouched under "unread". What an
answer replaces is kept beside it for a while.
"""

import logging
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ..case import current_release, find_root
from ..errors import KitError, Message
from ..i18n import _, check_language
from .atomic_write import ADVICE, atomic_write
from .file_format import (
    MOST_BYTES,
    FileContent,
    Record,
    as_json_data,
    as_pseudonym,
    dump,
    empty_content,
    largest_record,
    observed_state,
    parse_for_rewrite,
    read_bounded_text,
    too_many_parts,
)
from .merging import MergeReport, merge_answers
from .revisions import revision_of
from .variants import class_language, class_name
from .versions import (
    code_digest,
    current_time,
    earlier_of,
    is_emptied,
    is_same_answer,
    record_time,
    versions_of,
    with_earlier,
    without_fields,
)

FILE = "my-answers.json"
PATH_VARIABLE = "WHODECIDES_ANSWERS"  # names another file, for example when the lessons are executed for saving
LOCK_TIMEOUT = 5  # seconds for another lesson that is writing just now
SESSION_GAP = timedelta(minutes=10)  # without a change, after which work in a tool goes on as a new version


class Store:
    """A student's answers, by task id, their language, and the pseudonym under which they hand in.

    `read()` returns {"language": "en", "pseudonym": "", "draw": what draws the variants, "data": version of the data,
    "answers": {"06.1": {"answer": …, "tries": 1, "at": ISO time, "variant": the name of the variant that was shown, ""
    where the task has none, "revision": the number of the question that was shown, "class": the class whose bundle it
    was, or "", "data": the release of the data that was shown}}, "unread": {…}}. Records of kits that did not write
    a variant, revision or data have none. A record may also hold "earlier", the answers that it replaced, the last one
    first, and "code", the digest of the answer that was taken from a cell. Functions given to `subscribe` are
    called with the task id after each stored answer, until `unsubscribe`; "language" and "pseudonym" stand for those.
    """

    def __init__(self, path: Path | str, class_name: str = "", language: str = "en") -> None:
        """`class_name` goes into each record; `language` is spoken until the student chooses one."""
        self.path = Path(os.path.realpath(path))  # a link stays one: what it names is replaced
        self.class_name, self._first_language = class_name, language
        self.lost: list[str] = []  # names of the files that this store set aside
        self.revived = 0  # answers that were written anew after the file had gone, until it is told
        self._last = ""  # the text of the file when it was last seen
        self._observed: dict[str, Any] = {}  # what the listeners know of it: {task id: record}, and the pseudonym
        self._listeners: list[Callable[[str], None]] = []

    def read(self) -> FileContent:
        """Return what the file holds; an empty record where there is none yet, or where it had to be set aside."""
        try:
            try:
                text = read_bounded_text(self.path)
                kept = parse_for_rewrite(text)
                self._last = text
                return kept
            except (KitError, UnicodeDecodeError, IsADirectoryError):
                self._set_aside()
        except FileNotFoundError:
            pass
        except OSError as error:
            wrong = _("Your answers could not be read ({reason}): see that {path} is a file that you may read.")
            raise KitError(Message(wrong, reason=error.strerror, path=self.path)) from None
        # What another program took away or damaged under an open lesson is still known here.
        return parse_for_rewrite(self._last) if self._last else empty_content(self._first_language)

    @property
    def language(self) -> str:
        """The language that the student chose, until then that of the class."""
        return self.read()["language"]

    def answer(self, task_id: str) -> Record | None:
        """Return the stored record of one task, or None."""
        return self.read()["answers"].get(task_id)

    def set_aside(self) -> list[str]:
        """Return the names of the files that could not be read and were set aside, oldest first."""
        return sorted(each.name for each in self.path.parent.glob(f"{self.path.stem}-damaged-*{self.path.suffix}"))

    def choose_language(self, code: str) -> None:
        """Keep the language."""
        with self._changing() as kept:
            kept["language"] = check_language(code)
        self._notify("language")

    def draw(self) -> str:
        """Return the text that draws this student's variants; a random one is kept at the first call."""
        drawn = self.read()["draw"]
        if not drawn:
            with self._changing() as kept:
                drawn = kept["draw"] = kept["draw"] or secrets.token_hex(4)
        return drawn

    def choose_pseudonym(self, text: str) -> None:
        """Keep the name under which the answers are handed in. Raises KitError where it is not a plain short name."""
        pseudonym = as_pseudonym(text)
        if pseudonym is None:
            raise KitError(_("Choose a pseudonym of at most 40 letters, digits, spaces, dots and hyphens."))
        with self._changing() as kept:
            kept["pseudonym"] = pseudonym

    def record(
        self,
        task_id: str,
        answer: Any,
        whole: bool = True,
        variant: str = "",
        from_cell: bool = False,
        read: Callable[[Any], Any] = lambda answer: answer,
        revision: int = 1,
    ) -> int:
        """Keep an answer; return how many different whole ones there were to this question: the same one twice is one try.

        `variant` and `revision` say what was shown; `from_cell` that the answer was written in code; `read` what an
        answer says, whatever way it is written.
        """
        answer = as_json_data(answer)
        with self._changing() as kept:
            old = kept["answers"].get(task_id)
            new = {"answer": answer, "tries": 0, "at": current_time()} | self._question_fields(variant, revision)
            new["tries"] = old["tries"] if old and revision_of(old) == revision else 0
            new["tries"] += bool(whole and not any(is_same_answer(each, new, read) for each in versions_of(old)))
            if from_cell:
                new["code"] = code_digest(answer)
            elif old and "code" in old:
                new["code"] = old["code"]
            kept["answers"][task_id] = with_earlier(new, versions_of(old))
        return new["tries"]

    def keep_state(self, task_id: str, answer: Any, revision: int = 1) -> None:
        """Keep the present state of an answer that grows with each step; it counts as one try in all.

        What it was after an earlier sitting, or before a part of it was emptied, is kept as an earlier answer.
        """
        answer = as_json_data(answer)
        with self._changing() as kept:
            old = kept["answers"].get(task_id)
            new = {"answer": answer, "tries": 1, "at": current_time()} | self._question_fields("", revision)
            turned = old and (
                record_time(new["at"]) - record_time(old["at"]) > SESSION_GAP or is_emptied(old["answer"], answer)
            )
            kept["answers"][task_id] = with_earlier(new, versions_of(old) if turned else earlier_of(old))

    def earlier(self) -> list[tuple[str, int, Record]]:
        """Return [(task id, number, record), …] of the answers that were replaced, the last ones first."""
        found = [
            (task_id, number, each)
            for task_id, record in self.read()["answers"].items()
            for number, each in enumerate(earlier_of(record))
        ]
        return sorted(found, key=lambda one: record_time(one[2]["at"]), reverse=True)

    def bring_back(self, task_id: str, number: int) -> None:
        """Make an earlier answer, as `earlier` lists it, the present one; the present one becomes an earlier one."""
        with self._changing() as kept:
            old = kept["answers"].get(task_id)
            if not 0 <= number < len(earlier_of(old)):
                raise KitError(_("This earlier answer is not there any more: choose one from the list again."))
            again = (
                without_fields(old, *self._question_fields("", 1)) | earlier_of(old)[number] | {"at": current_time()}
            )
            kept["answers"][task_id] = with_earlier(again, versions_of(old))

    def restore(self, text: str) -> MergeReport:
        """Take in answers saved elsewhere; of two answers to one task the later one stays, the other as an earlier one.

        A time that lies ahead is no proof: the answer that is here stays then. Returns what was done, as Restored. Raises
        KitError where the text is not such a file, or one of somebody else; nothing is changed then.
        """
        other = parse_for_rewrite(text)
        with self._changing() as kept:
            names = [each["pseudonym"] for each in (other, kept) if each["pseudonym"]]
            if len({each.casefold() for each in names}) > 1 and not self.path.exists():
                kept |= empty_content(self._first_language)  # moved away on purpose: somebody else takes over
                self._last = ""
            elif len({each.casefold() for each in names}) > 1:
                wrong = _(
                    "This file carries the pseudonym {theirs}, and the answers here carry {ours}: if both are yours, "
                    "write one pseudonym for both; if not, move {file} out of the kit's folder first."
                )
                theirs, ours = names
                raise KitError(Message(wrong, theirs=theirs, ours=ours, file=self.path.name))
            done = merge_answers(kept["answers"], other["answers"])
            kept["unread"] = other["unread"] | kept["unread"]
            kept["language"] = other["language"]
            for what in ("pseudonym", "draw"):
                kept[what] = kept[what] or other[what]
        self._notify("language")
        return done

    def text(self) -> str:
        """Return the file as text, for saving on another machine."""
        return dump(self.read())

    def subscribe(self, listener: Callable[[str], None]) -> None:
        """Call `listener(task_id)` after each change."""
        if not self._listeners:
            self._observed = observed_state(self.read())
        self._listeners.append(listener)

    def unsubscribe(self, listener: Callable[[str], None]) -> None:
        """Call `listener` no more; nothing happens where it was not called before."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def catch_up(self) -> None:
        """Tell the listeners what other lessons, each with a store of its own, have changed in the file meanwhile."""
        self._notify_changes(self.read())

    def _notify_changes(self, kept: FileContent) -> None:
        before, self._observed = self._observed, observed_state(kept)
        for each in sorted(before.keys() | self._observed.keys()):
            if before.get(each) != self._observed.get(each):
                self._notify(each)

    def _notify(self, task_id: str) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(task_id)
            except Exception:  # one tool that fails must not keep the others from hearing of it
                logging.getLogger(__name__).exception("A tool could not follow a change of %s.", task_id)

    @contextmanager
    def _changing(self) -> Iterator[FileContent]:
        """Yield what the file holds, to be changed, and write it back; nobody else writes meanwhile."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=LOCK_TIMEOUT):
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
            advice = Message(ADVICE.get(error.errno, _("start the tools again")))
            wrong = _("Your answer could not be saved ({reason}): {advice}, then store it again.")
            raise KitError(Message(wrong, reason=error.strerror, advice=advice)) from None
        self._notify_changes(kept)

    def _write(self, kept: FileContent) -> None:
        kept["data"] = current_release()
        text = dump(kept)
        if len(text.encode("utf-8", "replace")) > MOST_BYTES or too_many_parts(text):
            full = _(
                "Your answers are too long in all to be stored: shorten the longest, {task}, then store this one again."
            )
            raise KitError(Message(full, task=largest_record(kept)))
        atomic_write(self.path, text)
        self._last = text

    def _set_aside(self) -> None:
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}-damaged-{number}{self.path.suffix}")).exists():
            number += 1
        os.replace(self.path, aside)
        self.lost.append(aside.name)

    def _question_fields(self, variant: str, revision: int) -> Record:
        """Return the part of a record that says to what an answer was given."""
        return {"variant": variant, "revision": revision, "class": self.class_name, "data": current_release()}


@cache
def open_store() -> Store:
    """Return the store of this process: the file named by the environment, else `my-answers.json` in the kit's folder.

    Raises KitError where the file that names the class is damaged.
    """
    return Store(os.environ.get(PATH_VARIABLE) or find_root() / FILE, class_name(), class_language())
