"""The tasks of the lessons, read from `notebooks/tasks/*.toml`."""

import tomllib
from dataclasses import dataclass, field
from functools import cache

from ..case import find_root
from ..errors import KitError, nearest

FOLDER = "notebooks/tasks"


@dataclass(frozen=True)
class Task:
    """One task of a lesson. What it holds depends on its `kind`:

    - prediction: a choice that is neither right nor wrong;
    - choice: `options` are dictionaries with id, text, feedback and, where wrong, misconception; one has `right = true`;
    - number: `answer`, `tolerance`, `hint`, `right` (what to read when it is right), and `mistakes`: dictionaries with
      answer, feedback and misconception;
    - order: `items` are dictionaries with id, text and place (a number; equal places may stand in any order);
      `mistakes` are dictionaries with first, second (ids of which the first should stand before the second),
      feedback and misconception; `hint`, `right`;
    - classify: `categories` are dictionaries with id and text; `items` with id, text, answer (a category), feedback
      (for a wrong category) and misconception; `right`;
    - table: `rows` and `columns` are dictionaries with id and text; `cells` maps "row.column" to a number;
      `tolerance`, `hint`, `right`;
    - text: `words` is [fewest, most]; `right`;
    - evidence: a text that cites statements: also `places` (jurisdictions to be cited) and `cite` (how many in all);
    - work: what a widget collects step by step, a dictionary; `complete` maps its keys to the fewest entries.
    """

    id: str
    kind: str
    minutes: int
    question: str
    options: list = field(default_factory=list)
    answer: float | None = None
    tolerance: float = 0
    mistakes: list = field(default_factory=list)
    items: list = field(default_factory=list)
    categories: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    columns: list = field(default_factory=list)
    cells: dict = field(default_factory=dict)
    places: list = field(default_factory=list)
    cite: int = 0
    words: list = field(default_factory=list)
    complete: dict = field(default_factory=dict)
    right: str = ""
    hint: str = ""


KINDS = ("prediction", "choice", "number", "order", "classify", "table", "text", "evidence", "work")


def read_tasks(path):
    """Return the tasks of one file, in order. Raises KitError where the file is not as it should be."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["task"]
        tasks = [Task(**row) for row in rows]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise KitError(
            f"{path.name} is not a list of tasks ({error}): compare it with the other files there."
        ) from None
    for task in tasks:
        if task.kind not in KINDS:
            raise KitError(f"{path.name}, task {task.id}: unknown kind '{task.kind}'. {nearest(task.kind, KINDS)}")
    return tasks


@cache
def tasks_by_id():
    """Return all tasks of the kit by id."""
    folder = find_root() / FOLDER
    return {task.id: task for path in sorted(folder.glob("*.toml")) for task in read_tasks(path)}
