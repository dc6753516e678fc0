"""What commands give: lines in the terminal, and a folder of files."""

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from ..errors import KitError, Message, _, translated
from ..i18n import terminal_language, translator
from ..progress import clear_progress

PRINTED_SPACES = "\n\u00a0\u202f"  # signs of our own texts that Python does not call printable


def print_lines(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Print texts, on the standard output if nowhere else; Messages in the language of the terminal.

    A name or a cell that others wrote can hold signs that command a terminal: these are left out.
    """
    say = translator(terminal_language())
    text = "\n".join(translated(each, say) for each in lines)
    shown = "".join(each for each in text if each.isprintable() or each in PRINTED_SPACES)
    clear_progress()
    print(shown, file=stream, flush=True)  # a page may wait after it


def write_folder(out: str, files: dict[str, bytes]) -> Path:
    """Write {path: bytes} into a new or empty folder and return it.

    Raises KitError where something lies in it, or somebody else writes into it.
    """
    from ..classroom.folder_lock import is_empty_folder, lock_folder

    folder = Path(out).expanduser()
    there = KitError(Message(_("Something lies in '{folder}' already: name a new folder."), folder=folder))
    if folder.exists() and not folder.is_dir():
        raise there
    with lock_folder(folder):
        if not is_empty_folder(folder):
            raise there
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return folder
