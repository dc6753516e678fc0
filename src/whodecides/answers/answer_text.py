"""An answer as a line of text, for where no form shows it: with the words of what was chosen, and no ids."""

from collections.abc import Iterator
from typing import Any

from .feedback import row_names
from .tasks import Task

LONGEST = 5_000  # characters; no answer that a task asks for is longer
DEEPEST = 2  # tables in an answer that is given in a form


def answer_text(task: Task, answer: Any) -> str:
    """Return what was answered to a task, with the words of what it still offers, other ids as they are.

    Of work in a tool, which keeps much that only the tool can read, its title and what the student wrote.
    """
    if task.kind == "work":
        parts = [task.path.get("title", ""), *dict.fromkeys(_texts_in(answer))]  # a log says again what it leaves
        return _in_one_line(" – ".join(filter(None, parts)))
    names = {each["id"]: each["text"] for each in [*task.options, *task.categories]} | row_names(task)
    return _in_one_line(_as_text(answer, names, DEEPEST))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _texts_in(part: Any) -> Iterator[str]:
    """Yield the texts of several words in what a tool keeps: an id is one word."""
    if isinstance(part, str) and len(part.split()) > 1:
        yield part
    if isinstance(part, dict):
        part = [each for name, each in part.items() if name != "step"]  # of a game: where a move counts
    for each in part if isinstance(part, list) else ():
        yield from _texts_in(each)


def _as_text(part: Any, names: dict[str, str], deeper: int) -> str:
    if isinstance(part, str):
        return names.get(part, part)
    if not isinstance(part, dict | list):
        return str(part)
    if not deeper:
        return "…"
    if isinstance(part, list):
        return ", ".join(_as_text(each, names, deeper - 1) for each in part)
    pairs = ((_as_text(name, names, 0), _as_text(value, names, deeper - 1)) for name, value in part.items())
    return "; ".join(f"{name} – {value}" for name, value in pairs)
