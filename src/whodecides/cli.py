"""The command `whodecides`: check a case or lessons, build what is derived."""

import argparse
import sys
from pathlib import Path

from .answers import exercise_tasks, lesson_tasks, public_tasks
from .case import CASES, SCHEMA, check_case, citable, find_case, load, read_schema
from .errors import KitError, Words, _
from .i18n import terminal_language, translator
from .provenance import evidence_figures, trace


def check(paths: list[str]) -> int:
    """Print what is wrong in case folders, lessons or folders of lessons; return 1 if anything is, else 0.

    Of a sound case it says which tools and lessons it opens, and what each of the others lacks.
    """
    from .build.opening import opening

    problems = [each for path in map(Path, paths) for each in _problems(path)]
    print("\n".join(map(str, problems)) or "All checks passed.")
    if problems:
        return 1
    for path in paths:
        if (find_case(path) / SCHEMA).is_file():
            print("\n".join(opening(load(path))))
    return 0


def _problems(path):
    from .build import check_choices, check_course, check_lesson, read_notebook

    if path.suffix == ".ipynb":
        return check_lesson(path, read_notebook(path))
    lessons = numbered_notebooks(path)
    if lessons:
        problems = [problem for lesson in lessons for problem in _problems(lesson)]
        return problems + check_choices(lesson_tasks(path.parent))
    if any(path.glob("*/tasks.toml")):
        return check_course(path.resolve().parent)
    read_schema(find_case(path))
    return check_case(path)


def begin_case(folder: str) -> int:
    """Make a small valid case of made-up rows, which opens the comparator and the timeline at once."""
    from .build.new_case import new_case

    new_case(folder)
    print(
        f"{folder} holds a case of made-up rows: its README.md says how to go on. Check it: whodecides check {folder}."
    )
    return 0


def begin_tool(name: str) -> int:
    """Make the folder of a small tool, which is whole and passes every check, and its test."""
    from .build.new_tool import new_tool

    print("\n".join(map(str, new_tool(name))))
    print(f"See it: whodecides show {name}. Then make it yours; CONTRIBUTING.md says how to go on.")
    return 0


def show(options: argparse.Namespace) -> int:
    """Serve a tool in a plain page, until Ctrl+C."""
    from .hosts.showing import show

    show(
        options.tool,
        options.arguments,
        case=options.case,
        language=options.language,
        port=options.port,
        browser=options.browser,
    )
    return 0


def evidence(folder: str) -> int:
    """Print how well the statements of a case are supported."""
    for line in evidence_figures(load(folder)):
        print(line)
    return 0


def follow(key: str, folder: str) -> int:
    """Print the chain behind one value, down to its sources."""
    print("\n".join(trace(load(folder), key)))
    return 0


def numbered_notebooks(place: Path | str) -> list[Path]:
    """Return the notebooks of a folder whose names begin with their number, in order; or the one notebook named."""
    path = Path(place)
    return [path] if path.suffix == ".ipynb" else sorted(path.glob("[0-9][0-9]-*.ipynb"))


def build_notebooks(place: str) -> int:
    """Execute the lessons in a folder, or one of them, and store them normalised."""
    from .build import execute, normalise, read_notebook, write_notebook

    for path in numbered_notebooks(place):
        print(f"Running {path.name} …", flush=True)
        write_notebook(normalise(execute(read_notebook(path), path.parent)), path)
    return 0


def build_codebook(folder: str) -> int:
    """Write CODEBOOK.md and OPEN_QUESTIONS.md into a case folder, and how far the coders agreed into its README."""
    from .build import codebook, open_questions, readme_with_reliability

    case = load(folder)
    readme = case.folder / "README.md"
    (case.folder / "CODEBOOK.md").write_text(codebook(case), encoding="utf-8")
    (case.folder / "OPEN_QUESTIONS.md").write_text(open_questions(case), encoding="utf-8")
    if readme.is_file():
        readme.write_text(readme_with_reliability(case, readme.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def build_course(folder: Path | str, names: list[str]) -> int:
    """Make notebooks, exercises and solutions from the text of the course in `folder`, of all lessons or some."""
    from .build import make_course

    make_course(Path(folder).resolve().parent, names)
    return 0


def build_exercises(place: str) -> int:
    """Make the course of the kit to which a folder of solutions belongs, or the lesson of one of them."""
    path = Path(place).resolve()
    names = [path.stem] if path.suffix == ".ipynb" else []
    return build_course(path.parents[len(names)] / "course", names)


def build_text(notebooks: list[str]) -> int:
    """Write edits in lessons or solutions back into the text of the course."""
    from .build import carry_back

    for path in notebooks:
        print(f"{carry_back(path)} holds the edit. Now run 'make course'.")
    return 0


def grade(options: argparse.Namespace) -> int:
    """Grade a class; write tables, feedback pages and the platforms' files. Nothing that was handed in is executed.

    Return 1 where a person has to look before the marks can be used, for example at a file that is nobody's, else 0.
    Arguments that wait for a judgement are no doubt.
    """
    from .classroom import (
        Work,
        grade_class,
        is_certain,
        read_judgements,
        read_older_class,
        read_roster,
        report_lines,
        write_report,
    )

    folder = _results(options, "graded")
    judgements = read_judgements(*options.judgements)
    students = read_roster(options.roster) if options.roster else []
    older = read_older_class(options.older_bundle) if options.older_bundle else None
    codes = citable(load(Path(options.solutions).resolve().parent / CASES))
    tasks = _graded_tasks(options)
    with Work(folder) as work:
        if work.kept:
            print(
                f"An earlier start was stopped after {work.kept} students; their marks are taken up.", file=sys.stderr
            )
        report = grade_class(options.submissions, tasks, codes, students, older, work)
        said = write_report(report, work.results, judgements, options.maximum, options.assignment)
    graded, *others, last = report_lines(report, judgements)
    everything = Words(_("Everything is in {folder}."), folder=folder)
    tell([graded, *said, *others, everything, last])
    return 0 if is_certain(report, judgements) else 1


def pool(options: argparse.Namespace) -> int:
    """Pool a class's codings and predictions; write tables that name nobody. Nothing that was handed in is executed."""
    from .classroom import Work, pool_class, pool_lines, progress, read_roster, write_pool

    folder = _results(options, "pooled")
    students = read_roster(options.roster) if options.roster else []
    case = load(Path(options.kit) / CASES)
    with Work(folder) as work:
        pooled = pool_class(options.submissions, case, lesson_tasks(options.kit), students, progress("files read"))
        write_pool(pooled, work.results)
    names = case["variables"].set_index("id")["name_en"]
    tell([*pool_lines(pooled, names), Words(_("Everything is in {folder}."), folder=folder)])
    return 0


def tell(lines):
    """Print texts; Words in the language of the terminal."""
    say = translator(terminal_language())
    print("\n".join(each.said(say) if isinstance(each, Words) else each for each in lines))


def _results(options, what):
    """Return the folder for the results. Raises KitError where it lies among the submissions and would be read."""
    submissions = Path(options.submissions).resolve()
    name = submissions.stem if submissions.suffix.lower() == ".zip" else submissions.name
    folder = Path(options.out or submissions.with_name(f"{name}-{what}"))
    if folder.resolve().is_relative_to(submissions):
        wrong = _("'{folder}' lies among the submissions: name a folder elsewhere with --out.")
        raise KitError(Words(wrong, folder=folder))
    return folder


def release(options: argparse.Namespace) -> int:
    """Write the bundle for a class: the kit without solutions and without the key of the exercises."""
    from .classroom import bundle, write_bundle

    root = Path(options.solutions).resolve().parent
    exercises = {
        name: (
            (root / "exercises" / f"{name}.ipynb").read_text(encoding="utf-8"),
            public_tasks(tasks, keyed=False),
        )
        for name, tasks in _chosen_exercises(options).items()
    }
    out = Path(options.out or "whodecides-class.zip")
    write_bundle(bundle(root, exercises, options.name), out)
    print(f"{out} holds the kit and {len(exercises)} exercises without their key. Give it to the class.")
    return 0


def sandbox(options: argparse.Namespace) -> int:
    """Let nbgrader grade a class's notebooks, each in a sandbox; say what was left out, and which scores do not fit."""
    from .classroom import compare_scores
    from .classroom.sandbox import autograde

    course = Path(options.course)
    tasks = exercise_tasks(course)
    shown = {name: public_tasks(found, keyed=False) for name, found in tasks.items()}
    code, said = autograde(options.course, options.handed_in, shown)
    differing = compare_scores(course, tasks, citable(load(course / CASES)))
    print("\n".join([*said, *differing]))
    return code or bool(differing)


def _chosen_exercises(options):
    """Return {name: its tasks} of the exercises that are wanted, from the kit that holds the folder of solutions."""
    found = exercise_tasks(Path(options.solutions).resolve().parent)
    wanted = options.lessons.split(",") if options.lessons else [name[:2] for name in found]
    chosen = {name: tasks for name, tasks in found.items() if name[:2] in wanted}
    if not chosen:
        wrong = _("No such solutions were found in '{folder}': check --solutions and --lessons.")
        raise KitError(Words(wrong, folder=options.solutions))
    return chosen


def _graded_tasks(options):
    return [task for tasks in _chosen_exercises(options).values() for task in tasks]


def build_api() -> int:
    """Write the page of all public calls."""
    from .build.api import PAGE, api_page

    Path(PAGE).write_text(api_page(), encoding="utf-8")
    return 0


def build_environment() -> int:
    """Write environment.yml from the student's lock."""
    from .build import environment_yml

    lock = Path("requirements/student.lock").read_text(encoding="utf-8")
    Path("environment.yml").write_text(environment_yml(lock), encoding="utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(prog="whodecides", description="Check and build the teaching kit.")
    commands = top.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("check", help="check case folders and lessons")
    one.add_argument("paths", nargs="+", help="a case folder below data/, a lesson, or a folder of lessons")
    one.set_defaults(run=lambda options: check(options.paths))
    begun = commands.add_parser("new-case", help="make a small case to begin with, of made-up rows")
    begun.add_argument("folder", help="a new folder, such as data/my-case")
    begun.set_defaults(run=lambda options: begin_case(options.folder))
    tool = commands.add_parser("new-tool", help="make the folder of a small tool to begin with, and its test")
    tool.add_argument("name", help="the name by which a lesson calls it, such as tally")
    tool.set_defaults(run=lambda options: begin_tool(options.name))
    shown = commands.add_parser("show", help="open a tool in the browser while you make it")
    shown.add_argument("tool", help="a tool or a public call, such as comparator or compare")
    shown.add_argument("arguments", nargs="*", help="what the call takes, in its order or by name, as kind=statement")
    shown.add_argument("--case", help="the folder of another case")
    shown.add_argument("--language", default="en", help="the language to begin with: en, fr or es")
    shown.add_argument("--port", type=int, default=0, help="a port of this machine; by default any that is free")
    shown.add_argument("--no-browser", dest="browser", action="store_false", help="only print the address")
    shown.set_defaults(run=show)
    _on_folder(commands, "evidence", evidence, CASES, "say how well the statements are supported")
    chain = commands.add_parser("trace", help="follow one value to its sources")
    chain.add_argument(
        "key", help="an id, a cell (jurisdiction.variable) or a provision (instrument.feature), as the tools show them"
    )
    chain.add_argument("folder", nargs="?", default=CASES)
    chain.set_defaults(run=lambda options: follow(options.key, options.folder))
    three = commands.add_parser("build", help="make what is derived").add_subparsers(required=True, metavar="what")
    _on_folder(three, "notebooks", build_notebooks, "notebooks", "execute and normalise the lessons or one of them")
    _on_folder(three, "codebook", build_codebook, CASES, "write CODEBOOK.md and the coders' agreement")
    page = three.add_parser("api", help="write the page of all public calls from their docstrings")
    page.set_defaults(run=lambda options: build_api())
    binder = three.add_parser("environment", help="write environment.yml from the lock")
    binder.set_defaults(run=lambda options: build_environment())
    whole = three.add_parser("course", help="make notebooks, exercises and solutions from the text in course/")
    whole.add_argument("names", nargs="*", help="only these lessons, such as 06")
    whole.add_argument("--folder", default="course", help="the folder of the course")
    whole.set_defaults(run=lambda options: build_course(options.folder, options.names))
    _on_folder(three, "exercises", build_exercises, "solutions", "make the exercises of a folder of solutions, or one")
    back = three.add_parser("text", help="write an edit in a lesson or a solution back into the text in course/")
    back.add_argument("notebooks", nargs="+", help="the notebooks that you edited, such as notebooks/06-….ipynb")
    back.set_defaults(run=lambda options: build_text(options.notebooks))
    given = commands.add_parser("release", help="make the bundle for a class, without solutions and keys")
    given.add_argument("--name", default="class", help="the name of the class, such as autumn-2026; answers carry it")
    given.add_argument("--roster", action=NoLongerNeeded)
    _for_a_class(given, "the name of the bundle; by default whodecides-class.zip", release)
    marks = commands.add_parser("grade", help="grade what a class handed in")
    marks.add_argument("submissions", help="the folder or ZIP archive with the submissions")
    marks.add_argument(
        "--judgements",
        action="append",
        default=[],
        help="a copy of needs-a-person.csv with the levels that you wrote in, or a folder of them; may be given again",
    )
    marks.add_argument(
        "--older-bundle", help="where answers come from a kit that had seeds: the bundle that the class was given"
    )
    marks.add_argument(
        "--maximum", type=points, help="the points that your platform gives at most, where its list names none"
    )
    marks.add_argument(
        "--assignment", default="", help="the column of Canvas's gradebook to fill, such as 'Essay (77)'"
    )
    _with_roster(marks)
    _for_a_class(marks, "a new folder for the results; by default beside the submissions", grade)
    together = commands.add_parser("pool", help="pool a class's codings and predictions, under pseudonyms")
    together.add_argument("submissions", help="the folder or ZIP archive with the submissions")
    _with_roster(together)
    together.add_argument("--kit", default=".", help="the folder of the kit")
    together.add_argument("--out", help="a new folder for the tables; by default beside the submissions")
    together.set_defaults(run=pool)
    boxed = commands.add_parser("sandbox", help="let nbgrader grade notebooks, each in a sandbox (Linux, bubblewrap)")
    boxed.add_argument("handed_in", help="a folder with one folder of notebooks for each student")
    boxed.add_argument("--course", default=".", help="nbgrader's course: the kit's folder, or a copy of it")
    boxed.set_defaults(run=sandbox)
    return top


def _for_a_class(command, out, function):
    """Give a command the options that concern a class, and its function."""
    command.add_argument("--lessons", help="only the exercises of these lessons, such as 04,06")
    command.add_argument("--solutions", default="solutions", help="the folder of solutions")
    command.add_argument("--out", help=out)
    command.add_argument("--class-seed", action=NoLongerNeeded)
    command.set_defaults(run=function)


class NoLongerNeeded(argparse.Action):
    """An option that kits up to version 0.1 asked for: it stands in instructors' notes."""

    def __init__(self, **named):
        super().__init__(**named, help=argparse.SUPPRESS)

    def __call__(self, parser, namespace, value, option=None):
        print(f"{option} is no longer needed: each answer says what its student was shown.", file=sys.stderr)


def points(text):
    """Return a number of points above zero, for the parser."""
    value = float(text.replace(",", "."))
    if not 0 < value < 1_000_000:
        raise ValueError
    return value


def _with_roster(command):
    command.add_argument("--roster", help="the class list: own, Moodle's grading worksheet or Canvas's gradebook (CSV)")


def _on_folder(commands, name, function, default, help_text):
    """Add a command that runs `function` on one folder."""
    command = commands.add_parser(name, help=help_text)
    command.add_argument("folder", nargs="?", default=default)
    command.set_defaults(run=lambda options: function(options.folder))


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code: 0 is well, 1 is a problem found, 2 is a wrong call."""
    options = parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a name that the terminal cannot show stops nothing
    try:
        return options.run(options)
    except KitError as error:
        print(error.said(translator(terminal_language())), file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped. Give the same command again: what is done is kept.", file=sys.stderr)
        return 130
    except OSError as error:
        what = f"'{error.filename}'" if error.filename else "A file"
        print(
            f"{what} could not be read or written ({error.strerror}): see that there is space and that you may read "
            "and write there, then try again.",
            file=sys.stderr,
        )
    return 2


if __name__ == "__main__":
    sys.exit(main())
