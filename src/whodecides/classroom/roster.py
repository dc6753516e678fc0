"""The class list, in the kit's own layout or as Moodle and Canvas export it; and whose submission is whose."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ..answers import plain
from ..errors import KitError

# The first column that is there names what we need; the layouts are told apart by their columns.
COLUMNS = {
    "name": ("name", "full name", "student", "nombre", "nom"),
    "pseudonym": ("pseudonym",),
    "moodle_id": ("identifier", "moodle_id"),
    "canvas_id": ("id", "canvas_id"),
    "email": ("email address", "email"),
}


@dataclass(frozen=True)
class Student:
    """One line of the class list. `row` keeps all its cells, so that a platform gets its own layout back."""

    number: int
    name: str
    pseudonym: str = ""
    moodle_id: str = ""
    canvas_id: str = ""
    email: str = ""
    row: dict = field(default_factory=dict, hash=False)

    @property
    def label(self):
        """What names the student in our tables: the pseudonym where there is one."""
        return self.pseudonym or self.name


def read_rows(path, what):
    """Return the rows of a CSV file as dictionaries, whichever separator the spreadsheet used. Raises KitError."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KitError(f"There is no {what} '{path}': check its name.") from None
    except (UnicodeDecodeError, OSError):
        raise KitError(f"{path.name} is not a text file in UTF-8: save the {what} as CSV UTF-8.") from None
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    try:
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval="", restkey="…"))
    except csv.Error as error:
        raise KitError(f"{path.name} cannot be read as CSV ({error}): save the {what} again.") from None


def read_roster(path):
    """Return the students of a class list (CSV), in its order. Raises KitError where it cannot be one."""
    path, rows = Path(path), read_rows(path, "class list")
    header = {str(each).strip().casefold(): each for each in (rows[0] if rows else {})}
    if not any(each in header for each in COLUMNS["name"] + COLUMNS["pseudonym"]):
        raise KitError(
            f"{path.name} has no column 'name' or 'pseudonym': give one line to each student, with these columns, "
            "or use Moodle's grading worksheet or Canvas's exported gradebook."
        )
    found = {what: next((header[each] for each in names if each in header), None) for what, names in COLUMNS.items()}
    students = []
    for row in rows:
        cells = {what: _clean(str(row.get(column) or "")) if column else "" for what, column in found.items()}
        cells["moodle_id"] = re.sub(r"\D", "", cells["moodle_id"])  # "Participant 1234567"
        if not (cells["name"] or cells["pseudonym"]) or cells["name"] in ("Points Possible", "Student, Test"):
            continue
        students.append(Student(len(students) + 1, **cells, row=row))
    if not students:
        raise KitError(f"{path.name} lists no student: give one line to each.")
    _refuse_twins(path, students)
    return students


def _clean(text):
    """Return a cell without what cannot be seen: copying a name from a page often brings such signs along."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())


def _refuse_twins(path, students):
    for what in ("pseudonym", "moodle_id", "canvas_id"):
        seen = {}
        for student in students:
            value = getattr(student, what).casefold()
            if value and value in seen:
                raise KitError(
                    f"{path.name}: {seen[value]} and {student.name or student.label} share the {what} '{value}'; give each their own."
                )
            seen[value] = student.name or student.label
    labels = Counter(key_of(each.label)[1] for each in students)
    for student in students:
        if labels[key_of(student.label)[1]] > 1:
            raise KitError(
                f"{path.name}: '{student.label}' stands there twice; give each of the two a pseudonym of their own."
            )


def key_of(text):
    """Return a name without what platforms change: case, accents, order of its parts, spaces and signs."""
    words = re.findall(r"\w+", plain(text))
    return "".join(sorted(words)), "".join(words)


class Finder:
    """Finds the student to whom a submission belongs, by the platform's number, the name, or the pseudonym."""

    def __init__(self, students):
        self._by_id, self._by_key = {}, {}
        for student in students:
            for number in filter(None, (student.moodle_id, student.canvas_id)):
                self._by_id.setdefault(number, student)
            last_first = " ".join(reversed(student.name.split(None, 1)))
            for text in (student.name, student.pseudonym, student.email.split("@")[0], last_first):
                for key in key_of(text):
                    # Two students with one name can only be told apart by number or pseudonym.
                    known = self._by_key.get(key)
                    self._by_key[key] = student if known in (None, student) else False

    def by_path(self, submission):
        """Return the student whom the name of the file tells, or None."""
        if submission.owner_id in self._by_id:
            return self._by_id[submission.owner_id]
        return self._named(submission.owner)

    def by_pseudonym(self, text):
        """Return the student with this pseudonym (or name), or None."""
        return self._named(text)

    def _named(self, text):
        sorted_key, plain_key = key_of(text)
        if not plain_key:
            return None
        return self._by_key.get(sorted_key) or self._by_key.get(plain_key) or None
