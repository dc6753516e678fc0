"""Grade a class: from submissions and a class list to marks, verdicts and files for the platforms."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from ..errors import KitError
from ..i18n import translator
from .collecting import collect
from .grading import grade_answers
from .roster import Student, read_rows
from .sheets import new_folder, unescaped, write_sheet

LONGEST_SHOWN = 5_000  # characters of an answer; the longest that a task asks for has about a thousand
LEVELS = 4  # of a rubric; level 1 earns nothing, level 4 all points


@dataclass
class Result:
    """One student's marks, in the order of the tasks, from the `files` that count."""

    student: Student
    marks: list
    files: list
    late: bool
    language: str
    notes: list = field(default_factory=list)

    def points(self, judgements):
        """Return the points with a person's judgements {(label, task): level from 1 to 4} taken in."""
        return sum(earned(each, judgements.get((self.student.label, each.task))) for each in self.marks)

    def open_judgements(self, judgements):
        """Return the marks for which a person has still to decide."""
        return [each for each in self.marks if each.judged and (self.student.label, each.task) not in judgements]


@dataclass
class Report:
    """What grading found: results by class list, verdicts by file, students who handed in nothing."""

    tasks: list
    results: list
    verdicts: list
    missing: list


def earned(found, level):
    """Return the points of a mark; of a judged one by the rubric's level (1 to 4), 0 while it is open."""
    if not found.judged:
        return found.points
    return round(found.most * (level - 1) / (LEVELS - 1), 2) if level else 0


def grade_class(path, tasks, statements, students=(), older=None):
    """Grade all submissions in `path` (folder or ZIP) and return the Report. Nothing in them is executed.

    `collect` says which of several files of one student counts. Without `students` everybody who handed something in
    is listed. `older` is the OlderClass in which answers without a recorded variant were given, where there was one.
    """
    found = collect(path, students)
    usual = usual_class(found.handed_in)
    results = [_result(each, tasks, statements, older, usual) for each in found.handed_in]
    return Report(tasks, results, found.verdicts, found.missing)


def usual_class(handed_in):
    """Return the name of the class in whose kit most of the answers to exercises were given."""
    names = (each.get("class", "") for one in handed_in for task, each in one.answers.items() if task.startswith("E"))
    return max(Counter(names).items(), key=lambda each: each[1], default=("", 0))[0]


def _result(handed_in, tasks, statements, older, usual):
    student, answers = handed_in.student, handed_in.answers
    known = {each.id for each in tasks}
    strange = sorted(each for each in answers if each not in known and each.startswith("E"))
    notes = [f"answers to tasks that are not asked: {', '.join(strange)}"] if strange else []
    elsewhere = sorted(each for each in known & set(answers) if answers[each].get("class", usual) != usual)
    notes += [f"answered in another kit than most of the class: {', '.join(elsewhere)}"] if elsewhere else []
    drawn = (lambda task: older.number(task, handed_in.pseudonym)) if older else None
    marks = grade_answers(tasks, answers, statements, handed_in.language, drawn)
    return Result(student, marks, handed_in.files, handed_in.late, handed_in.language, notes)


def read_judgements(path):
    """Read levels that a person wrote into needs-a-person.csv: {(student, task): level}. Raises KitError for other levels."""
    found, columns = {}, ("student", "task", "level")
    for line, row in enumerate(read_rows(path, "table of judgements"), start=2):
        missing = [each for each in columns if each not in row]
        if missing:
            raise KitError(
                f"{Path(path).name} has no column '{missing[0]}': use needs-a-person.csv as grading wrote it."
            )
        level = row["level"].strip()
        if not level:
            continue
        if level not in {str(each) for each in range(1, LEVELS + 1)}:
            raise KitError(f"{Path(path).name}, row {line}: the level '{level}' is none; write 1, 2, 3 or 4.")
        found[unescaped(row["student"]), row["task"]] = int(level)
    return found


def write_report(report, folder, judgements):
    """Write the tables and the feedback pages of a report into `folder`, which must be new or empty."""
    folder = new_folder(folder)
    (folder / "feedback").mkdir()
    pages = {}
    for number, result in enumerate(report.results, 1):
        pages[result.student] = f"feedback/{number:05d}-{_slug(result.student.label)}.html"
        (folder / pages[result.student]).write_text(feedback_page(result, report.tasks, judgements), encoding="utf-8")
    (folder / "judging.html").write_text(judging_page(report), encoding="utf-8")
    for name, rows in {
        "grades.csv": _grade_rows(report, judgements, pages),
        "needs-a-person.csv": _person_rows(report, judgements, pages),
        "submissions.csv": [["file", "student", "verdict"], *([v.file, v.student, v.said] for v in report.verdicts)],
        "moodle.csv": _moodle_rows(report, judgements),
        "canvas.csv": _canvas_rows(report, judgements),
    }.items():
        write_sheet(folder / name, rows)


def report_lines(report, judgements):
    """Return what the command says at the end, in a few lines."""
    graded = len(report.results)
    people = sum(each.person for each in report.verdicts)
    waiting = sum(len(each.open_judgements(judgements)) for each in report.results)
    yield f"{graded} students graded on {len(report.tasks)} tasks; {len(report.missing)} handed in nothing."
    if people:
        yield f"{people} files need a person: see needs-a-person.csv."
    if waiting:
        yield f"{waiting} answers wait for a judgement: write levels into needs-a-person.csv, then grade again with --judgements."


def _slug(label):
    return re.sub(r"[^A-Za-z0-9]+", "-", label)[:40].strip("-") or "student"


def _most(report):
    """Return the points that can be had without optional tasks."""
    return sum(each.points for each in report.tasks if not each.optional)


def _grade_rows(report, judgements, pages):
    ids = [each.id for each in report.tasks]
    yield ["student", "name", "points", "of", "open", "late", "feedback", "notes", *ids]
    for result in report.results:
        marks = {each.task: each for each in result.marks}
        yield [
            result.student.label, result.student.name, _number(result.points(judgements)), _number(_most(report)),
            len(result.open_judgements(judgements)), "late" if result.late else "", pages[result.student],
            "; ".join(result.notes),
            *(_number(earned(marks[each], judgements.get((result.student.label, each)))) for each in ids),
        ]  # fmt: skip
    for student in report.missing:
        yield [
            student.label,
            student.name,
            "",
            _number(_most(report)),
            "",
            "",
            "",
            "nothing handed in",
            *("" for _ in ids),
        ]


def _person_rows(report, judgements, pages):
    yield ["student", "task", "level", "points of level 4", "what to do", "where", "answer"]
    rubrics = {each.id for each in report.tasks if each.rubric}
    for result in report.results:
        for each in result.marks:
            if each.judged:
                level = judgements.get((result.student.label, each.task), "")
                yield [
                    result.student.label,
                    each.task,
                    level,
                    _number(each.most),
                    _to_do(each, rubrics),
                    pages[result.student],
                    each.answer[:LONGEST_SHOWN],
                ]
    for verdict in report.verdicts:
        if verdict.person:
            yield [verdict.student, "", "", "", verdict.said, verdict.file, ""]


def _to_do(found, rubrics):
    """Return what the person does who decides on a mark; `rubrics` are the ids of the tasks that have one."""
    if found.task not in rubrics:
        return found.doubt
    return f"judge by the rubric in judging.html, write a level from 1 to 4. {_noted(found)}".strip()


def _noted(found):
    """Return what the machine finds missing in an answer that a person judges."""
    return f"The check says: {found.doubt}" if found.doubt else ""


def _moodle_rows(report, judgements):
    """Return Moodle's grading worksheet: its own columns where the class list is one, else those that it needs."""
    needed = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade", "Feedback comments"]
    columns, rows = _platform_columns(report, needed, "Identifier")
    yield columns
    for student, result in _everybody(report):
        row = {
            "Identifier": f"Participant {student.moodle_id}" if student.moodle_id else "",
            "Full name": student.name,
            "Email address": student.email,
            "Maximum Grade": _number(_most(report)),
        } | (student.row if rows else {})
        row["Grade"] = _number(result.points(judgements)) if result else ""
        row["Feedback comments"] = _summary(result, judgements) if result else ""
        yield [row.get(each, "") for each in columns]


def _canvas_rows(report, judgements):
    """Return Canvas's gradebook import: five columns that name the student, and one new assignment."""
    names = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assignment = "whodecides exercises"
    yield [*names, assignment]
    yield ["    Points Possible", "", "", "", "", _number(_most(report))]
    for student, result in _everybody(report):
        row = {"Student": student.name, "ID": student.canvas_id} | {k: v for k, v in student.row.items() if k in names}
        yield [*(row.get(each, "") for each in names), _number(result.points(judgements)) if result else ""]


def _platform_columns(report, needed, mark):
    """Return the columns of the class list where it is the platform's own, else the needed ones; and which it was."""
    rows = [student.row for student, _ in _everybody(report)]
    if rows and mark in rows[0]:
        return [each for each in rows[0] if isinstance(each, str) and each != "…"], True
    return needed, False


def _everybody(report):
    """Return (student, result or None) in the order of the class list."""
    pairs = [(each.student, each) for each in report.results] + [(each, None) for each in report.missing]
    return sorted(pairs, key=lambda pair: (pair[0].number, pair[0].label))


def _summary(result, judgements):
    open_ones = len(result.open_judgements(judgements))
    text = "; ".join(
        f"{each.task}: {_number(earned(each, judgements.get((result.student.label, each.task))))}/{_number(each.most)}"
        for each in result.marks
    )
    return text + (f". Still to be judged by a person: {open_ones}." if open_ones else ".")


def _number(value):
    return f"{value:g}"


def feedback_page(result, tasks, judgements):
    """Return a student's feedback as one HTML page without any script. All of the student's text is escaped."""
    _ = translator(result.language)
    title = _("Feedback for {student}").format(student=result.student.label)
    parts = []
    for each in result.marks:
        level = judgements.get((result.student.label, each.task))
        points = _number(earned(each, level))
        if each.judged and not level:
            said = _("A person will judge this answer by the rubric.")
        else:
            said = _("{points} of {most} points").format(points=points, most=_number(each.most))
        parts.append(
            f"<section><h2>{escape(each.task)}</h2><p>{escape(each.question)}</p>"
            f"<p><strong>{escape(said)}</strong></p><p style='white-space:pre-line'>{escape(each.feedback)}</p></section>"
        )
    total = _("In all: {points} of {most} points").format(
        points=_number(result.points(judgements)), most=_number(sum(each.points for each in tasks if not each.optional))
    )
    return _page(title, result.language, f"<p>{escape(total)}</p>{''.join(parts)}")


def judging_page(report):
    """Return one HTML page for the person who judges: for each task the rubric, then every answer to it."""
    parts = []
    for task in report.tasks:
        if not task.rubric:
            continue
        levels = "".join(
            f"<li value='{each['level']}'>{escape(each['text'])}<br><em>For example:</em> {escape(each['anchor'])}</li>"
            for each in task.rubric
        )
        parts.append(f"<h2>{escape(task.id)}</h2><p>{escape(task.question)}</p><ol>{levels}</ol>")
        for result in report.results:
            for each in result.marks:
                if each.judged and each.task == task.id:
                    label, text = escape(result.student.label), escape(each.answer[:LONGEST_SHOWN])
                    noted = f"<p><em>{escape(_noted(each))}</em></p>" if each.doubt else ""
                    parts.append(f"<section><h3>{label}</h3><p>{text}</p>{noted}</section>")
    return _page("Answers to be judged", "en", "".join(parts) or "<p>Nothing waits for a judgement.</p>")


def _page(title, language, body):
    """Return an HTML page that no script can run in."""
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;"
        "padding:0 1rem;overflow-wrap:anywhere}section{border-top:1px solid #767676}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>\n"
    )
