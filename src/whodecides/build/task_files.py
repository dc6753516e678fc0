"""The files of tasks, held to their schema: `course/tasks.schema.json`, which editors read too."""

import json
import tomllib

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

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
