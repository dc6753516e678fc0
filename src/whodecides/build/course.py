"""The course as text: `course/NN-name/` holds a lesson and its exercise, and every notebook is made from it.

- `lesson.md` and `exercise.md` are jupytext Markdown: paragraphs and fenced Python, two blank lines between two cells
  of text. JupyterLab opens them as notebooks, too.
- `tasks.toml` holds every task of the lesson and of its exercise.

In `exercise.md` a cell asks a task with `ask("E06.1")`. nbgrader needs three cells in its place, which are made here:

- `E06-1-question`: points, minutes and question;
- `E06-1-answer`: `answer_1 = None`, the right answer between `### BEGIN SOLUTION` and `### END SOLUTION`, and
  `ask("E06.1", answer_1)`. A cell that brings these lines of its own stays as it is;
- `E06-1-test`: the call `score(answer_1, key)` with the task as JSON, between `### BEGIN HIDDEN TESTS` and
  `### END HIDDEN TESTS`.

The notebook keeps a fingerprint of its cells, so that an edit made there is told from an edit of the text. In a lesson
the code that only opens tools is folded, and the notebook names the cells that the short way leaves out.
"""

import ast
import hashlib
import json
import re
import textwrap

import jupytext
import nbformat
from nbformat import NotebookNode

from ..answers import Task, as_row, right_answer
from ..errors import KitError
from .exercises import metadata_of_a_cell, question
from .short_way import beyond_the_short_way

FORMAT = "md"
ASKED = re.compile(r'^ask\("(E\d\d\.\d{1,2})"(?:, answer_\d+)?\)$', re.M)
MADE_CELL = re.compile(r"^E\d\d-\d{1,2}-(question|answer|test)$")
PLAIN_ASK = 'from whodecides import ask\n\nask("{id}")'
UNANSWERED = "answer_{number} = None  # use the form below\n"
SOLVED = "### BEGIN SOLUTION\nanswer_{number} = {answer}\n### END SOLUTION\n"
TEST = '''# Your answer to task {id} is read here.
### BEGIN HIDDEN TESTS
from whodecides.classroom import score

score(
    answer_{number},
    r"""
{key}
""",
)
### END HIDDEN TESTS'''
LINE = 105  # characters of a written solution in a line


def lesson_notebook(text: str, number: str) -> NotebookNode:
    """Return the notebook of `lesson.md` without outputs; `number` such as "06" begins the ids of its cells."""
    cells = cells_of(text)
    for place, cell in enumerate(cells, 1):
        cell.id = f"{number}-{place:02}"
        if cell.cell_type == "code" and _only_opens_tools(cell.source):
            cell.metadata["jupyter"] = {"source_hidden": True}
    notebook = _notebook(cells)
    notebook.metadata["whodecides"]["beyond_the_short_way"] = beyond_the_short_way(notebook)
    return notebook


def _only_opens_tools(source):
    """Return whether code is imports and calls alone, so that nobody needs to read it."""
    statements = ast.parse(source).body
    calls = [isinstance(each, ast.Expr) and isinstance(each.value, ast.Call) for each in statements]
    imports = [isinstance(each, ast.Import | ast.ImportFrom) for each in statements]
    return all(map(max, calls, imports))


def solution_notebook(text: str, number: str, tasks: dict[str, Task]) -> NotebookNode:
    """Return the solution of `exercise.md` without outputs, from its text and {id: Task}.

    Raises KitError where a task is asked that is not there, or one of the exercise is not asked once.
    """
    cells, asked = [], []
    for place, cell in enumerate(cells_of(text), 1):
        found = ASKED.search(cell.source) if cell.cell_type == "code" else None
        if not found:
            kind = "code" if cell.cell_type == "code" else "text"
            cell.id = f"E{number}-{kind}-{place}"
            cell.metadata["nbgrader"] = metadata_of_a_cell(cell, None, None)
            cells.append(cell)
            continue
        if found[1] not in tasks:
            raise KitError(f"exercise.md asks task {found[1]}, which tasks.toml does not have; add it there.")
        asked.append(found[1])
        cells += _three_cells(cell.source, tasks[found[1]])
    for each in tasks:
        if asked.count(each) != 1:
            raise KitError(f"exercise.md asks task {each} {asked.count(each)} times; ask it once.")
    return _notebook(cells)


def _three_cells(source, task):
    name, number = task.id.replace(".", "-"), task.id.rpartition(".")[2]
    answer = source if "### BEGIN SOLUTION" in source else _answered(source, task, number)
    key = json.dumps(as_row(task), ensure_ascii=False, indent=1)
    cells = [
        nbformat.v4.new_markdown_cell(question(task), id=f"{name}-question"),
        nbformat.v4.new_code_cell(answer, id=f"{name}-answer"),
        nbformat.v4.new_code_cell(TEST.format(id=task.id, number=number, key=key), id=f"{name}-test"),
    ]
    for cell, role in zip(cells, ("question", "answer", "test"), strict=True):
        cell.metadata["nbgrader"] = metadata_of_a_cell(cell, role, task)
    return cells


def _answered(source, task, number):
    lines = UNANSWERED.format(number=number) + SOLVED.format(number=number, answer=_as_code(task))
    return source.replace(f'ask("{task.id}")', f'{lines}ask("{task.id}", answer_{number})')


def _as_code(task):
    """Return the right answer as Python, laid out as the formatter would."""
    right = right_answer(task)
    match task.kind:
        case "number":
            return right
        case "choice":
            return _quoted(right)
        case "order":
            return f"[{', '.join(map(_quoted, right))}]"
        case "classify":
            return _mapping({item: _quoted(category) for item, category in right.items()})
        case "table":
            return _mapping(right)
        case _:
            lines = textwrap.wrap(right, LINE, drop_whitespace=False)
            return "\n".join(["(", *(f"    {_quoted(each)}" for each in lines), ")"])


def _mapping(entries):
    return "\n".join(["{", *(f"    {_quoted(name)}: {value}," for name, value in entries.items()), "}"])


def _quoted(text):
    return f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', '\\"') + '"'


def cells_of(text: str) -> list[NotebookNode]:
    """Return the cells of a text in jupytext Markdown."""
    return list(jupytext.reads(text, FORMAT).cells)


def _notebook(cells):
    return stamped(nbformat.v4.new_notebook(cells=cells))


def stamped(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook, marked as what its text makes."""
    notebook.metadata["whodecides"] = {"made": fingerprint(notebook)}
    return notebook


def fingerprint(notebook: NotebookNode) -> str:
    """Return a short hash of what the cells of a notebook say, whatever their outputs."""
    said = [[cell.cell_type, cell.source] for cell in notebook.cells]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def edited_by_hand(notebook: NotebookNode) -> bool:
    """Return whether the cells of a made notebook were changed since it was made."""
    return notebook.metadata.get("whodecides", {}).get("made") != fingerprint(notebook)


def as_text(notebook: NotebookNode, tasks: dict[str, Task]) -> str:
    """Return a lesson or a solution as the text that it is made from; `tasks` are {id: Task} of the exercise.

    Raises KitError where a cell was changed that is made from tasks.toml.
    """
    cells = []
    for cell in notebook.cells:
        role = MADE_CELL.match(cell.id)
        if not role or role[1] == "answer":
            cells.append(_as_written(cell, tasks))
    bare = nbformat.v4.new_notebook(cells=cells)
    for made, there in _made_cells(notebook, tasks):
        if made.source != there.source:
            raise KitError(
                f"cell {there.id} is made from tasks.toml: put your change there, take it back here, then try again."
            )
    return jupytext.writes(
        bare, {"extension": ".md", "notebook_metadata_filter": "-all", "cell_metadata_filter": "-all"}
    )


def _as_written(cell, tasks):
    source = cell.source
    found = ASKED.search(source) if cell.cell_type == "code" else None
    if found and found[1] in tasks:
        short = PLAIN_ASK.format(id=found[1])
        if _three_cells(short, tasks[found[1]])[1].source == source:
            source = short
    make = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
    return make(source)


def _made_cells(notebook, tasks):
    """Pairs of (the cell as tasks.toml makes it, the cell that is there) for questions and tests."""
    there = {cell.id: cell for cell in notebook.cells}
    for task in tasks.values():
        for made in _three_cells(PLAIN_ASK.format(id=task.id), task):
            if made.id in there and not made.id.endswith("-answer"):
                yield made, there[made.id]
