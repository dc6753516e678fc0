"""The keys at hand: of the questions as they are asked today, and of those of older kits that an instructor names.

A kit that is updated in mid-term has other questions and keys than the one in which part of a class answered.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from ..answers import Task, all_variants, is_of_an_exercise, marking_key, revision_of, task_from
from ..answers.file_format import Record
from ..case import COURSE, KEYS
from ..errors import KitError, Message, _

MOST_KEY_BYTES = 5_000_000  # of a file of keys; the largest of the kit has a fiftieth of it
MOST_KEY_FILES = 1_000
# A file of keys in an archive of a kit, which may lie in a folder there; kits before the second case had one course.
KEY_FILE = re.compile(rf"(?:[^/]+/)?{COURSE}/(?:[^/]+/)?{KEYS}/[^/]+\.json")

QuestionId = tuple[str, str, int]  # (task, variant, revision)


@dataclass(frozen=True)
class AnswerKeys:
    """Tasks with their keys, as one variant in one revision states them: of `current`, and from `older`.

    `conflicting` are questions for which two kits have different keys under one number: neither is used.
    """

    current: Mapping[QuestionId, Task]
    older: Mapping[QuestionId, Task]
    conflicting: tuple[QuestionId, ...]

    def find(self, task: Task, record: Record) -> tuple[Task | None, bool]:
        """Return (the task as the student answered it, None where no key is at hand; whether it is another one today)."""
        name = (task.id, record.get("variant") or "", revision_of(record))
        current = self.current.get(name)
        return (current, False) if current else (self.older.get(name), True)


def collect_keys(tasks: Iterable[Task], older: Iterable[Task] = ()) -> AnswerKeys:
    """Return the AnswerKeys of `tasks` and of the same tasks in `older` kits; what one earns is what it earns today."""
    by_id = {task.id: task for task in tasks}
    current = {_question_id(each): each for task in by_id.values() for each in all_variants(task)}
    found: dict[QuestionId, Task] = {}
    conflicting = set()
    for task in older:
        for each in all_variants(task) if task.id in by_id else ():
            name, now = _question_id(each), by_id[task.id]
            worth = replace(each, points=now.points, optional=now.optional)
            known = current.get(name) or found.setdefault(name, worth)
            if marking_key(known) != marking_key(
                each
            ):  # other words alone are a rewording that an author declared the same
                conflicting.add(name)
    for name in conflicting:
        current.pop(name, None)
        found.pop(name, None)
    return AnswerKeys(current, found, tuple(sorted(conflicting)))


def _question_id(task: Task) -> QuestionId:
    return task.id, task.variant, task.revision


def read_older_kit(path: Path | str) -> list[Task]:
    """Return the tasks of exercises, with their keys, of an older kit: its folder, an archive of it, or a file of keys.

    They are read as data. Raises KitError where there are none, or where they come from before questions had numbers.
    """
    tasks = [row for text in _key_texts(Path(path)) for row in _parse_keys(text, path)]
    if not tasks:
        wrong = _(
            "'{path}' holds no keys of exercises, as nothing does that students are given: name the whole older kit, or the "
            "file of keys that 'whodecides release' wrote beside the bundle."
        )
        raise KitError(Message(wrong, path=path))
    if not any("revision" in each for row in tasks for each in (row, *row.get("variants", ()))):
        wrong = _(
            "'{path}' is a kit from before questions had numbers: its keys cannot be told from later ones, so leave it out."
        )
        raise KitError(Message(wrong, path=path))
    return [task_from(row) for row in tasks]


def _key_texts(path: Path) -> Iterator[str]:
    """Yield the files of keys of a kit, at its top or one folder below. Raises KitError where the path is no kit."""
    try:
        if path.is_dir():
            places = (f"{up}{COURSE}/{case}{KEYS}/*.json" for up in ("", "*/") for case in ("", "*/"))
            found = sorted(chain.from_iterable(map(path.glob, places)))[:MOST_KEY_FILES]
            yield from (each.read_text(encoding="utf-8") for each in found if each.stat().st_size <= MOST_KEY_BYTES)
            return
        with zipfile.ZipFile(path) as archive:
            inside = [
                each for each in archive.infolist() if each.file_size <= MOST_KEY_BYTES and _is_key_file(each.filename)
            ]
            yield from (archive.read(each).decode("utf-8") for each in inside[:MOST_KEY_FILES])
    except FileNotFoundError:
        raise KitError(Message(_("There is no '{path}': check its name."), path=path)) from None
    except (OSError, ValueError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        wrong = _("'{path}' cannot be read as a kit: name its folder, or a ZIP archive.")
        raise KitError(Message(wrong, path=path)) from None


def _is_key_file(name: str) -> bool:
    return bool(KEY_FILE.fullmatch(name))


def _parse_keys(text: str, path: Path | str) -> list[dict[str, Any]]:
    """Return the tasks of exercises in a file of keys, as rows."""
    try:
        tasks = [(row, task_from(row)) for row in json.loads(text)]
        for each in (variant for _row, task in tasks for variant in all_variants(task)):
            marking_key(each)  # what has none is told now, and not while a class is graded
        return [row for row, task in tasks if is_of_an_exercise(task)]
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        wrong = _("The keys in '{path}' are damaged: take another copy of that kit.")
        raise KitError(Message(wrong, path=path)) from None
