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

from ..answers import Task, all_variants, is_of_an_exercise, key_of, revision_of, task_from
from ..answers.file import Record
from ..case import COURSE, KEYS
from ..errors import KitError, Words, _

MOST_BYTES = 5_000_000  # of a file of keys; the largest of the kit has a fiftieth of it
MOST_FILES = 1_000
# A file of keys in an archive of a kit, which may lie in a folder there; kits before the second case had one course.
KEY_FILE = re.compile(rf"(?:[^/]+/)?{COURSE}/(?:[^/]+/)?{KEYS}/[^/]+\.json")

Question = tuple[str, str, int]  # (task, variant, revision)


@dataclass(frozen=True)
class Questions:
    """Tasks with their keys, as one variant in one revision states them: of `today`, and from `before`.

    `doubtful` are questions for which two kits have different keys under one number: neither is used.
    """

    today: Mapping[Question, Task]
    before: Mapping[Question, Task]
    doubtful: tuple[Question, ...]

    def asked(self, task: Task, record: Record) -> tuple[Task | None, bool]:
        """Return (the task as the student answered it, None where no key is at hand; whether it is another one today)."""
        name = (task.id, record.get("variant") or "", revision_of(record))
        today = self.today.get(name)
        return (today, False) if today else (self.before.get(name), True)


def questions(tasks: Iterable[Task], older: Iterable[Task] = ()) -> Questions:
    """Return the Questions of `tasks` and of the same tasks in `older` kits; what one earns is what it earns today."""
    listed = {task.id: task for task in tasks}
    today = {_number(each): each for task in listed.values() for each in all_variants(task)}
    before: dict[Question, Task] = {}
    doubtful = set()
    for task in older:
        for each in all_variants(task) if task.id in listed else ():
            name, now = _number(each), listed[task.id]
            worth = replace(each, points=now.points, optional=now.optional)
            known = today.get(name) or before.setdefault(name, worth)
            if key_of(known) != key_of(each):  # other words alone are a rewording that an author declared the same
                doubtful.add(name)
    for name in doubtful:
        today.pop(name, None)
        before.pop(name, None)
    return Questions(today, before, tuple(sorted(doubtful)))


def _number(task: Task) -> Question:
    return task.id, task.variant, task.revision


def read_older_kit(path: Path | str) -> list[Task]:
    """Return the tasks of exercises, with their keys, of an older kit: its folder, an archive of it, or a file of keys.

    They are read as data. Raises KitError where there are none, or where they come from before questions had numbers.
    """
    tasks = [row for text in _key_files(Path(path)) for row in _rows(text, path)]
    if not tasks:
        wrong = _(
            "'{path}' holds no keys of exercises, as nothing does that students are given: name the whole older kit, or the "
            "file of keys that 'whodecides release' wrote beside the bundle."
        )
        raise KitError(Words(wrong, path=path))
    if not any("revision" in each for row in tasks for each in (row, *row.get("variants", ()))):
        wrong = _(
            "'{path}' is a kit from before questions had numbers: its keys cannot be told from later ones, so leave it out."
        )
        raise KitError(Words(wrong, path=path))
    return [task_from(row) for row in tasks]


def _key_files(path: Path) -> Iterator[str]:
    """Yield the files of keys of a kit, at its top or one folder below. Raises KitError where the path is no kit."""
    try:
        if path.is_dir():
            places = (f"{up}{COURSE}/{case}{KEYS}/*.json" for up in ("", "*/") for case in ("", "*/"))
            found = sorted(chain.from_iterable(map(path.glob, places)))[:MOST_FILES]
            yield from (each.read_text(encoding="utf-8") for each in found if each.stat().st_size <= MOST_BYTES)
            return
        with zipfile.ZipFile(path) as archive:
            inside = [each for each in archive.infolist() if each.file_size <= MOST_BYTES and _is_key(each.filename)]
            yield from (archive.read(each).decode("utf-8") for each in inside[:MOST_FILES])
    except FileNotFoundError:
        raise KitError(Words(_("There is no '{path}': check its name."), path=path)) from None
    except (OSError, ValueError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        wrong = _("'{path}' cannot be read as a kit: name its folder, or a ZIP archive.")
        raise KitError(Words(wrong, path=path)) from None


def _is_key(name: str) -> bool:
    return bool(KEY_FILE.fullmatch(name))


def _rows(text: str, path: Path | str) -> list[dict[str, Any]]:
    """Return the tasks of exercises in a file of keys, as rows."""
    try:
        tasks = [(row, task_from(row)) for row in json.loads(text)]
        for each in (variant for _row, task in tasks for variant in all_variants(task)):
            key_of(each)  # what has none is told now, and not while a class is graded
        return [row for row, task in tasks if is_of_an_exercise(task)]
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        wrong = _("The keys in '{path}' are damaged: take another copy of that kit.")
        raise KitError(Words(wrong, path=path)) from None
