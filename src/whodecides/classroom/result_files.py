"""Tables for spreadsheets: what students wrote never becomes a formula, and results go into a folder of their own."""

import csv
import io
import re
import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from ..errors import KitError, Message, _
from .folder_lock import is_empty_folder

LONGEST_CELL = 32_000  # characters; spreadsheets hold 32,767 in a cell, and Python's own reader 131,072
FORMULA_SIGNS = "=+-@＝＋－＠"  # what makes a cell a formula, also in its full width
SUSPECT_STARTS = frozenset(FORMULA_SIGNS + " ")  # how a cell begins that may be one
BYTE_ORDER_MARK = "\ufeff"  # what begins a file, so that spreadsheets read it as UTF-8


def make_empty_folder(folder: Path | str) -> Path:
    """Return `folder` as a Path, made where it is missing. Raises KitError where something lies in it already."""
    folder = Path(folder)
    refuse_nonempty(folder)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def refuse_nonempty(folder: Path) -> None:
    """Raise KitError where something lies in a folder."""
    if not is_empty_folder(folder):
        raise KitError(Message(_("'{folder}' is not empty: name a new folder with --out."), folder=folder))


def next_free_folder(folder: Path, written: Collection[str], begun: str) -> Path:
    """Return a folder for results that cost nothing of what lies in `folder`, where a person may have written.

    That is `folder` itself; where the same command has `written` results there, which their names tell, the next free one:
    final, final-2, final-3. A run that was stopped left `begun` in its folder, and goes on there.
    """
    number, found = 1, folder
    while not (found / begun).is_dir() and all((found / each).is_file() for each in written):
        number += 1
        found = folder.with_name(f"{folder.name}-{number}")
    return found


def write_csv(
    path: Path, rows: Iterable[Iterable[Any]], as_they_are: Collection[int] = (), plain: bool = False
) -> None:
    """Write rows as a CSV file that spreadsheets open as it is meant: no cell is a formula to them.

    Columns at the places `as_they_are` are not looked at. A `plain` file has no mark of UTF-8 at its start and quotes
    only what needs it: to some readers a mark before a quotation mark is an error.
    """
    with Path(path).open("w", encoding="utf-8", newline="") as handle:
        _write_rows(handle, rows, as_they_are, plain)


def csv_bytes(rows: Iterable[Iterable[Any]], plain: bool = False) -> bytes:
    """Return rows as the bytes of a CSV file that `write_csv` would write."""
    handle = io.StringIO(newline="")
    _write_rows(handle, rows, (), plain)
    return handle.getvalue().encode("utf-8", "replace")


def _write_rows(handle: IO[str], rows: Iterable[Iterable[Any]], as_they_are: Collection[int], plain: bool) -> None:
    handle.write(
        "" if plain else BYTE_ORDER_MARK
    )  # not by the encoding "utf-8-sig", which is slow: it is written in Python
    # Else everything is quoted, for spreadsheets that split at semicolons, too.
    writer = csv.writer(handle, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL if plain else csv.QUOTE_ALL)
    writer.writerows(
        [each if place in as_they_are else _escape_cell(each) for place, each in enumerate(row)] for row in rows
    )


def unescape_cell(text: str) -> str:
    """Return the text of a cell as it was before `write_csv` wrote it."""
    return text[1:] if text[:1] == "'" and text[1:].lstrip()[:1] in FORMULA_SIGNS else text


def _escape_cell(cell: str) -> str:
    text = cell if isinstance(cell, str) else str(cell)
    if len(text) <= LONGEST_CELL and text[:1] not in SUSPECT_STARTS and text.isprintable():
        return text  # nearly all, and a class has millions
    text = text[:LONGEST_CELL]
    if not text.isprintable():
        text = "".join(" " if each.isspace() and each != "\n" else each for each in text)
        text = "".join(each for each in text if each.isprintable() or each == "\n")
    # A lone sign, such as the dash of Moodle's worksheet where there is no day, calculates nothing.
    return f"'{text}" if text.lstrip()[:1] in FORMULA_SIGNS and len(text.strip()) > 1 and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def atomic_write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: where the command is stopped, no half of it stands under its name."""
    with atomic_replacement(path) as half:
        half.write_bytes(content)


@contextmanager
def atomic_replacement(path: Path) -> Iterator[Path]:
    """Yield the path of a file that takes the place of `path` once it is written. Nobody else writes into it."""
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield half
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
