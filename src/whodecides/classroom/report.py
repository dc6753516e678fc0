"""Grade a class: from submissions and a class list to marks and verdicts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from ..answers import Task, is_empty
from ..answers.lesson_aims import LessonAims
from ..answers.result import Known
from ..errors import Message, _
from ..progress import with_progress
from .answer_keys import collect_keys
from .answer_numbers import answer_digest
from .checkpoint import Checkpoint
from .class_work import collect, note_identical_work
from .grading import Mark
from .judgements import ANSWER_CHANGED, Judgements, Key
from .name_matching import name_keys
from .results import Grader, Result, most_common_class
from .roster import ClassList, Student
from .verdicts import attempt

LONGEST_UNKNOWN_NAME = 60  # signs of a name that is not known


@dataclass(frozen=True, eq=False)  # one of a run, and told from others by being another
class PageFacts:
    """What is the same on the pages of all students.

    `lessons` are the aims of each by number, {"02": …}, of another case than the default one {"my-case-02": …}, and `pages`
    the addresses where students open them. `course` is the name of the class, `returned` a day such as 2026-11-29.
    `show_answers` says whether right answers stand beside wrong ones, `whole` whether a task earns all its points or none.
    """

    lessons: Mapping[str, LessonAims] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    course: str = ""
    returned: str = ""
    show_answers: bool = False
    whole: bool = False


@dataclass
class Report:
    """What grading found: results by class list, verdicts by file, students of whom there are no answers, the class list.

    `language` is that of the tables and of the page for whoever judges; a student's feedback is in the student's. `answered_tasks`
    are the ids of the tasks that somebody answered, `unread_verdicts` the verdicts on those who handed in only what cannot be read.
    `exercises_named` tells whether whoever grades named the exercises, `about` holds what is the same on all pages.
    """

    tasks: list
    results: list
    verdicts: list
    missing: list
    class_list: ClassList = field(default_factory=ClassList)
    language: str = "en"
    answered_tasks: Collection[str] = frozenset()
    unread_verdicts: dict = field(default_factory=dict)
    exercises_named: bool = True
    about: PageFacts = field(default_factory=PageFacts)

    def all_students(self) -> list[tuple[Student, Result | None]]:
        """Return [(student, result or None), …] in the order of the class list."""
        pairs = [(each.student, each) for each in self.results] + [(each, None) for each in self.missing]
        return sorted(pairs, key=lambda pair: (pair[0].number, pair[0].label))

    def judged_marks(self) -> Iterator[tuple[Result, Mark]]:
        """Yield the marks on which a person decides or has decided, each with whose it is."""
        return ((each, mark) for each in self.results for mark in each.marks if mark.judged)

    def max_points(self) -> float:
        """Return the points that can be had without optional tasks."""
        return sum(each.points for each in self.tasks if not each.optional)

    def unanswered_tasks(self) -> list[str]:
        """Return the ids of the tasks that nobody answered, but for optional ones; none where there are no answers."""
        asked = [each.id for each in self.tasks if not each.optional]
        return [each for each in asked if each not in self.answered_tasks] if self.answered_tasks else []

    def current_judgements(self, judgements: Judgements) -> Judgements:
        """Return the judgements by this class list's names, without those of answers that changed after they were assigned
        out: these become unused.
        """
        self._rename_to_class_list(judgements)
        now = {(each.student.label, mark.task): mark.answer for each, mark in self.judged_marks()}
        for key, digest in list(judgements.digests.items()):
            if key in now and answer_digest(now[key]) != digest:
                judgements.pop(key, None)
                judgements.open_opinions.pop(key, None)
                judgements.awaited_markers.pop(key, None)
                judgements.leave_out(Message(ANSWER_CHANGED, name=key[0], task=key[1]))
        return judgements

    def _rename_to_class_list(self, judgements: Judgements) -> None:
        """A table may name a student whom the class list names by a pseudonym, or in another order of the name.

        No accent is left out, as it is where a platform lost one: a level must not go to somebody of nearly the same name.
        """
        students = [student for student, _result in self.all_students()]
        labels, by_name = {each.label for each in students}, defaultdict(set)
        for each in students:
            for text in (each.name, each.pseudonym):
                by_name[name_keys(text)[2]].add(each)
        for old in [
            key for key in {**judgements, **judgements.open_opinions, **judgements.digests} if key[0] not in labels
        ]:
            key = name_keys(old[0])[2]
            if not key or len(by_name[key]) != 1:
                continue
            new = (next(iter(by_name[key])).label, old[1])
            if judgements.get(new, judgements.get(old)) != judgements.get(old):
                two = _(
                    "{name} and {other} are one student with two levels for {task} ({file}; {other_file}): neither counts; make "
                    "the two say the same, or delete the row of one."
                )
                files = {"file": judgements.location_of(old), "other_file": judgements.location_of(new)}
                judgements.leave_out(Message(two, name=old[0], other=new[0], task=old[1], **files))
                del judgements[old], judgements[new]
            else:
                judgements.rename(old, new)

    def unmatched_judgements(self, judgements: Mapping[Key, int]) -> dict[tuple[str, str], str]:
        """Return the judgements that match nobody, or no answer that is to be judged: {(label, task): why}."""
        labels = {student.label for student, _result in self.all_students()}
        tasks = {each.id for each in self.tasks}
        judged = {(each.student.label, mark.task) for each, mark in self.judged_marks()}
        return {
            (label, task): Message(_("there is no student '{name}'"), name=label[:LONGEST_UNKNOWN_NAME]) if label not in labels
            else Message(_("there is no task '{name}'"), name=task[:LONGEST_UNKNOWN_NAME]) if task not in tasks
            else Message(_("there is no answer to be judged"))
            for label, task in judgements if (label, task) not in judged
        }  # fmt: skip


def grade_class(
    path: Path | BytesIO,
    tasks: list[Task],
    known: Mapping[str, Known],
    students: Sequence[Student] = (),
    older: Iterable[Task] = (),
    checkpoint: Checkpoint | None = None,
    language: str = "en",
    whole: bool = False,
) -> Report:
    """Grade all submissions in `path` (folder or ZIP) and return the Report. Nothing in them is executed.

    `collect` says which of several files of one student counts. Without `students` everybody who handed something in
    is listed. `older` are tasks of older kits with their keys, by which answers to questions that have changed are marked.
    `checkpoint` keeps the marks of a run that may be stopped. `language` is that of the Report.
    `whole` says that a task earns all its points or none; else its right decisions earn their shares.
    """
    class_work = collect(path, students)
    note_identical_work(class_work.handed_in, {each.id for each in tasks})
    grader = Grader(
        tasks, known, collect_keys(tasks, older), most_common_class(class_work.handed_in), language, checkpoint, whole
    )
    results, answered_tasks = [], set()
    of_files = {each.file: each for each in class_work.verdicts}
    for each in with_progress(class_work.handed_in, _("Grading student {number} of {all} …")):
        verdicts = [of_files[name] for name in each.files]
        if result := attempt(verdicts, grader.result, each, verdicts):
            results.append(result)
        else:
            class_work.missing.append(each.student)
            class_work.unread_verdicts[each.student] = verdicts[-1]
        answered_tasks.update(task for task, record in each.answers.items() if not is_empty(record.get("answer")))
        each.answers = {}  # a large class would keep them all beside the marks
    class_list = students if isinstance(students, ClassList) else ClassList(students)
    return Report(
        tasks,
        results,
        class_work.verdicts,
        class_work.missing,
        class_list,
        language,
        frozenset(answered_tasks),
        class_work.unread_verdicts,
        about=PageFacts(course=grader.main_class, whole=whole),
    )
