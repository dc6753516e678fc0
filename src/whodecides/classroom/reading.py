"""Turn the content of a submitted file into answers. A notebook is read as text; none of its code runs."""

import ast
import json
import re
from typing import Any

from ..answers import as_data, parse, too_many_parts
from ..errors import KitError

MOST_SOURCE = 20_000  # characters of a cell that can hold an answer
MOST_SOURCE_IN_ALL = 500_000  # characters of all such cells of a notebook
ANSWER = re.compile(r"^answer_(\d{1,2})$")
HEADED = re.compile(r"### Task (E\d\d\.\d{1,2})\n")  # the cell of a question, as an exercise is made
ASKED = re.compile(r"""\bask\(\s*["'](E\d\d\.\d{1,2})["']""")
TOO_MANY_PARTS = (
    "nested too deeply, or in too many parts, to be a file of answers; ask for the file as the kit wrote it"
)
NOT_UTF8 = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_answers(content: bytes) -> tuple[dict[str, Any] | None, str]:
    """Return (answers as from `parse`, verdict). The verdict is "" where the content could be read.

    A further key, "kind", says whether they come from a file of "answers" or from a "notebook", whose records hold the
    "question" that stands above each answer. `content` is bytes: a file of answers of this version or an older one, or a notebook of an exercise.
    """
    data, problem = read_json(content)
    if problem:
        return None, problem
    if isinstance(data, dict) and ("cells" in data or "worksheets" in data):
        return _read_notebook(data)
    try:
        kept = parse(content.decode("utf-8-sig"))
        for record in kept["answers"].values():
            record.pop("earlier", None)  # the last answer counts, and a class has many
        return {**kept, "kind": "answers"}, ""
    except KitError as error:
        return None, str(error)


def read_json(content: bytes) -> tuple[Any, str]:
    """Return (what the bytes of a submitted file hold as JSON, ""), or (None, why they cannot be read)."""
    if not content.strip():
        return None, "an empty file"
    for mark, name in NOT_UTF8.items():
        if content.startswith(mark):
            return None, f"saved as {name}; ask for the file as the kit wrote it"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, _foreign(content)
    if not text.lstrip().startswith("{"):
        return None, "not a file of answers; ask for my-answers.json"
    if too_many_parts(text):
        return None, TOO_MANY_PARTS
    try:
        return json.loads(text), ""
    except RecursionError:
        return None, TOO_MANY_PARTS
    except ValueError as error:
        return None, f"broken off or damaged ({error.args[0].split(':')[0]}); ask for the file again"


def _foreign(content):
    kinds = {
        b"%PDF": "a PDF",
        b"PK\x03\x04": "an archive or a document",
        b"\x89PNG": "a picture",
        b"\xff\xd8": "a picture",
    }
    named = next((name for start, name in kinds.items() if content.startswith(start)), None)
    return (
        f"{named}, not a file of answers; ask for my-answers.json"
        if named
        else "not saved as UTF-8; ask for the file as the kit wrote it"
    )


def _read_notebook(data):
    if "cells" not in data:
        return None, "a notebook in an old format; ask the student to open and save it in JupyterLab"
    if not isinstance(data["cells"], list):
        return None, "a damaged notebook; ask for my-answers.json"
    answers, questions, left = {}, {}, MOST_SOURCE_IN_ALL
    for cell in data["cells"]:
        questions |= _question_in(cell)
        source = _source(cell, "code")
        tasks = {f"answer_{int(task.split('.')[1])}": task for task in ASKED.findall(source)}
        if not tasks or len(source) > left:
            continue
        left -= len(source)
        for task, answer in _answers_in(source, tasks):
            answers[task] = {"answer": answer, "tries": 1, "at": ""}
    for task, record in answers.items():
        record["question"] = questions.get(task, "")
    if not answers:
        return None, "a notebook without answers in its cells; ask for my-answers.json"
    kept = {"language": "en", "pseudonym": "", "data": "", "answers": answers, "unread": {}}
    return {**kept, "kind": "notebook"}, ""


def _question_in(cell):
    """Return {task id: question} of a cell that asks a task, else nothing."""
    source = _source(cell, "markdown")
    head = HEADED.match(source)
    return {head[1]: source.rpartition("\n\n")[2]} if head else {}


def _source(cell, kind):
    """Return the text of a cell of a kind, "" where it is another one or holds what can be none of ours."""
    source = cell.get("source", "") if isinstance(cell, dict) and cell.get("cell_type") == kind else ""
    if isinstance(source, list):
        source = "".join(each for each in source if isinstance(each, str))
    return source if isinstance(source, str) and len(source) <= MOST_SOURCE else ""


def _answers_in(source, tasks):
    """Yield (task id, answer) of code that sets `answer_1` to plain values; `tasks` maps such names to the tasks asked."""
    try:
        lines = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    found = {}
    for line in lines:
        if isinstance(line, ast.Assign) and len(line.targets) == 1 and isinstance(line.targets[0], ast.Name):
            name = line.targets[0].id
            if ANSWER.match(name) and name in tasks:
                found[tasks[name]] = _plain_value(line.value)
    yield from ((task, value) for task, value in found.items() if value is not None)


def _plain_value(expression):
    """Return the value of an expression that is written out, else None: what is calculated needs the file of answers."""
    try:
        return as_data(ast.literal_eval(expression))
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None
