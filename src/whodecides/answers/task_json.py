"""Tasks as the files that the kit reads: with everything, or as a student's kit holds those of an exercise."""

import dataclasses
import json
from collections.abc import Iterable

from ..case import Row
from .tasks import Task

SAMPLE_LEVELS = (2, 4)  # of a rubric, whose answers are shown
PUBLIC_FIELDS = "id kind minutes question points optional words categories rows columns variant revision cases".split()


def tasks_json(tasks: Iterable[Task]) -> str:
    """Return tasks as a JSON file with all their fields."""
    return _as_json([task_row(task) for task in tasks])


def public_tasks_json(tasks: Iterable[Task], keyed: bool = True) -> str:
    """Return tasks as the JSON file of an exercise; without the key where answers will be graded."""
    return _as_json([_public_row(task, keyed) for task in tasks])


def _as_json(rows: list[Row]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def task_row(task: Task) -> Row:
    """Return the fields of a task that hold something, as a dictionary."""
    row = dataclasses.asdict(task)
    empty = {each.name: each.default for each in dataclasses.fields(task) if each.default is not dataclasses.MISSING}
    filled = {name: value for name, value in row.items() if value not in ([], {}) and value != empty.get(name, "…")}
    return filled | ({} if task.variants else {"revision": task.revision})


def _public_row(task: Task, keyed: bool) -> Row:
    """Return what a student's kit holds of a task: with a key also what whoever learns alone compares a text with."""
    row = task_row(task)
    rubric = row.pop("rubric", [])
    row.pop("samples", None)
    if keyed:
        return row | ({"rubric": _levels(rubric), "samples": _samples(rubric)} if rubric else {})
    shown = _without_key(row) | {"keyed": False}
    if task.variants:
        shown["variants"] = [_without_key(each) for each in task.variants]
    return shown


def _levels(rubric: list[Row]) -> list[Row]:
    return [{"level": each["level"], "text": each["text"]} for each in rubric]


def _samples(rubric: list[Row]) -> list[Row]:
    """Return the answers that stand for the levels of a rubric to be shown: the best one and one that lacks something."""
    return [
        {"level": each["level"], "text": each["anchor"], "note": each["text"]}
        for each in rubric
        if each["level"] in SAMPLE_LEVELS
    ]


def _without_key(row: Row) -> Row:
    """Return what a student may see of a task: the question and what can be chosen, without what tells the answer."""
    kept = {name: row[name] for name in PUBLIC_FIELDS if name in row}
    for name in ("options", "items"):
        if name in row:
            kept[name] = [{"id": each["id"], "text": each["text"]} for each in row[name]]
    return kept
