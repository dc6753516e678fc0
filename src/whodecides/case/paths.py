"""Where a kit keeps its cases: the tables of each, its course, and what is made of them.

`data/cases.toml` names the default case. Its notebooks lie at the top of `notebooks/`, `exercises/` and `solutions/`;
those of another case lie in a folder of its name there. Tasks are named alike: `06.1` is one of the default case,
`my-case-06.1` one of the case my-case.
"""

import os
import posixpath
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..errors import KitError, Message, _, suggest_names

DATA_PACKAGE = "datapackage.json"
CASES, COURSE = "data", "course"  # the kit's folders with a folder for each case
DEFAULT = f"{CASES}/cases.toml"
SCHEMAS = f"{CASES}/schema"  # what the tables of all cases hold, a file a table
NOTEBOOKS, EXERCISES, SOLUTIONS = "notebooks", "exercises", "solutions"
NARRATIVE = "narrative.json"  # in a course: the case told on a few pages, worked out
KEYS, STUDENTS_TASKS = "keys", "tasks"
TASK_NUMBER = re.compile(r"E?[0-9]{2}\.[0-9]{1,2}")
TASK_ID = re.compile(rf"(?:(?P<case>[A-Za-z0-9][A-Za-z0-9._-]{{0,59}})-)?(?P<number>{TASK_NUMBER.pattern})")


@dataclass(frozen=True)
class CasePaths:
    """The places of one case in the kit `root`, as paths relative to it. `prefix` begins the ids of its tasks."""

    root: Path
    case: str
    is_default: bool

    @property
    def prefix(self) -> str:
        return f"{self.named}-" if self.named else ""

    @property
    def named(self) -> str:
        """The case as notebooks and ids of tasks name it: the default one, "", needs no name."""
        return "" if self.is_default else self.case

    def at(self, name: str) -> Path:
        """Return where a file or folder of the kit lies whose path is `name`."""
        return self.root / name

    @property
    def data(self) -> str:
        return f"{CASES}/{self.case}"

    @property
    def tables(self) -> Path:
        """The folder of the case's tables: what `load` reads."""
        return self.at(self.data)

    @property
    def course(self) -> str:
        return f"{COURSE}/{self.case}"

    @property
    def keys(self) -> str:
        return f"{self.course}/{KEYS}"

    def folder(self, kind: str) -> str:
        """Return the folder of the case's notebooks of a kind: NOTEBOOKS, EXERCISES or SOLUTIONS."""
        return kind if self.is_default else f"{kind}/{self.case}"

    @property
    def students_tasks(self) -> str:
        return f"{self.folder(EXERCISES)}/{STUDENTS_TASKS}"

    def notebook(self, lesson: str) -> str:
        """Return where the notebook of a lesson lies, by its name such as "06-comparing"."""
        return f"{self.folder(NOTEBOOKS)}/{lesson}.ipynb"

    def exercise(self, lesson: str) -> str:
        """Return where the exercise of a lesson lies: its name tells it from the lesson where both are open."""
        return f"{self.folder(EXERCISES)}/{lesson[:2]}-exercise.ipynb"

    def in_pandas(self, lesson: str) -> str:
        """Return where the recipes in pandas lie that follow a lesson: beside its exercise, as they are as optional."""
        return f"{self.folder(EXERCISES)}/{lesson[:2]}-in-pandas.ipynb"

    def solution(self, lesson: str) -> str:
        """Return where the solution of a lesson's exercise lies."""
        return f"{self.folder(SOLUTIONS)}/{lesson[:2]}-solution.ipynb"

    def task_id(self, number: str) -> str:
        """Return the id of the task that the case's own course calls `number`, such as "06.1"."""
        return f"{self.prefix}{number}"


def find_root(start: Path | str | None = None) -> Path:
    """Return the nearest folder, from `start` upwards, that holds `data/` with a case in it.

    Lessons, exercises and copies of them lie at different depths; looking upwards serves them all.
    Raises KitError where there is none.
    """
    return _root_above(os.path.abspath(start or os.getcwd()))


@cache  # tools ask for it hundreds of times, and each time the disk would be read
def _root_above(path: str) -> Path:
    start = Path(path).resolve()
    for folder in (start, *start.parents):
        if any((folder / CASES).glob(f"*/{DATA_PACKAGE}")):
            return folder
    wrong = _(
        "No folder '{name}' with a case was found in {start} or above it: keep this notebook inside the kit's folder."
    )
    raise KitError(Message(wrong, name=CASES, start=start.name))


def case_names(root: Path | str) -> list[str]:
    """Return the names of the cases of the kit in `root`: the default one first, then in the order of the alphabet."""
    return _default_and_names(root)[1]


def _default_and_names(root: Path | str) -> tuple[str, list[str]]:
    """Return the name of the default case, the one that the kit's list names or the only one, and all names as `case_names`.

    Raises KitError without a default one.
    """
    path = Path(root) / DEFAULT
    found = sorted(each.parent.name for each in (Path(root) / CASES).glob(f"*/{DATA_PACKAGE}"))
    if not found:
        wrong = _("There is no case in '{folder}': run the command in the folder of the kit, or name it with --kit.")
        raise KitError(Message(wrong, folder=root))
    try:
        named = str(tomllib.loads(path.read_text(encoding="utf-8"))["default"])
    except FileNotFoundError:
        named = found[0] if len(found) == 1 else ""
    except (tomllib.TOMLDecodeError, KeyError, UnicodeDecodeError):
        named = ""
    if not named:
        wrong = _('{file} must name one of the cases {names}: write default = "…" into it.')
        raise KitError(Message(wrong, file=DEFAULT, names=", ".join(found)))
    return named, sorted(found, key=lambda each: (each != named, each))


def case_paths(root: Path | str | None = None, case: str = "") -> CasePaths:
    """Return the places of a case, by default the default one, in the kit in `root`, by default the nearest.

    In what a class gets of another case alone, as in its pages, that is the only one. Raises KitError for a case that is not
    there.
    """
    root = Path(root) if root else find_root()
    default, names = _default_and_names(root)
    case = case or (names[0] if len(names) == 1 else default)
    if case not in names:
        raise KitError(
            Message(_("There is no case '{name}'. {nearest}"), name=case, nearest=suggest_names(case, names))
        )
    return CasePaths(root, case, case == default)


def relative_link(page: str, target: str) -> str:
    """Return the link on a page of the kit to another file of it, both as paths relative to the kit."""
    return posixpath.relpath(target, posixpath.dirname(page))


def paths_of(file: Path | str) -> CasePaths:
    """Return the places of the case to which a file of a kit belongs by where it lies, the default one where it says none."""
    file = Path(file).resolve()
    root = find_root(file.parent)
    names = case_names(root)
    named = next((part for part in file.relative_to(root).parts[1:2] if part in names), "")
    return case_paths(root, named)


_current_case = ""  # the case that this notebook names, "" for the default one


def use_case(name: str) -> None:
    """Let what follows in this notebook be about the case `name`, a folder of `data/`; "" is the default one.

    A notebook of another case than the default one begins with it. Raises KitError for a case that is not there.

    >>> use_case("january-2021")
    """
    global _current_case
    _current_case = case_paths(case=name).case if name else ""


@contextmanager
def using_case(name: str) -> Iterator[None]:
    """Let what runs inside be about the case `name`, as `use_case` does, and what follows be about the one before."""
    global _current_case
    before = _current_case
    use_case(name)
    try:
        yield
    finally:
        _current_case = before


@cache
def _paths_of(root: Path, case: str) -> CasePaths:
    return case_paths(root, case)


def current_paths() -> CasePaths:
    """Return the places of the case that this notebook is about, in the nearest kit."""
    return _paths_of(find_root(), _current_case)


def full_task_id(number: str) -> str:
    """Return the id by which the kit knows the task that this notebook calls `number`."""
    return current_paths().task_id(number) if _current_case else number


def split_id(task_id: str) -> tuple[str, str]:
    """Return (case, "" for the default one, number) of the id of a task: ("my-case", "E06.1") of "my-case-E06.1"."""
    found = TASK_ID.fullmatch(task_id)
    return (found["case"] or "", found["number"]) if found else ("", task_id)
