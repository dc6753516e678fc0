"""The tasks of the lessons, read from `notebooks/tasks/*.toml`."""

import tomllib
from dataclasses import dataclass, field
from functools import cache

from ..case import find_root
from ..errors import KitError, nearest

FOLDER = "notebooks/tasks"


@dataclass(frozen=True)
class Task:
    """One task of a lesson.

    `kind`: prediction (a choice that is neither right nor wrong), choice, number, or evidence (a short text
    that cites statement ids). `options` of a choice: dictionaries with id, text, feedback and, where wrong,
    misconception; one has `right = true`. `answer`, `tolerance` and `mistakes` serve a number: `mistakes` are
    dictionaries with answer, feedback and misconception. `places`, `cite` and `words` serve a text: the
    jurisdictions to be cited, how many statements in all, and [fewest, most] words.
    """

    id: str
    kind: str
    minutes: int
    question: str
    options: list = field(default_factory=list)
    answer: float | None = None
    tolerance: float = 0
    mistakes: list = field(default_factory=list)
    places: list = field(default_factory=list)
    cite: int = 0
    words: list = field(default_factory=list)
    right: str = ""
    hint: str = ""


KINDS = ("prediction", "choice", "number", "evidence")


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
