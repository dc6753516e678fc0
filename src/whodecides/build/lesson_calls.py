"""Every public call in the code of a course, tried with its arguments on the case.

A call is tried as a student makes it who has stored nothing yet. Its arguments are read from the text: what is written
there, or a name that the cell gives once to something written there. No code of a lesson runs, only the kit's own calls.
"""

import ast
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from .. import PUBLIC
from ..answers import TASKS, open_store
from ..answers.lesson_cases import left_out_lessons
from ..answers.store import FILE, PATH_VARIABLE
from ..case import TASK_NUMBER, Case, CasePaths, load, require, using_case
from ..case.capability import Needs
from ..errors import KitError, _, suggest_names
from ..progress import with_progress
from ..widgets.base import Widget
from ..widgets.calls import ANSWER, with_readable_errors
from .course import cells_of, student_code

PAGES = {"lesson.md": "lesson", "exercise.md": "exercise"}
PROGRESS = _("Trying call {number} of {all} …")
CALLS_OF_TASKS = ("ask", "solution")  # these read what the build makes of the tasks
USE_CASE, PACKAGE_NAME = "use_case", "whodecides"
NOT_TRIED = "it could not be tried, because the cell works out its arguments."
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class LessonCall:
    """A public call in a code cell: where it stands, as it is written, and its arguments.

    `lesson` is the name of the lesson's folder, `page` "lesson" or "exercise", `cell` counts from 1. `is_read` is False where
    an argument is worked out in the cell, so that it cannot be known without running it. `case` is what the cell says
    before that it is about, "" where it says nothing.
    """

    lesson: str
    page: str
    cell: int
    written: str
    name: str
    arguments: tuple[Any, ...] = ()
    named: tuple[tuple[str, Any], ...] = ()
    is_read: bool = True
    case: str = ""

    @property
    def place(self) -> str:
        return f"{self.page} {self.lesson[:2]}, cell {self.cell}: {self.written}"

    @property
    def tasks(self) -> list[str]:
        """The numbers of the tasks that its arguments name."""
        given = [*self.arguments, *(each for name, each in self.named if name != ANSWER)]
        return [each for each in given if isinstance(each, str) and TASK_NUMBER.fullmatch(each)]


def calls_of_course(paths: CasePaths) -> list[LessonCall]:
    """Return every public call in the text of a case's course, in order, but of lessons that the kit leaves out."""
    left_out = left_out_lessons(paths)
    return [
        call
        for folder in sorted(paths.at(paths.course).glob("[0-9][0-9]-*"))
        if folder.name not in left_out
        for file, page in PAGES.items()
        if (folder / file).is_file()
        for call in calls_of((folder / file).read_text(encoding="utf-8"), folder.name, page)
    ]


def calls_of(text: str, lesson: str, page: str) -> list[LessonCall]:
    """Return every public call in the code cells of a text in jupytext Markdown, in order."""
    return [
        call
        for number, cell in enumerate(cells_of(text), 1)
        if cell.cell_type == "code"
        for call in _calls_of_cell(student_code(cell.source), lesson, page, number)
    ]


def _calls_of_cell(source: str, lesson: str, page: str, number: int) -> Iterator[LessonCall]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        yield LessonCall(lesson, page, number, source.partition("\n")[0], "", is_read=False)
        return
    imported, known, case = _imported(tree), _literals(tree), ""
    found = [each for each in ast.walk(tree) if isinstance(each, ast.Call)]
    for call in sorted(found, key=lambda each: (each.end_lineno, each.end_col_offset)):  # an inner one is made first
        name = imported.get(call.func.id) if isinstance(call.func, ast.Name) else None
        if name is None:
            continue
        written = SPACE.sub(" ", ast.get_source_segment(source, call) or "")
        try:
            arguments = tuple(_literal_value(each, known) for each in call.args)
            named = tuple((each.arg or "", _literal_value(each.value, known)) for each in call.keywords)
        except ValueError:
            yield LessonCall(lesson, page, number, written, name, is_read=False, case=case)
            continue
        is_read = all(given for given, _each in named)  # what stands behind ** has no name
        yield LessonCall(lesson, page, number, written, name, arguments, named, is_read, case)
        if name == USE_CASE and arguments:
            case = arguments[0]


def _imported(tree: ast.Module) -> dict[str, str]:
    """Return {name in the cell: name in the kit} of what a cell imports from it."""
    return {
        each.asname or each.name: each.name
        for line in ast.walk(tree)
        if isinstance(line, ast.ImportFrom) and line.module == PACKAGE_NAME
        for each in line.names
    }


def _literals(tree: ast.Module) -> dict[str, ast.expr]:
    """Return {name: what is written for it} of the names that a cell sets once, at its top."""
    every = [each.id for each in ast.walk(tree) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
    return {
        line.targets[0].id: line.value
        for line in tree.body
        if isinstance(line, ast.Assign) and len(line.targets) == 1 and isinstance(line.targets[0], ast.Name)
        if every.count(line.targets[0].id) == 1
    }


def _literal_value(node: ast.expr, known: dict[str, ast.expr]) -> Any:
    """Return the value of an argument. Raises ValueError where it is worked out."""
    return ast.literal_eval(known.get(node.id, node) if isinstance(node, ast.Name) else node)


class FailedCall(NamedTuple):
    """A call that does not open: the name of its lesson, where it stands and why, and whether it could be tried."""

    lesson: str
    message: str
    was_tried: bool


Trying = Callable[[Case, CasePaths], list[FailedCall]]


def failed_calls(case: Case, paths: CasePaths) -> list[FailedCall]:
    """Return the calls in the course of a case that do not open, or of which nobody can know without running the cell.

    They stand in the order of the course. A call that is made in several places is tried once.
    """
    numbers, tried, found = _task_numbers(paths), {}, []
    with _student_environment(paths):
        for call in with_progress(calls_of_course(paths), PROGRESS):
            same = (call.case, call.name, call.is_read or call.place, repr(call.arguments), repr(call.named))
            if same not in tried:
                tried[same] = _failure_reason(call, case, paths, numbers.get(call.lesson))
            if tried[same]:
                found.append(FailedCall(call.lesson, f"{call.place}: {tried[same]}", tried[same] != NOT_TRIED))
    return found


def tried_once() -> Trying:
    """Return what tries the calls of a course as `failed_calls` does, the first time that it is asked about it."""
    found: dict[CasePaths, list[FailedCall]] = {}

    def trying(case: Case, paths: CasePaths) -> list[FailedCall]:
        if paths not in found:
            found[paths] = failed_calls(case, paths)
        return found[paths]

    return trying


def failing_call_messages(paths: CasePaths, trying: Trying = failed_calls) -> list[str]:
    """Return a sentence for each call in the course of a case that does not open with its arguments."""
    return [each.message for each in trying(load(paths.tables), paths) if each.was_tried]


def _task_numbers(paths: CasePaths) -> dict[str, list[str]]:
    """Return {name of a lesson: the numbers of all tasks of the course} for lessons whose tasks can be read."""
    numbers: dict[str, list[str]] = {}
    for path in sorted(paths.at(paths.course).glob(f"*/{TASKS}")):
        try:
            rows = tomllib.loads(path.read_text(encoding="utf-8")).get("task", [])
        except tomllib.TOMLDecodeError:
            return {}  # that is told where the tasks are checked
        numbers[path.parent.name] = [row.get("id", "") for row in rows]
    every = [each for own in numbers.values() for each in own]
    return dict.fromkeys(numbers, every)


def _failure_reason(call: LessonCall, case: Case, paths: CasePaths, tasks: list[str] | None) -> str:
    """Return why a call does not open, or "" where it opens."""
    if not call.name:
        return "this cell cannot be read as Python; mend it."
    if call.name not in PUBLIC:
        return f"the kit has no call '{call.name}'. {suggest_names(call.name, PUBLIC)}"
    for each in call.tasks:
        if tasks is not None and not call.case and each not in tasks:
            return f"the course has no task '{each}'. {suggest_names(each, tasks)}"
    public = PUBLIC[call.name]
    try:
        if not call.is_read:
            require(case, call.name, public.needs or Needs())
            return NOT_TRIED
        if call.name not in CALLS_OF_TASKS or paths.at(paths.keys).is_dir():
            _try_call(call, case, paths)
    except KitError as error:
        return str(error)
    except Exception as error:  # whatever goes wrong here goes wrong in the lesson
        return f"{type(error).__name__}: {error}"
    return ""


def _try_call(call: LessonCall, case: Case, paths: CasePaths) -> None:
    """Make a call as its cell does, and all that it would show, also while it waits for a task."""
    public, named = PUBLIC[call.name], dict(call.named)
    if not call.case and "case" in signature(public.function).parameters:
        named.setdefault("case", case)
    with using_case(call.case or paths.case):
        opened = with_readable_errors(public)(*call.arguments, **named)
        getattr(opened, "static_html", str)()  # what waits for a task reads its arguments here
    if isinstance(opened, Widget):
        opened.close()


@contextmanager
def _student_environment(paths: CasePaths) -> Iterator[None]:
    """Let calls run in the kit of a case as those of a student who has stored nothing yet."""
    before = os.environ.get(PATH_VARIABLE)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, chdir(paths.root):
        os.environ[PATH_VARIABLE] = str(Path(folder) / FILE)
        open_store.cache_clear()
        try:
            yield
        finally:
            if before is None:
                del os.environ[PATH_VARIABLE]
            else:
                os.environ[PATH_VARIABLE] = before
            open_store.cache_clear()
