"""The course as text: `course/<case>/NN-name/` holds a lesson and its exercise, and every notebook is made from it.

- `lesson.md` and `exercise.md` are jupytext Markdown: paragraphs and fenced Python, two blank lines between two cells
  of text. JupyterLab opens them as notebooks, too.
- `tasks.toml` holds every task of the lesson and of its exercise.

In `exercise.md` a cell asks a task with `ask("E06.1")`. The exercise is made of these cells; in the solution the same
cells say `solution("E06.1")`. Where students complete some code, a comment below the line to be completed holds what is
right, which the exercise leaves out and the solution has in its place:

    answer = None  # count the rows
    # solution: answer = len(rows)

The notebook keeps a fingerprint of its cells, so that an edit made there is told from an edit of the text. Code that
only opens tools is folded, and a lesson names the cells that the short way leaves out.
"""

import ast
import hashlib
import json
import re
from bisect import insort
from collections.abc import Callable, Iterable

import jupytext
import nbformat
from nbformat import NotebookNode

from ..answers.lesson_patterns import ASK_IN_EXERCISE
from ..case import CasePaths, relative_link
from ..errors import KitError
from .short_way import beyond_the_short_way

FORMAT = "md"
SOLUTION_COMMENT = re.compile(r"^(.*)\n# solution: (.*)$", re.M)  # a line to be completed, and what it should become
# What an exercise tells its students, and what the solution says in its place.
SOLUTION_WORDING = {
    "# Exercises: ": "# Solutions: ",
    "Answer each task and press *Store my answer*. You may answer again: the last answer counts.": (
        "Below each task stand the right answer, the reason, and what students read of other answers; nothing is stored."
    ),
}
CALL_PATTERN = r'^{name}(?=\("E)'
IMPORT_PATTERN = re.compile(r"(?<=^from whodecides import ).*$", re.M)
USE_CASE = "use_case"


def lesson_notebook(text: str, number: str, case: str = "") -> NotebookNode:
    """Return the notebook of `lesson.md` without outputs; `number` such as "06" begins the ids of its cells.

    `case` is what it says that it is about, "" for the default case.
    """
    return _notebook(cells_of(text), number, case)


def exercise_notebook(text: str, number: str, tasks: Iterable[str], case: str = "") -> NotebookNode:
    """Return the exercise of `exercise.md` without outputs; `tasks` are the numbers of all that it asks.

    Raises KitError where another task is asked, or one of these is not asked once.
    """
    return _notebook(_exercise_cells(text, tasks, student_code), f"E{number}", case)


def solution_notebook(text: str, number: str, tasks: Iterable[str], case: str = "") -> NotebookNode:
    """Return the solution of `exercise.md` without outputs, else as `exercise_notebook`."""
    return _notebook(_exercise_cells(text, tasks, solution_code), f"E{number}", case)


def student_code(source: str) -> str:
    """Return the code of a cell of `exercise.md` as students get it: what they complete is open."""
    return SOLUTION_COMMENT.sub(r"\1", source)


def solved_code(source: str) -> str:
    """Return the code of a cell of `exercise.md` with what is right in place of what students complete."""
    return SOLUTION_COMMENT.sub(r"\2", source)


def solution_code(source: str) -> str:
    """Return a cell of `exercise.md` as the solution has it: it tells the answer and asks nothing."""
    for asked, told in SOLUTION_WORDING.items():
        source = source.replace(asked, told)
    return _with_other_call(solved_code(source), "ask", "solution")


def _exercise_code(source: str) -> str:
    """Return a cell that was written in a solution as `exercise.md` has it."""
    for asked, told in SOLUTION_WORDING.items():
        source = source.replace(told, asked)
    return _with_other_call(source, "solution", "ask")


def _with_other_call(source: str, old: str, new: str) -> str:
    """Return code that calls `new` for a task of an exercise in place of `old`."""
    called = re.sub(CALL_PATTERN.format(name=old), new, source, flags=re.M)
    if called == source:
        return source
    return IMPORT_PATTERN.sub(lambda names: ", ".join(sorted({*names[0].split(", "), new} - {old})), called)


def _exercise_cells(text: str, tasks: Iterable[str], form: Callable[[str], str]) -> list[NotebookNode]:
    cells, tasks = cells_of(text), list(tasks)
    asked = [each for cell in cells if cell.cell_type == "code" for each in ASK_IN_EXERCISE.findall(cell.source)]
    for each in asked:
        if each not in tasks:
            raise KitError(f"exercise.md asks task {each}, which tasks.toml does not have; add it there.")
    for each in tasks:
        if asked.count(each) != 1:
            raise KitError(f"exercise.md asks task {each} {asked.count(each)} times; ask it once.")
    for cell in cells:
        cell.source = form(cell.source)
    return cells


def _only_opens_tools(source: str) -> bool:
    """Return whether code is imports and calls alone, so that nobody needs to read it."""
    statements = ast.parse(source).body
    calls = [isinstance(each, ast.Expr) and isinstance(each.value, ast.Call) for each in statements]
    imports = [isinstance(each, ast.Import | ast.ImportFrom) for each in statements]
    return bool(statements) and all(map(max, calls, imports))


def cells_of(text: str) -> list[NotebookNode]:
    """Return the cells of a text in jupytext Markdown."""
    return list(jupytext.reads(text, FORMAT).cells)


def with_use_case(source: str, case: str) -> str:
    """Return code that first says which case it is about, whatever cell ran before; "" is the default case.

    It is said where the code imports what it calls.
    """
    imported = IMPORT_PATTERN.search(source)
    if not case or not imported:
        return source
    names = imported[0].split(", ")
    if USE_CASE not in names:
        insort(names, USE_CASE)
    before, after = source[: imported.start()], source[imported.end() :]
    gap = "\n" if re.match(r"\n[^\n]", after) else "\n\n"
    return f"{before}{', '.join(names)}{gap}{_use_case_line(case)}" + after.removeprefix(gap[1:])


def without_use_case(source: str, case: str) -> str:
    """Return code without what `with_use_case` adds for `case`."""
    if not case:
        return source
    said = re.escape(_use_case_line(case))
    bare = re.sub(rf"\n\n{said}\Z|(?<=\n){said}\n", "", source, count=1)
    if f"{USE_CASE}(" in bare:  # the code itself names a case
        return bare
    return IMPORT_PATTERN.sub(lambda found: ", ".join(each for each in found[0].split(", ") if each != USE_CASE), bare)


def _use_case_line(case: str) -> str:
    return f'{USE_CASE}("{case}")'


def _notebook(cells: list[NotebookNode], prefix: str, case: str) -> NotebookNode:
    for place, cell in enumerate(cells, 1):
        cell.id = f"{prefix}-{place:02}"
        if cell.cell_type == "code":
            cell.source = with_use_case(cell.source, case)
        if cell.cell_type == "code" and _only_opens_tools(cell.source):
            cell.metadata["jupyter"] = {"source_hidden": True}
    notebook = with_fingerprint(nbformat.v4.new_notebook(cells=cells))
    notebook.metadata["whodecides"]["beyond_the_short_way"] = beyond_the_short_way(notebook)
    return notebook


def with_fingerprint(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook, marked as what its text makes."""
    notebook.metadata.setdefault("whodecides", {})["made"] = fingerprint(notebook)
    return notebook


def fingerprint(notebook: NotebookNode) -> str:
    """Return a short hash of what the cells of a notebook say, whatever their outputs."""
    said = [[cell.cell_type, cell.source] for cell in notebook.cells]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def is_edited_by_hand(notebook: NotebookNode) -> bool:
    """Return whether the cells of a made notebook were changed since it was made."""
    return notebook.metadata.get("whodecides", {}).get("made") != fingerprint(notebook)


def notebook_text(notebook: NotebookNode, before: str = "", form: Callable[[str], str] = str, case: str = "") -> str:
    """Return a notebook as the text that it is made from; `case` is what the notebook says that it is about.

    `before` is the text of which it was made, and `form` what was made of its cells: what the notebook does not show, the
    right answers in an exercise and the open lines in a solution, is taken from there. Raises KitError where such a cell
    was changed.
    """
    written: dict[str, str] = {form(cell.source): cell.source for cell in cells_of(before)}
    back = _exercise_code if form is solution_code else str
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    about = {"code": case, "markdown": ""}
    sources = [(cell.cell_type, without_use_case(cell.source, about[cell.cell_type])) for cell in notebook.cells]
    cells = [make[kind](written.get(source) or back(source)) for kind, source in sources]
    kept = {cell.source for cell in cells}
    for source in written.values():
        if SOLUTION_COMMENT.search(source) and source not in kept:
            task = ", ".join(ASK_IN_EXERCISE.findall(source))
            raise KitError(
                f"the cell that asks task {task} holds code for students and its solution: change "
                "both in exercise.md, take your change back here, then try again."
            )
    return jupytext.writes(
        nbformat.v4.new_notebook(cells=cells),
        {"extension": ".md", "notebook_metadata_filter": "-all", "cell_metadata_filter": "-all"},
    )


def missing_links(text: str, paths: CasePaths, name: str, following: str) -> list[str]:
    """Return what the `exercise.md` of the lesson `name` lacks: links to its lesson, and last one to the next lesson.

    `following` is the name of the next lesson, "" behind the last one.
    """

    def to(lesson: str) -> str:
        return f"[lesson {lesson[:2]}]({relative_link(paths.exercise(name), paths.notebook(lesson))})"

    lesson, end = to(name), f"**Back:** {to(name)}"
    if following:
        end += f"\n\n**Next:** {to(following)}"
    said = []
    if lesson not in text.partition("\n## ")[0]:
        said.append(f"{name}/exercise.md does not link to its lesson before its first task: write {lesson} there.")
    if not text.endswith(f"\n\n{end}\n"):
        said.append(f"{name}/exercise.md does not end with links to its lesson and to the next one: end it with\n{end}")
    return said
