"""What an instructor makes before a class: pages to read, cards and sheets to print."""

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
    paper = commands.add_parser(
        "cards", help="make cards and sheets to print, for a class without computers or for a game"
    )
    paper.add_argument("out", help="a new folder")
    paper.add_argument("--students", type=int, required=True, help="how many students")
    paper.add_argument("--lessons", help="only these lessons, such as 08,09; by default all that have sheets")
    paper.add_argument("--paper", default="a4", help="a4 or letter; by default a4")
    paper.add_argument("--language", default="en", help="the language of headings and data: en, fr or es")
    paper.add_argument("--kit", default=".", help="the folder of the kit")
    paper.set_defaults(run=print_cards)


def site(options: argparse.Namespace) -> int:
    """Write the reading site into a new folder."""
    from ..prepare.site import reading_site

    out = write_folder(options.out, reading_site(Path(options.kit)))
    made = _("Everything is in {folder}: open {file} in it, or put the folder on any web server.")
    tell([Words(made, folder=out, file="index.html")])
    return 0


def print_cards(options: argparse.Namespace) -> int:
    """Write cards and sheets for a class, and print them where a browser is found."""
    from ..case import CASES, load
    from ..prepare.cards import FOR_YOU, cards, chosen_lessons
    from ..prepare.pdf import find_browser, print_pages

    root = Path(options.kit)
    lessons, without = chosen_lessons(root, options.lessons)
    files = cards(root, load(root / CASES), lessons, options.students, options.paper, options.language)
    if without:
        tell([Words(_("Nothing is printed for these lessons: {lessons}."), lessons=", ".join(without))])
    if not files:
        return 1
    out, browser = write_folder(options.out, files), find_browser()
    if browser:
        print_pages([(out / each, (out / each).with_suffix(".pdf")) for each in files], browser)
    else:
        tell([Words(_("No browser that prints was found, so there are no PDFs: open a page and choose Print."))])
    tell([Words(_("Everything is in {folder}: open {file} in it first."), folder=out, file=FOR_YOU)])
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
