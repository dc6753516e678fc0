"""Write what grading found into a folder: tables, feedback pages and files for the platforms."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from ..errors import Words, _, in_words, listed
from ..i18n import translator
from ..progress import through
from .agreeing import marker_rows
from .comments import summary
from .judging import Judgements, Key
from .pages import feedback_page, judging_page
from .platforms import as_it_came, canvas_feedback, canvas_sheet, moodle_feedback, moodle_sheet, write_feedback
from .report import Report
from .report_tables import grade_rows, person_rows
from .report_told import is_final, not_final
from .roster import ClassList, Student
from .sheets import new_folder, write_sheet
from .verdicts import NO_PAGE, attempt


def write_report(
    report: Report,
    folder: Path | str,
    judgements: Mapping[Key, int],
    maximum: float | None = None,
    assignment: str = "",
) -> list[Words]:
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

    def given_back(name: str) -> Path:
        return folder / (name if final else not_final(name))

    if moodle:
        write_sheet(given_back("moodle.csv"), moodle, as_it_came(class_list))
    if canvas:
        write_sheet(given_back("canvas.csv"), canvas, plain=True)
    pages = {student: folder / name for student, name in named.items()}
    write_feedback(given_back("moodle-feedback.zip"), moodle_feedback(report.results, pages))
    write_feedback(given_back("canvas-feedback.zip"), canvas_feedback(report.results, pages))
    return [listed(each, "{first} {next}") for each in (of_moodle, of_canvas) if each]


def _page_names(report: Report) -> dict[Student, str]:
    """Return {student: name of their page}: sorted as the class list is."""
    return {
        student: f"feedback/{student.number or place:05d}-{_slug(student.label)}.html"
        for place, (student, result) in enumerate(report.everybody(), 1)
        if result
    }


def _slug(label: str) -> str:
    """Return a label as a part of a file's name, in its own script."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", label))[:40].strip("-") or "student"
