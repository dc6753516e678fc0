"""Grade a class: from submissions and a class list to marks and verdicts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from ..answers import Task, is_empty
from ..answers.result import Known
from ..errors import Words, _
from ..progress import through
from .collecting import collect, tell_the_same
from .grading import Mark
from .judging import CHANGED, Judgements, Key
from .names import keys_of
from .numbers import digest_of
from .questions import questions
from .results import Marking, Result, usual_class
from .roster import ClassList, Student
from .verdicts import attempt
from .work import Work

LONGEST = 60  # signs of a name that is not known


@dataclass
class Report:
    """What grading found: results by class list, verdicts by file, students of whom there are no answers, the class list.

    `language` is that of the tables and of the page for whoever judges; a student's feedback is in the student's. `answered`
    are the ids of the tasks that somebody answered, `unread` the verdicts on those who handed in only what cannot be read.
    `chosen` tells whether whoever grades named the exercises, `titles` are those of lessons by number.
    """

    tasks: list
    results: list
    verdicts: list
    missing: list
    listed: ClassList = field(default_factory=ClassList)
    language: str = "en"
    answered: Collection[str] = frozenset()
    unread: dict = field(default_factory=dict)
    chosen: bool = True
    titles: Mapping[str, str] = field(default_factory=dict)

    def everybody(self) -> list[tuple[Student, Result | None]]:
        """Return [(student, result or None), …] in the order of the class list."""
        pairs = [(each.student, each) for each in self.results] + [(each, None) for each in self.missing]
        return sorted(pairs, key=lambda pair: (pair[0].number, pair[0].label))

    def judged(self) -> Iterator[tuple[Result, Mark]]:
        """Yield the marks on which a person decides or has decided, each with whose it is."""
        return ((each, mark) for each in self.results for mark in each.marks if mark.judged)

    def most(self) -> float:
        """Return the points that can be had without optional tasks."""
        return sum(each.points for each in self.tasks if not each.optional)

    def unanswered(self) -> list[str]:
        """Return the ids of the tasks that nobody answered, but for optional ones; none where there are no answers."""
        asked = [each.id for each in self.tasks if not each.optional]
        return [each for each in asked if each not in self.answered] if self.answered else []

    def current(self, judgements: Judgements) -> Judgements:
        """Return the judgements by this class list's names, without those of answers that changed after they were dealt
        out: these become unused.
        """
        self._name_as_listed(judgements)
        now = {(each.student.label, mark.task): mark.answer for each, mark in self.judged()}
        for key, digest in list(judgements.digests.items()):
            if key in now and digest_of(now[key]) != digest:
                judgements.pop(key, None)
                judgements.open_ones.pop(key, None)
                judgements.awaited.pop(key, None)
                judgements.leave_out(Words(CHANGED, name=key[0], task=key[1]))
        return judgements

    def _name_as_listed(self, judgements: Judgements) -> None:
        """A table may name a student whom the class list names by a pseudonym, or in another order of the name.

        No accent is left out, as it is where a platform lost one: a level must not go to somebody of nearly the same name.
        """
        students = [student for student, _result in self.everybody()]
        labels, named = {each.label for each in students}, defaultdict(set)
        for each in students:
            for text in (each.name, each.pseudonym):
                named[keys_of(text)[2]].add(each)
        for old in [
            key for key in {**judgements, **judgements.open_ones, **judgements.digests} if key[0] not in labels
        ]:
            key = keys_of(old[0])[2]
            if not key or len(named[key]) != 1:
                continue
            new = (next(iter(named[key])).label, old[1])
            if judgements.get(new, judgements.get(old)) != judgements.get(old):
                two = _(
                    "{name} and {other} are one student with two levels for {task} ({file}; {other_file}): neither counts; make "
                    "the two say the same, or delete the row of one."
                )
                files = {"file": judgements.place_of(old), "other_file": judgements.place_of(new)}
                judgements.leave_out(Words(two, name=old[0], other=new[0], task=old[1], **files))
                del judgements[old], judgements[new]
            else:
                judgements.rename(old, new)

    def strangers(self, judgements: Mapping[Key, int]) -> dict[tuple[str, str], str]:
        """Return the judgements that match nobody, or no answer that is to be judged: {(label, task): why}."""
        labels = {student.label for student, _result in self.everybody()}
        tasks = {each.id for each in self.tasks}
        judged = {(each.student.label, mark.task) for each, mark in self.judged()}
        return {
            (label, task): Words(_("there is no student '{name}'"), name=label[:LONGEST]) if label not in labels
            else Words(_("there is no task '{name}'"), name=task[:LONGEST]) if task not in tasks
            else Words(_("there is no answer to be judged"))
            for label, task in judgements if (label, task) not in judged
        }  # fmt: skip


def grade_class(
    path: Path | BytesIO,
    tasks: list[Task],
    known: Mapping[str, Known],
    students: Sequence[Student] = (),
    older: Iterable[Task] = (),
    work: Work | None = None,
    language: str = "en",
) -> Report:
    """Grade all submissions in `path` (folder or ZIP) and return the Report. Nothing in them is executed.

    `collect` says which of several files of one student counts. Without `students` everybody who handed something in
    is listed. `older` are tasks of older kits with their keys, by which answers to questions that have changed are marked.
    `work` (a Work) keeps the marks of a run that may be stopped. `language` is that of the Report.
    """
    found = collect(path, students)
    tell_the_same(found.handed_in, {each.id for each in tasks})
    marking = Marking(tasks, known, questions(tasks, older), usual_class(found.handed_in), language, work)
    results, answered = [], set()
    of_files = {each.file: each for each in found.verdicts}
    for each in through(found.handed_in, _("Grading student {number} of {all} …")):
        verdicts = [of_files[name] for name in each.files]
        if result := attempt(verdicts, marking.result, each, verdicts):
            results.append(result)
        else:
            found.missing.append(each.student)
            found.unread[each.student] = verdicts[-1]
        answered.update(task for task, record in each.answers.items() if not is_empty(record.get("answer")))
        each.answers = {}  # a large class would keep them all beside the marks
    listed = students if isinstance(students, ClassList) else ClassList(students)
    return Report(tasks, results, found.verdicts, found.missing, listed, language, frozenset(answered), found.unread)
