"""Pages as PDF, printed by a browser that is there: Chromium, Chrome or Edge. What the page says is all that is printed."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ..errors import KitError, Message, _
from ..progress import with_progress

BROWSER_VARIABLE = "CHROMIUM"  # the variable that names a program, as for the browser tests
PROGRAMS = "chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable chrome msedge microsoft-edge".split()
INSTALLED = (  # where Windows and macOS keep what is not on the path
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Without the network options a browser on a closed network waits for its maker's servers.
OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic", "--no-pdf-header-footer", "--export-tagged-pdf",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
MOST_SECONDS = 120  # for one document; a long deck takes some seconds
# What a browser writes of its own clock, which would change the file each time: /CreationDate and /ModDate, in place.
DATES = re.compile(rb"/(CreationDate|ModDate) ?\(D:[^)]*\)")


def find_browser() -> Path | None:
    """Return the program of a browser that prints, or None where none is found."""
    named = os.environ.get(BROWSER_VARIABLE)
    found = [named, *map(shutil.which, PROGRAMS), *(each for each in INSTALLED if Path(each).is_file())]
    return next((Path(each) for each in found if each), None)


def print_pages(pages: Iterable[tuple[Path, Path]], browser: Path) -> None:
    """Write each HTML file as a PDF: pairs of (page, document). The paper is what the page's `@page` says.

    The document is tagged, and the same page gives the same bytes. Raises KitError where the browser prints nothing.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for page, document in with_progress(list(pages), _("Printing page {number} of {all} …")):
            command = [browser, *OPTIONS, *_as_root(), f"--user-data-dir={profile}", f"--print-to-pdf={document}"]
            _run([*map(str, command), page.resolve().as_uri()], page, document)
            document.write_bytes(DATES.sub(_without_day, document.read_bytes()))


def _run(command: list[str], page: Path, document: Path) -> None:
    wrong = _("{file} could not be printed: open it in a browser and choose Print, then Save as PDF.")
    try:
        subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise KitError(Message(wrong, file=page)) from error
    if not document.is_file():
        raise KitError(Message(wrong, file=page))


def _as_root() -> list[str]:
    """Chromium refuses its own sandbox to root, as in a container; the page is ours and the network is off."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _without_day(found: re.Match[bytes]) -> bytes:
    """Return the entry of a date with as many bytes as before, so that no address within the file moves."""
    kept = b"/" + found[1] + b" (D:20000101000000Z"
    return kept + b" " * (len(found[0]) - len(kept) - 1) + b")"
