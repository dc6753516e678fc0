"""A question bank for the course's platform, made from the tasks of the course and from nothing else."""

import io
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...answers import Task, read_tasks
from ...answers.lesson_cases import left_out_lessons
from ...case import CasePaths
from ...errors import KitError, Message, _
from ...files import write_zip
from ...hosts.notebook_html import page_address
from ...i18n import Translator, translator
from ...progress import progress_step, with_progress
from .canvas import canvas_package, rubrics_csv
from .moodle import moodle_xml
from .pictures import TaskContext, task_contexts
from .qti21 import qti21_package
from .questions import NEVER_ASKED, Question, questions_of, refers_elsewhere
from .readme import readme
from .words import QuestionTexts, question_texts

__all__ = ["FORMATS", "Bank", "question_bank"]

Lessons = list[tuple[str, list[Question]]]


@dataclass(frozen=True)
class Bank:
    """A question bank: {name of a file: bytes}, its questions, and how many tasks of each kind are left out."""

    files: dict[str, bytes]
    questions: list[Question]
    left_out: dict[str, int]


def question_bank(
    paths: CasePaths,
    wanted: Collection[str] = (),
    formats: Collection[str] = (),
    language: str = "en",
    lessons_at: str = "",
) -> Bank:
    """Return the bank of a case: of all lessons or those `wanted` ("04", "06"), in all formats or some.

    `language` is that of what is ours; the tasks are as the course has them. `lessons_at` is the address of the lessons, to
    which each question then links. Raises KitError for a lesson that the kit has
    not.
    """
    say, lessons, tasks = translator(language), [], []
    for name, title, found, asked in _questions_by_lesson(paths, wanted, say, lessons_at):
        lessons.append((f"{name[:2]} {title}", asked))
        tasks += found
    files = {}
    for each in formats or FORMATS:
        with progress_step(_("Writing the questions for {platform} …"), platform=each):
            files |= FORMATS[each](lessons, question_texts(say))
    files |= readme(lessons, files, bool(lessons_at), say)
    left_out = {kind: sum(task.kind == kind for task in tasks) for kind in NEVER_ASKED}
    return Bank(files, [question for _name, asked in lessons for question in asked], left_out)


def _questions_by_lesson(
    paths: CasePaths, wanted: Collection[str], say: Translator, lessons_at: str = ""
) -> Iterator[tuple[str, str, list[Task], list[Question]]]:
    """Yield (name of the files, title, tasks, questions) of each lesson."""
    for name, title, found in with_progress(
        _lessons(paths, wanted), _("Asking the tasks of lesson {number} of {all} …")
    ):
        notebooks = (paths.notebook(name), paths.exercise(name))
        lesson, exercise = (f"{lessons_at}{page_address(each)}" if lessons_at else "" for each in notebooks)
        yield (
            name,
            title,
            found,
            questions_of(found, name[:2], title, task_contexts(paths, name), say, (lesson, exercise)),
        )


def check_bank(paths: CasePaths, lessons: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each question of these lessons of a case that points at what it does not bring."""
    for name, _title, _tasks, asked in _questions_by_lesson(paths, lessons, translator("en")):
        for each in asked:
            if refers_elsewhere(each.text, TaskContext(each.picture, each.table)):
                yield f"{name}: the question of task {each.id} points at its page, which no question bank brings; say it without."


def _lessons(paths: CasePaths, wanted: Collection[str]) -> list[tuple[str, str, list[Task]]]:
    """Return (name of the files, title, tasks) of each lesson."""
    left_out, files = left_out_lessons(paths), sorted(paths.at(paths.keys).glob("*.json"))
    keys = {path.stem: path for path in files if path.stem not in left_out}
    known = {name.partition("-")[0] for name in keys}
    for each in wanted:
        if each not in known:
            wrong = _("The kit has no lesson '{name}': name lessons by their numbers, such as 04,06.")
            raise KitError(Message(wrong, name=each))
    return [
        (name, _title(paths.at(paths.course) / name / "lesson.md"), read_tasks(path))
        for name, path in keys.items()
        if not wanted or name.partition("-")[0] in wanted
    ]


def _title(path: Path) -> str:
    """Return the heading of a lesson."""
    return path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").strip()


def _moodle(lessons: Lessons, voice: QuestionTexts) -> dict[str, bytes]:
    return {"moodle.xml": moodle_xml(lessons, voice)}


def _canvas(lessons: Lessons, voice: QuestionTexts) -> dict[str, bytes]:
    every = [question for _name, asked in lessons for question in asked]
    return {"canvas-qti12.zip": _zip(canvas_package(lessons, voice)), "canvas-rubrics.csv": rubrics_csv(every, voice)}


def _qti(lessons: Lessons, voice: QuestionTexts) -> dict[str, bytes]:
    return {"qti21.zip": _zip(qti21_package(lessons, voice))}


def _zip(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    write_zip(archive, files.items())
    return archive.getvalue()


FORMATS: dict[str, Callable[[Lessons, QuestionTexts], dict[str, bytes]]] = {
    "moodle": _moodle,
    "canvas": _canvas,
    "qti": _qti,
}
