"""Exercises from solutions, by nbgrader's own preprocessors."""

import nbformat
from nbformat import NotebookNode

from ..answers import Task

JUDGED = ("text", "evidence")  # kinds that a person judges


def metadata_of_a_cell(cell, role, task):
    """Return what nbgrader must know of a cell: its `role` is question, answer or test of `task`, or None."""
    judged = task is not None and task.kind in JUDGED
    graded = (role == "answer" and judged) or role == "test"
    about = {"schema_version": 3, "grade_id": cell.id, "grade": graded, "solution": role == "answer"}
    about |= {"locked": role != "answer", "task": False}
    if graded:
        about["points"] = 0 if role == "test" and judged else task.points
    if role == "test" or graded:
        about["cell_type"] = cell.cell_type
    return about


def question(task: Task) -> str:
    """Return the question cell of a task as Markdown: points, minutes and what is asked; the form shows the choices."""
    label = "optional, " if task.optional else ""
    head = f"*{label}{task.points:g} {'point' if task.points == 1 else 'points'}, {task.minutes} minutes*"
    return "\n\n".join([f"### Task {task.id}", head, task.question])


def exercise(solution: NotebookNode) -> NotebookNode:
    """Return the exercise of a solution, as `nbgrader generate_assignment` makes it."""
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
