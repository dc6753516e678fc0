"""The class list, in the kit's own layout or as Moodle and Canvas export it; and whose submission is whose."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from ..errors import KitError, Message, _
from .input_tables import POINT, decimal_sign, parse_number, read_table_and_separator
from .name_matching import exact_key, name_keys, name_words

OWN, MOODLE, CANVAS = "own", "moodle", "canvas"

# The first column that is there names what we need.
CLASS_LIST_COLUMNS = {
    "name": ("name", "full name", "student", "nombre", "nom"),
    "pseudonym": ("pseudonym",),
    "moodle_id": ("identifier", "moodle_id"),
    "canvas_id": ("id", "canvas_id"),
    "email": ("email address", "email"),
}
# Moodle writes its grading worksheet in the language of whoever exports it: English, French, Spanish, German,
# Portuguese, Italian, Dutch. In other languages the columns are found by what they hold.
MOODLE_COLUMNS = {
    "moodle_id": ("identifier", "identifiant", "identificador", "id", "identificativo", "identificatie"),
    "name": ("full name", "nom complet", "nombre completo", "vollständiger name", "nome completo", "volledige naam"),
    "email": ("email address", "adresse de courriel", "dirección de correo", "e-mail-adresse", "endereço de email",
              "indirizzo email", "e-mailadres"),
    "grade": ("grade", "note", "calificación", "bewertung", "nota", "valutazione", "cijfer"),
    "maximum": ("maximum grade", "note maximale", "calificación máxima", "bestwertung", "nota máxima",
                "valutazione massima", "maximaal cijfer"),
    "feedback": ("feedback comments", "feedback par commentaires", "comentarios de retroalimentación",
                 "feedback als kommentar", "comentários de feedback"),
    "scale": ("scale", "barème", "escala", "skala", "scala", "schaal"),
}  # fmt: skip
ENGLISH_GRADE = MOODLE_COLUMNS["grade"][0]
POINTS_POSSIBLE = "Points Possible"


@dataclass(frozen=True)
class Student:
    """One line of the class list. `row` keeps all its cells as they came, so that a platform gets its own back.

    A `shares_name` has the name of somebody else in the list: the platform's number tells them apart.
    """

    number: int
    name: str
    pseudonym: str = ""
    moodle_id: str = ""
    canvas_id: str = ""
    email: str = ""
    row: tuple = field(default=(), compare=False, repr=False)
    shares_name: bool = False

    @property
    def label(self) -> str:
        """What names the student in our tables and pages: the pseudonym where there is one."""
        return self.pseudonym or (
            f"{self.name} ({self.moodle_id or self.canvas_id})" if self.shares_name else self.name
        )


class ClassList(list[Student]):
    """The students of a class list, in its order.

    `layout` says whose it is (OWN, MOODLE or CANVAS), `header` holds its headings and `places` the place of each
    column that we know; `points` is Canvas's row of the points that can be had. `decimal` is the sign before decimals.
    """

    def __init__(
        self,
        students: Iterable[Student] = (),
        layout: str = OWN,
        header: tuple[str, ...] = (),
        places: Mapping[str, int] | None = None,
        points: tuple[str, ...] = (),
        decimal: str = POINT,
    ) -> None:
        super().__init__(students)
        self.layout, self.header, self.places, self.points = layout, header, places or {}, points
        self.decimal = decimal


def read_roster(path: Path) -> ClassList:
    """Return the ClassList in a CSV file. Raises KitError where it cannot be one."""
    path = Path(path)
    header, rows, separator = read_table_and_separator(path, _("class list"))
    layout, places = _detect_layout(header, rows)
    if not rows or not {"name", "pseudonym", "moodle_id"} & set(places):
        wrong = _(
            "{file} has no column 'name' or 'pseudonym': give one line to each student, with these columns, or use "
            "Moodle's grading worksheet or Canvas's exported gradebook."
        )
        raise KitError(Message(wrong, file=path.name))
    students: list[Student] = []
    points: tuple[str, ...] = ()
    for number, row in enumerate(rows, start=2):
        if layout == CANVAS and not row[places["canvas_id"]].strip() and POINTS_POSSIBLE in row[0]:
            points = tuple(row)
            continue
        cells = _student_fields(path, number, row, places)
        if not (cells["name"] or cells["pseudonym"]) or (layout == CANVAS and cells["name"] == "Student, Test"):
            continue
        students.append(Student(len(students) + 1, **cells, row=tuple(row)))
    if not students:
        raise KitError(Message(_("{file} lists no student: give one line to each."), file=path.name))
    if layout != OWN:
        names = Counter(exact_key(each.name) for each in students)
        students = [replace(each, shares_name=names[exact_key(each.name)] > 1) for each in students]
    _refuse_duplicates(path, students)
    return ClassList(
        students, layout, tuple(header), places, points, _platform_decimal_sign(layout, header, rows, places, separator)
    )


def _platform_decimal_sign(
    layout: str, header: Sequence[str], rows: Sequence[list[str]], places: Mapping[str, int], separator: str
) -> str:
    """Return the sign before decimals that the platform has given out, and takes back.

    A Moodle in English reads a point alone: a comma below its headings comes from a spreadsheet that saved them again.
    """
    if layout == MOODLE and "grade" in places and header[places["grade"]].strip().casefold() == ENGLISH_GRADE:
        return POINT
    graded = [places.get("grade"), places.get("maximum")] if layout == MOODLE else range(len(places), len(header))
    return decimal_sign((row[place] for row in rows for place in graded if place is not None), separator)


def _detect_layout(header: Sequence[str], rows: Sequence[list[str]]) -> tuple[str, dict[str, int]]:
    """Return whose layout it is, and {what: place of its column}."""
    names = [" ".join(unicodedata.normalize("NFC", each).split()).casefold() for each in header]

    def places(columns: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, int]:
        found = {what: next((names.index(each) for each in known if each in names), None) for what, known in columns}
        return {what: place for what, place in found.items() if place is not None}

    if names[:2] == ["student", "id"]:
        return CANVAS, {"name": 0, "canvas_id": 1}
    if names[:3] == ["lastname", "firstname", "id"]:
        return CANVAS, {"last": 0, "name": 1, "canvas_id": 2}
    own = places(CLASS_LIST_COLUMNS.items())
    if _is_moodle_worksheet(names, rows):
        return MOODLE, _columns_by_content(places(MOODLE_COLUMNS.items()) | {"moodle_id": 0}, rows)
    return OWN, own


def _is_moodle_worksheet(names: Sequence[str], rows: Sequence[list[str]]) -> bool:
    """Tell whether the first column is Moodle's: one word in all rows, and a number of its own: "Participant 1234567"."""
    cells = [re.fullmatch(r"(\D+?)\s*(\d+)", row[0].strip()) for row in rows if any(row)]
    found = [each for each in cells if each]
    if not found or len(found) < len(cells) or {"name", "pseudonym"} & set(names):
        return False
    numbers = {each[2] for each in found}
    return len({each[1] for each in found}) == 1 and len(numbers) == len(found) and len(names) > 2


def _columns_by_content(places: dict[str, int], rows: Sequence[list[str]]) -> dict[str, int]:
    """Return the columns of Moodle's worksheet with those that no heading told: the maximum, the grade, the name."""

    def column(place: int) -> list[str]:
        return [row[place].strip() for row in rows]

    def holds(place: int, test: Callable[[str], bool]) -> bool:
        return 0 < place < len(rows[0]) and all(test(each) for each in column(place))

    if not {"maximum", "scale"} & set(places):
        same = [n for n in range(2, len(rows[0])) if holds(n, lambda cell: (parse_number(cell) or 0) > 0)
                and len(set(column(n))) == 1
                and holds(n - 1, lambda cell: cell in ("", "-") or parse_number(cell) is not None)]  # fmt: skip
        if same and places.get("grade", same[0] - 1) == same[0] - 1:
            places |= {"maximum": same[0], "grade": same[0] - 1}
    # Where names are hidden the status stands in the place of the name: the same words in several rows.
    if "name" not in places and len(set(column(1))) == len(rows) and "@" not in rows[0][1]:
        places |= {"name": 1}
    return places


def _student_fields(path: Path, number: int, row: list[str], places: Mapping[str, int]) -> dict[str, Any]:
    """Return what a row tells about a student."""
    cells = {what: _clean_cell(row[places[what]]) if what in places else "" for what in CLASS_LIST_COLUMNS}
    for what in ("name", "pseudonym"):
        if what in places and "\n" in row[places[what]] and re.search("[,;\t]", row[places[what]]):
            wrong = _("{file}, row {row}: a quotation mark is not closed: the cell holds several lines.")
            raise KitError(Message(wrong, file=path.name, row=number))
    if "last" in places:
        cells["name"] = f"{cells['name']} {_clean_cell(row[places['last']])}".strip()
    for what in ("moodle_id", "canvas_id"):
        cells[what] = _platform_number(path, number, cells[what])
    if not cells["name"] and not cells["pseudonym"] and cells["moodle_id"]:
        cells["name"] = _clean_cell(row[places["moodle_id"]])  # the platform hides the names
    return cells


def _platform_number(path: Path, number: int, text: str) -> str:
    """Return the platform's number in a cell: of "Participant 1234567", of a spreadsheet's "11.0"."""
    if re.fullmatch(r"\d+[.,]?\d*E\+?\d+", text, re.I):
        wrong = _(
            "{file}, row {row}: the spreadsheet shortened the number '{number}': format the column as text, or export the "
            "list again."
        )
        raise KitError(Message(wrong, file=path.name, row=number, number=text))
    found = re.search(r"(\d+)([.,]0+)?$", text)
    return found[1] if found else ""


def _clean_cell(text: str) -> str:
    """Return a cell without what cannot be seen: copying a name from a page often brings such signs along."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())


def _refuse_duplicates(path: Path, students: Sequence[Student]) -> None:
    for what in ("pseudonym", "moodle_id", "canvas_id"):
        seen = {}
        for student in students:
            value = getattr(student, what).casefold()
            if value and value in seen:
                wrong = _("{file}: {first} and {second} share the {column} '{value}'; give each their own.")
                both = {"first": seen[value], "second": student.name or student.label}
                raise KitError(Message(wrong, file=path.name, **both, column=what, value=value))
            seen[value] = student.name or student.label
    labels = Counter(exact_key(each.label) for each in students)
    for student in students:
        if labels[exact_key(student.label)] > 1:
            wrong = _("{file}: '{name}' stands there twice; give each of the two a pseudonym of their own.")
            raise KitError(Message(wrong, file=path.name, name=student.label))


class StudentFinder:
    """Finds the student to whom a submission belongs, by the platform's number, the name, or the pseudonym.

    A name is looked up as written first, then without what platforms lose. Where it fits two it finds nobody.
    """

    def __init__(self, students: Iterable[Student]) -> None:
        self._by_id: dict[str, Student] = {}
        self._by_key: list[dict[str, Student | Literal[False]]] = [{}, {}, {}, {}]
        self._by_turned_name: dict[str, Student | Literal[False]] = {}
        for student in students:
            for number in filter(None, (student.moodle_id, student.canvas_id)):
                self._by_id.setdefault(number, student)
            for text in (student.name, student.pseudonym, student.email.split("@")[0]):
                for level, key in zip(self._by_key, name_keys(text), strict=True):
                    _index_student(level, key, student)
            for marks in (True, False):  # Canvas writes "silvaana"
                words = name_words(student.name, marks)
                for place in range(1, len(words)):
                    _index_student(self._by_turned_name, "".join(words[place:] + words[:place]), student)

    def by_id(self, number: str) -> Student | None:
        """Return the student with this number of a platform, or None."""
        return self._by_id.get(number) if number else None

    def by_name(self, text: str) -> Student | None:
        """Return the student with this name or pseudonym, or None."""
        keys = name_keys(text)
        tried = (level.get(key) for level, key in zip(self._by_key, keys, strict=True) if key)
        found = next((each for each in tried if each is not None), None)
        turned = self._by_turned_name.get(keys[0]) if len(text.split()) == 1 else None
        if turned is None or found is None:
            return found or turned or None
        return (found or None) if found == turned else None


def _index_student(level: dict[str, Student | Literal[False]], key: str, student: Student) -> None:
    """Note under a key of a name whose it is; False where it is that of two."""
    known = level.get(key)
    level[key] = student if known in (None, student) else False
