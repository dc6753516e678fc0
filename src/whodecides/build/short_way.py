"""The short way through a lesson, as its line `**One session only?**` names it: by its tasks."""

import re

from nbformat import NotebookNode

from ..answers.lesson_patterns import ASK

SHORT_WAY = re.compile(r"^\*\*One session only\?\*\* ([^:\n]+)", re.M)
NAMED = re.compile(r"(\d\d)\.(\d+)(?: to \1\.(\d+))?")
UP_TO = "Go as far as"
HEADING = re.compile(r"^## ", re.M)


def beyond_the_short_way(notebook: NotebookNode) -> list[str]:
    """Return the ids of the headings whose parts the short way leaves out: they ask tasks, and none that the line names."""
    parts = _parts(notebook)
    order = [task for _heading, tasks in parts for task in tasks]
    named = named_tasks(notebook.cells[0].source if notebook.cells else "", order)
    return [heading for heading, tasks in parts if named and tasks and not named & set(tasks)]


def _parts(notebook: NotebookNode) -> list[tuple[str, list[str]]]:
    """Return [(id of the cell with the heading, tasks that its part asks), …] in the order of the lesson."""
    parts: list[tuple[str, list[str]]] = [("", [])]  # what comes before the first heading
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and HEADING.search(cell.source):
            parts.append((cell.id, []))
        elif cell.cell_type == "code":
            parts[-1][1].extend(ASK.findall(cell.source))
    return parts


def named_tasks(text: str, order: list[str]) -> set[str]:
    """Return the tasks that the line in the text of a lesson names; `order` are all tasks as the lesson asks them."""
    line = SHORT_WAY.search(text)
    if not line:
        return set()
    named = set()
    for lesson, first, last in NAMED.findall(line[1]):
        named |= {f"{lesson}.{number}" for number in range(int(first), int(last or first) + 1)}
    if line[1].startswith(UP_TO):
        last = max((order.index(each) for each in named if each in order), default=-1)
        return set(order[: last + 1])
    return named
