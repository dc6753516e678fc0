"""Tasks: those of the lessons (06.1) and those of their exercises (E06.1).

Authors write them in `course/<case>/*/tasks.toml`. `keys/*.json` beside these is made from them, with all that follows
from the data worked out; `exercises/tasks/*.json` holds the part of an exercise that students meet. The id of a task of
another case than the default one begins with the case's name.
"""

import json
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from ..case import CasePaths, Row, case_names, case_paths, current_paths, find_root, split_id
from ..errors import KitError, Message, _, suggest_names

TASKS = "tasks.toml"


@dataclass(frozen=True)
class Task:
    """One task of a lesson, with all that follows from the data worked out (see `build.task_compiler` for what authors write).

    What it holds depends on its `kind`:

    - prediction: a choice that is neither right nor wrong; `outcome` is the option that the data then show, and `later`
      the task of the lesson in which students come back to the question;
    - choice: `options` are dictionaries with id, text, feedback and, where wrong, misconception; one has `right = true`;
    - number: `answer`, `tolerance`, `hint`, `right` (what to read when it is right), and `mistakes`: dictionaries with
      answer, feedback and misconception;
    - order: `items` are dictionaries with id, text and place (a number; equal places may stand in any order);
      `mistakes` are dictionaries with first, second (ids of which the first should stand before the second),
      feedback and misconception; `hint`, `right`;
    - classify: `categories` are dictionaries with id and text; `items` with id, text, answer (a category), feedback
      (for a wrong category) and misconception; `right`;
    - table: `rows` and `columns` are dictionaries with id and text; `cells` maps "row.column" to a number;
      `tolerance`, `hint`, `right`, and `mistakes`: dictionaries with cell, answer, feedback and misconception;
    - text: `words` is [fewest, most]; `right`; with `closing` it has to end with one id in brackets, and `hint` says so;
    - evidence: a text that cites statements: also `places` (jurisdictions to be cited) and `cite` (how many in all);
    - work: what a widget collects step by step, a dictionary; `complete` maps its keys to the fewest entries.

    A text that cites may have `codes`, dictionaries with place, variable, values, fewest, feedback and misconception:
    `fewest` cited ids (one, where no number is named) that begin with the place (any, where none is named) must have one
    of the values (any value, where none is named) in the facts that `case.citable` tells, such as the code of a
    statement, so that a claim does not contradict its evidence and a counter-position is there. With `closing` only the
    id at the end counts. One with `said`, beginnings of words in small letters without accents, asks that the text has
    `fewest` such words.

    Below a text that may cite stands a tray, in which evidence is found: `tray` names the tables of a text; for evidence
    it holds the statements of governments. `cards` are ids of what lies beside the text from the first; with
    `cards_from` they are what the stored answer to that task cites. `recalls` names a task of work on the path: what the
    student made there is told again above the text. `cases` are the other cases that its lesson declares: their ids may
    be cited, too.

    A text or evidence task of a lesson also has `rubric`, dictionaries with level and text by which students rate
    themselves, and two `samples`, dictionaries with text, level and note; both are shown once a whole answer is stored. Of
    an exercise in a kit that tells what holds the rubric and two of its anchors are shown so.

    A task of a lesson may stand on the student's path, which is read back at the end of the course: `path` holds its
    title there, and where they are needed `record`, what to call that which is so, `after`, a task that must be done
    before this is told, `decision` where a prediction is one's own decision, and for work `call`, the public call of
    the tool that tells it again.

    Tasks of exercises (E06.1) also have `points`; `rubric`, four dictionaries with level, text and anchor (an answer
    of that level), where a person judges; `variants`, dictionaries that replace some fields, so that neighbours get
    different tasks, each with a name of its own, `task_variant`, which stays when its words are bettered and is stored with
    the answer; and may be `optional`. `aim` is the number of the aim of the lesson that it serves, `look` the task of the
    lesson whose screen helps, by default the first that the aim names. Without a key (`keyed` is false) an answer is stored and nothing is told.

    `revision` is the number of the question (see `revisions`), given when the course is made; of a task with variants
    each of these has its own.
    """

    id: str
    kind: str
    minutes: int
    question: str
    options: list[Row] = field(default_factory=list)
    outcome: str = ""
    later: str = ""
    answer: float | None = None
    tolerance: float = 0
    mistakes: list[Row] = field(default_factory=list)
    items: list[Row] = field(default_factory=list)
    categories: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    columns: list[Row] = field(default_factory=list)
    cells: dict[str, float] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    cite: int = 0
    words: list[int] = field(default_factory=list)
    complete: dict[str, int] = field(default_factory=dict)
    codes: list[Row] = field(default_factory=list)
    closing: bool = False
    right: str = ""
    hint: str = ""
    points: float = 0
    aim: int = 0
    look: str = ""
    optional: bool = False
    keyed: bool = True
    rubric: list[Row] = field(default_factory=list)
    samples: list[Row] = field(default_factory=list)
    variants: list[Row] = field(default_factory=list)
    variant: str = ""
    revision: int = 1
    path: dict[str, Any] = field(default_factory=dict)
    tray: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    cards_from: str = ""
    recalls: str = ""
    cases: list[str] = field(default_factory=list)

    @property
    def case(self) -> str:
        """The case of the task, "" for the default one."""
        return split_id(self.id)[0]

    @property
    def number(self) -> str:
        """The id as the task's own lesson has it, without the case."""
        return split_id(self.id)[1]

    @property
    def lesson(self) -> str:
        """The number of the task's lesson, such as "06"."""
        return self.number.removeprefix("E")[:2]


KINDS = ("prediction", "choice", "number", "order", "classify", "table", "text", "evidence", "work")
OPEN_KINDS = ("text", "evidence")  # a person reads them


def read_tasks(path: Path) -> list[Task]:
    """Return the tasks of one file that the kit made, in order. Raises KitError where it is damaged."""
    try:
        return [task_from(row) for row in json.loads(path.read_text(encoding="utf-8"))]
    except KitError:
        raise  # it says what is wrong with one task
    except (ValueError, TypeError, AttributeError):
        raise KitError(Message(_("{file} is damaged: restore it from the kit."), file=path.name)) from None


def task_from(row: Row) -> Task:
    """Return the Task of a parsed dictionary. Raises KitError for unknown fields and kinds."""
    known, task, kind = {each.name for each in fields(Task)}, row.get("id", "?"), row.get("kind")
    for name in row:
        if name not in known:
            wrong = _("Task {task}: unknown field '{name}'. {nearest}")
            raise KitError(Message(wrong, task=task, name=name, nearest=suggest_names(name, known)))
    if kind not in KINDS:
        wrong = _("Task {task}: unknown kind '{name}'. {nearest}")
        raise KitError(Message(wrong, task=task, name=kind, nearest=suggest_names(kind, KINDS)))
    names = [each.get("variant") for each in row.get("variants", [])]
    if not all(isinstance(each, str) and each for each in names) or len(set(names)) < len(names):
        wrong = _('Task {task}: give each of its variants a name of its own, variant = "…".')
        raise KitError(Message(wrong, task=task))
    return Task(**row)


def answer_code(task: Task) -> str:
    """Return how an answer is written as code, with the ids of what can be chosen, or "" where it needs no ids."""
    name = f"answer_{task.id.rpartition('.')[2]}"
    options, items, categories = ([each["id"] for each in part] for part in (task.options, task.items, task.categories))
    if options:
        return f"{name} = {_quoted('…')}  # {' or '.join(map(_quoted, options))}"
    if categories:
        lines = [f"    {_quoted(each)}: {_quoted('…')}," for each in items]
        return "\n".join([f"{name} = {{  # {' or '.join(map(_quoted, categories))}", *lines, "}"])
    if items:
        return f"{name} = [{', '.join(map(_quoted, items))}]"
    if task.rows:
        cells = [f"{row['id']}.{column['id']}" for row in task.rows for column in task.columns]
        return "\n".join([f"{name} = {{", *(f"    {_quoted(each)}: None," for each in cells), "}"])
    return ""


def _quoted(text: str) -> str:
    return f'"{text}"'


def task_variant(task: Task, number: int) -> Task:
    """Return the task as its variant `number` (counted from 0, around again after the last) states it."""
    if not task.variants:
        return task
    return replace(task, **task.variants[number % len(task.variants)], variants=[])


def all_variants(task: Task) -> list[Task]:
    """Return the task as each of its variants states it; a task without variants alone."""
    return [task_variant(task, number) for number in range(max(1, len(task.variants)))]


def named_variant(task: Task, name: str) -> Task | None:
    """Return the task as the variant `name` states it ("" where there are none), or None where it has no such one."""
    names = [each["variant"] for each in task.variants] or [""]
    return task_variant(task, names.index(name)) if name in names else None


def is_of_an_exercise(task: Task) -> bool:
    """Return whether a task belongs to an exercise (E06.1), not to a lesson (06.1)."""
    return is_exercise_id(task.id)


def is_exercise_id(task_id: str) -> bool:
    """Return whether the id of a task is one of an exercise, of whatever case."""
    return split_id(task_id)[1].startswith("E")


def lesson_tasks(paths: CasePaths | None = None) -> list[Task]:
    """Return the tasks of all lessons of a case, by default of that which the notebook is about, in order."""
    return [task for tasks in _course(paths).values() for task in tasks if not is_of_an_exercise(task)]


def exercise_tasks(paths: CasePaths | None = None) -> dict[str, list[Task]]:
    """Return {name of an exercise: its tasks with their key} of a case, by default of that which the notebook is about."""
    found = {name: [task for task in tasks if is_of_an_exercise(task)] for name, tasks in _course(paths).items()}
    return {name: tasks for name, tasks in found.items() if tasks}


def lesson_names() -> dict[str, str]:
    """Return {number of a lesson: the name of its files} of the case that the notebook is about, in order."""
    return {path.stem[:2]: path.stem for path in _key_files(current_paths())}


def _course(paths: CasePaths | None) -> dict[str, list[Task]]:
    return {path.stem: read_tasks(path) for path in _key_files(paths or current_paths())}


def _key_files(paths: CasePaths) -> list[Path]:
    return sorted(paths.at(paths.keys).glob("*.json"))


def find_task(task_id: str) -> Task:
    """Return a task by its id. Raises KitError with the nearest id for one that is unknown."""
    tasks = tasks_by_id()
    if task_id not in tasks:
        unknown = _("There is no task '{name}'. {nearest}")
        raise KitError(Message(unknown, name=task_id, nearest=suggest_names(task_id, tasks)))
    return tasks[task_id]


def tasks_by_id() -> dict[str, Task]:
    """Return all tasks of the kit by id, of every case; of an exercise with variants, the one for this student."""
    return _tasks_in(find_root())


@cache
def _tasks_in(root: Path) -> dict[str, Task]:
    found: list[Task] = []
    for paths in (case_paths(root, name) for name in case_names(root)):
        exercises = [
            task for path in sorted(paths.at(paths.students_tasks).glob("*.json")) for task in read_tasks(path)
        ]
        found += lesson_tasks(paths) + exercises
    return {task.id: task for task in found}
