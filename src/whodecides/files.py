"""Where the library lies, and archives that are the same bytes whenever they are written."""

import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

PACKAGE = Path(__file__).parent
FIXED_DATE = datetime(2021, 1, 14)  # the day of whatever a file says of when it was written

EXECUTABLE_SUFFIXES = (".command", ".sh")  # files that macOS and Linux open by running them


def write_zip(
    target: Path | BinaryIO, files: Iterable[tuple[str, bytes]], level: int | None = None, day: date = FIXED_DATE
) -> None:
    """Write (name, content) pairs as a ZIP archive, in their order; `level` of compression as `zipfile` counts it, 0 for none.

    `day` is when the files say that they were written.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, day.timetuple()[:6])
            if name.endswith(EXECUTABLE_SUFFIXES):
                entry.create_system, entry.external_attr = 3, 0o100755 << 16  # as Unix says that a file can be run
            archive.writestr(entry, content, zipfile.ZIP_STORED if level == 0 else zipfile.ZIP_DEFLATED, level)
