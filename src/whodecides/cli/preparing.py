"""What an instructor makes before a class: pages to read, questions for the course's platform."""

import argparse
from pathlib import Path

from ..errors import Counted, KitError, Words, _, ngettext
from ..i18n import LANGUAGES
from .classes import tell

BANKS = ("moodle", "canvas", "qti")  # the formats of a question bank
ON_KEYS = "instructor/question-bank.md"  # the page of the guide on what is public


def add_preparing(commands) -> None:
    """Give the parser the commands with which a class is prepared."""
    read = commands.add_parser("site", help="make pages of lessons, exercises, data and guide that need no Jupyter")
    read.add_argument("out", help="a new folder")
    read.add_argument("--kit", default=".", help="the folder of the kit")
    read.set_defaults(run=site)
    asked = commands.add_parser("bank", help="make a question bank for Moodle, Canvas and others from the tasks")
    asked.add_argument("out", help="a new folder")
    asked.add_argument("--lessons", default="", help="only the tasks of these lessons, such as 04,06")
    asked.add_argument("--format", choices=BANKS, action="append", help="only this format; may be given again")
    asked.add_argument("--language", choices=LANGUAGES, default="en", help="of what is ours; the tasks are in English")
    asked.add_argument("--kit", default=".", help="the folder of the kit")
    asked.set_defaults(run=bank)


def site(options: argparse.Namespace) -> int:
    """Write the reading site into a new folder."""
    from ..prepare.site import reading_site

    out = write_folder(options.out, reading_site(Path(options.kit)))
    made = _("Everything is in {folder}: open {file} in it, or put the folder on any web server.")
    tell([Words(made, folder=out, file="index.html")])
    return 0


def bank(options: argparse.Namespace) -> int:
    """Write the question bank into a new folder; say what it holds, and which tasks it leaves out and why."""
    from ..prepare.bank import question_bank

    lessons = [each.strip() for each in options.lessons.split(",") if each.strip()]
    made = question_bank(Path(options.kit), lessons, options.format or (), options.language)
    out = write_folder(options.out, made.files)
    holds = ngettext("{folder} holds {count} question: {files}.", "{folder} holds {count} questions: {files}.")
    told: list[Words] = [Counted(holds, len(made.questions), folder=out, files=", ".join(made.files))]
    left_out = ngettext(
        "{count} task is left out: {predictions} as a prediction, where nothing is right or wrong, {work} as work in a tool of the kit.",
        "{count} tasks are left out: {predictions} as predictions, where nothing is right or wrong, {work} as work in a tool of the kit.",
    )
    if count := sum(made.left_out.values()):
        parts = {"predictions": made.left_out["prediction"], "work": made.left_out["work"]}
        told.append(Counted(left_out, count, **parts))
    public = _("Every key is public; how to run graded work all the same stands in {file}.")
    tell([*told, Words(public, file=ON_KEYS)])
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
