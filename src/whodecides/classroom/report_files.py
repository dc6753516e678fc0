"""Write what grading found into a folder: tables, feedback pages and files for the platforms."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from ..errors import Message, _, join_messages, translated
from ..i18n import translator
from ..progress import with_progress
from .course_platforms import (
    canvas_feedback_files,
    canvas_sheet,
    moodle_feedback_files,
    moodle_sheet,
    verbatim_columns,
    write_feedback_archive,
)
from .feedback_pages import feedback_page, judging_page
from .grade_comments import grade_comment
from .judgements import Judgements, Key
from .marker_agreement import marker_rows
from .next_session import NEXT_SESSION, class_page
from .report import Report
from .report_summary import is_final, not_final_name
from .report_tables import grade_rows, person_rows
from .result_files import make_empty_folder, write_csv
from .roster import ClassList, Student
from .verdicts import PAGE_FAILED, attempt


def write_report(
    report: Report,
    folder: Path | str,
    judgements: Mapping[Key, int],
    maximum: float | None = None,
    assignment: str = "",
) -> list[Message]:
    """Write the tables and the feedback pages of a report into `folder`, which must be new or empty.

    While marks are not final, files for the platforms say so in their names. Return what is to be said of the platforms'
    sheets, as Messages. `maximum` is that of the platform where its sheet names
    none, `assignment` a column of Canvas's gradebook.
    """
    page_names, judgements = _page_names(report), Judgements.from_levels(judgements)
    grades = {each.student: (each.points(judgements), grade_comment(each, judgements)) for each in report.results}
    class_list = report.class_list or ClassList([student for student, _result in report.all_students()])
    moodle, of_moodle = moodle_sheet(class_list, grades, report.max_points(), maximum)
    canvas, of_canvas = canvas_sheet(class_list, grades, report.max_points(), maximum, assignment)
    folder = make_empty_folder(folder)
    (folder / "feedback").mkdir()
    of_files = {each.file: each for each in report.verdicts}
    for result in with_progress(report.results, _("Writing feedback page {number} of {all} …")):
        verdicts = [of_files[name] for name in result.files]
        page = attempt(verdicts, feedback_page, result, report.tasks, judgements, report.about, clause=PAGE_FAILED)
        if page:
            (folder / page_names[result.student]).write_text(page, encoding="utf-8")
        else:
            del page_names[result.student]
    with (folder / "judging.html").open("w", encoding="utf-8") as handle:
        handle.writelines(judging_page(report))
    (folder / NEXT_SESSION).write_text(class_page(report), encoding="utf-8")
    say = translator(report.language)
    for name, rows in {
        "grades.csv": grade_rows(report, judgements, page_names),
        "needs-a-person.csv": person_rows(report, judgements, page_names),
        "submissions.csv": [["file", "student", "verdict"], *([v.file, v.student, v.message] for v in report.verdicts)],
        **({"markers.csv": marker_rows(judgements)} if judgements.progress else {}),
    }.items():
        write_csv(folder / name, ([translated(cell, say) for cell in row] for row in rows))
    final = is_final(report, judgements)

    def platform_file(name: str) -> Path:
        return folder / (name if final else not_final_name(name))

    if moodle:
        write_csv(platform_file("moodle.csv"), moodle, verbatim_columns(class_list))
    if canvas:
        write_csv(platform_file("canvas.csv"), canvas, plain=True)
    pages = {student: folder / name for student, name in page_names.items()}
    write_feedback_archive(platform_file("moodle-feedback.zip"), moodle_feedback_files(report.results, pages))
    write_feedback_archive(platform_file("canvas-feedback.zip"), canvas_feedback_files(report.results, pages))
    return [join_messages(each, "{first} {next}") for each in (of_moodle, of_canvas) if each]


def _page_names(report: Report) -> dict[Student, str]:
    """Return {student: name of their page}: sorted as the class list is."""
    return {
        student: f"feedback/{student.number or place:05d}-{_slug(student.label)}.html"
        for place, (student, result) in enumerate(report.all_students(), 1)
        if result
    }


def _slug(label: str) -> str:
    """Return a label as a part of a file's name, in its own script."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", label))[:40].strip("-") or "student"
