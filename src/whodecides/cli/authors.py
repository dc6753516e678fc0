"""What authors and contributors ask for: checks, what is derived, a case or a tool to begin with."""

import argparse
from pathlib import Path

from ..answers import lesson_tasks
from ..case import SCHEMA, check_case, find_case, load, read_schema
from ..errors import _
from ..i18n import terminal_language
from ..progress import clear, doing, through
from ..provenance import evidence_figures, trace
from .called import command


def check(paths: list[str]) -> int:
    """Print what is wrong in case folders, lessons or folders of lessons; return 1 if anything is, else 0.

    Of a sound case it says which tools and lessons it opens, and what each of the others lacks.
    """
    from ..build.opening import opening

    problems = [each for path in map(Path, paths) for each in _problems(path)]
    print("\n".join(map(str, problems)) or "All checks passed.")
    if problems:
        return 1
    for path in paths:
        if (find_case(path) / SCHEMA).is_file():
            print("\n".join(opening(load(path))))
    return 0


def _problems(path):
    from ..build import check_choices, check_course, check_lesson, check_pages, read_notebook

    if path.suffix == ".ipynb":
        return check_lesson(path, read_notebook(path))
    lessons = numbered_notebooks(path)
    if lessons:
        checking = through(lessons, _("Checking notebook {number} of {all} …"))
        problems = [problem for lesson in checking for problem in _problems(lesson)]
        return problems + check_choices(lesson_tasks(path.parent))
    if any(path.glob("*/tasks.toml")):
        from ..prepare.checking import check_teaching

        return check_course(path.resolve().parent) + check_teaching(path.resolve().parent)
    read_schema(find_case(path))
    return check_case(path) or check_pages(load(path))


def begin_case(folder: str) -> int:
    """Make a small valid case of made-up rows, which opens the comparator and the timeline at once."""
    from ..build.new_case import new_case

    new_case(folder)
    print(
        f"{folder} holds a case of made-up rows: its README.md says how to go on. Check it: {command('check', folder)}."
    )
    return 0


def begin_tool(name: str) -> int:
    """Make the folder of a small tool, which is whole and passes every check, and its test."""
    from ..build.new_tool import new_tool

    print("\n".join(map(str, new_tool(name))))
    print(f"See it: {command('show', name)}. Then make it yours; CONTRIBUTING.md says how to go on.")
    return 0


def show(options: argparse.Namespace) -> int:
    """Serve a tool in a plain page, until Ctrl+C."""
    from ..hosts.showing import show

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
    for line in evidence_figures(load(folder), terminal_language()):
        print(line)
    return 0


def follow(key: str, folder: str) -> int:
    """Print the chain behind one value, down to its sources."""
    print("\n".join(trace(load(folder), key, terminal_language())))
    return 0


def draw(folder: str, seed: int, rows: int) -> int:
    """Print rows of each kind, drawn at random, for a reader who checks them."""
    from ..build import sample

    print(sample(load(folder), seed, rows), end="")
    return 0


def numbered_notebooks(place: Path | str) -> list[Path]:
    """Return the notebooks of a folder whose names begin with their number, in order; or the one notebook named."""
    path = Path(place)
    return [path] if path.suffix == ".ipynb" else sorted(path.glob("[0-9][0-9]-*.ipynb"))


def build_notebooks(place: str) -> int:
    """Execute the lessons in a folder, or one of them, and store them normalised."""
    from ..build import execute, normalise, read_notebook, write_notebook

    for path in numbered_notebooks(place):
        with doing(_("Running {file} …"), file=path.name):
            write_notebook(normalise(execute(read_notebook(path), path.parent)), path)
    return 0


def build_codebook(folder: str) -> int:
    """Write CODEBOOK.md and OPEN_QUESTIONS.md into a case folder, and into its README what that says of the data."""
    from ..build import pages

    case = load(folder)
    for name, text in pages(case).items():
        (case.folder / name).write_text(text, encoding="utf-8")
    return 0


def build_course(folder: Path | str, names: list[str]) -> int:
    """Make notebooks, exercises and solutions from the text of the course in `folder`, of all lessons or some."""
    from ..build import make_course

    make_course(Path(folder).resolve().parent, names, _say)
    return 0


def _say(line: str) -> None:
    clear()
    print(line, flush=True)


def build_exercises(place: str) -> int:
    """Make the course of the kit to which a folder of solutions belongs, or the lesson of one of them."""
    path = Path(place).resolve()
    names = [path.name[:2]] if path.suffix == ".ipynb" else []
    return build_course(path.parents[len(names)] / "course", names)


def build_text(notebooks: list[str]) -> int:
    """Write edits in lessons, exercises or solutions back into the text of the course."""
    from ..build import carry_back

    for path in notebooks:
        print(f"{carry_back(path)} holds the edit. Now run 'make course'.")
    return 0


def write_for_nbgrader(folder: str, names: list[str]) -> int:
    """Write the exercises of this kit, of all lessons or some, as a course of nbgrader into a new folder."""
    from ..build.nbgrader import write_nbgrader_course

    write_nbgrader_course(Path.cwd(), folder, names)
    print(f"{folder} holds the course of nbgrader: its source and release versions, settings and data.")
    return 0


def build_same(folder: Path | str, tasks: list[str]) -> int:
    """Let tasks of the course in `folder` keep their revisions: what was changed in them asks the same."""
    from ..build import keep_revisions

    keep_revisions(Path(folder).resolve().parent, tasks)
    print(f"{', '.join(tasks)}: the same question, so the revision stays. Now run 'make course'.")
    return 0


def build_api() -> int:
    """Write the page of all public calls."""
    from ..build.api import PAGE, api_page

    Path(PAGE).write_text(api_page(), encoding="utf-8")
    return 0


def build_environment() -> int:
    """Write environment.yml from the student's lock."""
    from ..build import environment_yml

    lock = Path("requirements/student.lock").read_text(encoding="utf-8")
    Path("environment.yml").write_text(environment_yml(lock), encoding="utf-8")
    return 0
