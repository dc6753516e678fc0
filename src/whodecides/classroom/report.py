"""Grade a class: from submissions and a class list to marks, verdicts and files for the platforms."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version

from ..answers import is_empty
from ..errors import Words, _, in_words, listed
from ..i18n import translator
from ..progress import through
from .agreeing import marker_rows
from .alike import Group, others, tell_the_same
from .collecting import HandedIn, collect
from .comments import summary
from .grading import Mark, grade_answers, unmarked
from .judging import CHANGED, Judgements, Key, earned
from .names import keys_of
from .numbers import digest_of
from .pages import feedback_page, judging_page
from .platforms import as_it_came, canvas_feedback, canvas_sheet, moodle_feedback, moodle_sheet, write_feedback
from .questions import questions
from .report_tables import grade_rows, person_rows
from .report_told import LONGEST, is_final, not_final
from .roster import ClassList, Student
from .sheets import new_folder, write_sheet
from .verdicts import NO_PAGE, attempt, failure


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
        return sum(earned(each, judgements.get((self.student.label, each.task))) for each in self.marks)

    def open_judgements(self, judgements: Mapping[Key, int]) -> list[Mark]:
        """Return the marks for which a person has still to decide."""
        return [each for each in self.marks if each.judged and (self.student.label, each.task) not in judgements]


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
        now = {
            (each.student.label, mark.task): mark.answer for each in self.results for mark in each.marks if mark.judged
        }
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
        judged = {(each.student.label, mark.task) for each in self.results for mark in each.marks if mark.judged}
        return {
            (label, task): Words(_("there is no student '{name}'"), name=label[:LONGEST]) if label not in labels
            else Words(_("there is no task '{name}'"), name=task[:LONGEST]) if task not in tasks
            else Words(_("there is no answer to be judged"))
            for label, task in judgements if (label, task) not in judged
        }  # fmt: skip


def grade_class(path, tasks, statements, students=(), older=(), work=None, language="en"):
    """Grade all submissions in `path` (folder or ZIP) and return the Report. Nothing in them is executed.

    `collect` says which of several files of one student counts. Without `students` everybody who handed something in
    is listed. `older` are tasks of older kits with their keys, by which answers to questions that have changed are marked.
    `work` (a Work) keeps the marks of a run that may be stopped. `language` is that of the Report.
    """
    found = collect(path, students)
    tell_the_same(found.handed_in)
    results, usual = [], usual_class(found.handed_in)
    asked = questions(tasks, older)
    # All that a mark depends on beside what was handed in: kept marks are used for nothing else.
    common = work.digest((version("whodecides"), tasks, statements, asked, language)) if work else ""
    answered, marked = set(), {}
    of_files = {each.file: each for each in found.verdicts}
    for each in through(found.handed_in, _("Grading student {number} of {all} …")):
        verdicts = [of_files[name] for name in each.files]
        result = attempt(
            verdicts, _result, each, tasks, statements, asked, usual, work, common, language, marked, verdicts
        )
        if result:
            results.append(result)
        else:
            found.missing.append(each.student)
            found.unread[each.student] = verdicts[-1]
        answered.update(task for task, record in each.answers.items() if not is_empty(record.get("answer")))
        each.answers = {}  # a large class would keep them all beside the marks
    listed = students if isinstance(students, ClassList) else ClassList(students)
    return Report(tasks, results, found.verdicts, found.missing, listed, language, frozenset(answered), found.unread)


def usual_class(handed_in: Iterable[HandedIn]) -> str:
    """Return the name of the class in whose kit most of the answers to exercises were given."""
    names = (each.get("class", "") for one in handed_in for task, each in one.answers.items() if task.startswith("E"))
    return max(Counter(names).items(), key=lambda each: each[1], default=("", 0))[0]


def _result(handed_in, tasks, statements, asked, usual, work, common, language, marked, verdicts):
    student, answers = handed_in.student, handed_in.answers
    known = {each.id for each in tasks}
    exercises = tuple({f"{each[:3]}." for each in known})  # a file holds the answers to other exercises, too
    strange = sorted(each for each in answers if each not in known and each.startswith(exercises))
    notes = []
    if strange:
        notes.append(Words(_("answers to tasks that are not asked: {list}"), list=", ".join(strange)))
    elsewhere = sorted(each for each in known & set(answers) if answers[each].get("class", usual) != usual)
    if elsewhere:
        notes.append(Words(_("answered in another kit than most of the class: {list}"), list=", ".join(elsewhere)))
    if handed_in.alike:
        same = _("the same answers, given at the same times, as {names}; have a look")
        notes.append(Words(same, names=others(handed_in.alike, student.label)))

    def graded(some=tasks):
        return grade_answers(some, answers, statements, handed_in.language, asked, language, marked)

    def kept():
        key = work.digest((common, student.label, handed_in.pseudonym, handed_in.language, sorted(answers.items())))
        return work.once(key, graded, _as_rows, _from_rows)

    marks = attempt((), kept if work else graded)
    if marks is None:
        marks = _one_by_one(tasks, graded, handed_in, verdicts, language)
    return Result(
        student, marks, handed_in.files, handed_in.late, handed_in.language, notes, handed_in.claims, handed_in.alike
    )


def _as_rows(marks):
    return [[getattr(each, name) for name in Mark.__slots__] for each in marks]


def _from_rows(rows):
    return [Mark(*each) for each in rows]


def _one_by_one(tasks, graded, handed_in, verdicts, language):
    """Return the marks of a student where the kit fails at an answer: that one goes to a person, the others are marked."""
    marks, failed = [], []
    for task in tasks:
        try:
            marks += graded([task])
        except OSError:
            raise
        except Exception as error:
            record = handed_in.answers.get(task.id, {})
            marks.append(unmarked(task, record, failure(error), handed_in.language, language))
            failed.append(task.id)
    if failed:
        clause = Words(_("the kit failed at the answers to {tasks}: judge them by hand"), tasks=", ".join(failed))
        for each in verdicts:
            each.add(clause)
    return marks


def write_report(report, folder, judgements, maximum=None, assignment=""):
    """Write the tables and the feedback pages of a report into `folder`, which must be new or empty.

    While marks are not final, files for the platforms say so in their names. Return what is to be said of the platforms'
    sheets, as Words. `maximum` is that of the platform where its sheet names
    none, `assignment` a column of Canvas's gradebook.
    """
    named, judgements = _page_names(report), Judgements.of(judgements)
    found = {each.student: (each.points(judgements), summary(each, judgements)) for each in report.results}
    class_list = report.listed or ClassList([student for student, _result in report.everybody()])
    moodle, of_moodle = moodle_sheet(class_list, found, report.most(), maximum)
    canvas, of_canvas = canvas_sheet(class_list, found, report.most(), maximum, assignment)
    folder = new_folder(folder)
    (folder / "feedback").mkdir()
    of_files = {each.file: each for each in report.verdicts}
    for result in through(report.results, _("Writing feedback page {number} of {all} …")):
        verdicts = [of_files[name] for name in result.files]
        page = attempt(verdicts, feedback_page, result, report.tasks, judgements, report.titles, clause=NO_PAGE)
        if page:
            (folder / named[result.student]).write_text(page, encoding="utf-8")
        else:
            del named[result.student]
    with (folder / "judging.html").open("w", encoding="utf-8") as handle:
        handle.writelines(judging_page(report))
    say = translator(report.language)
    for name, rows in {
        "grades.csv": grade_rows(report, judgements, named),
        "needs-a-person.csv": person_rows(report, judgements, named),
        "submissions.csv": [["file", "student", "verdict"], *([v.file, v.student, v.said] for v in report.verdicts)],
        **({"markers.csv": marker_rows(judgements)} if judgements.progress else {}),
    }.items():
        write_sheet(folder / name, ([in_words(cell, say) for cell in row] for row in rows))
    final = is_final(report, judgements)

    def given_back(name):
        return folder / (name if final else not_final(name))

    if moodle:
        write_sheet(given_back("moodle.csv"), moodle, as_it_came(class_list))
    if canvas:
        write_sheet(given_back("canvas.csv"), canvas, plain=True)
    pages = {student: folder / name for student, name in named.items()}
    write_feedback(given_back("moodle-feedback.zip"), moodle_feedback(report.results, pages))
    write_feedback(given_back("canvas-feedback.zip"), canvas_feedback(report.results, pages))
    return [listed(each, "{first} {next}") for each in (of_moodle, of_canvas) if each]


def _page_names(report):
    """Return {student: name of their page}: sorted as the class list is."""
    return {
        student: f"feedback/{student.number or place:05d}-{_slug(student.label)}.html"
        for place, (student, result) in enumerate(report.everybody(), 1)
        if result
    }


def _slug(label):
    """Return a label as a part of a file's name, in its own script."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", label))[:40].strip("-") or "student"
