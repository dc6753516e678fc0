"""What authors and contributors ask for: checks, what is derived, a case or a tool to begin with."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ..answers import lesson_tasks
from ..answers.lesson_cases import left_out_notes, left_out_numbers
from ..case import DATA_PACKAGE, Case, CasePaths, case_names, case_paths, check_case, load, paths_of, read_schema
from ..errors import _
from ..i18n import terminal_language
from ..progress import clear_progress, progress_step, with_progress
from ..provenance import evidence_figures, trace
from .invocation import command_line


def print_problems(paths: list[str]) -> int:
    """Print what is wrong in case folders, lessons or folders of lessons; return 1 if anything is, else 0.

    Of a sound case it says which tools and lessons it opens, and what each of the others lacks.
    """
    from ..build.case_support import supported_calls
    from ..build.lesson_calls import tried_once

    trying = tried_once()  # the calls of a course are tried for the course and for its data
    problems = [each for path in map(Path, paths) for each in _problems(path, trying)]
    for note in dict.fromkeys(
        note for path in map(Path, paths) for own in _courses_of(path) for note in left_out_notes(own)
    ):
        print(note)
    print("\n".join(map(str, problems)) or "All checks passed.")
    if problems:
        return 1
    for path in map(Path, paths):
        for line in _labelled_by_case(
            (folder.name, supported_calls(load(folder), trying)) for folder in _cases_in(path)
        ):
            print(line)
    return 0


def _cases_in(path: Path) -> list[Path]:
    """Return the folders of the cases in a folder, which may be one itself."""
    return [each.parent for each in sorted([*path.glob(DATA_PACKAGE), *path.glob(f"*/{DATA_PACKAGE}")])]


def _courses_of(path: Path) -> list[CasePaths]:
    """Return the places of the cases whose course or notebooks lie in a folder."""
    if path.suffix == ".ipynb":
        return []
    texts = {course.parent.parent.resolve() for course in path.rglob("tasks.toml")}
    places = sorted(texts) or numbered_notebooks(path)[:1]
    return [paths_of(each) for each in places]


def _problems(path: Path, trying: Callable[..., list[Any]]) -> list[Any]:
    from ..build.course_builder import check_course
    from ..build.lesson_linter import check_lesson, check_option_lengths
    from ..build.notebooks import read_notebook
    from ..build.readme import check_pages

    if path.suffix == ".ipynb":
        return check_lesson(path, read_notebook(path))
    lessons = numbered_notebooks(path)
    if lessons:
        own = paths_of(lessons[0])
        left_out = left_out_numbers(own)
        lessons = [each for each in lessons if each.name[:2] not in left_out]
        checking = with_progress(lessons, _("Checking notebook {number} of {all} …"))
        problems = [problem for lesson in checking for problem in _problems(lesson, trying)]
        return problems + check_option_lengths(lesson_tasks(own))
    texts = ("lesson.md", "*/lesson.md", "*/*/lesson.md")  # of a lesson, a course, or all
    if any(found for each in texts for found in path.glob(each)):
        from ..build.lesson_calls import failing_call_messages
        from ..prepare.teaching_checks import check_teaching

        return _labelled_by_case(
            (paths.case, (*check_course(paths), *check_teaching(paths), *failing_call_messages(paths, trying)))
            for paths in _courses_of(path)
        )
    folders = _cases_in(path)
    if not folders:
        read_schema(path)  # says what is missing
    return _labelled_by_case((folder.name, check_case(folder) or check_pages(load(folder))) for folder in folders)


def _labelled_by_case(found: Iterable[tuple[str, Iterable[Any]]]) -> list[Any]:
    """Return what was found in some cases as one list, which names the case where there are several."""
    found = list(found)
    return [f"{case}: {each}" if len(found) > 1 else each for case, said in found for each in said]


def begin_case(name: str, lesson: str) -> int:
    """Make a small valid case of made-up rows, which opens the comparator and the timeline at once, and a lesson on it."""
    from ..build.new_case import new_case

    folder, *course = (each.relative_to(Path.cwd()).as_posix() for each in new_case(Path.cwd(), name, lesson))
    print(
        f"{folder} holds a case of made-up rows: its README.md says how to go on. Check it: {command_line('check', folder)}."
    )
    for each in course:
        print(
            f"{each} holds the text of its first lesson. Make its notebooks: {command_line('build', 'course', '--case', name)}."
        )
    return 0


def begin_tool(name: str) -> int:
    """Make the folder of a small tool, which is whole and passes every check, and its test."""
    from ..build.new_tool import new_tool

    print("\n".join(map(str, new_tool(name))))
    print(f"See it: {command_line('show', name)}. Then make it yours; CONTRIBUTING.md says how to go on.")
    return 0


def show(options: argparse.Namespace) -> int:
    """Serve a tool in a plain page, until Ctrl+C."""
    from ..hosts.tool_preview import serve_tool

    serve_tool(
        options.tool,
        options.arguments,
        case=options.case,
        language=options.language,
        port=options.port,
        browser=options.browser,
    )
    return 0


def _case(name: str) -> Case:
    paths = case_paths(Path.cwd(), name)
    return load(paths.tables)


def print_evidence(case: str) -> int:
    """Print how well the statements of a case are supported."""
    for line in evidence_figures(_case(case), terminal_language()):
        print(line)
    return 0


def print_trace(key: str, case: str) -> int:
    """Print the chain behind one value, down to its sources."""
    print("\n".join(trace(_case(case), key, terminal_language())))
    return 0


def print_sample(case: str, seed: int, rows: int) -> int:
    """Print rows of each kind, drawn at random, for a reader who checks them."""
    from ..build.sample import sample

    print(sample(_case(case), seed, rows), end="")
    return 0


def numbered_notebooks(place: Path | str) -> list[Path]:
    """Return the notebooks of a folder whose names begin with their number, in order; or the one notebook named."""
    path = Path(place)
    return [path] if path.suffix == ".ipynb" else sorted(path.glob("[0-9][0-9]-*.ipynb"))


def build_notebooks(place: str) -> int:
    """Execute the lessons in a folder, or one of them, and store them normalised."""
    from ..build.notebooks import execute, normalise, read_notebook, write_notebook

    for path in numbered_notebooks(place):
        with progress_step(_("Running {file} …"), file=path.name):
            write_notebook(normalise(execute(read_notebook(path), path.parent)), path)
    return 0


def build_codebook(name: str) -> int:
    """Write CODEBOOK.md and OPEN_QUESTIONS.md into the folder of a case, and into its README what that says of the data."""
    from ..build.readme import pages

    case = _case(name)
    for file, text in pages(case).items():
        (case.folder / file).write_text(text, encoding="utf-8")
    return 0


def build_course(case: str, names: list[str]) -> int:
    """Make notebooks, exercises and solutions from the text of a course, of all lessons or some.

    Where no case is named, of every case that has a course.
    """
    from ..build.course_builder import make_course

    root = Path.cwd()
    for paths in [case_paths(root, each) for each in ([case] if case else case_names(root))]:
        if case or paths.at(paths.course).is_dir():
            make_course(paths, names, _print_now)
    return 0


def _print_now(line: str) -> None:
    clear_progress()
    print(line, flush=True)


def build_text(notebooks: list[str]) -> int:
    """Write edits in lessons, exercises or solutions back into the text of the course."""
    from ..build.course_builder import write_back_edits

    for path in notebooks:
        print(f"{write_back_edits(path)} holds the edit. Now run 'make course'.")
    return 0


def write_for_nbgrader(case: str, folder: str, names: list[str]) -> int:
    """Write the exercises of a case, of all lessons or some, as a course of nbgrader into a new folder."""
    from ..build.nbgrader import write_nbgrader_course

    write_nbgrader_course(case_paths(Path.cwd(), case), folder, names)
    print(f"{folder} holds the course of nbgrader: its source and release versions, settings and data.")
    return 0


def build_same(case: str, tasks: list[str]) -> int:
    """Let tasks of the course of a case keep their revisions: what was changed in them asks the same."""
    from ..build.course_builder import keep_revisions

    keep_revisions(case_paths(Path.cwd(), case), tasks)
    print(f"{', '.join(tasks)}: the same question, so the revision stays. Now run 'make course'.")
    return 0


def build_api() -> int:
    """Write the page of all public calls."""
    from ..build.api import PAGE, api_page

    Path(PAGE).write_text(api_page(), encoding="utf-8")
    return 0


def build_links() -> int:
    """Write the links to a public copy of the kit into its README."""
    from ..public_copy import public_address, with_links

    place = Path("README.md")
    place.write_text(with_links(place.read_text(encoding="utf-8"), public_address(Path.cwd())), encoding="utf-8")
    return 0


def build_environment() -> int:
    """Write environment.yml from the student's lock."""
    from ..build.environment import environment_yml

    lock = Path("requirements/student.lock").read_text(encoding="utf-8")
    Path("environment.yml").write_text(environment_yml(lock), encoding="utf-8")
    return 0
