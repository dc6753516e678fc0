"""Grade a class: from submissions and a class list to marks, verdicts and files for the platforms."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from importlib.metadata import version

from ..errors import CLAUSES, Counted, Words, _, in_words, listed, ngettext
from ..i18n import plain_number, translator
from .collecting import HandedIn, collect
from .grading import Mark, grade_answers
from .judging import LONGEST_SHOWN, Judgements, earned, noted
from .pages import feedback_page, judging_page, number
from .platforms import as_it_came, canvas_feedback, canvas_sheet, moodle_feedback, moodle_sheet, write_feedback
from .roster import ClassList, Student
from .sheets import new_folder, write_sheet
from .work import GRADED, READ, progress


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

    def points(self, judgements: Judgements) -> float:
        """Return the points with a person's judgements {(label, task): level from 1 to 4} taken in."""
        return sum(earned(each, judgements.get((self.student.label, each.task))) for each in self.marks)

    def open_judgements(self, judgements: Judgements) -> list[Mark]:
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

    def strangers(self, judgements: Judgements) -> dict[tuple[str, str], str]:
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
    named = _page_names(report)
    found = {each.student: (each.points(judgements), _summary(each, judgements)) for each in report.results}
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
        "grades.csv": _grade_rows(report, judgements, named),
        "needs-a-person.csv": _person_rows(report, judgements, named),
        "submissions.csv": [["file", "student", "verdict"], *([v.file, v.student, v.said] for v in report.verdicts)],
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


def report_lines(report: Report, judgements: Judgements) -> Iterator[str]:
    """Return what the command says at the end, in a few lines; the last says what needs a person."""
    graded = ngettext(
        "{count} student graded on {tasks} tasks; {missing} handed in nothing.",
        "{count} students graded on {tasks} tasks; {missing} handed in nothing.",
    )
    yield Counted(graded, len(report.results), tasks=len(report.tasks), missing=len(report.missing))
    for (label, task), why in report.strangers(judgements).items():
        unused = _("The judgement of {name}, {task}, was not used: {reason}.")
        yield Words(unused, name=label or Words(_("no name")), task=task or Words(_("no task")), reason=why)
    waiting = sum(len(each.open_judgements(judgements)) for each in report.results)
    if waiting:
        yield Words(
            _(
                "Answers that wait for a judgement count 0 points so far: write levels into needs-a-person.csv, then grade "
                "again with --judgements."
            )
        )
    parts = [
        (sum(each.person for each in report.verdicts),
         ngettext("{count} file needs a person", "{count} files need a person")),
        (sum(bool(each.same_as) for each in report.results),
         ngettext("{count} student has the same answers as another", "{count} students have the same answers as another")),
        (len(report.strangers(judgements)),
         ngettext("{count} judgement was not used", "{count} judgements were not used")),
        (waiting, ngettext("{count} answer waits for a judgement", "{count} answers wait for a judgement")),
    ]  # fmt: skip
    told = [Counted(forms, count) for count, forms in parts if count]
    if told:
        yield Words(_("For a person: {list}; see needs-a-person.csv."), list=listed(told))
    else:
        yield Words(_("Nothing is left for a person."))


def is_certain(report: Report, judgements: Judgements) -> bool:
    """Tell whether nothing was guessed: no file, no two equal files, no judgement and no question needs a person's look."""
    return not (
        any(each.person for each in report.verdicts)
        or any(each.same_as for each in report.results)
        or report.strangers(judgements)
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


def _grade_rows(report, judgements, pages):
    ids = [each.id for each in report.tasks]
    yield ["student", "name", "points", "of", "open", "late", "feedback", "notes", *ids]
    for student, result in report.everybody():
        most = number(report.most())
        if not result:
            yield [student.label, student.name, "", most, "", "", "", Words(_("nothing handed in")), *("" for _ in ids)]
            continue
        marks = {each.task: each for each in result.marks}
        yield [
            student.label, student.name, number(result.points(judgements)), most,
            len(result.open_judgements(judgements)), "late" if result.late else "", pages[student],
            listed(result.notes, CLAUSES) if result.notes else "",
            *(number(earned(marks[each], judgements.get((student.label, each)))) for each in ids),
        ]  # fmt: skip


def _person_rows(report, judgements, pages):
    for_people = (_("points of level 4"), _("what to do"), _("where"), _("answer"))  # the others are read again
    yield ["student", "task", "level", *map(Words, for_people)]
    rubrics = {each.id for each in report.tasks if each.rubric}
    for result in report.results:
        for each in result.marks:
            if each.judged:
                level = judgements.get((result.student.label, each.task), "")
                yield [
                    result.student.label,
                    each.task,
                    level,
                    number(each.most),
                    _to_do(each, rubrics, report.language),
                    pages[result.student],
                    each.answer[:LONGEST_SHOWN],
                ]
    for result in report.results:
        if result.same_as:
            yield [result.student.label, "", "", "", result.notes[-1], "; ".join(result.files), ""]
    for verdict in report.verdicts:
        if verdict.person:
            yield [verdict.student, "", "", "", verdict.said, verdict.file, ""]
    for (label, task), why in report.strangers(judgements).items():
        unused = _("the level {level} was not used: {reason}")
        yield [label, task, "", "", Words(unused, level=judgements[label, task], reason=why), "", ""]


def _to_do(found, rubrics, language):
    """Return what the person does who decides on a mark; `rubrics` are the ids of the tasks that have one."""
    if found.task not in rubrics:
        return found.doubt
    judge = translator(language)(_("judge by the rubric in judging.html, write a level from 1 to 4."))
    return f"{judge} {noted(found, language)}".strip()


def _summary(result, judgements):
    """Return the comment that a platform shows to a student, in the student's language."""
    _, language = translator(result.language), result.language
    open_ones = len(result.open_judgements(judgements))
    points = [earned(each, judgements.get((result.student.label, each.task))) for each in result.marks]
    text = "; ".join(
        f"{each.task}: {plain_number(given, language)}/{plain_number(each.most, language)}"
        for each, given in zip(result.marks, points, strict=True)
    )
    waiting = _("Still to be judged by a person: {count}.").format(count=open_ones) if open_ones else ""
    return f"{text}. {waiting}".strip()
