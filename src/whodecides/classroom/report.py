"""Grade a class: from submissions and a class list to marks, verdicts and files for the platforms."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from importlib.metadata import version

from ..errors import Counted, Words, _, in_words, listed, ngettext
from ..i18n import translator
from .agreeing import marker_lines, marker_rows
from .collecting import HandedIn, collect
from .grading import Mark, grade_answers
from .judging import CHANGED, LONGEST_SHOWN, Judgements, Key, earned
from .numbers import digest_of
from .pages import feedback_page, judging_page
from .platforms import as_it_came, canvas_feedback, canvas_sheet, moodle_feedback, moodle_sheet, write_feedback
from .report_tables import grade_rows, person_rows, summary
from .roster import ClassList, Student
from .sheets import new_folder, write_sheet
from .work import GRADED, READ, progress

MOST_NAMED = 20  # rows of markers' sheets that are not used; needs-a-person.csv has them all
MANY = 100  # answers that wait, from which on several people may share them


@dataclass
class Result:
    """One student's marks, in the order of the tasks, from the `files` that count.

    `notes` are Words; `claims` is what the path of the newest file tells; `same_as` names who handed in the same answers.
    """

    student: Student
    marks: list
    files: list
    late: bool
    language: str
    notes: list = field(default_factory=list)
    claims: tuple = ()
    same_as: list = field(default_factory=list)

    def points(self, judgements: Mapping[Key, int]) -> float:
        """Return the points with a person's judgements {(label, task): level from 1 to 4} taken in."""
        return sum(earned(each, judgements.get((self.student.label, each.task))) for each in self.marks)

    def open_judgements(self, judgements: Mapping[Key, int]) -> list[Mark]:
        """Return the marks for which a person has still to decide."""
        return [each for each in self.marks if each.judged and (self.student.label, each.task) not in judgements]


@dataclass
class Report:
    """What grading found: results by class list, verdicts by file, students who handed in nothing, the class list.

    `language` is that of the tables and of the page for whoever judges; a student's feedback is in the student's.
    """

    tasks: list
    results: list
    verdicts: list
    missing: list
    listed: ClassList = field(default_factory=ClassList)
    language: str = "en"

    def everybody(self) -> list[tuple[Student, Result | None]]:
        """Return [(student, result or None), …] in the order of the class list."""
        pairs = [(each.student, each) for each in self.results] + [(each, None) for each in self.missing]
        return sorted(pairs, key=lambda pair: (pair[0].number, pair[0].label))

    def most(self) -> float:
        """Return the points that can be had without optional tasks."""
        return sum(each.points for each in self.tasks if not each.optional)

    def current(self, judgements: Judgements) -> Judgements:
        """Return the judgements without those of answers that changed after they were dealt out: these become unused."""
        now = {
            (each.student.label, mark.task): mark.answer for each in self.results for mark in each.marks if mark.judged
        }
        for key, digest in list(judgements.digests.items()):
            if key in now and digest_of(now[key][:LONGEST_SHOWN]) != digest:
                judgements.pop(key, None)
                judgements.open_ones.pop(key, None)
                judgements.leave_out(Words(CHANGED, name=key[0], task=key[1]))
        return judgements

    def strangers(self, judgements: Mapping[Key, int]) -> dict[tuple[str, str], str]:
        """Return the judgements that match nobody, or no answer that is to be judged: {(label, task): why}."""
        labels = {student.label for student, _result in self.everybody()}
        tasks = {each.id for each in self.tasks}
        judged = {(each.student.label, mark.task) for each in self.results for mark in each.marks if mark.judged}
        return {
            (label, task): Words(_("there is no student '{name}'"), name=label) if label not in labels
            else Words(_("there is no task '{name}'"), name=task) if task not in tasks
            else Words(_("there is no answer to be judged"))
            for label, task in judgements if (label, task) not in judged
        }  # fmt: skip


def grade_class(path, tasks, statements, students=(), older=None, work=None, language="en"):
    """Grade all submissions in `path` (folder or ZIP) and return the Report. Nothing in them is executed.

    `collect` says which of several files of one student counts. Without `students` everybody who handed something in
    is listed. `older` is the OlderClass in which answers without a recorded variant were given, where there was one.
    `work` (a Work) keeps the marks of a run that may be stopped; with it the run says how far it is. `language` is that
    of the Report.
    """
    found = collect(path, students, progress=progress(READ, language) if work else None)
    results, usual = [], usual_class(found.handed_in)
    tell = progress(GRADED, language, len(found.handed_in)) if work else None
    # All that a mark depends on beside what was handed in: kept marks are used for nothing else.
    common = work.digest((version("whodecides"), tasks, statements, older, language)) if work else ""
    for each in found.handed_in:
        results.append(_result(each, tasks, statements, older, usual, work, common, language))
        if tell:
            tell(len(results))
    listed = students if isinstance(students, ClassList) else ClassList(students)
    return Report(tasks, results, found.verdicts, found.missing, listed, language)


def usual_class(handed_in: Iterable[HandedIn]) -> str:
    """Return the name of the class in whose kit most of the answers to exercises were given."""
    names = (each.get("class", "") for one in handed_in for task, each in one.answers.items() if task.startswith("E"))
    return max(Counter(names).items(), key=lambda each: each[1], default=("", 0))[0]


def _result(handed_in, tasks, statements, older, usual, work, common, language):
    student, answers = handed_in.student, handed_in.answers
    known = {each.id for each in tasks}
    strange = sorted(each for each in answers if each not in known and each.startswith("E"))
    notes = []
    if strange:
        notes.append(Words(_("answers to tasks that are not asked: {list}"), list=", ".join(strange)))
    elsewhere = sorted(each for each in known & set(answers) if answers[each].get("class", usual) != usual)
    if elsewhere:
        notes.append(Words(_("answered in another kit than most of the class: {list}"), list=", ".join(elsewhere)))
    if handed_in.same_as:
        same = _("the same answers, given at the same times, as {names}; have a look")
        notes.append(Words(same, names=", ".join(handed_in.same_as)))
    drawn = (lambda task: older.number(task, handed_in.pseudonym)) if older else None

    def graded():
        return grade_answers(tasks, answers, statements, handed_in.language, drawn, language)

    if work:
        key = work.digest((common, student.label, handed_in.pseudonym, handed_in.language, sorted(answers.items())))
        marks = [Mark(*each) for each in work.once(key, lambda: [astuple(each) for each in graded()])]
    else:
        marks = graded()
    return Result(
        student, marks, handed_in.files, handed_in.late, handed_in.language, notes, handed_in.claims, handed_in.same_as
    )


def write_report(report, folder, judgements, maximum=None, assignment=""):
    """Write the tables and the feedback pages of a report into `folder`, which must be new or empty.

    Return what is to be said of the platforms' sheets, as Words. `maximum` is that of the platform where its sheet names
    none, `assignment` a column of Canvas's gradebook.
    """
    named, judgements = _page_names(report), Judgements.of(judgements)
    found = {each.student: (each.points(judgements), summary(each, judgements)) for each in report.results}
    class_list = report.listed or ClassList([student for student, _result in report.everybody()])
    moodle, of_moodle = moodle_sheet(class_list, found, report.most(), maximum)
    canvas, of_canvas = canvas_sheet(class_list, found, report.most(), maximum, assignment)
    folder = new_folder(folder)
    (folder / "feedback").mkdir()
    for result in report.results:
        page = feedback_page(result, report.tasks, judgements)
        (folder / named[result.student]).write_text(page, encoding="utf-8")
    (folder / "judging.html").write_text(judging_page(report), encoding="utf-8")
    say = translator(report.language)
    for name, rows in {
        "grades.csv": grade_rows(report, judgements, named),
        "needs-a-person.csv": person_rows(report, judgements, named),
        "submissions.csv": [["file", "student", "verdict"], *([v.file, v.student, v.said] for v in report.verdicts)],
        **({"markers.csv": marker_rows(judgements)} if judgements.progress else {}),
    }.items():
        write_sheet(folder / name, ([in_words(cell, say) for cell in row] for row in rows))
    if moodle:
        write_sheet(folder / "moodle.csv", moodle, as_it_came(class_list))
    if canvas:
        write_sheet(folder / "canvas.csv", canvas, plain=True)
    pages = {student: folder / name for student, name in named.items()}
    write_feedback(folder / "moodle-feedback.zip", moodle_feedback(report.results, pages))
    write_feedback(folder / "canvas-feedback.zip", canvas_feedback(report.results, pages))
    return [listed(each, "{first} {next}") for each in (of_moodle, of_canvas) if each]


def report_lines(report: Report, judgements: Mapping[Key, int]) -> Iterator[str]:
    """Return what the command says at the end, in a few lines; the last says what needs a person."""
    graded = ngettext(
        "{count} student graded on {tasks} tasks; {missing} handed in nothing.",
        "{count} students graded on {tasks} tasks; {missing} handed in nothing.",
    )
    yield Counted(graded, len(report.results), tasks=len(report.tasks), missing=len(report.missing))
    for (label, task), why in report.strangers(judgements).items():
        unused = _("The judgement of {name}, {task}, was not used: {reason}.")
        yield Words(unused, name=label or Words(_("no name")), task=task or Words(_("no task")), reason=why)
    judged = Judgements.of(judgements)
    for each in judged.unused[:MOST_NAMED]:
        yield Words(_("Not used: {reason}."), reason=each)
    yield from marker_lines(judged)
    waiting = sum(len(each.open_judgements(judgements)) for each in report.results)
    if waiting:
        yield Words(
            _(
                "Answers that wait for a judgement count 0 points so far: write levels into needs-a-person.csv, then grade "
                "again with --judgements."
            )
        )
    if waiting >= MANY and not judged.progress:
        yield Words(_("'whodecides split' tells how many hours they take, and deals them to several people."))
    parts = [
        (sum(each.person for each in report.verdicts),
         ngettext("{count} file needs a person", "{count} files need a person")),
        (sum(bool(each.same_as) for each in report.results),
         ngettext("{count} student has the same answers as another", "{count} students have the same answers as another")),
        (len(report.strangers(judgements)) + len(judged.unused),
         ngettext("{count} judgement was not used", "{count} judgements were not used")),
        (waiting, ngettext("{count} answer waits for a judgement", "{count} answers wait for a judgement")),
    ]  # fmt: skip
    told = [Counted(forms, count) for count, forms in parts if count]
    if told:
        yield Words(_("For a person: {list}; see needs-a-person.csv."), list=listed(told))
    else:
        yield Words(_("Nothing is left for a person."))


def is_certain(report: Report, judgements: Mapping[Key, int]) -> bool:
    """Tell whether nothing was guessed: no file, no two equal files, no judgement and no question needs a person's look."""
    return not (
        any(each.person for each in report.verdicts)
        or any(each.same_as for each in report.results)
        or report.strangers(judgements)
        or Judgements.of(judgements).unused
        or any(
            mark.judged and not mark.question and (each.student.label, mark.task) not in judgements
            for each in report.results
            for mark in each.marks
        )
    )


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
