"""The exercises as a course of nbgrader, for those who run it: source and release versions, settings and the case.

The kit itself needs nothing of this: its forms store answers as data, and `whodecides grade` executes nothing. Here each
task becomes a question that nobody may change, a cell for the answer, and, where a machine decides, a test whose hidden
part holds the key. Everybody gets the first variant.
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from ..answers import Task, answer_code, right_answer, task_row, task_variant
from ..answers.lesson_cases import declared_data
from ..answers.lesson_patterns import ASK_IN_EXERCISE
from ..case import DEFAULT, SCHEMAS, CasePaths
from ..errors import KitError, _
from ..progress import with_progress
from .course import cells_of, solved_code, student_code
from .course_builder import LessonSource, lessons_with_data
from .notebooks import KERNEL

SETTINGS_FILE = "nbgrader_config.py"
SETTINGS = '''"""nbgrader's settings for these exercises. nbgrader executes what students hand in: see its own rules for that."""

import os
import tempfile

c = get_config()  # noqa: F821 (nbgrader provides it)
c.CourseDirectory.course_id = "whodecides"
c.ClearSolutions.code_stub = {"python": ""}
c.ClearSolutions.text_stub = "*Write your answer here.*"

# What a student's code showed is kept as text alone: a script in it must not run in a page of feedback or of grading.
c.WidgetsDataTypeFilter.display_data_priority = ["text/plain"]
c.HTMLExporter.sanitize_html = True

# What students' cells store while they are graded must not reach the instructor's own answers.
os.environ["WHODECIDES_ANSWERS"] = os.path.join(tempfile.mkdtemp(), "my-answers.json")
'''
FORM_TEXT = "Answer each task and press *Store my answer*. You may answer again: the last answer counts."
CELL_TEXT = "Write each answer into the cell below its question, in place of `…`; where there are choices, by its id."
LINK = re.compile(r"\[([^]]+)\]\(\.\./notebooks/[^)]+\)")  # to a lesson, which lies elsewhere
SOLUTION = "### BEGIN SOLUTION\n{answer}\n### END SOLUTION"
TEST = '''# Your answer to task {id} is read here.
### BEGIN HIDDEN TESTS
from whodecides.classroom import score

score(
    {name},
    r"""
{key}
""",
)
### END HIDDEN TESTS'''


def write_nbgrader_course(paths: CasePaths, folder: Path | str, names: Sequence[str] = ()) -> None:
    """Write the exercises of a case, or those whose names begin with one of `names`, into a new `folder`.

    Raises KitError where something lies in the folder, or nbgrader refuses.
    """
    from nbgrader.apps import NbGraderAPI
    from traitlets.config.loader import PyFileConfigLoader

    folder = Path(folder).resolve()
    if folder.exists() and any(folder.iterdir()):
        raise KitError(f"'{folder}' is not empty: name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SETTINGS_FILE).write_text(SETTINGS, encoding="utf-8")
    lessons = lessons_with_data(paths, names)
    others = declared_data(paths, [lesson.name for lesson in lessons])
    for each in (paths.data, *others, SCHEMAS):  # the tools read them
        shutil.copytree(paths.at(each), folder / each)
    shutil.copy(paths.at(DEFAULT), folder / DEFAULT)
    settings = PyFileConfigLoader(SETTINGS_FILE, path=str(folder)).load_config()
    settings.CourseDirectory.root = str(folder)
    # nbgrader calls a program of its own by name, also where the environment is not activated.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    nbgrader = NbGraderAPI(config=settings)
    asked = [each for each in lessons if each.exercise_tasks]
    for lesson in with_progress(asked, _("Making exercise {number} of {all} …")):
        source = folder / "source" / lesson.name / f"{lesson.name}.ipynb"
        source.parent.mkdir(parents=True)
        nbformat.write(source_notebook(lesson), source)
        if not (made := nbgrader.generate_assignment(lesson.name))["success"]:
            raise KitError(f"nbgrader refuses {lesson.name}: {made['log']}")


def source_notebook(lesson: LessonSource) -> NotebookNode:
    """Return the exercise of a lesson as nbgrader's source version, with answers and hidden tests."""
    cells = []
    for place, cell in enumerate(cells_of(lesson.text("exercise.md") or ""), 1):
        asked = ASK_IN_EXERCISE.search(cell.source) if cell.cell_type == "code" else None
        if asked:
            cells += _cells_of_a_task(task_variant(lesson.exercise_tasks[asked[1]], 0), cell.source)
        else:
            source = _text_for_cells(cell.source)
            cells.append(_cell(cell.cell_type, source, f"E{lesson.number}-{cell.cell_type}-{place}"))
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def _text_for_cells(text: str) -> str:
    """Return a text of an exercise for where there is no form, and no lesson beside it."""
    return LINK.sub(r"\1", text).replace(FORM_TEXT, CELL_TEXT)


def _cells_of_a_task(task: Task, source: str) -> list[NotebookNode]:
    """Return question and answer, and the test of an answer on which a machine decides. Other answers are graded by hand."""
    name, key = task.id.replace(".", "-"), json.dumps(task_row(task), ensure_ascii=False, indent=1)
    question = _cell("markdown", _question(task), f"{name}-question")
    if task.rubric:
        solved = SOLUTION.format(answer=right_answer(task))
        return [question, _cell("markdown", solved, f"{name}-answer", solution=True, points=task.points)]
    variable = f"answer_{task.id.rpartition('.')[2]}"
    test = TEST.format(id=task.id, name=variable, key=key)
    return [
        question,
        _cell("code", _answer(task, variable, source), f"{name}-answer", solution=True),
        _cell("code", test, f"{name}-test", points=task.points),
    ]


def _question(task: Task) -> str:
    """Return what is asked as Markdown, with all that can be chosen and the id under which code names it."""
    optional = "optional, " if task.optional else ""
    lists = [part for part in (task.options, task.items, task.categories, task.rows, task.columns) if part]
    chosen = ["\n".join(f"- `{each['id']}`: {each['text']}" for each in part) for part in lists]
    return "\n\n".join([f"### Task {task.id}", f"*{optional}{task.points:g} points*", task.question, *chosen])


def _answer(task: Task, variable: str, source: str) -> str:
    """Return the code of an answer: what a student begins with, and the right answer, which nbgrader takes out."""
    if student_code(source) != solved_code(source):  # a task about code: its last line but one is completed
        *code, begun, _asks = student_code(source).splitlines()
        solved = solved_code(source).splitlines()[-2]
        return "\n".join([*code, begun, SOLUTION.format(answer=solved), f"{variable} = answer"])
    solved = SOLUTION.format(answer=f"{variable} = {right_answer(task)!r}")
    return f"{answer_code(task) or f'{variable} = None'}\n{solved}"


def _cell(kind: str, source: str, grade_id: str, solution: bool = False, points: float | None = None) -> NotebookNode:
    """Return a cell with what nbgrader must know of it: an answer (`solution`), or one that nobody may change."""
    about = {"schema_version": 3, "grade_id": grade_id, "grade": points is not None, "solution": solution}
    about |= {"locked": not solution, "task": False} | ({} if points is None else {"points": points})
    make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
    return make(source, id=grade_id, metadata={"nbgrader": about})
