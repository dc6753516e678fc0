"""One student's result: the marks of the answers that count, and what a person should know of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from ..answers import Task, is_exercise_id
from ..answers.result import Known
from ..errors import Words, _
from .alike import Group, others
from .collecting import HandedIn
from .grading import Mark, grade_answers, unmarked
from .judging import Key, earned
from .questions import Questions
from .roster import Student
from .verdicts import Verdict, attempt, failure
from .work import Work


@dataclass
class Result:
    """One student's marks, in the order of the tasks, from the `files` that count.

    `notes` are Words; `claims` is what the path of the newest file tells; `alike` names all who handed in the same
    answers, as in `HandedIn`.
    """

    student: Student
    marks: list
    files: list
    late: bool
    language: str
    notes: list = field(default_factory=list)
    claims: tuple = ()
    alike: Group = ()

    def points(self, judgements: Mapping[Key, int]) -> float:
        """Return the points with a person's judgements {(label, task): level from 1 to 4} taken in."""
        label = self.student.label
        return sum(earned(each, judgements.get((label, each.task))) for each in self.marks)

    def open_judgements(self, judgements: Mapping[Key, int]) -> list[Mark]:
        """Return the marks for which a person has still to decide."""
        return [each for each in self.marks if each.judged and (self.student.label, each.task) not in judgements]


@dataclass
class Marking:
    """What all students of a class are marked by.

    `known` maps each case to the ids that its tasks may cite and their codes, `asked` are the Questions whose keys are at hand, `usual` is
    the name of the class in whose kit most answers were given, `language` that of whoever judges. `work` keeps the marks
    of a run that may be stopped.
    """

    tasks: Sequence[Task]
    known: Mapping[str, Known]
    asked: Questions
    usual: str
    language: str
    work: Work | None = None
    _before: dict[tuple[str, ...], Mark] = field(default_factory=dict)
    _common: str = ""

    def __post_init__(self) -> None:
        if self.work:  # all that a mark depends on beside what was handed in: kept marks are used for nothing else
            self._common = self.work.digest((version("whodecides"), self.tasks, self.known, self.asked, self.language))

    def result(self, handed_in: HandedIn, verdicts: Collection[Verdict]) -> Result:
        """Return the Result of a student; where the kit fails at an answer, the `verdicts` on the files say so."""
        marks = attempt((), self._kept, self.work, handed_in) if self.work else attempt((), self._marks, handed_in)
        if marks is None:
            marks = self._one_by_one(handed_in, verdicts)
        return Result(
            handed_in.student,
            marks,
            handed_in.files,
            handed_in.late,
            handed_in.language,
            self._notes(handed_in),
            handed_in.claims,
            handed_in.alike,
        )

    def _notes(self, handed_in: HandedIn) -> list[Words]:
        answers, known, notes = handed_in.answers, {each.id for each in self.tasks}, []
        # A file holds the answers to other exercises, too.
        exercises = tuple({f"{each.rpartition('.')[0]}." for each in known})
        if strange := sorted(each for each in answers if each not in known and each.startswith(exercises)):
            notes.append(Words(_("answers to tasks that are not asked: {list}"), list=", ".join(strange)))
        given = known & set(answers)
        if elsewhere := sorted(each for each in given if answers[each].get("class", self.usual) != self.usual):
            notes.append(Words(_("answered in another kit than most of the class: {list}"), list=", ".join(elsewhere)))
        if handed_in.alike:
            same = _("the same answers, given at the same times, as {names}; have a look")
            notes.append(Words(same, names=others(handed_in.alike, handed_in.student.label)))
        return notes

    def _marks(self, handed_in: HandedIn, tasks: Sequence[Task] = ()) -> list[Mark]:
        return grade_answers(
            tasks or self.tasks,
            handed_in.answers,
            self.known,
            handed_in.language,
            self.asked,
            self.language,
            self._before,
        )

    def _kept(self, work: Work, handed_in: HandedIn) -> list[Mark]:
        """Return the marks that an earlier run kept, else those of now, which are kept."""
        whose = (handed_in.student.label, handed_in.pseudonym, handed_in.language)
        key = work.digest((self._common, *whose, sorted(handed_in.answers.items())))
        return work.once(key, lambda: self._marks(handed_in), _as_rows, _from_rows)

    def _one_by_one(self, handed_in: HandedIn, verdicts: Collection[Verdict]) -> list[Mark]:
        """Return the marks of a student where the kit fails at an answer: a person gets that one, the others are marked."""
        marks, failed = [], []
        for task in self.tasks:
            try:
                marks += self._marks(handed_in, [task])
            except OSError:
                raise
            except Exception as error:
                record = handed_in.answers.get(task.id, {})
                marks.append(unmarked(task, record, failure(error), handed_in.language, self.language))
                failed.append(task.id)
        if failed:
            clause = Words(_("the kit failed at the answers to {tasks}: judge them by hand"), tasks=", ".join(failed))
            for each in verdicts:
                each.add(clause)
        return marks


def usual_class(handed_in: Iterable[HandedIn]) -> str:
    """Return the name of the class in whose kit most of the answers to exercises were given."""
    names = (each.get("class", "") for one in handed_in for task, each in one.answers.items() if is_exercise_id(task))
    return max(Counter(names).items(), key=lambda each: each[1], default=("", 0))[0]


def _as_rows(marks: Iterable[Mark]) -> list[list[object]]:
    return [[getattr(each, name) for name in Mark.__slots__] for each in marks]


def _from_rows(rows: Iterable[list]) -> list[Mark]:
    return [Mark(*each) for each in rows]
