"""The files of tasks that authors write: held to their schema, `course/tasks.schema.json`, and to what the
student's path can tell again, and worked out.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from ..answers import OPEN_KINDS, Task, is_of_an_exercise, task_from
from ..case import Case, Row
from ..errors import KitError
from ..tools import CALLS
from ..tools.your_path.model import KINDS
from .task_compiler import compile_task, stale_sentences

SCHEMA = "tasks.schema.json"
FIRST_LINE = f"#:schema ../../{SCHEMA}"  # tells editors which fields to offer


def check_tasks(path: Path) -> list[str]:
    """Return a sentence for each task in the file at `path` that is not as the schema says, and for a missing pointer."""
    text, place = path.read_text(encoding="utf-8"), f"{path.parent.name}/{path.name}"
    said = [] if text.startswith(FIRST_LINE + "\n") else [f"{place}: begin the file with the line {FIRST_LINE}"]
    try:
        tasks = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [*said, f"{place} is not valid TOML ({error}); mend it."]
    schema = json.loads((path.parents[2] / SCHEMA).read_text(encoding="utf-8"))
    parts = schema["properties"] | {"task": {"type": "array"}}
    whole = best_match(Draft7Validator(schema | {"properties": parts}).iter_errors(tasks))
    if whole:
        at = "".join(f", {each}" for each in whole.absolute_path if isinstance(each, str))
        return [*said, f"{place}{at}: {whole.message}. Write each task below a line [[task]]."]
    if path.parents[1].name in tasks.get("cases", ()):
        said.append(f"{place}, cases: it names the case of its own course; name others, or leave the line out.")
    one = Draft7Validator(schema["definitions"]["task"] | {"definitions": schema["definitions"]})
    for number, task in enumerate(tasks["task"], 1):
        wrong = best_match(one.iter_errors(task))
        if wrong:
            name = task.get("id", f"number {number}")
            at = "".join(f", {each}" if isinstance(each, str) else f" {each + 1}" for each in wrong.absolute_path)
            said.append(
                f"{place}, task {name}{at}: {wrong.message}. The schema course/{SCHEMA} says what belongs there."
            )
    return said


@dataclass(frozen=True)
class TaskFile:
    """The tasks of one file, in order: `written` as rows of it, `done` with what follows from the data, and `tasks`."""

    place: str
    written: list[Row]
    done: list[Row]
    tasks: list[Task]

    def stale_sentences(self, case: Case) -> list[str]:
        """Return a sentence for each one that the data of the case no longer bear out."""
        pairs = zip(self.written, self.done, strict=True)
        return [f"{self.place}, {said}" for row, done in pairs for said in stale_sentences(row, done, case)]


def read_task_file(path: Path, case: Case, prefix: str = "") -> TaskFile:
    """Return the file at `path`, worked out from the data of a case; `prefix` begins the ids of its tasks elsewhere.

    Raises KitError, with the task, where the file is not as it should be or a question cannot be answered.
    """
    place = f"{path.parent.name}/{path.name}"
    try:
        written, cases = _rows_in_file(path)
        for row in written:
            _check_number(row, path.parent.name[:2])
        done = [compile_task(row, case) for row in written]
        return TaskFile(
            place, written, done, [task_from(_with_cases(_with_full_ids(row, prefix), cases)) for row in done]
        )
    except KitError as error:
        raise KitError(f"{place}, {error}") from None


def _check_number(row: Row, lesson: str) -> None:
    """Refuse a task that bears the number of another lesson: it would take the place of one there."""
    name = row.get("id", "")
    if name and name.removeprefix("E").partition(".")[0] != lesson:
        raise KitError(
            f"task {name}: a task bears the number of its lesson; begin its id with {lesson}., or E{lesson}. in the exercise."
        )


def _with_full_ids(row: Row, prefix: str) -> Row:
    """Return a task whose ids, which its file writes as the lesson does, are those by which the kit knows them."""
    named = {name: prefix + row[name] for name in ("id", "later") if row.get(name)}
    path = row.get("path", {})
    return row | named | ({"path": path | {"after": prefix + path["after"]}} if "after" in path else {})


def _with_cases(row: Row, cases: list[str]) -> Row:
    """Return a task with the other cases that its lesson declares, where its text may cite them."""
    return row | {"cases": cases} if cases and row.get("kind") in OPEN_KINDS else row


def _rows_in_file(path: Path) -> tuple[list[Row], list[str]]:
    """Return the tasks of a file, and the other cases that it declares."""
    try:
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        return file["task"], file.get("cases", [])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise KitError(f"it is not a list of tasks ({error}): compare it with those of other lessons.") from None


def check_student_path(tasks: Iterable[Task]) -> list[str]:
    """Return a sentence for each task that stands on the path and cannot be told again."""
    return [f"task {task.id}: {said}" for task in tasks if task.path for said in _path_problems(task)]


def _path_problems(task: Task) -> Iterator[str]:
    if is_of_an_exercise(task):
        yield "tasks of exercises do not stand on the path: take path out."
    if task.kind not in KINDS:
        yield f"a task of the kind '{task.kind}' does not stand on the path; these do: {', '.join(KINDS)}."
    call = CALLS.get(task.path.get("call", ""))
    if task.kind == "work" and not (call and call.summarize_answer):
        known = ", ".join(sorted(name for name, each in CALLS.items() if each.summarize_answer))
        yield f"say in path which call tells this work again, one of {known}."
    if call and not set(task.complete) <= set(call.answer_keys):
        yield f"{call.name} does not keep what this task asks for."
