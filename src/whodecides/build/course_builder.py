"""Make every notebook of the course from its text, and say where one no longer is what its text makes."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from ..answers import TASKS, Task, is_of_an_exercise, public_tasks_json, tasks_json
from ..answers.lesson_aims import check_aims
from ..answers.lesson_cases import declared_cases, declared_data, left_out_lessons, left_out_notes
from ..case import EXERCISES, NOTEBOOKS, SCHEMAS, SOLUTIONS, Case, CasePaths, citable, load, paths_of
from ..case.views import Citable
from ..errors import KitError, _
from ..progress import progress_step, with_progress
from .course import (
    exercise_notebook,
    fingerprint,
    is_edited_by_hand,
    lesson_notebook,
    missing_links,
    notebook_text,
    solution_code,
    solution_notebook,
    student_code,
    with_fingerprint,
)
from .model_answers import check_citations, check_model_answers, ids_on_page
from .narrative import check_narrative, make_narrative
from .notebooks import as_stored, execute, normalise, read_notebook
from .revisions import (
    Numbers,
    changed_questions,
    declare_same,
    read_revisions,
    renumbered,
    with_revisions,
    write_revisions,
)
from .task_files import TaskFile, check_student_path, check_tasks, read_task_file

STATE_FILE = ".course-made.json"  # what was executed with what; on this machine alone
SOURCE = "src/whodecides"
IN_PANDAS = "pandas.md"  # a lesson's recipes for those who code
SOURCE_FILES = ("exercise.md", "lesson.md", IN_PANDAS, TASKS)  # a lesson's own text
# {folder of notebooks: (the text that they are made from, what is made of its code)}
NOTEBOOK_KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    NOTEBOOKS: ("lesson.md", str),
    EXERCISES: ("exercise.md", student_code),
    SOLUTIONS: ("exercise.md", solution_code),
}


@dataclass(frozen=True)
class LessonSource:
    """A folder of the course of a case, from whose data its answers follow."""

    paths: CasePaths
    name: str
    case: Case

    @property
    def number(self) -> str:
        return self.name[:2]

    @property
    def folder(self) -> Path:
        return self.paths.at(self.paths.course) / self.name

    def text(self, file: str) -> str | None:
        """Return the text of one of the lesson's files, or None where it has none."""
        path = self.folder / file
        return path.read_text(encoding="utf-8") if path.is_file() else None

    @cached_property
    def task_file(self) -> TaskFile | None:
        """The lesson's file of tasks, worked out from the data; None where it has none."""
        path = self.folder / TASKS
        return read_task_file(path, self.case, self.paths.prefix) if path.is_file() else None

    @cached_property
    def revisions(self) -> Numbers:
        """The numbers of the lesson's questions as the build gives them."""
        return renumbered(self.task_file.tasks, read_revisions(self.paths)) if self.task_file else {}

    @cached_property
    def tasks(self) -> list[Task]:
        """The tasks of the lesson and of its exercise, with their revisions."""
        return with_revisions(self.task_file.tasks, self.revisions) if self.task_file else []

    @cached_property
    def exercise_tasks(self) -> dict[str, Task]:
        """{number: Task} of the exercise."""
        return {task.number: task for task in self.tasks if is_of_an_exercise(task)}

    def task_files(self) -> dict[str, str]:
        """Return {path: text} of the files of tasks that the kit reads: with everything, and for students."""
        made = {f"{self.paths.keys}/{self.name}.json": tasks_json(self.tasks)} if self.tasks else {}
        if self.text("exercise.md") is not None:
            made[f"{self.paths.students_tasks}/{self.name}.json"] = public_tasks_json(self.exercise_tasks.values())
        return made

    def notebooks(self) -> dict[str, NotebookNode]:
        """Return {path of a notebook: the notebook without outputs, as the text makes it}: lesson, exercise, solution,
        recipes in pandas."""
        paths, number, case = self.paths, self.number, self.paths.named
        made = {paths.notebook(self.name): lesson_notebook(self.text("lesson.md") or "", number, case)}
        asked = self.text("exercise.md")
        if asked is not None:
            made[paths.exercise(self.name)] = exercise_notebook(asked, number, self.exercise_tasks, case)
            made[paths.solution(self.name)] = solution_notebook(asked, number, self.exercise_tasks, case)
        if (recipes := self.text(IN_PANDAS)) is not None:
            made[paths.in_pandas(self.name)] = lesson_notebook(recipes, f"P{number}", case)
        return made

    def possible_notebooks(self) -> set[str]:
        """Return where the notebooks of the lesson lie, as far as it has them; its tasks need not be readable for that."""
        paths, name = self.paths, self.name
        return {paths.notebook(name), paths.exercise(name), paths.solution(name), paths.in_pandas(name)}


def lesson_sources(paths: CasePaths, names: Sequence[str] = ()) -> list[LessonSource]:
    """Return the lessons of a case, in order, or those whose names begin so. Raises KitError for none."""
    case = load(paths.tables)
    texts = sorted(paths.at(paths.course).glob("[0-9][0-9]-*/lesson.md"))
    found = [LessonSource(paths, path.parent.name, case) for path in texts]
    chosen = [each for each in found if not names or each.name.startswith(tuple(names))]
    if not chosen:
        raise KitError(f"No such lesson is in '{paths.course}': name lessons by number, such as 06.")
    return chosen


def lessons_with_data(paths: CasePaths, names: Sequence[str] = ()) -> list[LessonSource]:
    """Return what `lesson_sources` does, but for lessons that the kit leaves out for want of another case's data."""
    left_out = left_out_lessons(paths)
    return [each for each in lesson_sources(paths, names) if each.name not in left_out]


def make_course(paths: CasePaths, names: Sequence[str] = (), report: Callable[[str], object] = print) -> None:
    """Write notebooks, exercises and solutions of a case where their text, the data or the code changed.

    A lesson that declares another case, of which the kit has no data, is left out, and reported. Raises KitError where a
    notebook was edited by hand, before anything of its lesson is written.
    """
    root = paths.root
    make_narrative(paths)
    state, shared = _read_state(root), _hash_of_shared_inputs(paths)
    for note in left_out_notes(paths):
        report(note)
    for lesson in with_progress(lessons_with_data(paths, names), _("Making lesson {number} of {all} …")):
        texts = [lesson.folder / name for name in SOURCE_FILES]
        known_as = f"{paths.prefix}{lesson.name}"
        key = shared + _hash(root, [path for path in texts if path.is_file()]) + json.dumps(lesson.revisions)
        key += "".join(_hash(root, _files_in(paths, each)) for each in declared_data(paths, [lesson.name]))
        files = lesson.notebooks()
        for path in files:
            _refuse_edited(root, path)
        if (kept := read_revisions(paths)) != (now := kept | lesson.revisions):
            write_revisions(paths, now)
        if state.get(known_as) == [key, _hash_of_outputs(lesson, files)]:
            continue
        report(f"Making {lesson.name} …")
        for path, text in lesson.task_files().items():  # first: the forms of the notebooks read them
            _store(root / path, text)
        for path, notebook in files.items():
            place = (root / path).parent
            place.mkdir(parents=True, exist_ok=True)  # of a case that is made the first time
            with progress_step(_("Running {file} …"), file=path):
                done = normalise(execute(notebook, place))
            _store(root / path, as_stored(done))
        state[known_as] = [key, _hash_of_outputs(lesson, files)]
        _store(root / STATE_FILE, json.dumps(state, indent=1) + "\n")


def _store(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _read_state(root: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((root / STATE_FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}  # nothing was made here yet: make everything


def _hash_of_shared_inputs(paths: CasePaths) -> str:
    """Return a hash of everything beside its own text that a lesson's outputs can depend on."""
    return _hash(paths.root, [path for folder in (paths.data, SCHEMAS, SOURCE) for path in _files_in(paths, folder)])


def _files_in(paths: CasePaths, folder: str) -> list[Path]:
    found = sorted(paths.at(folder).rglob("*"))
    return [path for path in found if path.is_file() and path.suffix != ".pyc"]


def _hash_of_outputs(lesson: LessonSource, notebooks: Iterable[str]) -> str:
    """Return a hash of what is there of all that is made of a lesson; `notebooks` are the paths of its notebooks."""
    found = [lesson.paths.at(each) for each in [*notebooks, *lesson.task_files()]]
    return _hash(lesson.paths.root, [path for path in found if path.is_file()])


def _hash(root: Path, paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return found.hexdigest()


def _refuse_edited(root: Path, path: str) -> None:
    if (root / path).is_file() and is_edited_by_hand(read_notebook(root / path)):
        raise KitError(_edited_message(path))


def _edited_message(path: str) -> str:
    return (
        f"{path} was edited by hand. To keep the edit: whodecides build text {path}. "
        f"To drop it: delete {path}, then 'make course'."
    )


def check_course(paths: CasePaths) -> list[str]:
    """Return a sentence for each notebook of a case that its text would not make, and for each that stands without one."""
    root, known = paths.root, set()
    files = with_progress(
        sorted(paths.at(paths.course).glob(f"*/{TASKS}")), _("Reading the tasks of lesson {number} of {all} …")
    )
    said = [each for path in files for each in check_tasks(path)]
    if said:
        return said  # what is made from tasks that cannot be read says nothing
    said += check_narrative(paths, load(paths.tables))
    every, left_out = lesson_sources(paths), left_out_lessons(paths)
    pairs = list(zip_longest(every, every[1:]))
    for lesson, following in with_progress(pairs, _("Checking lesson {number} of {all} …")):
        if lesson.name in left_out:
            known |= lesson.possible_notebooks()
            continue
        try:
            said += _task_problems(lesson)
        except KitError as error:
            said.append(str(error))
            continue
        for path, notebook in lesson.notebooks().items():
            known.add(path)
            said += _notebook_problems(root, path, fingerprint(notebook))
        if (asked := lesson.text("exercise.md")) is not None:
            said += missing_links(asked, paths, lesson.name, following.name if following else "")
    there = {
        path.relative_to(root).as_posix()
        for kind in NOTEBOOK_KINDS
        for path in paths.at(paths.folder(kind)).glob("[0-9][0-9]-*.ipynb")
    }
    return said + [
        f"{path} has no text in '{paths.course}': write one there or delete it." for path in sorted(there - known)
    ]


def _notebook_problems(root: Path, path: str, wanted: str) -> list[str]:
    if not (root / path).is_file():
        return [f"{path} is missing: run 'make course'."]
    notebook = read_notebook(root / path)
    if is_edited_by_hand(notebook):
        return [_edited_message(path)]
    return [] if fingerprint(notebook) == wanted else [f"{path} is older than its text: run 'make course'."]


def _task_problems(lesson: LessonSource) -> list[str]:
    """Say which sentence of a task no longer holds, which sample is none, and which file is not what text and data make."""
    said, file = [], lesson.task_file
    if file:
        said += file.stale_sentences(lesson.case)
        known = citable(lesson.case).with_cases(declared_cases(lesson.paths, lesson.name))
        said += [f"{file.place}, {each}" for each in check_model_answers(file.tasks, known)]
        said += [f"{file.place}, {each}" for each in _unmet_citations(lesson, known)]
        said += [f"{file.place}, {each}" for each in check_student_path(file.tasks)]
        said += [f"{file.place}, {each}" for each in check_aims(file.tasks, lesson.text("lesson.md") or "")]
        said += [f"{file.place}, {each}" for each in changed_questions(file.tasks, read_revisions(lesson.paths))]
    for name, text in lesson.task_files().items():
        said += _outdated_file(lesson, name, text)
    return said


def _unmet_citations(lesson: LessonSource, known: Citable) -> list[str]:
    """Say which model answer cites what a student has not met: in the lesson, and for its exercise on both pages."""
    met, said = set(), []
    paths = lesson.paths
    for name, of_exercise in ((paths.notebook(lesson.name), False), (paths.exercise(lesson.name), True)):
        path = paths.at(name)
        if not path.is_file():
            return said  # that it is missing is told elsewhere
        met |= ids_on_page(read_notebook(path), known)
        said += check_citations([each for each in lesson.tasks if is_of_an_exercise(each) == of_exercise], known, met)
    return said


def _outdated_file(lesson: LessonSource, name: str, text: str) -> list[str]:
    path = lesson.paths.at(name)
    if not path.is_file():
        return [f"{name} is missing: run 'make course'."]
    if path.read_text(encoding="utf-8") == text:
        return []
    return [
        f"{name} is not what {lesson.paths.course}/{lesson.name} and the data make. If you edited it, put the edit into exercise.md "
        f"or {TASKS} there; then run 'make course'."
    ]


def keep_revisions(paths: CasePaths, names: Sequence[str]) -> None:
    """Declare that the tasks called `names` in a course still ask the same, in other words, so that their revisions stay.

    Raises KitError where one is no task of the course, or was not changed.
    """
    declare_same(paths, [task for lesson in lessons_with_data(paths) for task in lesson.tasks], names)


def write_back_edits(path: Path | str) -> Path:
    """Write an edit in a lesson, an exercise or a solution back into its text; return the path of the text.

    Raises KitError where the notebook is not one of the course, where its text was changed since it was made, and where
    a cell was changed of which the notebook shows only a part.
    """
    path = Path(path).resolve()
    paths = paths_of(path)
    name = path.relative_to(paths.root.resolve()).as_posix()
    kind = name.partition("/")[0]
    (lesson, *_others) = lesson_sources(paths, [path.name[:2]]) if kind in NOTEBOOK_KINDS else (None,)
    if lesson is None or name not in (sources := lesson.notebooks()):
        raise KitError(
            f"'{path.name}' is not a notebook of the course: name one in notebooks/, exercises/ or solutions/."
        )
    notebook, (target, form) = read_notebook(path), NOTEBOOK_KINDS[kind]
    if name == paths.in_pandas(lesson.name):
        target, form = IN_PANDAS, str
    if notebook.metadata.get("whodecides", {}).get("made") != fingerprint(sources[name]):
        raise KitError(
            f"{name} was made from an older {target}: put the edit into {paths.course}/{lesson.name}/{target} yourself, delete "
            f"{name}, then 'make course'."
        )
    text = notebook_text(notebook, lesson.text(target) or "", form, lesson.paths.named)
    _store(lesson.folder / target, text)
    _store(path, as_stored(with_fingerprint(notebook)))  # the text holds it now
    return lesson.folder / target
