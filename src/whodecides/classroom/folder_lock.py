"""One command at a time writes into a folder; a second one is told in a sentence who is there.

The system takes the lock back from a command that ended, however it ended, so what a dead one left bars nobody.
"""

import getpass
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from filelock import FileLock, Timeout

from ..errors import KitError, Message, _

LOCK_FILE, OWNER_FILE = ".in-use.lock", ".in-use.json"  # in the folder, while a command writes there

ATTEMPTS = 5  # that a lock is tried where folders come and go


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Keep other commands out of a folder, which is made where it is missing. Raises KitError where one writes there.

    A folder that was made here and in which nothing was written is gone afterwards.
    """
    new, lock = not folder.exists(), FileLock(folder / LOCK_FILE)
    _acquire(lock, folder)
    try:
        yield
    finally:
        (folder / OWNER_FILE).unlink(missing_ok=True)
        _release(lock, folder / LOCK_FILE)
        if new:
            with suppress(OSError):  # something lies in it
                folder.rmdir()


def _acquire(lock: FileLock, folder: Path) -> None:
    """Take a lock in a folder, and note there who works. Whoever has just finished may remove folder and file meanwhile:
    then they are made again.
    """
    for _turn in range(ATTEMPTS):
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            try:
                lock.acquire(timeout=0)
            except Timeout:
                break
            if _holds_file(lock, folder / LOCK_FILE):
                (folder / OWNER_FILE).write_text(json.dumps(_owner()), encoding="utf-8")
                return
        lock.release()
    raise _in_use_error(folder)


def _holds_file(lock: FileLock, path: Path) -> bool:
    """Say whether what was locked is the file at the path: one that was just removed keeps nobody else out."""
    return os.path.samestat(os.fstat(cast(int, lock._context.lock_file_fd)), path.stat())


def _release(lock: FileLock, path: Path) -> None:
    """Release a lock and remove its file: before, so that nobody takes a file that is about to go; Windows only lets after."""
    if os.name != "nt":
        path.unlink(missing_ok=True)
    lock.release()
    if os.name == "nt":
        with suppress(OSError):  # somebody else has it by now
            path.unlink(missing_ok=True)


def is_empty_folder(folder: Path) -> bool:
    """Tell whether nothing lies in a folder, or it is missing; that somebody works or worked there does not count."""
    return not folder.exists() or (
        folder.is_dir() and {each.name for each in folder.iterdir()} <= {LOCK_FILE, OWNER_FILE}
    )


def _owner() -> dict[str, Any]:
    """Return who works here, on which machine, since when, and in which process."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system without names of users
        name = "?"
    now = datetime.now().astimezone().isoformat(" ", "minutes")
    return {"name": name, "machine": platform.node(), "time": now, "process": os.getpid()}


def _in_use_error(folder: Path) -> KitError:
    """Return the KitError that names whoever works in a folder."""
    try:
        owner = json.loads((folder / OWNER_FILE).read_text(encoding="utf-8"))
        message = _(
            "{name} works in '{folder}' (on {machine}, process {process}, since {time}): wait until that is done, or name "
            "another folder."
        )
        return KitError(
            Message(message, folder=folder, **{each: owner[each] for each in ("name", "machine", "time", "process")})
        )
    except (OSError, ValueError, KeyError, TypeError):  # it began just now
        return KitError(
            Message(_("Another command works in '{folder}' just now: wait until it is done."), folder=folder)
        )
