"""Codes that students ticked on paper, as somebody types them: a row a sheet, and for each variable a word of letters.

A letter is that of the codebook on paper, in the order of the statements; a point stands where nothing was ticked.
The first row shows it as an example, which nobody reads.
"""

from collections.abc import Iterator
from pathlib import Path

from ..case import Case
from ..coding import codable_values, coded_variables, coding_set
from ..errors import SEMICOLON, KitError, Message, _, join_messages
from ..tools.coder.codebook import LETTERS
from .input_tables import read_table
from .result_files import csv_bytes

FILE = "codes-on-paper.csv"
SHEET = "sheet"  # the column of the number that somebody wrote on a sheet of paper
NO_TICK = "."
EXAMPLE = "example"  # in place of a number: a row that shows how to write


def codes_form(case: Case, students: int) -> bytes:
    """Return a table to fill: a row that shows how, and one for each of so many students."""
    header = [SHEET, *coded_variables(case)]
    example = [EXAMPLE, *(_example(case, each) for each in header[1:])]
    return csv_bytes([header, example, *([number, *("" for _each in header[1:])] for number in range(1, students + 1))])


def _example(case: Case, variable: str) -> str:
    """Return a letter for each statement, and a point for the second one."""
    known = _letters(case, variable)
    return "".join(NO_TICK if place == 1 else known[place % len(known)] for place, _each in enumerate(coding_set(case)))


def read_typed_codes(path: Path, case: Case) -> dict[str, list[tuple[str, str, str]]]:
    """Return {"Sheet 1": [(statement, variable, value), …], …} of the rows that somebody filled.

    Raises KitError, which names each cell that cannot be used, and what to write.
    """
    header, rows = read_table(path, _("table of codes from paper"))
    columns = [each.strip().casefold() for each in header]
    if SHEET not in columns or not set(columns) & set(coded_variables(case)):
        wrong = _("{file}: the first row is not that of the form; it has {columns}.")
        raise KitError(Message(wrong, file=path.name, columns=", ".join([SHEET, *coded_variables(case)])))
    found: dict[str, list[tuple[str, str, str]]] = {}
    problems: list[Message] = []
    for number, row in enumerate(rows, start=2):
        cells = dict(zip(columns, (each.strip() for each in row), strict=True))
        if cells[SHEET].casefold() == EXAMPLE:
            continue
        for variable in coded_variables(case):
            letters = cells.get(variable, "").replace(" ", "").casefold()
            wrong_cell = list(_problems(case, variable, letters, number)) if letters else []
            problems += wrong_cell
            if letters and not wrong_cell:
                name = f"Sheet {cells[SHEET] or number}"
                found.setdefault(name, []).extend(_codes(case, variable, letters))
    if problems:
        raise KitError(Message(_("{file}: {problems}."), file=path.name, problems=join_messages(problems, SEMICOLON)))
    return found


def _problems(case: Case, variable: str, letters: str, row: int) -> Iterator[Message]:
    """Say what is wrong with one cell: too many letters or too few, or one that the codebook does not have."""
    count = len(coding_set(case))
    known = _letters(case, variable)
    if len(letters) != count:
        told = _(
            "row {row}, {column} (letters: {there}, statements: {count}): write a letter for each statement, and a point "
            "where nothing is ticked"
        )
        yield Message(told, row=row, column=variable, there=len(letters), count=count)
    unknown = sorted(set(letters) - set(known) - {NO_TICK})
    if unknown:
        told = _("row {row}, {column}, has “{letter}”: the letters are {first} to {last}")
        yield Message(told, row=row, column=variable, letter="”, “".join(unknown), first=known[0], last=known[-1])


def _letters(case: Case, variable: str) -> str:
    """Return the letters of a variable's values on paper."""
    return LETTERS[: len(codable_values(case)[variable])]


def _codes(case: Case, variable: str, letters: str) -> Iterator[tuple[str, str, str]]:
    values = codable_values(case)[variable]
    for statement, letter in zip(coding_set(case), letters, strict=True):
        if letter != NO_TICK:
            yield statement, variable, values[LETTERS.index(letter)]
