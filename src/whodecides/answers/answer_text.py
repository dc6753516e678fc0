"""An answer as a line of text, where no form can show it: the question has changed since it was stored."""

from typing import Any

from ...answers import Task

LONGEST = 5_000  # characters; no answer that a task asks for is longer
DEEPEST = 2  # tables in an answer of the kit


def in_words(task: Task, answer: Any) -> str:
    """Return what was answered to a task, with the words of what it still offers, other ids as they are."""
    parts = (task.options, task.items, task.categories, task.rows, task.columns)
    names = {each["id"]: each["text"] for part in parts for each in part}
    return " ".join(_told(answer, names, DEEPEST).split())[:LONGEST]


def _told(part: Any, names: dict[str, str], deeper: int) -> str:
    if isinstance(part, str):
        return names.get(part, part)
    if not isinstance(part, dict | list):
        return str(part)
    if not deeper:
        return "…"
    if isinstance(part, list):
        return ", ".join(_told(each, names, deeper - 1) for each in part)
    pairs = ((_told(name, names, 0), _told(value, names, deeper - 1)) for name, value in part.items())
    return "; ".join(f"{name} – {value}" for name, value in pairs)
