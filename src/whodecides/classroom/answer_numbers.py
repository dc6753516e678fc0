"""The table of numbers: which answer has which number, and who marks it. It alone says whose an answer is.

It is the instructor's, and the memory of a split: what was assigned once keeps its number and its markers.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import KitError, Message, _
from .grading import LONGEST_SHOWN
from .input_tables import parse_number, read_table
from .result_files import atomic_write_bytes, csv_bytes, unescape_cell

NUMBERS_FILE = "numbers.csv"
JUDGEMENT_TABLE = _("table of judgements")
NUMBER_COLUMNS = ["number", "student", "task", "marker", "second", "round", "digest"]
DIGEST_LENGTH = 15
# Spaces and punctuation, the last of which is U+3000, each with nothing in its place.
PUNCTUATION = dict.fromkeys(
    map(ord, re.findall(r"[\s!-/:-@\[-`{-~\u00a0-\u00bf\u2010-\u2027\u2030-\u205e]", "".join(map(chr, range(0x3001)))))
)


@dataclass(frozen=True)
class MarkerAssignment:
    """An answer that was assigned: its number, whose it is, to which task, and who marks it.

    Equal answers are assigned to nobody: `number` is 0 and `markers` are none. `digest` tells whether the answer changed.
    """

    number: int
    student: str
    task: str
    markers: tuple[str, ...]
    round: int
    digest: str

    @property
    def key(self) -> tuple[str, str]:
        """What a judgement of it is kept under."""
        return self.student, self.task


def comparable_text(text: str) -> str:
    """Return what of an answer, as much as is shown of it, tells two apart: all but spaces, punctuation and capitals."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_SHOWN]).casefold()
    return text.translate(PUNCTUATION) or "".join(text.split())


def answer_digest(text: str) -> str:
    """Return what tells whether an answer is still the same, also after a spreadsheet saved it anew."""
    # The letter at its start: a spreadsheet would take some of them for numbers.
    return "d" + hashlib.sha256(comparable_text(text).encode("utf-8", "replace")).hexdigest()[:DIGEST_LENGTH]


def latest_assignments(assignments: Iterable[MarkerAssignment]) -> dict[tuple[str, str], MarkerAssignment]:
    """Return {(student, task): its last line}: an answer that changed was assigned anew."""
    return {each.key: each for each in assignments}


def is_number_table(header: Iterable[str]) -> bool:
    """Tell whether these are the headings of a table of numbers."""
    return set(NUMBER_COLUMNS[:4]) <= set(header)


def read_numbers(path: Path) -> list[MarkerAssignment]:
    """Return the lines of a table of numbers, in order. Raises KitError where it is damaged."""
    header, rows = read_table(path, _("table of numbers"))
    missing = [each for each in NUMBER_COLUMNS if each not in header]
    if missing:
        wrong = _("{file} has no column '{name}': restore it as splitting wrote it.")
        raise KitError(Message(wrong, file=path.name, name=missing[0]))
    places = [header.index(each) for each in NUMBER_COLUMNS]
    return [_parse_row(path, line, [row[place].strip() for place in places]) for line, row in enumerate(rows, start=2)]


def _parse_row(path: Path, line: int, cells: list[str]) -> MarkerAssignment:
    number, turn = (_parse_whole_number(path, line, each) for each in (cells[0], cells[5]))
    markers = tuple(unescape_cell(each) for each in cells[3:5] if each)
    return MarkerAssignment(number, unescape_cell(cells[1]), cells[2], markers, turn, cells[6])


def _parse_whole_number(path: Path, line: int, text: str) -> int:
    value = parse_number(text or "0")
    if value is None or value < 0 or value % 1:
        wrong = _("{file}, row {row}: '{text}' is no number: restore the table as splitting wrote it.")
        raise KitError(Message(wrong, file=path.name, row=line, text=text[:40]))
    return int(value)


def write_numbers(path: Path, assignments: Iterable[MarkerAssignment]) -> None:
    """Write the table of numbers, whole or not at all."""
    rows = [
        [each.number or "", each.student, each.task, *(*each.markers, "", "")[:2], each.round, each.digest]
        for each in assignments
    ]
    atomic_write_bytes(path, csv_bytes([NUMBER_COLUMNS, *rows]))


def names_in_grades(path: Path) -> Mapping[str, str]:
    """Return {student: name} of grades.csv, so that a name that a student wrote into an answer can be hidden."""
    if not path.is_file():
        return {}
    header, rows = read_table(path, _("table of grades"))
    if not {"student", "name"} <= set(header):
        return {}
    student, name = header.index("student"), header.index("name")
    return {unescape_cell(row[student].strip()): unescape_cell(row[name].strip()) for row in rows}
