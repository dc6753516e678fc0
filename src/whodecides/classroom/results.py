"""One student's result: the marks of the answers that count, and what a person should know of them."""

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from ..answers import Task, is_exercise_id
from ..answers.result import Decision, Known
from ..errors import Message, _
from .answer_groups import Group, name_others
from .answer_keys import AnswerKeys
from .checkpoint import Checkpoint
from .class_work import StudentWork
from .grading import Mark, grade_answers, mark_for_person
from .judgements import Key, earned_points
from .roster import Student
from .verdicts import Verdict, attempt, describe_failure

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass
class Result:
    """One student's marks, in the order of the tasks, from the `files` that count.

    `notes` are Messages; `owner_hints` is what the path of the newest file tells; `same_work` names all who handed in the same
    answers, as in `StudentWork`. `last_answer` is the day of the last answer to these tasks, such as 2026-11-24, where it is told.
    """

    student: Student
    marks: list
    files: list
    late: bool
    language: str
    notes: list = field(default_factory=list)
    owner_hints: tuple = ()
    same_work: Group = ()
    last_answer: str = ""

    def points(self, judgements: Mapping[Key, int]) -> float:
        """Return the points with a person's judgements {(label, task): level from 1 to 4} taken in."""
        label = self.student.label
        return sum(earned_points(each, judgements.get((label, each.task))) for each in self.marks)

    def open_judgements(self, judgements: Mapping[Key, int]) -> list[Mark]:
        """Return the marks for which a person has still to decide."""
        return [each for each in self.marks if each.judged and (self.student.label, each.task) not in judgements]


@dataclass
class Grader:
    """What all students of a class are marked by.

    `known` maps each case to the ids that its tasks may cite and their codes, `keys` are the AnswerKeys at hand, `main_class` is
    the name of the class in whose kit most answers were given, `language` that of whoever judges. `checkpoint` keeps the marks
    of a run that may be stopped. `whole` says that a task earns all its points or none.
    """

    tasks: Sequence[Task]
    known: Mapping[str, Known]
    keys: AnswerKeys
    main_class: str
    language: str
    checkpoint: Checkpoint | None = None
    whole: bool = False
    _cache: dict[tuple[str, ...], Mark] = field(default_factory=dict)
    _shared_key: str = ""
    _task_ids: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._task_ids = frozenset(each.id for each in self.tasks)
        if (
            self.checkpoint
        ):  # all that a mark depends on beside what was handed in: kept marks are used for nothing else
            self._shared_key = self.checkpoint.digest(
                (version("whodecides"), self.tasks, self.known, self.keys, self.language, self.whole)
            )

    def result(self, student_work: StudentWork, verdicts: Collection[Verdict]) -> Result:
        """Return the Result of a student; where the kit fails at an answer, the `verdicts` on the files say so."""
        marks = (
            attempt((), self._kept_marks, self.checkpoint, student_work)
            if self.checkpoint
            else attempt((), self._marks, student_work)
        )
        if marks is None:
            marks = self._marks_task_by_task(student_work, verdicts)
        return Result(
            student_work.student,
            marks,
            student_work.files,
            student_work.late,
            student_work.language,
            self._notes(student_work),
            student_work.owner_hints,
            student_work.same_work,
            _last_day(each.get("at", "") for task, each in student_work.answers.items() if task in self._task_ids),
        )

    def _notes(self, student_work: StudentWork) -> list[Message]:
        answers, known, notes = student_work.answers, {each.id for each in self.tasks}, []
        # A file holds the answers to other exercises, too.
        exercises = tuple({f"{each.rpartition('.')[0]}." for each in known})
        if strange := sorted(each for each in answers if each not in known and each.startswith(exercises)):
            notes.append(Message(_("answers to tasks that are not asked: {list}"), list=", ".join(strange)))
        given = known & set(answers)
        if elsewhere := sorted(
            each for each in given if answers[each].get("class", self.main_class) != self.main_class
        ):
            notes.append(
                Message(_("answered in another kit than most of the class: {list}"), list=", ".join(elsewhere))
            )
        if student_work.same_work:
            same = _("the same answers, given at the same times, as {names}; have a look")
            notes.append(Message(same, names=name_others(student_work.same_work, student_work.student.label)))
        return notes

    def _marks(self, student_work: StudentWork, tasks: Sequence[Task] = ()) -> list[Mark]:
        return grade_answers(
            tasks or self.tasks,
            student_work.answers,
            self.known,
            student_work.language,
            self.keys,
            self.language,
            self._cache,
            self.whole,
        )

    def _kept_marks(self, checkpoint: Checkpoint, student_work: StudentWork) -> list[Mark]:
        """Return the marks that an earlier run kept, else those of now, which are kept."""
        owner = (student_work.student.label, student_work.pseudonym, student_work.language)
        key = checkpoint.digest((self._shared_key, *owner, sorted(student_work.answers.items())))
        return checkpoint.get_or_make(key, lambda: self._marks(student_work), _marks_to_rows, _marks_from_rows)

    def _marks_task_by_task(self, student_work: StudentWork, verdicts: Collection[Verdict]) -> list[Mark]:
        """Return the marks of a student where the kit fails at an answer: a person gets that one, the others are marked."""
        marks, failed = [], []
        for task in self.tasks:
            try:
                marks += self._marks(student_work, [task])
            except OSError:
                raise
            except Exception as error:
                record = student_work.answers.get(task.id, {})
                marks.append(
                    mark_for_person(task, record, describe_failure(error), student_work.language, self.language)
                )
                failed.append(task.id)
        if failed:
            clause = Message(_("the kit failed at the answers to {tasks}: judge them by hand"), tasks=", ".join(failed))
            for each in verdicts:
                each.add(clause)
        return marks


def _last_day(times: Iterable[str]) -> str:
    """Return the last day among times as files of answers hold them, "" where none can be read."""
    days = [day for each in times if DAY.fullmatch(day := str(each)[:10]) and _is_day(day)]
    return max(days, default="")


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def most_common_class(class_work: Iterable[StudentWork]) -> str:
    """Return the name of the class in whose kit most of the answers to exercises were given."""
    names = (each.get("class", "") for one in class_work for task, each in one.answers.items() if is_exercise_id(task))
    return max(Counter(names).items(), key=lambda each: each[1], default=("", 0))[0]


def _marks_to_rows(marks: Iterable[Mark]) -> list[list[object]]:
    return [[getattr(each, name) for name in Mark.__slots__] for each in marks]


def _marks_from_rows(rows: Iterable[list]) -> list[Mark]:
    names = Mark.__slots__
    return [_mark_from_row(dict(zip(names, row, strict=True))) for row in rows]


def _mark_from_row(row: dict[str, Any]) -> Mark:
    decisions, again = tuple(row.pop("decisions")), tuple(Decision(*each) for each in row.pop("again"))
    return Mark(**row, decisions=decisions, again=again)
