"""Exercises from solutions, by nbgrader's own preprocessors.

A solution notebook is the only source. Each of its tasks has three cells:

- `E06-1-question`: the question in words, written by `refreshed` from the specification; never edited by hand;
- `E06-1-answer`: `answer_1 = None`, then the answer between `### BEGIN SOLUTION` and `### END SOLUTION`, then
  `ask("E06.1", answer_1)`;
- `E06-1-test`: between `### BEGIN HIDDEN TESTS` and `### END HIDDEN TESTS` the call `score(answer_1, r\"\"\"…\"\"\")`,
  whose text is the task's specification in TOML: the fields of `whodecides.answers.Task`.
"""

import dataclasses
import json
import re
import tomllib

import nbformat

from ..answers import task_from
from ..errors import KitError

TASK_CELL = re.compile(r"^E(\d\d)-(\d{1,2})-(question|answer|test)$")
SPECIFICATION = re.compile(r'score\(\s*answer_\d+,\s*r"""\n(.*?)""",?\s*\)', re.S)
JUDGED = ("text", "evidence")  # kinds that a person judges


def specifications(solution):
    """Return the tasks of a solution notebook, in order. Raises KitError where one cannot be read."""
    return [_specification(cell) for cell in solution.cells if _role(cell) == "test"]


def _role(cell):
    found = TASK_CELL.match(cell.id)
    return found[3] if found else None


def _specification(cell):
    found = SPECIFICATION.search(cell.source)
    if not found:
        raise KitError(f'cell {cell.id}: write score(answer_1, r"""…""") with the task between the quotation marks.')
    try:
        return task_from(tomllib.loads(found[1]))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise KitError(f"cell {cell.id}: the task is not valid TOML ({error}); mend it.") from None


def refreshed(solution):
    """Return the solution with question cells and nbgrader's metadata made from its specifications."""
    tasks = {cell.id.removesuffix("-test"): _specification(cell) for cell in solution.cells if _role(cell) == "test"}
    cells = []
    for cell in solution.cells:
        role = _role(cell)
        name = cell.id.removesuffix(f"-{role}")
        if role == "question":
            cell.source = question(tasks[name])
        cell.metadata.pop("nbgrader", None)
        cell.metadata["nbgrader"] = _metadata(cell, role, tasks.get(name))
        cells.append(cell)
    return nbformat.from_dict({**solution, "cells": cells})


def _metadata(cell, role, task):
    """Return what nbgrader must know of a cell."""
    judged = task is not None and task.kind in JUDGED
    graded = (role == "answer" and judged) or role == "test"
    about = {"schema_version": 3, "grade_id": cell.id, "grade": graded, "solution": role == "answer"}
    about |= {"locked": role != "answer", "task": False}
    if graded:
        about["points"] = 0 if role == "test" and judged else task.points
    if role == "test" or graded:
        about["cell_type"] = cell.cell_type
    return about


def question(task):
    """Return the question cell of a task as Markdown: points, minutes and what is asked; the form shows the choices."""
    label = "optional, " if task.optional else ""
    head = f"*{label}{task.points:g} {'point' if task.points == 1 else 'points'}, {task.minutes} minutes*"
    return "\n\n".join([f"### Task {task.id}", head, task.question])


def exercise(solution):
    """Return the exercise of a refreshed solution, as `nbgrader generate_assignment` makes it."""
    from nbgrader import preprocessors as steps

    # What `nbgrader generate_assignment` runs, without the gradebook; a test compares with it byte for byte.
    order = (
        steps.LockCells, steps.ClearSolutions, steps.ClearOutput, steps.CheckCellMetadata, steps.ComputeChecksums,
        steps.ClearHiddenTests, steps.ClearMarkScheme, steps.ComputeChecksums, steps.CheckCellMetadata,
    )  # fmt: skip
    notebook, resources = nbformat.reads(nbformat.writes(solution), as_version=4), {}
    for step in order:
        notebook, resources = step(config=nbgrader_config()).preprocess(notebook, resources)
    return notebook


def nbgrader_config():
    """Return nbgrader's settings for this kit: what stands in an exercise in place of a solution."""
    from traitlets.config import Config

    return Config({"ClearSolutions": {"code_stub": {"python": ""}}})


def public_tasks(tasks, keyed=True):
    """Return tasks as the JSON file of an exercise; without the key where answers will be graded."""
    return json.dumps([_public(task, keyed) for task in tasks], ensure_ascii=False, indent=1) + "\n"


SHOWN = ("id", "kind", "minutes", "question", "points", "optional", "words", "categories", "rows", "columns", "variant")


def _public(task, keyed):
    row = _filled(task)
    row.pop("rubric", None)
    if keyed:
        return row
    shown = _without_key(row) | {"keyed": False}
    if task.variants:
        shown["variants"] = [_without_key(each) for each in task.variants]
    return shown


def _without_key(row):
    """Return what a student may see of a task: the question and what can be chosen, without what tells the answer."""
    kept = {name: row[name] for name in SHOWN if name in row}
    for name in ("options", "items"):
        if name in row:
            kept[name] = [{"id": each["id"], "text": each["text"]} for each in row[name]]
    return kept


def _filled(task):
    """Return the fields of a task that hold something, as a dictionary."""
    row = dataclasses.asdict(task)
    empty = {each.name: each.default for each in dataclasses.fields(task) if each.default is not dataclasses.MISSING}
    return {name: value for name, value in row.items() if value not in ([], {}) and value != empty.get(name, "…")}
