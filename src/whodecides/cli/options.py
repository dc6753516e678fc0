"""What can be asked for in the terminal, and with which options."""

from collections.abc import Callable
from pathlib import Path

from .author_commands import (
    begin_case,
    begin_tool,
    build_api,
    build_codebook,
    build_course,
    build_environment,
    build_links,
    build_notebooks,
    build_same,
    build_text,
    print_evidence,
    print_problems,
    print_sample,
    print_trace,
    show,
    write_for_nbgrader,
)
from .class_commands import grade, pool, rehearse, release, split
from .option_types import lesson_numbers, new_folder, number_between, positive_points, whole_number
from .parsing import Parser
from .preparation_commands import add_case_option, add_package_options, add_preparation_commands
from .room_command import add_room_command


def parser() -> Parser:
    """Return the parser of the command line."""
    top = Parser(prog="whodecides", description="Check and build the teaching kit.")
    commands = top.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("check", help="check case folders and lessons")
    one.add_argument("paths", nargs="+", help="a case folder below data/, a lesson, or a folder of lessons")
    one.set_defaults(run=lambda options: print_problems(options.paths))
    begun = commands.add_parser("new-case", help="make a small case to begin with, of made-up rows")
    begun.add_argument("name", help="the name of a new folder below data/, such as my-case")
    begun.add_argument("--lesson", default="", help="write the text of a first lesson, too: comparing")
    begun.set_defaults(run=lambda options: begin_case(options.name, options.lesson))
    tool = commands.add_parser("new-tool", help="make the folder of a small tool to begin with, and its test")
    tool.add_argument("name", help="the name by which a lesson calls it, such as tally")
    tool.set_defaults(run=lambda options: begin_tool(options.name))
    shown = commands.add_parser("show", help="open a tool or a lesson in the browser while you make it")
    shown.add_argument("tool", help="a tool, a public call or a lesson, such as comparator, compare or 06")
    shown.add_argument("arguments", nargs="*", help="what the call takes, in its order or by name, as kind=statement")
    add_case_option(shown)
    shown.add_argument("--language", default="en", help="the language to begin with: en, fr or es")
    shown.add_argument(
        "--port", type=number_between(0, 65_535), default=0, help="a port of this machine; by default any that is free"
    )
    shown.add_argument("--no-browser", dest="browser", action="store_false", help="only print the address")
    shown.set_defaults(run=show)
    supported = commands.add_parser("evidence", help="say how well the statements are supported")
    add_case_option(supported)
    supported.set_defaults(run=lambda options: print_evidence(options.case))
    drawn = commands.add_parser("sample", help="draw rows at random, with their sources, for a reader who checks them")
    add_case_option(drawn)
    drawn.add_argument("--seed", type=whole_number, required=True, help="the same seed draws the same rows")
    drawn.add_argument("--rows", type=number_between(1, 10_000), default=40, help="how many of each kind")
    drawn.set_defaults(run=lambda options: print_sample(options.case, options.seed, options.rows))
    chain = commands.add_parser("trace", help="follow one value to its sources")
    chain.add_argument(
        "key", help="an id, a cell (jurisdiction.variable) or a provision (instrument.feature), as the tools show them"
    )
    add_case_option(chain)
    chain.set_defaults(run=lambda options: print_trace(options.key, options.case))
    three = commands.add_parser("build", help="make what is derived").add_subparsers(required=True, metavar="what")
    run = three.add_parser("notebooks", help="execute and normalise the lessons or one of them")
    run.add_argument("folder", nargs="?", default="notebooks")
    run.set_defaults(run=lambda options: build_notebooks(options.folder))
    pages = three.add_parser("codebook", help="write CODEBOOK.md and the coders' agreement")
    add_case_option(pages)
    pages.set_defaults(run=lambda options: build_codebook(options.case))
    page = three.add_parser("api", help="write the page of all public calls from their docstrings")
    page.set_defaults(run=lambda options: build_api())
    links = three.add_parser(
        "links", help="write the links to a public copy into README.md, as pyproject.toml names it"
    )
    links.set_defaults(run=lambda options: build_links())
    binder = three.add_parser("environment", help="write environment.yml from the lock")
    binder.set_defaults(run=lambda options: build_environment())
    whole = three.add_parser("course", help="make notebooks, exercises and solutions from the text in course/")
    whole.add_argument("names", nargs="*", help="only these lessons, such as 06")
    add_case_option(whole)
    whole.set_defaults(run=lambda options: build_course(options.case, options.names))
    reworded = three.add_parser("same", help="say that tasks ask the same in other words: their revisions stay")
    reworded.add_argument("tasks", nargs="+", help="the tasks whose words you bettered, such as E06.1")
    add_case_option(reworded)
    reworded.set_defaults(run=lambda options: build_same(options.case, options.tasks))
    back = three.add_parser("text", help="write an edit in a notebook back into the text in course/")
    back.add_argument("notebooks", nargs="+", help="the notebooks that you edited, such as notebooks/06-….ipynb")
    back.set_defaults(run=lambda options: build_text(options.notebooks))
    given = commands.add_parser("release", help="make the bundle for a class, without solutions and keys")
    given.add_argument("--name", default="class", help="the name of the class, such as autumn-2026; answers carry it")
    add_package_options(given)
    _add_class_options(given, "the name of the bundle; by default whodecides-class.zip", release)
    marks = commands.add_parser("grade", help="grade what a class handed in")
    marks.add_argument("submissions", help="the folder or ZIP archive with the submissions")
    marks.add_argument(
        "--judgements",
        action="append",
        default=[],
        help="a copy of needs-a-person.csv with the levels that you wrote in, a folder of them, or the folder of a split; may "
        "be given again",
    )
    marks.add_argument(
        "--older-kit",
        action="append",
        default=[],
        help="where the kit was changed in mid-term: the kit before, its archive, or the file of keys that release wrote; may be "
        "given again",
    )
    marks.add_argument(
        "--whole",
        action="store_true",
        help="a task of several parts earns all its points or none; else each right part earns its share",
    )
    marks.add_argument(
        "--machine-only",
        action="store_true",
        help="leave out the texts, for an exercise that no person reads: points are those that a machine gives",
    )
    marks.add_argument(
        "--show-answers",
        action="store_true",
        help="show the right answer beside a wrong one; leave it out where you use the exercise again",
    )
    marks.add_argument(
        "--lessons-at",
        default="",
        metavar="ADDRESS",
        help="where your class opens its lessons, such as https://example.org/lessons/: feedback then links to the place to look again",
    )
    marks.add_argument(
        "--maximum", type=positive_points, help="the points that your platform gives at most, where its list names none"
    )
    marks.add_argument(
        "--assignment", default="", help="the column of Canvas's gradebook to fill, such as 'Essay (77)'"
    )
    _add_roster_option(marks)
    _add_class_options(marks, "a new folder for the results; by default beside the submissions", grade)
    together = commands.add_parser("pool", help="pool a class's codings and predictions, under pseudonyms")
    together.add_argument("submissions", nargs="?", help="the folder or ZIP archive with the submissions")
    together.add_argument(
        "--typed", type=Path, metavar="FILE", help="codes from paper, typed into the class's codes-on-paper.csv"
    )
    _add_roster_option(together)
    together.add_argument("--kit", default=".", help="the folder of the kit")
    add_case_option(together)
    together.add_argument("--out", help="a new folder for the tables; by default beside the submissions")
    together.set_defaults(run=pool)
    practice = commands.add_parser("rehearse", help="make a made-up class to practise grading and judging on")
    practice.add_argument("out", type=new_folder, help="a new folder")
    practice.add_argument("--students", type=number_between(1, 10_000), default=30, help="how many; by default 30")
    practice.add_argument(
        "--seed", type=number_between(0, 2**32), default=2026, help="the same seed makes the same class"
    )
    _add_exercise_options(practice)
    practice.set_defaults(run=rehearse)
    dealt = commands.add_parser("split", help="deal the answers to be judged to several markers, without names")
    dealt.add_argument("graded", help="the folder that grading wrote")
    dealt.add_argument(
        "--markers", help="their names, such as ana,bo,cy,dee; without them only the hours are worked out"
    )
    dealt.add_argument("--twice", default="10%", help="the share that two of them judge; by default 10%%")
    dealt.add_argument(
        "--without", default="", help="markers who have left: what they have not marked goes to the others"
    )
    dealt.add_argument(
        "--out", help="the folder of the split; name it again after late copies: only new answers are dealt"
    )
    _add_exercise_options(dealt)
    dealt.set_defaults(run=split)
    add_preparation_commands(commands)
    add_room_command(commands)
    theirs = commands.add_parser("nbgrader", help="make the exercises as a course of nbgrader, for those who run it")
    theirs.add_argument("out", help="a new folder for the course")
    theirs.add_argument("--lessons", type=lesson_numbers, help="only the exercises of these lessons, such as 04,06")
    add_case_option(theirs)
    theirs.set_defaults(run=lambda options: write_for_nbgrader(options.case, options.out, options.lessons or []))
    return top


def _add_class_options(command: Parser, out: str, function: Callable[..., int]) -> None:
    """Give a command the options that concern a class, and its function."""
    _add_exercise_options(command)
    command.add_argument("--out", help=out)
    command.set_defaults(run=function)


def _add_exercise_options(command: Parser) -> None:
    command.add_argument("--lessons", type=lesson_numbers, help="only the exercises of these lessons, such as 04,06")
    command.add_argument("--solutions", default="solutions", help="the folder of solutions")
    add_case_option(command)


def _add_roster_option(command: Parser) -> None:
    command.add_argument("--roster", help="the class list: own, Moodle's grading worksheet or Canvas's gradebook (CSV)")
