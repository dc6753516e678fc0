"""Tables as spreadsheets and platforms write them: whichever separator they use, and whichever sign before decimals."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ..errors import KitError, Message, _

POINT, COMMA = ".", ","
DECIMAL_NUMBER = re.compile(r"-?\d{1,15}([.,])\d+")


def read_table(path: Path, what: str) -> tuple[list[str], list[list[str]]]:
    """Return (header, rows) of a CSV file, as `read_table_and_separator`."""
    header, rows, _separator = read_table_and_separator(path, what)
    return header, rows


def read_table_and_separator(path: Path, what: str) -> tuple[list[str], list[list[str]], str]:
    """Return (header, rows, separator) of a CSV file as lists of cells, whichever separator the spreadsheet used.

    Each row is as long as the header. `what` is a message that names the table. Raises KitError.
    """
    path, what = Path(path), Message(what)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KitError(Message(_("There is no {what} '{path}': check its name."), what=what, path=path)) from None
    except (UnicodeDecodeError, OSError):
        wrong = _("{file} is not a text file in UTF-8: save the {what} as CSV UTF-8.")
        raise KitError(Message(wrong, file=path.name, what=what)) from None
    named = re.match(r"""["']?sep=(.)["']?[^\n]*\n""", text)  # Excel's own first line
    text = text[named.end() :] if named else text
    head = text.partition("\n")[0]
    separator = named[1] if named else max(",;\t", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, last = [], 1
    try:
        for row in lines:
            last = lines.line_num + 1
            if row:
                rows.append(row)
    except csv.Error as error:
        if "unexpected end" in str(error) or "expected after" in str(error):
            wrong = _(
                "{file}, row {row}: a quotation mark is not closed, or there is one too many: write none, or one before and "
                "one after the cell."
            )
            raise KitError(Message(wrong, file=path.name, row=last)) from None
        wrong = _("{file} cannot be read as CSV ({reason}): save the {what} again.")
        raise KitError(Message(wrong, file=path.name, reason=error, what=what)) from None
    header, *rows = rows or [[]]
    for number, row in enumerate(rows, start=2):
        if any(each.strip() for each in row[len(header) :]):
            wrong = _(
                "{file}, row {row} has more cells than there are headings: put a text that holds '{sign}' between "
                "quotation marks."
            )
            raise KitError(Message(wrong, file=path.name, row=number, sign=separator))
    return header, [(row + [""] * len(header))[: len(header)] for row in rows], separator


def parse_number(text: str) -> float | None:
    """Return the number that a platform wrote into a cell, with a point or a comma, or None."""
    found = re.fullmatch(r"-?\d{1,15}(?:[.,]\d+)?", text.strip())  # more digits than a float tells apart are no number
    return float(found[0].replace(",", ".")) if found else None


def decimal_sign(cells: Iterable[str], separator: str) -> str:
    """Return the sign before decimals in a sheet: that of most numbers in `cells`, else what goes with its separator.

    A spreadsheet parts cells by semicolons where commas stand in its numbers.
    """
    signs = Counter(found[1] for each in cells if (found := DECIMAL_NUMBER.fullmatch(each.strip())))
    return max(signs, key=signs.__getitem__) if signs else COMMA if separator == ";" else POINT


def format_cell(number: float, decimal: str = POINT) -> str:
    """Return a number as it stands in a cell, with the sign before decimals that the sheet has."""
    return f"{number:g}".replace(POINT, decimal)
