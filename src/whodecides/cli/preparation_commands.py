"""What an instructor makes before a class: its folder, slides, cards, pages to read, questions for its platform."""

import argparse
import subprocess
import sys
import tempfile
import webbrowser
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..answers.lesson_cases import left_out_notes
from ..case import CasePaths, case_paths, load
from ..case.capability import require
from ..coding import CODING_NEEDS
from ..errors import CountedMessage, KitError, Message, _, ngettext
from ..i18n import check_language, terminal_language
from .option_types import comma_separated, lesson_numbers, name_among, new_folder, whole_number
from .output import print_lines, write_folder
from .parsing import Parser

STUDENTS = 20  # of a class whose number nobody told
BANK_FORMATS = ("moodle", "canvas", "qti")  # the formats of a question bank
ONE_SESSION = "in place of a route one session of these lessons, such as 06 or 00,06"
KEYS_GUIDE = "instructor/question-bank.md"  # the page of the guide on what is public


def add_preparation_commands(commands: Any) -> None:
    """Give the parser the commands with which a class is prepared."""
    made = commands.add_parser("class", help="make the folder of a class: run-sheets, debrief, bundle for students")
    made.add_argument(
        "out", nargs="?", type=new_folder, help="a new folder; without it a page in your browser asks for everything"
    )
    add_route_options(made)
    made.add_argument(
        "--students", type=whole_number, default=STUDENTS, help=f"how many students; by default {STUDENTS}"
    )
    made.add_argument(
        "--markers", type=whole_number, default=1, help="how many people share the texts to read; by default 1"
    )
    made.add_argument("--lessons", type=lesson_numbers, default=(), help=ONE_SESSION)
    made.add_argument(
        "--language", type=check_language, default="en", help="the language of headings and labels: en, fr or es"
    )
    made.add_argument("--paper", default="a4", help="a4 or letter; by default a4")
    made.add_argument(
        "--pages",
        action="store_true",
        help="bring the lessons as pages behind a link, too; Python for them is fetched once",
    )
    made.add_argument("--name", default="class", help="the name of the class, such as autumn-2026; answers carry it")
    made.add_argument("--kit", default=".", help="the folder of the kit")
    add_case_option(made)
    add_package_options(made)
    made.set_defaults(run=prepare_class)
    read = commands.add_parser("site", help="make pages of lessons, exercises, data and guide that need no Jupyter")
    read.add_argument("out", nargs="?", type=new_folder, help="a new folder")
    read.add_argument(
        "--serve",
        nargs="?",
        const="",
        metavar="FOLDER",
        help="serve pages to all in this room: those of a folder that is made already, or new ones",
    )
    read.add_argument("--port", type=whole_number, default=8765, help="where they are served; by default 8765")
    read.add_argument(
        "--lessons", type=lesson_numbers, default=(), help="only these lessons, such as 00,03; by default all"
    )
    read.add_argument("--read-only", action="store_true", help="pages to read and to print: no tool runs in them")
    read.add_argument(
        "--runtime", type=Path, help="a folder with the files of Pyodide; without it they are fetched once"
    )
    read.add_argument("--for", dest="readers", type=name_among(("students",)), help="without the guide of instructors")
    read.add_argument(
        "--solutions", action="store_true", help="with the solutions of exercises, for whoever learns without a class"
    )
    read.add_argument("--kit", default=".", help="the folder of the kit")
    add_case_option(read)
    read.set_defaults(run=site)
    asked = commands.add_parser("bank", help="make a question bank for Moodle, Canvas and others from the tasks")
    asked.add_argument("out", type=new_folder, help="a new folder")
    asked.add_argument(
        "--lessons", type=lesson_numbers, default=(), help="only the tasks of these lessons, such as 04,06"
    )
    asked.add_argument(
        "--format",
        type=name_among(BANK_FORMATS),
        action="append",
        help="only this format, moodle, canvas or qti; may be given again",
    )
    asked.add_argument(
        "--language", type=check_language, default="en", help="en, fr or es, of what is ours; the tasks are in English"
    )
    asked.add_argument(
        "--lessons-at",
        default="",
        metavar="ADDRESS",
        help="where your class opens its lessons, such as https://example.org/lessons/: each question then links to its page",
    )
    asked.add_argument("--kit", default=".", help="the folder of the kit")
    add_case_option(asked)
    asked.set_defaults(run=bank)
    shown = commands.add_parser("slides", help="make slides to teach from, a few for each row of the run-sheet")
    shown.add_argument("lessons", nargs="?", type=lesson_numbers, default=(), help=ONE_SESSION)
    add_route_options(shown)
    shown.add_argument("--out", help="a new folder; by default slides, or such as slides-00-06")
    shown.add_argument(
        "--language", type=check_language, default="en", help="the language of labels and notes: en, fr or es"
    )
    shown.add_argument("--paper", default="a4", help="the paper of the PDFs; by default a4")
    shown.add_argument("--no-pdf", dest="pdf", action="store_false", help="only the pages: it is quicker")
    shown.add_argument("--kit", default=".", help="the folder of the kit")
    add_case_option(shown)
    shown.set_defaults(run=slides)
    paper = commands.add_parser(
        "cards", help="make cards and sheets to print, for a class without computers or for a game"
    )
    paper.add_argument("out", type=new_folder, help="a new folder")
    paper.add_argument("--students", type=whole_number, required=True, help="how many students")
    paper.add_argument(
        "--lessons",
        type=lesson_numbers,
        default=(),
        help="only these lessons, such as 08,09; by default all that have sheets",
    )
    paper.add_argument("--paper", default="a4", help="a4 or letter; by default a4")
    paper.add_argument(
        "--language", type=check_language, default="en", help="the language of headings and data: en, fr or es"
    )
    paper.add_argument("--kit", default=".", help="the folder of the kit")
    add_case_option(paper)
    paper.set_defaults(run=print_cards)


def add_route_options(command: Parser) -> None:
    """Give a command the options that name a route of the course and the minutes of its sessions."""
    command.add_argument("--minutes", type=whole_number, default=75, help="the minutes of a session; by default 75")
    command.add_argument("--sessions", type=whole_number, default=1, help="how many sessions: 1, 3 or 10; by default 1")
    command.add_argument(
        "--for", dest="discipline", type=str.casefold, default="any", help="law, media or politics; by default any"
    )


def add_case_option(command: Parser) -> None:
    """Give a command the option that names another case than the default one."""
    command.add_argument("--case", default="", help="another case than the default one: a folder of data/")


def paths_from_options(options: argparse.Namespace) -> CasePaths:
    """Return the places of the case that a command with `--kit` and `--case` is about."""
    return case_paths(options.kit, options.case)


def print_left_out(paths: CasePaths) -> None:
    """Print a sentence for each lesson that is left out, because the kit has no data of another case that it is about."""
    if notes := left_out_notes(paths):
        print_lines(notes)


def add_package_options(command: Parser) -> None:
    """Give a command that makes a bundle the options for a class that lays its codes together, or has no network."""
    command.add_argument(
        "--pool",
        action="store_true",
        help="the class lays its codes together: whoever codes sees those of others only after six",
    )
    command.add_argument(
        "--offline",
        type=comma_separated,
        help="for a class without a network, bring the packages (about 100 MB each) for: windows,macos,linux",
    )
    command.add_argument(
        "--python",
        type=comma_separated,
        help="the Pythons of those computers, the numbers with commas; by default the two newest that have installers",
    )


def fetch_packages(options: argparse.Namespace, root: Path, folder: Path) -> list[Path]:
    """Fetch what a bundle for a class without a network brings into a folder, and return it; nothing if not asked for."""
    if not options.offline:
        return []
    from ..prepare.offline import LOCK, WITH_INSTALLERS, check_known, fetch_wheels

    pythons = options.python or WITH_INSTALLERS
    check_known(options.offline, pythons)
    return fetch_wheels((root / LOCK).read_text(encoding="utf-8"), options.offline, pythons, folder)


def prepare_class(options: argparse.Namespace) -> int:
    """Write the folder of a class; where no folder is named, open a page that asks for what it needs."""
    if options.out:
        print_left_out(paths_from_options(options))
        print_lines(_make_class(options))
    else:
        _ask_for_class(options)
    return 0


def _make_class(options: argparse.Namespace) -> list[Message]:
    """Write the folder of a class, print its pages where a browser is found, and return what to say."""
    from ..prepare.folder import README, class_folder, printable, read_class_kit
    from ..prepare.living.runtime import find_runtime

    _refuse_within(Path(options.out), Path(options.kit))
    kit = read_class_kit(
        options.kit, case=options.case, minutes=options.minutes, students=options.students, discipline=options.discipline,
        sessions=options.sessions, class_name=options.name, language=options.language, paper=options.paper,
        only=options.lessons,
    )  # fmt: skip
    if options.pool:
        require(kit.case, "pool", CODING_NEEDS)
    runtime = find_runtime() if options.pages else None
    with tempfile.TemporaryDirectory() as place:
        brought = fetch_packages(options, Path(options.kit), Path(place))
        files = class_folder(
            replace(kit, packages=tuple(brought), pools=options.pool, runtime=runtime, markers=max(1, options.markers))
        )
    out = write_folder(options.out, files)
    told = [*(runtime.remarks if runtime else ()), *_print_as_pdf([out / each for each in printable(files)])]
    return [*told, Message(_("Everything is in {folder}: open {file} in it first."), folder=out, file=README)]


def _refuse_within(folder: Path, kit: Path) -> None:
    """Raise KitError where the folder of a class would lie in the kit: mostly it is a word that was meant for an option."""
    if folder.expanduser().resolve().is_relative_to(kit.resolve()):
        wrong = _(
            "'{folder}' would be a folder within the kit: name one beside it, such as ../{name}. If '{name}' belongs to an "
            "option, leave it out, or put all that stands behind the option into quotation marks."
        )
        raise KitError(Message(wrong, folder=folder, name=folder.name))


def _ask_for_class(options: argparse.Namespace) -> None:
    """Serve the page that asks, until Ctrl+C."""
    from ..hosts.server import LocalServer
    from ..prepare.class_form import form_page, form_response, room_response
    from ..prepare.folder import sessions_offered
    from ..prepare.pages import PAPERS

    def make(wished: dict[str, Any]) -> list[Message]:
        lists = {name: comma_separated(wished[name]) for name in ("offline", "python")}
        made = _make_class(argparse.Namespace(**{**vars(options), **wished, **lists}))
        return [*left_out_notes(paths_from_options(options)), *made]

    rooms: list[subprocess.Popen[bytes]] = []

    def open_room() -> bool:
        """Start a room in a process of its own, unless one is open; say whether it did."""
        if rooms and rooms[-1].poll() is None:
            return False
        rooms.append(
            subprocess.Popen(
                [sys.executable, "-m", "whodecides", "room", f"--kit={options.kit}", f"--case={options.case}"]
            )
        )
        return True

    language = terminal_language()
    page = form_page(language, sessions_offered(paths_from_options(options)), PAPERS, str(Path.cwd().parent / "class"))
    answers = {
        "make": lambda text: form_response(text, make, language),
        "room": lambda _text: room_response(open_room, language),
    }
    with LocalServer(page, answers) as server:
        print_lines([Message(_("The page with the questions is at {address}. Ctrl+C ends."), address=server.address)])
        webbrowser.open(server.address)
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def site(options: argparse.Namespace) -> int:
    """Write the pages of a kit into a new folder, or serve them to a room until Ctrl+C."""
    from ..prepare.living.runtime import find_runtime
    from ..prepare.site import kit_site

    if (options.serve is None) == (not options.out):
        raise KitError(_("Name a new folder for the pages, or write --serve to show them to a room."))
    if options.serve:
        _serve(_made_pages(Path(options.serve)), options.port)
        return 0
    runtime, paths = None if options.read_only else find_runtime(options.runtime), paths_from_options(options)
    print_left_out(paths)
    files = kit_site(paths, runtime, options.lessons, options.readers == "students", solutions=options.solutions)
    print_lines(runtime.remarks if runtime else ())
    if options.serve is not None:
        _serve(files, options.port)
        return 0
    made = _("Everything is in {folder}: put it on any web server; {file} leads to the lessons.")
    if options.read_only:
        made = _("Everything is in {folder}: open {file} in it, or put the folder on any web server.")
    print_lines([Message(made, folder=write_folder(options.out, files), file="index.html")])
    return 0


def _made_pages(folder: Path) -> dict[str, bytes]:
    """Return the pages in a folder, as the command made them. Raises KitError where it holds none."""
    if not (folder / "index.html").is_file():
        wrong = _("There are no pages in {folder}: name the folder that holds index.html, or write --serve alone.")
        raise KitError(Message(wrong, folder=folder.name))
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def _serve(files: dict[str, bytes], port: int) -> None:
    """Serve pages to a room until Ctrl+C, and open the one that shows their address."""
    from ..hosts.site_server import SiteServer
    from ..prepare.site import ADDRESS_PAGE, address_page

    try:
        server = SiteServer(files, port=port)
    except OSError:
        raise KitError(Message(_("Port {port} is taken: name another one with --port."), port=port)) from None
    with server:
        files[ADDRESS_PAGE] = address_page(server.address, terminal_language()).encode()
        told = _("The lessons are at {address} for all in this network. Ctrl+C ends.")
        print_lines([Message(told, address=server.address)])
        webbrowser.open(f"http://127.0.0.1:{server.port}/{ADDRESS_PAGE}")
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def bank(options: argparse.Namespace) -> int:
    """Write the question bank into a new folder; say what it holds, and which tasks it leaves out and why."""
    from ..prepare.bank import question_bank
    from ..public_copy import public_address

    paths = paths_from_options(options)
    print_left_out(paths)
    address = options.lessons_at or public_address(paths.root)
    made = question_bank(paths, options.lessons, options.format or (), options.language, address)
    out = write_folder(options.out, made.files)
    holds = ngettext("{folder} holds {count} question: {files}.", "{folder} holds {count} questions: {files}.")
    told: list[Message] = [CountedMessage(holds, len(made.questions), folder=out, files=", ".join(made.files))]
    left_out = ngettext(
        "{count} task is left out: {predictions} as a prediction, where nothing is right or wrong, {work} as work in a tool of the kit.",
        "{count} tasks are left out: {predictions} as predictions, where nothing is right or wrong, {work} as work in a tool of the kit.",
    )
    if count := sum(made.left_out.values()):
        parts = {"predictions": made.left_out["prediction"], "work": made.left_out["work"]}
        told.append(CountedMessage(left_out, count, **parts))
    public = _("Every key is public; how to run graded work all the same stands in {file}.")
    print_lines([*told, Message(public, file=KEYS_GUIDE)])
    return 0


def slides(options: argparse.Namespace) -> int:
    """Write the slides of each session of a route, or of one session of lessons, and print them where a browser is found."""
    from ..prepare.deck import writes_pptx
    from ..prepare.folder import class_deck, read_class_kit

    print_left_out(paths_from_options(options))
    kit = read_class_kit(
        options.kit, case=options.case, minutes=options.minutes, students=STUDENTS, discipline=options.discipline,
        sessions=options.sessions, only=options.lessons, language=options.language, paper=options.paper,
    )  # fmt: skip
    files = class_deck(kit)
    out = write_folder(options.out or "-".join(("slides", *options.lessons)), files)
    told = _print_as_pdf(sorted(out.glob("*.html"))) if options.pdf else []
    if not writes_pptx():
        told.append(Message(_("There is no PPTX, because python-pptx is missing. This installs it: {command}"), command=f"{sys.executable} -m pip install python-pptx"))  # fmt: skip
    everything = _("Everything is in {folder}: open {file} in a browser. The pages named notes are for you.")
    print_lines([*told, Message(everything, folder=out, file=next(iter(files)))])
    return 0


def _print_as_pdf(pages: Iterable[Path]) -> list[Message]:
    """Write a PDF beside each page where a browser is found; return what to say where none is."""
    from ..prepare.pdf import find_browser, print_pages

    if browser := find_browser():
        print_pages([(page, page.with_suffix(".pdf")) for page in pages], browser)
        return []
    return [Message(_("No browser that prints was found, so there are no PDFs: open a page and choose Print."))]


def print_cards(options: argparse.Namespace) -> int:
    """Write cards and sheets for a class, and print them where a browser is found."""
    from ..prepare.cards import INSTRUCTOR_PAGE, cards, chosen_lessons, sheets_of_paper

    paths = paths_from_options(options)
    print_left_out(paths)
    lessons, without = chosen_lessons(paths, options.lessons)
    case = load(paths.tables)
    files = cards(paths, case, lessons, options.students, options.paper, options.language)
    if without:
        print_lines([Message(_("Nothing is printed for these lessons: {lessons}."), lessons=", ".join(without))])
    if not files:
        return 1
    out = write_folder(options.out, files)
    paper = Message(
        _("To print for {students} students: about {count} sheets of paper."),
        students=options.students,
        count=sheets_of_paper(paths, case, lessons, options.students),
    )
    told = _print_as_pdf([out / each for each in files])
    print_lines(
        [
            *told,
            paper,
            Message(_("Everything is in {folder}: open {file} in it first."), folder=out, file=INSTRUCTOR_PAGE),
        ]
    )
    return 0
