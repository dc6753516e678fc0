"""What Moodle and Canvas take back, by the rules of their own importers: sheets of grades and archives of feedback.

Moodle's importer (mod/assign/feedback/offline and feedback/file) finds the columns by their headings in the language of
the site, cuts a fixed word off the identifier, skips a grade above the maximum and replaces every comment by what the
sheet says: so what a teacher wrote there stands before our own comment. Canvas's importer (lib/gradebook_importer) finds the student by the id in the second column, an assignment by
"Title (id)", and takes an empty cell for the wish to clear a mark. Hence both get back what they gave out, with the
marks of those who handed something in.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..errors import CountedMessage, KitError, Message, _, ngettext
from ..files import write_zip
from .grade_comments import merge_comment
from .input_tables import format_cell, parse_number
from .results import Result
from .roster import CANVAS, MOODLE, OWN, POINTS_POSSIBLE, ClassList, Student
from .submission_paths import CANVAS_FILE as CANVAS_FILE

MOODLE_HEADER = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade", "Last modified (grade)",
                 "Feedback comments"]  # fmt: skip
CANVAS_HEADER = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
DEFAULT_ASSIGNMENT = "whodecides exercises"  # the column that Canvas makes where none is named
FEEDBACK_FILE = "feedback.html"


def scale_points(points: float, most: float, maximum: float) -> float:
    """Return points of `most` as points of a platform's `maximum`, never above it: those of optional tasks may be."""
    return min(round(points * maximum / most, 2), maximum) if most else 0


def moodle_sheet(
    class_list: ClassList, grades: Mapping[Student, tuple[float, str]], most: float, maximum: float | None = None
) -> tuple[list[list[str]] | None, list[Message]]:
    """Return (rows of Moodle's grading worksheet or None, what to say of it as a list of Messages).

    `listed` is the class list, `grades` maps students who handed something in to (points, comment), `most` is what can be
    had, `maximum` what the instructor names. Raises KitError where the worksheet names another maximum.
    """
    if class_list.layout == MOODLE:
        return _fill_moodle_worksheet(class_list, grades, most, maximum)
    if class_list.layout == CANVAS:
        return None, []
    if not class_list or not all(each.moodle_id for each in class_list):
        none = _(
            "No moodle.csv was made: Moodle's import asks for a number of each participant, which only its own grading "
            "worksheet tells; take that as the class list."
        )
        return None, [Message(none)]
    rows = [
        [
            f"Participant {each.moodle_id}", each.name, each.email, "",
            f"{scale_points(grades[each][0], most, maximum or most):g}" if each in grades else "",
            f"{maximum or most:g}", "", grades[each][1] if each in grades else "",
        ] for each in class_list
    ]  # fmt: skip
    made = _(
        "The table for Moodle has English headings and counts out of {most}: if your Moodle speaks another language or has another "
        "maximum, take its own grading worksheet as the class list."
    )
    return [MOODLE_HEADER, *rows], [Message(made, most=f"{maximum or most:g}")]


def _fill_moodle_worksheet(
    class_list: ClassList, grades: Mapping[Student, tuple[float, str]], most: float, maximum: float | None
) -> tuple[list[list[str]] | None, list[Message]]:
    """Return the worksheet as it came, with marks and comments of those who handed something in."""
    places, named = class_list.places, None
    if "maximum" in places:
        named = parse_number(class_list[0].row[places["maximum"]])
    if named and maximum and named != maximum:
        wrong = _("Moodle's worksheet names {named} as the maximum grade, not {maximum}: leave --maximum out.")
        raise KitError(Message(wrong, named=f"{named:g}", maximum=f"{maximum:g}"))
    of = named or maximum
    if "grade" not in places or "scale" in places or not of:
        none = _(
            "No moodle.csv was made: the grading worksheet names no maximum grade, or grades in words. Give the "
            "assignment a maximum in points in Moodle, export the worksheet again, and use it as the class list."
        )
        return None, [Message(none)]
    rows = []
    for each in class_list:
        row = list(each.row)
        if each in grades:
            points, comment = grades[each]
            row[places["grade"]] = format_cell(scale_points(points, most, of), class_list.decimal)
            if "feedback" in places:
                row[places["feedback"]] = merge_comment(row[places["feedback"]], comment)
        rows.append(row)
    messages = [Message(_("The table for Moodle counts out of {most}, as the assignment does."), most=f"{of:g}")]
    if "feedback" not in places:
        messages.append(Message(_("Its comments stay as they are: no column of comments was found by its heading.")))
    return [list(class_list.header), *rows], messages


def verbatim_columns(class_list: ClassList) -> set[int]:
    """Return the places of the columns that Moodle compares with its own: they are written as they came."""
    return {
        class_list.places[each] for each in ("moodle_id", "grade", "maximum", "feedback") if each in class_list.places
    }


def canvas_sheet(
    class_list: ClassList,
    grades: Mapping[Student, tuple[float, str]],
    most: float,
    maximum: float | None = None,
    assignment: str = "",
) -> tuple[list[list[str]] | None, list[Message]]:
    """Return (rows of Canvas's gradebook import or None, what to say of it); parameters and Messages as in `moodle_sheet`.

    `assignment` names a column of the gradebook, with or without its number. Only the columns that name the student
    come back beside it: the marks of other assignments may have changed since. Raises KitError where it is not there.
    """
    if class_list.layout == MOODLE:
        return None, []
    if class_list.layout == OWN:
        header, names, place = CANVAS_HEADER, [[each.name, each.canvas_id, "", "", ""] for each in class_list], None
    else:
        last = next((n for n, each in enumerate(class_list.header) if each.strip() == "Section"), None)
        if last is None:
            none = _("No canvas.csv was made: the gradebook has no column 'Section', by which Canvas finds its way.")
            return None, [Message(none)]
        header, names = list(class_list.header[: last + 1]), [list(each.row[: last + 1]) for each in class_list]
        place = _assignment_column(class_list, last + 1, assignment)
    if assignment and place is None:
        others = ", ".join(class_list.header[len(header) :])
        offered = others if class_list.layout == CANVAS else Message(_("none, it is not Canvas's"))
        wrong = _("The class list has no assignment '{name}'. It has: {names}.")
        raise KitError(Message(wrong, name=assignment, names=offered))
    heading, of = DEFAULT_ASSIGNMENT, maximum or most
    if place is not None:
        heading, named = class_list.header[place], parse_number(class_list.points[place]) if class_list.points else None
        if maximum and named and named != maximum:
            wrong = _("Canvas's gradebook names {named} as the points possible, not {maximum}: leave --maximum out.")
            raise KitError(Message(wrong, named=f"{named:g}", maximum=f"{maximum:g}"))
        if not (named or maximum):
            wrong = _("Canvas's gradebook names no points possible of '{name}': name them with --maximum.")
            raise KitError(Message(wrong, name=heading))
        of = named or maximum or most
    rows, left_out = [], 0
    for each, row in zip(class_list, names, strict=True):
        if POINTS_POSSIBLE in row[0]:  # Canvas would take the row for that of the points, whoever it names
            left_out += 1
            continue
        # An empty cell clears a mark, so who handed in nothing keeps what they have.
        before = each.row[place] if place is not None else ""
        given = format_cell(scale_points(grades[each][0], most, of), class_list.decimal) if each in grades else before
        rows.append([*row, given])
    points = ["    Points Possible", *[""] * (len(header) - 1), format_cell(of, class_list.decimal)]
    made = (
        _("The table for Canvas counts out of {most} and makes the assignment '{name}'.")
        if place is None
        else _("The table for Canvas counts out of {most} and fills the assignment '{name}'.")
    )
    messages = [Message(made, most=f"{of:g}", name=heading)]
    if place is None and class_list.layout == CANVAS:
        messages.append(Message(_('To fill one that is there, name it: --assignment "Title (number)".')))
    if left_out:
        by_hand = ngettext(
            "{count} student called '{name}' is left out: enter their mark by hand.",
            "{count} students called '{name}' are left out: enter their mark by hand.",
        )
        messages.append(CountedMessage(by_hand, left_out, name=POINTS_POSSIBLE))
    return [[*header, heading], points, *rows], messages


def _assignment_column(class_list: ClassList, first: int, assignment: str) -> int | None:
    """Return the place of an assignment's column, named with or without its number; of our own where none is named."""
    wanted = (assignment or DEFAULT_ASSIGNMENT).strip()
    return next(
        (
            place
            for place, each in enumerate(class_list.header)
            if place >= first and wanted in (each.strip(), re.sub(r"\s\(\d+\)$", "", each.strip()))
        ),
        None,
    )


def moodle_feedback_files(results: Sequence[Result], pages: Mapping[Student, Path]) -> dict[str, Path]:
    """Return what the archive holds that Moodle takes as feedback files: {name: path of a page}.

    `results` holds who handed something in, `pages` the paths of their pages, where they have one. Each participant has a folder, named as
    in Moodle's download: the name without "_", the participant's number, the plugin.
    """
    files = {}
    for result in (each for each in results if each.student in pages):
        hint = next((each for each in result.owner_hints if each.number), None)
        if hint and _canvas_file_name(result):
            continue
        number = hint.number if hint else result.student.moodle_id
        if number:
            name = _safe_path_part(hint.name if hint else result.student.name)
            files[f"{name}_{number}_assignsubmission_file_/{FEEDBACK_FILE}"] = pages[result.student]
    return files


def canvas_feedback_files(results: Sequence[Result], pages: Mapping[Student, Path]) -> dict[str, Path]:
    """Return what the archive holds that Canvas takes back in place of its download: {name: path of a page}.

    Each page has the name under which the student's file was downloaded: Canvas reads the two numbers in it.
    """
    files = {}
    for result in (each for each in results if each.student in pages):
        if name := _canvas_file_name(result):
            files[f"{_safe_path_part(name.rsplit('.', 1)[0], '_')}.html"] = pages[result.student]
    return files


def _canvas_file_name(result: Result) -> str:
    """Return the name under which Canvas gave the newest file of a student, or ""."""
    numbered = {(each.name, each.number) for each in result.owner_hints if each.number and not each.folder}
    found = (CANVAS_FILE.match(each) for each in result.files[-1].split("/"))
    return next((each[0] for each in found if each and (each["name"], each["id"]) in numbered), "")


def _safe_path_part(text: str, kept: str = "") -> str:
    """Return a name as a part of a path: no sign that leads elsewhere, hides a file or parts the name from the number."""
    safe = "".join(each if each.isalnum() or each in f"-' {kept}" or not each.isascii() else " " for each in text)
    return " ".join("".join(each for each in safe if each.isprintable()).split()) or "student"


def write_feedback_archive(path: Path, files: Mapping[str, Path]) -> None:
    """Write {name: path of a page} as a ZIP archive, where there are any: the same pages give the same bytes."""
    if files:
        write_zip(path, ((name, files[name].read_bytes()) for name in sorted(files)), level=1)
