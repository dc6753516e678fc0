"""The files of tasks that authors write: held to their schema, `course/tasks.schema.json`, and worked out."""

import json
import tomllib
from pathlib import Path

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from ..answers import Task, task_from
from ..case import Case
from ..errors import KitError
from .worked import no_longer_so, worked_out

SCHEMA = "tasks.schema.json"
FIRST_LINE = f"#:schema ../{SCHEMA}"  # tells editors which fields to offer


def check_tasks(path):
    """Return a sentence for each task in the file at `path` that is not as the schema says, and for a missing pointer."""
    text, place = path.read_text(encoding="utf-8"), f"{path.parent.name}/{path.name}"
    said = [] if text.startswith(FIRST_LINE + "\n") else [f"{place}: begin the file with the line {FIRST_LINE}"]
    try:
        tasks = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [*said, f"{place} is not valid TOML ({error}); mend it."]
    schema = json.loads((path.parents[1] / SCHEMA).read_text(encoding="utf-8"))
    whole = best_match(Draft7Validator(schema | {"properties": {"task": {"type": "array"}}}).iter_errors(tasks))
    if whole:
        return [*said, f"{place}: {whole.message}. Write each task below a line [[task]]."]
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


def made_tasks(path: Path, case: Case) -> list[Task]:
    """Return the tasks that the file at `path` and the data of a case make, in order.

    Raises KitError, with the task, where the file is not as it should be or a question cannot be answered.
    """
    try:
        return [task_from(worked_out(row, case)) for row in _written(path)]
    except KitError as error:
        raise KitError(f"{path.parent.name}/{path.name}, {error}") from None


def check_sentences(path, case):
    """Return a sentence for each one in the file at `path` that the data no longer bear out."""
    return [f"{path.parent.name}/{path.name}, {said}" for row in _written(path) for said in no_longer_so(row, case)]


def _written(path):
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))["task"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise KitError(f"it is not a list of tasks ({error}): compare it with those of other lessons.") from None
