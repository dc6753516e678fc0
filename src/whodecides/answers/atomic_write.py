"""A file is replaced whole or not at all, whatever happens meanwhile."""

import errno
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from ..i18n import _

REPLACE_ATTEMPTS = 5  # times that replacing the file is tried: on Windows whoever reads it just then stands in the way
# What helps where the file cannot be written, by the system's number for the reason.
_ACCESS_ADVICE = _("close other programs that have the file open, or move the kit to a folder where you may write")
ADVICE = dict.fromkeys((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)), _("free some space")) | dict.fromkeys(
    (errno.EACCES, errno.EPERM, errno.EROFS), _ACCESS_ADVICE
)


def atomic_write(path: Path, text: str) -> None:
    """Replace the file at `path` by one that holds `text`, in one step. Raises OSError, and leaves the file as it was."""
    start = f".{path.name}.half-"  # of this file's own: in one folder may lie several, each with its lock
    for half in path.parent.glob(f"{start}*"):  # left by a process that died while writing
        half.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="replace", dir=path.parent, prefix=start, delete=False
    ) as handle:
        half = Path(handle.name)
        try:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        except OSError:
            with suppress(OSError):  # on a full disk closing fails, too
                handle.close()
            half.unlink()
            raise
    try:
        _replace(half, path)
    except OSError:
        with suppress(OSError):
            half.unlink()
        raise


def _replace(half: Path, path: Path) -> None:
    for left in reversed(range(REPLACE_ATTEMPTS)):
        try:
            return os.replace(half, path)
        except PermissionError:
            if not left:
                raise
            time.sleep(0.05)
