"""To which question an answer was given: each variant of a task has a revision, a number that rises when it changes.

The build gives the numbers (`build.revisions`); they stand in the files of tasks, and each answer keeps that of the
question that was shown. Answers of kits that had no numbers count as given to revision 1: the first table gave a higher
one to each question that had changed before.
"""

import json
from collections.abc import Mapping
from typing import Any

from .file_format import Record
from .tasks import Task
from .variants import short_digest

# What decides a mark, beside the ids of the parts: not their order, feedback, hints, samples, minutes and points.
KEY_FIELDS = ("kind", "answer", "tolerance", "cells", "places", "cite", "words", "complete", "closing")
KEY_FIELDS_OF_PARTS = {
    "options": ("right",),
    "items": ("place", "answer"),
    "categories": (),
    "rows": (),
    "columns": (),
}  # each by its id
CODE_RULE_FIELDS = ("place", "variable", "values")  # of what a cited id must have


def marking_key(task: Task) -> dict[str, Any]:
    """Return what decides a mark in one variant of a task, whatever its words, as plain data."""
    found = {name: getattr(task, name) for name in KEY_FIELDS}
    for part, names in KEY_FIELDS_OF_PARTS.items():
        found[part] = {each["id"]: [each.get(name) for name in names] for each in getattr(task, part)}
    said = [[each["said"], each.get("fewest", 1)] for each in task.codes if "said" in each]
    codes = [[each.get(name) for name in CODE_RULE_FIELDS] for each in task.codes if "said" not in each]
    return found | {"codes": codes + said}


def question_digest(task: Task) -> str:
    """Return what tells one question, with its options and its key, from another: it must not reach students."""
    texts = {part: {each["id"]: each["text"] for each in getattr(task, part)} for part in KEY_FIELDS_OF_PARTS}
    return short_digest(json.dumps([task.question, texts, marking_key(task)], ensure_ascii=False, sort_keys=True))


def revision_of(record: Record) -> int:
    """Return the revision of the question to which an answer was given."""
    return record.get("revision", 1)


def current_revision(task: Task | None) -> int:
    """Return the revision of a task as it is asked today; 1 where the kit does not know the task."""
    return task.revision if task else 1


def is_current_answer(task: Task, record: Record | None) -> bool:
    """Say whether a stored record answers a task, as one of its variants states it, as it is asked today.

    Work in a tool goes on whatever the sentence above it says: no key judges it.
    """
    if not record or task.kind == "work":
        return bool(record)
    return record.get("variant") in (None, task.variant) and revision_of(record) == task.revision


def current_answer(task: Task | None, answers: Mapping[str, Record]) -> Record | None:
    """Return the record among `answers`, as a store keeps them, that answers a task as it is asked today, or None."""
    record = answers.get(task.id) if task else None
    return record if task and is_current_answer(task, record) else None
