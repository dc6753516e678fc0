"""What an instructor asks for: a bundle, marks, pooled codes, a class to practise on, a split among markers."""

import argparse
import datetime
import sys
import tempfile
from collections.abc import Collection, Sequence
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from ..answers import OPEN_KINDS, Task, class_file, exercise_tasks, lesson_tasks, public_tasks_json
from ..answers.lesson_cases import left_out_lessons
from ..case import CasePaths, case_paths, citable, load
from ..case.capability import missing_needs, require
from ..case.reader import Reader
from ..coding import CODING_NEEDS
from ..errors import CountedMessage, KitError, Message, _, ngettext
from ..i18n import terminal_language, translator
from ..progress import progress_step
from .invocation import command_line, program_name
from .output import print_lines, write_folder
from .preparation_commands import fetch_packages, paths_from_options, print_left_out

if TYPE_CHECKING:
    from ..classroom import PageFacts

# By which results are known.
GRADED_FILES = ("grades.csv", "needs-a-person.csv", "submissions.csv")
POOLED_FILES = ("codings.csv", "students.csv", "submissions.csv")
RATE_TWICE = 0.1  # the share that two markers judge, where nothing else is said


def grade(options: argparse.Namespace) -> int:
    """Grade a class; write tables, feedback pages and the platforms' files. Nothing that was handed in is executed.

    Return 1 where marks are not ready and more is left to a person than to judge arguments, such as a file that is
    nobody's, else 0. Where results lie in the folder already they stay, and the new ones go into another beside it.
    """
    from ..classroom import (
        Checkpoint,
        final_line,
        grade_class,
        is_certain,
        is_final,
        read_judgements,
        read_older_kit,
        read_roster,
        report_lines,
        write_report,
    )
    from ..classroom.next_session import class_topics
    from ..prepare.deck.topic_slides import topic_decks

    asked, folder = _results(options, "graded", GRADED_FILES)
    judgements = read_judgements(*options.judgements)
    students = read_roster(options.roster) if options.roster else []
    older = [task for path in options.older_kit for task in read_older_kit(path)]
    cases = _cases(options)
    known = {each.named: citable(load(each.tables)) for each in cases}
    tasks = [each for each in _graded_tasks(options, cases) if not options.machine_only or each.kind not in OPEN_KINDS]
    with Checkpoint(folder) as checkpoint:
        if checkpoint.kept:
            taken_up = ngettext(
                "An earlier start was stopped after {count} student; their marks are taken up.",
                "An earlier start was stopped after {count} students; their marks are taken up.",
            )
            print_lines([CountedMessage(taken_up, checkpoint.kept)], sys.stderr)
        report = grade_class(
            options.submissions, tasks, known, students, older, checkpoint, terminal_language(), options.whole
        )
        report.exercises_named, report.about = bool(options.lessons), _page_facts(options, cases, report.about.course)
        judgements = report.current_judgements(judgements)
        platform_messages = write_report(report, checkpoint.results, judgements, options.maximum, options.assignment)
        _write_slides(checkpoint.results, topic_decks(class_topics(report), translator(report.language)))
    graded, *others, last = report_lines(report, judgements, program_name())
    everything = _where_it_is(asked, folder)
    final = final_line(report, judgements, folder, [path.name for path in folder.iterdir()])
    print_lines([graded, *platform_messages, *others, everything, last, final])
    return 0 if is_final(report, judgements) or is_certain(report, judgements) else 1


def pool(options: argparse.Namespace) -> int:
    """Pool a class's codings and predictions; write tables that name nobody. Nothing that was handed in is executed."""
    from ..classroom import Checkpoint, pool_class, pool_lines, read_roster, read_typed_codes, write_pool
    from ..classroom.next_session import NEXT_SESSION, pool_page, pool_topics
    from ..prepare.deck.topic_slides import topic_decks

    if not (options.submissions or options.typed):
        raise KitError(Message(_("Name the archive with the submissions, or with --typed the codes from paper.")))
    asked, folder = _results(options, "pooled", POOLED_FILES)
    students = read_roster(options.roster) if options.roster else []
    paths, language = paths_from_options(options), terminal_language()
    case, tasks = load(paths.tables), lesson_tasks(paths)
    require(case, "pool", CODING_NEEDS)
    with Checkpoint(folder) as checkpoint:
        typed = read_typed_codes(options.typed, case) if options.typed else {}
        pooled = pool_class(options.submissions, case, tasks, students, language, typed)
        write_pool(pooled, checkpoint.results)
        reader = Reader(case, language)
        (checkpoint.results / NEXT_SESSION).write_text(pool_page(pooled, reader), encoding="utf-8")
        _write_slides(checkpoint.results, topic_decks(pool_topics(pooled, reader), reader.say))
    names = Reader(case, language).names("variables")
    print_lines([*pool_lines(pooled, names, language), _where_it_is(asked, folder)])
    return 0


def _write_slides(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _results(options: argparse.Namespace, what: str, written: Collection[str]) -> tuple[Path, Path]:
    """Return the folder asked for, and the one for the results: the next free one where the same command has `written` there.

    Raises KitError where it lies among the submissions and would be read.
    """
    from ..classroom.checkpoint import UNFINISHED
    from ..classroom.result_files import next_free_folder

    submissions = Path(options.submissions or options.typed).resolve()
    name = submissions.stem if submissions.suffix.lower() in (".zip", ".csv") else submissions.name
    folder = Path(options.out or submissions.with_name(f"{name}-{what}"))
    if folder.resolve().is_relative_to(submissions):
        wrong = _("'{folder}' lies among the submissions: name a folder elsewhere with --out.")
        raise KitError(Message(wrong, folder=folder))
    return folder, next_free_folder(folder, written, UNFINISHED)


def _where_it_is(asked: Path, folder: Path) -> Message:
    """Return where the results are, and that earlier ones were left alone."""
    if folder == asked:
        return Message(_("Everything is in {folder}."), folder=folder)
    stays = _("Earlier results in {path} stay as they are: everything new is in {folder}.")
    return Message(stays, path=asked, folder=folder)


def release(options: argparse.Namespace) -> int:
    """Write the bundle for a class: the kit without solutions and without the key of the exercises."""
    from ..classroom import bundle, keys_archive, write_bundle
    from ..classroom.result_files import atomic_replacement

    paths = case_paths(_root(options), options.case)
    if options.pool:
        require(load(paths.tables), "pool", CODING_NEEDS)
    print_left_out(paths)
    (chosen,), left_out = _chosen_exercises(options, paths), left_out_lessons(paths)
    exercises = {
        name: (paths.at(paths.exercise(name)).read_text(encoding="utf-8"), public_tasks_json(tasks, keyed=False))
        for name, tasks in chosen.items()
        if name not in left_out
    }
    out = Path(options.out or "whodecides-class.zip")
    with tempfile.TemporaryDirectory() as place:
        wheels = fetch_packages(options, paths.root, Path(place))
        with progress_step(_("Writing {file} …"), file=out), atomic_replacement(out) as half:
            write_bundle(bundle(paths, exercises, class_file(options.name, pools=options.pool), wheels), half, wheels)
    made = ngettext(
        "{path} holds the kit and {count} exercise without its key. Give it to the class.",
        "{path} holds the kit and {count} exercises without their key. Give it to the class.",
    )
    keys = _keys_beside(out, keys_archive(paths))
    kept = _(
        "{path} is for you alone: keep it. Where questions change in mid-term, 'grade --older-kit {path}' marks by it what was "
        "answered before."
    )
    print_lines([CountedMessage(made, len(exercises), path=out), Message(kept, path=keys)])
    return 0


def _keys_beside(bundle: Path, keys: bytes) -> Path:
    """Write the file of keys beside a bundle, and return its path; other keys that lie there stay, as answers need them."""
    paths = (bundle.with_name(f"{bundle.stem}-keys{number}.zip") for number in chain([""], (f"-{n}" for n in count(2))))
    path = next(each for each in paths if not each.exists() or each.read_bytes() == keys)
    path.write_bytes(keys)
    return path


def rehearse(options: argparse.Namespace) -> int:
    """Write a made-up class to practise on into a new folder, and say what to try with it."""
    from ..classroom import make_rehearsal
    from ..classroom.assign_markers import hours_lines

    paths, language = case_paths(_root(options), options.case), terminal_language()
    (exercises,) = _chosen_exercises(options, paths)
    tasks = [task for each in exercises.values() for task in each]
    # Who teaches some lessons practises on a class that was in these alone.
    worked = [each for each in lesson_tasks(paths) if not options.lessons or each.number[:2] in options.lessons]
    case = load(paths.tables)
    made = make_rehearsal(tasks, worked, case, options.students, options.seed, language)
    folder = write_folder(options.out, made.files)
    try_it = ngettext(
        "{folder} holds what {count} made-up student handed in. Try, one after the other:",
        "{folder} holds what {count} made-up students handed in. Try, one after the other:",
    )
    print_lines([CountedMessage(try_it, options.students, folder=folder)])
    lessons = ["--lessons", ",".join(name[:2] for name in exercises)]
    roster = ["--roster", folder / "moodle-list.csv"]
    named = ["--case", options.case] if options.case else []
    grading = ["grade", folder / "moodle.zip", *roster, *lessons, *named]
    marking = folder / "marking"
    markers = ["--markers", "ana,bo,cy,dee", "--twice", "10%"]
    steps = (
        [*grading, "--out", folder / "first"],
        ["split", folder / "first", *markers, *named, "--out", marking],
        [*grading, "--judgements", marking, "--out", folder / "final"],
    )
    print_lines(f"  {command_line(*each)}" for each in steps)
    alone = _("Do you mark alone? Write “{one}” in place of “{several}”.")
    print_lines([Message(alone, one="--markers ana", several=" ".join(markers))])
    levels = _("You need not judge all texts: {file} has a level for each. Grade with it:")
    print_lines([Message(levels, file=folder / "levels.csv")])
    judged = ["--judgements", marking, "--judgements", folder / "levels.csv"]
    print_lines([f"  {command_line(*grading, *judged, '--out', folder / 'with-levels')}"])
    if not missing_needs(case, CODING_NEEDS):
        pooling = command_line("pool", folder / "moodle.zip", *roster, *named, "--out", folder / "pooled")
        print_lines([_("Then pool the class:"), f"  {pooling}"])
    read = _("The accidents in it stand in {accidents}: compare them with what grading tells.")
    print_lines([Message(read, accidents=folder / "accidents.csv"), *hours_lines(made.answers, RATE_TWICE, language)])
    return 0


def split(options: argparse.Namespace) -> int:
    """Deal the answers that wait for a judgement to markers; without markers say how many hours they take."""
    from ..classroom.assign_markers import write_split

    cases, folder = _cases(options), Path(options.graded)
    out = Path(options.out or folder.with_name(f"{folder.name.removesuffix('-graded')}-marking"))
    reader = Reader(load(cases[0].tables), terminal_language())
    print_lines(
        write_split(folder, out, _graded_tasks(options, cases), reader, options.markers, options.twice, options.without)
    )
    return 0


def _cases(options: argparse.Namespace) -> list[CasePaths]:
    """Return the places of the cases that are named, in the kit that holds the folder of solutions."""
    return [case_paths(_root(options), each) for each in options.case.split(",")]


def _root(options: argparse.Namespace) -> Path:
    return Path(options.solutions).resolve().parent


def _chosen_exercises(options: argparse.Namespace, *cases: CasePaths) -> list[dict[str, list[Task]]]:
    """Return {name: its tasks} of the exercises that are wanted, of each case; a number may be that of a lesson of any."""
    found = [exercise_tasks(paths) for paths in cases]
    numbers = sorted({name[:2] for each in found for name in each})
    if not all(found):
        wrong = _("No such solutions were found in '{folder}': check --solutions and --lessons.")
        raise KitError(Message(wrong, folder=options.solutions))
    wanted = options.lessons or numbers
    if unknown := [each for each in wanted if each not in numbers]:
        wrong = _("There is no exercise '{number}': choose from {list}, as in --lessons 04,06.")
        raise KitError(Message(wrong, number=unknown[0][:40], list=", ".join(numbers)))
    return [{name: tasks for name, tasks in each.items() if name[:2] in wanted} for each in found]


def _page_facts(options: argparse.Namespace, cases: Sequence[CasePaths], course: str) -> "PageFacts":
    """Return what is the same on the pages of all students, with the aims of lessons as far as the courses are there."""
    from ..answers.lesson_aims import read_lesson_aims
    from ..classroom import PageFacts
    from ..hosts.notebook_html import page_address
    from ..public_copy import public_address

    found = [
        (paths.prefix + page.parent.name[:2], page, paths.notebook(page.parent.name))
        for paths in cases
        for page in sorted(paths.at(paths.course).glob("[0-9][0-9]-*/lesson.md"))
    ]
    address = options.lessons_at or public_address(cases[0].root)
    return PageFacts(
        {number: read_lesson_aims(page.read_text(encoding="utf-8")) for number, page, _notebook in found},
        {number: f"{address}{page_address(notebook)}" for number, _page, notebook in found} if address else {},
        course,
        datetime.date.today().isoformat(),
        options.show_answers,
        options.whole,
    )


def _graded_tasks(options: argparse.Namespace, cases: Sequence[CasePaths]) -> list[Task]:
    chosen = _chosen_exercises(options, *cases)
    return [task for exercises in chosen for tasks in exercises.values() for task in tasks]
