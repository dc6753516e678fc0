"""Turn the content of a submitted file into answers. A notebook is read as text; none of its code runs."""

import ast
import json
import re
from typing import Any

from ..answers import as_data, parse, too_many_parts
from ..errors import KitError, Words, _

MOST_SOURCE = 20_000  # characters of a cell that can hold an answer
MOST_SOURCE_IN_ALL = 500_000  # characters of all such cells of a notebook
ANSWER = re.compile(r"^answer_(\d{1,2})$")
HEADED = re.compile(r"### Task (E\d\d\.\d{1,2})\n")  # the cell of a question, as an exercise is made
ASKED = re.compile(r"""\bask\(\s*["'](E\d\d\.\d{1,2})["']""")
NOT_UTF8 = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
KINDS = {  # how files of another kind begin
    b"%PDF": _("a PDF"),
    b"PK\x03\x04": _("an archive or a document"),
    b"\x89PNG": _("a picture"),
    b"\xff\xd8": _("a picture"),
}
# What to ask of whoever handed in what cannot be read.
THE_ANSWERS = _("ask for my-answers.json")
AS_WRITTEN = _("ask for the file as the kit wrote it")
AGAIN = _("ask for the file again")


def asking(problem: Words | str, request: str) -> Words:
    """Return the verdict on what cannot be read: the `problem` (Words or a message), then the message of the `request`."""
    what = problem if isinstance(problem, Words) else Words(problem)
    return Words(_("{problem}; {request}"), problem=what, request=Words(request))


def read_answers(content: bytes) -> tuple[dict[str, Any] | None, str]:
    """Return (answers as from `parse`, verdict as Words). The verdict is "" where the content could be read.

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
        return None, error.words


def read_json(content: bytes) -> tuple[Any, str]:
    """Return (what the bytes of a submitted file hold as JSON, ""), or (None, Words: why they cannot be read)."""
    if not content.strip():
        return None, Words(_("an empty file"))
    for mark, name in NOT_UTF8.items():
        if content.startswith(mark):
            return None, asking(Words(_("saved as {name}"), name=name), AS_WRITTEN)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, _foreign(content)
    if not text.lstrip().startswith("{"):
        return None, asking(_("not a file of answers"), THE_ANSWERS)
    nested = asking(_("nested too deeply, or in too many parts, to be a file of answers"), AS_WRITTEN)
    if too_many_parts(text):
        return None, nested
    try:
        return json.loads(text), ""
    except RecursionError:
        return None, nested
    except ValueError as error:
        damaged = Words(_("broken off or damaged ({reason})"), reason=error.args[0].split(":")[0])
        return None, asking(damaged, AGAIN)


def _foreign(content):
    kind = next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
    if kind:
        return asking(Words(_("{kind}, not a file of answers"), kind=Words(kind)), THE_ANSWERS)
    return asking(_("not saved as UTF-8"), AS_WRITTEN)


def _read_notebook(data):
    if "cells" not in data:
        return None, asking(_("a notebook in an old format"), _("ask the student to open and save it in JupyterLab"))
    if not isinstance(data["cells"], list):
        return None, asking(_("a damaged notebook"), THE_ANSWERS)
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
        return None, asking(_("a notebook without answers in its cells"), THE_ANSWERS)
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
