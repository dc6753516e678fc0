"""Make every notebook of the course from its text, and say where one no longer is what its text makes."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from ..answers import COURSE, EXERCISES, KEYS, TASKS, Task, all_of_tasks, is_of_an_exercise, public_tasks
from ..case import CASES, Case, citable, load
from ..errors import KitError
from .course import as_text, edited_by_hand, fingerprint, lesson_notebook, solution_notebook, stamped
from .exercises import exercise
from .notebooks import as_stored, execute, normalise, read_notebook
from .paths import check_paths
from .samples import check_cited, check_samples, met_on
from .task_files import TaskFile, check_tasks, read_task_file

STATE = ".course-made.json"  # what was executed with what; on this machine alone
MADE_FROM = ("exercise.md", "lesson.md", TASKS)  # a lesson's own text
SHAPES_OUTPUTS = (CASES, "src/whodecides")  # beside it


@dataclass(frozen=True)
class Lesson:
    """A folder of the course in the kit `root`, with the case from whose data its answers follow."""

    root: Path
    name: str
    case: Case

    @property
    def number(self) -> str:
        return self.name[:2]

    def text(self, file: str) -> str | None:
        """Return the text of one of the lesson's files, or None where it has none."""
        path = self.root / COURSE / self.name / file
        return path.read_text(encoding="utf-8") if path.is_file() else None

    @cached_property
    def task_file(self) -> TaskFile | None:
        """The lesson's file of tasks, worked out from the data; None where it has none."""
        path = self.root / COURSE / self.name / TASKS
        return read_task_file(path, self.case) if path.is_file() else None

    @cached_property
    def tasks(self) -> list[Task]:
        """The tasks of the lesson and of its exercise."""
        return self.task_file.tasks if self.task_file else []

    @cached_property
    def exercise_tasks(self) -> dict[str, Task]:
        """{id: Task} of the exercise."""
        return {task.id: task for task in self.tasks if is_of_an_exercise(task)}

    def task_files(self) -> dict[str, str]:
        """Return {path: text} of the files of tasks that the kit reads: with everything, and for students."""
        made = {f"{KEYS}/{self.name}.json": all_of_tasks(self.tasks)} if self.tasks else {}
        if self.text("exercise.md") is not None:
            made[f"{EXERCISES}/{self.name}.json"] = public_tasks(self.exercise_tasks.values())
        return made

    def sources(self) -> dict[str, NotebookNode]:
        """Return {path of a notebook: the notebook without outputs, as the text makes it}: lesson, then solution."""
        made = {f"notebooks/{self.name}.ipynb": lesson_notebook(self.text("lesson.md") or "", self.number)}
        asked = self.text("exercise.md")
        if asked is not None:
            made[f"solutions/{self.name}.ipynb"] = solution_notebook(asked, self.number, self.exercise_tasks)
        return made


def lessons(root: Path | str, names: Sequence[str] = ()) -> list[Lesson]:
    """Return the lessons of the kit in `root`, in order, or those whose names begin so. Raises KitError for none."""
    root = Path(root)
    case = load(root / CASES)
    found = [Lesson(root, path.parent.name, case) for path in sorted((root / COURSE).glob("[0-9][0-9]-*/lesson.md"))]
    chosen = [each for each in found if not names or each.name.startswith(tuple(names))]
    if not chosen:
        raise KitError(f"No such lesson is in '{root / COURSE}': name lessons by number, such as 06.")
    return chosen


def make_course(root: Path | str, names: Sequence[str] = (), say: Callable[[str], object] = print) -> None:
    """Write notebooks, exercises and solutions of the lessons in `root` where their text, the data or the code changed.

    Raises KitError where a notebook was edited by hand, before anything of its lesson is written.
    """
    root = Path(root)
    state, shared = _read_state(root), _state_of_all(root)
    for lesson in lessons(root, names):
        texts = [root / COURSE / lesson.name / name for name in MADE_FROM]
        key = shared + _hash(root, [path for path in texts if path.is_file()])
        files = lesson.sources()
        for path in files:
            _refuse_edited(root, path)
        if state.get(lesson.name) == [key, _written(lesson)]:
            continue
        say(f"Making {lesson.name} …")
        for path, text in lesson.task_files().items():  # first: the forms of the notebooks read them
            _store(root / path, text)
        for path, notebook in files.items():
            done = normalise(execute(notebook, (root / path).parent))
            _store(root / path, as_stored(done))
            if path.startswith("solutions/"):
                _store(root / "exercises" / f"{lesson.name}.ipynb", as_stored(exercise(done)))
        state[lesson.name] = [key, _written(lesson)]
        _store(root / STATE, json.dumps(state, indent=1) + "\n")


def _store(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _read_state(root):
    try:
        return dict(json.loads((root / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}  # nothing was made here yet: make everything


def _state_of_all(root):
    """Return a hash of everything beside its own text that a lesson's outputs can depend on."""
    paths = [path for folder in SHAPES_OUTPUTS for path in sorted((root / folder).rglob("*"))]
    return _hash(root, [path for path in paths if path.is_file() and path.suffix != ".pyc"])


def _written(lesson):
    names = [f"{folder}/{lesson.name}.ipynb" for folder in ("notebooks", "solutions", "exercises")]
    paths = [lesson.root / each for each in [*names, *lesson.task_files()]]
    return _hash(lesson.root, [path for path in paths if path.is_file()])


def _hash(root, paths):
    found = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return found.hexdigest()


def _refuse_edited(root, path):
    if (root / path).is_file() and edited_by_hand(read_notebook(root / path)):
        raise KitError(_how_to_keep(path))


def _how_to_keep(path):
    return (
        f"{path} was edited by hand. To keep the edit: whodecides build text {path}. "
        f"To drop it: delete {path}, then 'make course'."
    )


def check_course(root: Path | str) -> list[str]:
    """Return a sentence for each notebook that its text would not make, and for each that stands without one."""
    root, known = Path(root), set()
    said = [each for path in sorted((root / COURSE).glob(f"*/{TASKS}")) for each in check_tasks(path)]
    if said:
        return said  # what is made from tasks that cannot be read says nothing
    for lesson in lessons(root):
        try:
            said += _differences_of_the_tasks(lesson)
        except KitError as error:
            said.append(str(error))
            continue
        for path, notebook in lesson.sources().items():
            known.add(path)
            said += _difference(root, path, fingerprint(notebook))
        if lesson.text("exercise.md") is not None:
            known.add(f"exercises/{lesson.name}.ipynb")
            said += _difference_of_the_exercise(lesson)
    there = {
        path.relative_to(root).as_posix()
        for folder in ("notebooks", "solutions", "exercises")
        for path in (root / folder).glob("[0-9][0-9]-*.ipynb")
    }
    return said + [f"{path} has no text in '{COURSE}': write one there or delete it." for path in sorted(there - known)]


def _difference(root, path, wanted):
    if not (root / path).is_file():
        return [f"{path} is missing: run 'make course'."]
    notebook = read_notebook(root / path)
    if edited_by_hand(notebook):
        return [_how_to_keep(path)]
    return [] if fingerprint(notebook) == wanted else [f"{path} is older than its text: run 'make course'."]


def _differences_of_the_tasks(lesson):
    """Say which sentence of a task no longer holds, which sample is none, and which file is not what text and data make."""
    said, file = [], lesson.task_file
    if file:
        said += file.stale_sentences(lesson.case)
        known = citable(lesson.case)
        said += [f"{file.place}, {each}" for each in check_samples(file.tasks, known)]
        said += [f"{file.place}, {each}" for each in _cited_and_not_met(lesson, known)]
        said += [f"{file.place}, {each}" for each in check_paths(file.tasks)]
    for name, text in lesson.task_files().items():
        said += _other_text(lesson, name, text)
    return said


def _cited_and_not_met(lesson, known):
    """Say which model answer cites what a student has not met: in the lesson, and for its exercise on both pages."""
    met, said = set(), []
    for folder, of_exercise in (("notebooks", False), ("solutions", True)):
        path = lesson.root / f"{folder}/{lesson.name}.ipynb"
        if not path.is_file():
            return said  # that it is missing is told elsewhere
        met |= met_on(read_notebook(path), known)
        said += check_cited([each for each in lesson.tasks if is_of_an_exercise(each) == of_exercise], known, met)
    return said


def _difference_of_the_exercise(lesson):
    """Compare what students are given with what the solution that is there makes."""
    solution = lesson.root / f"solutions/{lesson.name}.ipynb"
    if not solution.is_file():
        return []
    return _other_text(lesson, f"exercises/{lesson.name}.ipynb", as_stored(exercise(read_notebook(solution))))


def _other_text(lesson, name, text):
    path = lesson.root / name
    if not path.is_file():
        return [f"{name} is missing: run 'make course'."]
    if path.read_text(encoding="utf-8") == text:
        return []
    return [
        f"{name} is not what {COURSE}/{lesson.name} and the data make. If you edited it, put the edit into exercise.md "
        f"or {TASKS} there; then run 'make course'."
    ]


def carry_back(path: Path | str) -> Path:
    """Write an edit in a lesson or a solution back into its text; return the path of the text.

    Raises KitError where the notebook is not one of the course, or where a cell was changed that is made from
    tasks.toml.
    """
    path = Path(path).resolve()
    root, folder = path.parents[1], path.parent.name
    target = {"notebooks": "lesson.md", "solutions": "exercise.md"}.get(folder)
    if target is None or not (root / COURSE / path.stem).is_dir():
        raise KitError(
            f"'{path.name}' is not a lesson or a solution of the course: name one in notebooks/ or solutions/."
        )
    (lesson,) = lessons(root, [path.stem])
    notebook = read_notebook(path)
    text = as_text(notebook, lesson.exercise_tasks if folder == "solutions" else {})
    _store(root / COURSE / lesson.name / target, text)
    _store(path, as_stored(stamped(notebook)))  # the text holds it now
    return root / COURSE / lesson.name / target
