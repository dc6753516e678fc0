"""What an instructor makes before a class: pages to read."""

import argparse
from pathlib import Path

from ..errors import KitError, Words, _
from .classes import tell


def add_preparing(commands) -> None:
    """Give the parser the commands with which a class is prepared."""
    read = commands.add_parser("site", help="make pages of lessons, exercises, data and guide that need no Jupyter")
    read.add_argument("out", help="a new folder")
    read.add_argument("--kit", default=".", help="the folder of the kit")
    read.set_defaults(run=site)


def site(options: argparse.Namespace) -> int:
    """Write the reading site into a new folder."""
    from ..prepare.site import reading_site

    out = write_folder(options.out, reading_site(Path(options.kit)))
    made = _("Everything is in {folder}: open {file} in it, or put the folder on any web server.")
    tell([Words(made, folder=out, file="index.html")])
    return 0


def write_folder(out: str, files: dict[str, bytes]) -> Path:
    """Write {path: bytes} into a new or empty folder and return it. Raises KitError where something lies in it."""
    folder = Path(out)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KitError(Words(_("Something lies in '{folder}' already: name a new folder."), folder=folder))
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
