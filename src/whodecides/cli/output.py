"""What commands give: lines in the terminal, and a folder of files."""

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from ..errors import KitError, Words, _, in_words
from ..i18n import terminal_language, translator
from ..progress import clear

SPACES = "\n\u00a0\u202f"  # signs of our own texts that Python does not call printable


def tell(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Print texts, on the standard output if nowhere else; Words in the language of the terminal.

    A name or a cell that others wrote can hold signs that command a terminal: these are left out.
    """
    say = translator(terminal_language())
    text = "\n".join(in_words(each, say) for each in lines)
    shown = "".join(each for each in text if each.isprintable() or each in SPACES)
    clear()
    print(shown, file=stream, flush=True)  # a page may wait after it


def write_folder(out: str, files: dict[str, bytes]) -> Path:
    """Write {path: bytes} into a new or empty folder and return it.

    Raises KitError where something lies in it, or somebody else writes into it.
    """
    from ..classroom.alone import alone_in, is_free

    folder = Path(out).expanduser()
    there = KitError(Words(_("Something lies in '{folder}' already: name a new folder."), folder=folder))
    if folder.exists() and not folder.is_dir():
        raise there
    with alone_in(folder):
        if not is_free(folder):
            raise there
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return folder
