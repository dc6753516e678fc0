"""The folder of a class: all that an instructor takes along, made from the plan. The same numbers give the same bytes.

What is put into it is a function of `ClassKit` that returns {path: bytes}; a line in `CONTENTS` says what it is.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..answers import Task, class_file, exercise_tasks, public_tasks_json
from ..case import Case, CasePaths, Reader, case_paths, load
from ..classroom.release import bundle, keys_archive, write_bundle
from ..classroom.typed_codes import FILE as TYPED_CODES
from ..classroom.typed_codes import codes_form
from ..classroom.wheel_platforms import supported_computers, supported_pythons
from ..errors import _
from ..i18n import COURSE_LANGUAGE, Translator, colon, translator
from ..progress import with_progress
from ..widgets.templates import render
from .cards import cards, sheets_of_paper
from .cards.sheet_list import Sheet, read_sheets
from .debrief import debrief
from .deck import Material, deck_files
from .handouts import helpers_page, narrative_page, poster, syllabus
from .lessons import Lesson, check_numbers, read_lessons, read_routes
from .living.runtime import Runtime
from .pages import paper_named, style_of
from .plan import ANY, Plan, plan_class
from .run_sheet import RunSheetMaterial, homework, pooling_before, rooms_needed, run_sheets
from .run_sheet.room import BLANK
from .site import kit_site
from .student_message import (
    message_with_archive,
    message_with_link,
    send_archive,
    send_link,
    send_sticks,
    steps_before,
    steps_in_class,
)

README = "README.html"
UNNAMED = "class"  # what the command calls a class to which nobody gave a name
DECK = "deck"
BUNDLE, KEYS_FILE, PAGES = "for-students.zip", "keys-for-you.zip", "pages/"
MOST_STUDENTS_BY_WIFI = 20  # megabytes that a whole class can fetch in class or by mail


@dataclass(frozen=True)
class ClassKit:
    """What the folder of a class is made from: a case of the kit and the plan. `paper` is as CSS names it.

    `packages` are what the bundle brings for a class without a network; `pools`: the class lays its codes together. With a
    `runtime` the folder brings the class's lessons as living pages. `markers` share the texts that people read.
    """

    paths: CasePaths
    lessons: Mapping[str, Lesson]
    routes: Mapping[str, Any]
    plan: Plan
    class_name: str
    language: str
    paper: str
    packages: tuple[Path, ...] = ()
    pools: bool = False
    runtime: Runtime | None = None
    markers: int = 1

    @cached_property
    def case(self) -> Case:
        """The tables of the case, read once for all that is made of them."""
        return load(self.paths.tables)

    @cached_property
    def sheets(self) -> list[Sheet]:
        """What can be printed for the class's lessons."""
        known = {task.number: task for each in self.lessons.values() for task in each.tasks}
        return read_sheets(self.paths, self.plan.lessons, known)

    @cached_property
    def exercises(self) -> dict[str, list[Task]]:
        """{name of a lesson: the tasks of its exercise}, of the whole course."""
        return exercise_tasks(self.paths)

    @property
    def exercises_by_number(self) -> dict[str, list[Task]]:
        """{number of a lesson: the tasks of its exercise}."""
        return {name[:2]: tasks for name, tasks in self.exercises.items()}


def read_class_kit(
    root: Path | str,
    *,
    case: str = "",
    minutes: int,
    students: int,
    discipline: str = ANY,
    sessions: int = 1,
    only: Sequence[str] = (),
    class_name: str = UNNAMED,
    language: str = "en",
    paper: str = "a4",
) -> ClassKit:
    """Return a case of the kit in `root`, by default the default one, with the plan of a class.

    `only` are numbers of lessons that one session takes in place of a route. Raises KitError, with what to change, where it does not fit.
    """
    paths = case_paths(root, case)
    lessons, routes = read_lessons(paths), read_routes(paths)
    check_numbers(only, lessons, paths.root)
    plan = plan_class(
        routes, lessons, minutes=minutes, students=students, discipline=discipline, sessions=sessions, only=only
    )
    return ClassKit(paths, lessons, routes, plan, class_name, language, paper_named(paper))


def sessions_offered(paths: CasePaths) -> list[int]:
    """Return for how many sessions the course of a case has routes."""
    return sorted({len(each["session"]) for each in read_routes(paths)["route"]})


def class_folder(kit: ClassKit) -> dict[str, bytes]:
    """Return {path: bytes} of all files of the folder but its PDFs, which a browser prints from its pages."""
    made = [
        (words, content(kit))
        for words, content in with_progress(CONTENTS, _("Making part {number} of {all} of the folder …"))
    ]
    files = {path: content for _words, found in made for path, content in found.items()}
    return {README: _readme(kit, made)} | files


def class_deck(kit: ClassKit) -> dict[str, bytes]:
    """Return {name: bytes} of the slides of each session, as `deck_files` does."""
    material = Material(Reader(kit.case, COURSE_LANGUAGE), kit.lessons, kit.language, kit.pools)
    return deck_files(material, kit.plan, kit.routes, kit.paper)


def printable(files: Mapping[str, bytes]) -> list[str]:
    """Return the pages of a folder that are for paper, too."""
    return [path for path in files if path.endswith(".html") and path != README and not path.startswith(PAGES)]


def _run_sheet_material(kit: ClassKit) -> RunSheetMaterial:
    reader = Reader(kit.case, kit.language)
    return RunSheetMaterial(kit.plan, kit.lessons, kit.routes, kit.sheets, reader, kit.paper)


def _run_sheets(kit: ClassKit) -> dict[str, bytes]:
    return run_sheets(_run_sheet_material(kit))


def _helpers(kit: ClassKit) -> dict[str, bytes]:
    return helpers_page(_run_sheet_material(kit))


def _syllabus(kit: ClassKit) -> dict[str, bytes]:
    name = "" if kit.class_name == UNNAMED else kit.class_name
    return syllabus(kit.plan, kit.lessons, kit.exercises_by_number, name, kit.language, kit.paper, kit.markers)


def _narrative(kit: ClassKit) -> dict[str, bytes]:
    return narrative_page(kit.paths, kit.language, kit.paper)


def _poster(kit: ClassKit) -> dict[str, bytes]:
    return poster(kit.routes, kit.language, kit.paper)


def _debrief(kit: ClassKit) -> dict[str, bytes]:
    return debrief(kit.case, kit.plan, kit.lessons, kit.routes, kit.exercises_by_number, kit.language, kit.paper)


def _deck(kit: ClassKit) -> dict[str, bytes]:
    return {f"{DECK}/{name}": made for name, made in class_deck(kit).items()}


def _cards(kit: ClassKit) -> dict[str, bytes]:
    plan = kit.plan
    return cards(kit.paths, kit.case, plan.lessons, plan.students, kit.paper, kit.language, plan.home)


def _bundle(kit: ClassKit) -> dict[str, bytes]:
    """The class's lessons and their exercises, without keys."""
    exercises = {
        name: (
            kit.paths.at(kit.paths.exercise(name)).read_text(encoding="utf-8"),
            public_tasks_json(tasks, keyed=False),
        )
        for name, tasks in kit.exercises.items()
        if name[:2] in kit.plan.lessons
    }
    packed = io.BytesIO()
    of_class = class_file(kit.class_name, kit.language, kit.pools)
    told = student_plan(kit.plan, kit.lessons, kit.routes)
    write_bundle(bundle(kit.paths, exercises, of_class, kit.packages, told), packed, kit.packages)
    return {BUNDLE: packed.getvalue()}


def _pages(kit: ClassKit) -> dict[str, bytes]:
    """The class's lessons and exercises as living pages, where they were asked for."""
    if not kit.runtime:
        return {}
    of_class = class_file(kit.class_name, kit.language, kit.pools, first_variants=True)
    files = kit_site(kit.paths, kit.runtime, kit.plan.lessons, for_students=True, of_class=of_class)
    return {f"{PAGES}{path}": content for path, content in files.items()}


def _codes_form(kit: ClassKit) -> dict[str, bytes]:
    """Return the table into which somebody types codes from paper, where the class has the sheet for them."""
    sheets = any("tick sheet" in each.pieces for each in kit.sheets)
    return {TYPED_CODES: codes_form(kit.case, kit.plan.students)} if sheets else {}


def _keys(kit: ClassKit) -> dict[str, bytes]:
    return {KEYS_FILE: keys_archive(kit.paths)}


# What lies in the folder, in the order in which one needs it: words for the README, and what makes it.
CONTENTS: tuple[tuple[str, Callable[[ClassKit], dict[str, bytes]]], ...] = (
    (_("For you: each session on one page."), _run_sheets),
    (_("For you: what to read before class, then expected answers and what to discuss."), _debrief),
    (_("To read, for you and for students: the case on a few pages, with the source of each sentence."), _narrative),
    (_("For you and for students: hours, what is handed in, what to grade."), _syllabus),
    (_("For the wall: a few slides for each row of the run-sheet, with notes, and to be edited."), _deck),
    (_("For the wall: the ground rules. Print them on A4, or larger."), _poster),
    (_("For whoever helps in a room: half a page for each session with a game."), _helpers),
    (_("For a class without screens; the first page says what to print."), _cards),
    (
        _("For codes on paper: type here what students ticked."),
        _codes_form,
    ),
    (_("For students: the same lessons and exercises behind a link; put this folder on any web space."), _pages),
    (_("For students: their lessons and exercises, without the keys of the exercises."), _bundle),
    (_("For you alone: keep them for grading."), _keys),
)


# What one can walk in without: it stands below the files, folded.
BESIDES = (_narrative, _syllabus, _poster, _helpers)


def _readme(kit: ClassKit, made: Iterable[tuple[str, Mapping[str, bytes]]]) -> bytes:
    """Return the page that opens first: what to do, and what is where."""
    say, plan = translator(kit.language), kit.plan
    named = say(_("Your class"))
    # Of the pages, the folder alone: a double click on one of them runs nothing.
    named_files = [
        (words, list(dict.fromkeys(PAGES if each.startswith(PAGES) else each for each in found)))
        for words, found in made
    ]
    besides = {words for words, content in CONTENTS if content in BESIDES}
    rows = [{"words": say(words), "files": found, "besides": words in besides} for words, found in named_files]
    sheets = [name for _words, found in made for name in found if name.startswith("run-sheet")]
    sessions = [
        {
            "name": say(_("Session {number}")).format(number=each.number),
            "sheet": next((name for name in sheets if name == f"run-sheet-{each.number}.html"), ""),
            "lessons": [(number, kit.lessons[number].title) for number in (*each.lessons, *each.home_lessons)],
            "home": homework(plan, each, kit.lessons, say),
            "room": rooms_needed(plan, each, kit.lessons, say),
            "pool": pooling_before(each, say),
        }
        for each in plan.sessions
    ]
    facts = [
        say(_("Sessions: {sessions}. Minutes of each: {minutes}. Students: {students}.")).format(
            sessions=len(plan.sessions), minutes=plan.minutes, students=plan.students
        ),
        *([say(_("Made for: {discipline}.")).format(discipline=plan.discipline)] if plan.discipline != ANY else []),
        *_paper_hint(kit, say),
        *([] if kit.runtime and not kit.packages else [_first_start_hint(kit, say)]),
        *[_bundle_size_hint(len(found[BUNDLE]), say) for _words, found in made if BUNDLE in found],
    ]
    if kit.runtime:
        send, message = [send_link(PAGES, say)], message_with_link(plan, kit.lessons, say)
        send += [send_sticks(BUNDLE, say)] if kit.packages else []
    else:
        send = [send_archive(BUNDLE, bool(kit.packages), say)]
        message = message_with_archive(plan, kit.lessons, BUNDLE, supported_pythons(kit.packages), say)
    page = render(
        __file__,
        "readme.html",
        title=named if kit.class_name == UNNAMED else f"{named}{colon(kit.language)}{kit.class_name}",
        facts=" ".join(facts),
        sessions=sessions,
        rows=rows,
        words={
            "files": say(_("What is in this folder")),
            "besides": say(_("To hand out, or to read")),
            "file": say(_("File")),
            "what": say(_("What it is")),
            "steps": say(_("What to do")),
            "in_class": say(_("In class, and after it")),
            "plan": say(_("Your sessions")),
            "others": say(_("Files beside it: {count}")),
            "message": say(_("Message to students, ready to paste")),
            "home": say(_("For home")),
            "room": say(_("The room")),
            "before": say(_("Before class")),
        },
        steps=steps_before(plan, kit.lessons, send, say),
        in_class=steps_in_class(plan, say),
        message=message,
        colon=colon(kit.language),
        language=kit.language,
        paper=kit.paper,
        style=style_of(__file__),
    )
    return page.encode()


def _paper_hint(kit: ClassKit, say: Translator) -> list[str]:
    """Return how much paper the class takes without screens, where its lessons have sheets."""
    count = sheets_of_paper(kit.paths, kit.case, kit.plan.lessons, kit.plan.students)
    return [say(_("On paper: about {count} sheets.")).format(count=count)] if count else []


def _first_start_hint(kit: ClassKit, say: Translator) -> str:
    """Return what the first start at a student's computer needs."""
    if not kit.packages:
        return say(_("Students need Python 3.11 or newer; the first start needs the internet."))
    pythons = say(_("Students need Python {pythons}.")).format(pythons=", ".join(supported_pythons(kit.packages)))
    computers = "; ".join(say(words).format(version=version) for words, version in supported_computers(kit.packages))
    served = say(_("No start needs the internet on: {computers}. Another computer needs it for its first start."))
    return f"{pythons} {served.format(computers=computers)}"


def _bundle_size_hint(size: int, say: Translator) -> str:
    """Return how many bytes the bundle has, and how one so large reaches students."""
    megabytes = -(-size // 1_000_000)
    said = [say(_("{file} has {size} MB.")).format(file=BUNDLE, size=megabytes)]
    if megabytes > MOST_STUDENTS_BY_WIFI:
        said.append(say(_("Give it by USB stick or by your course platform; try it once on a computer with its network off.")))  # fmt: skip
    return " ".join(said)


BEFORE = (
    "**Before session {session}:** start the kit once, and see that lesson {lesson} opens. Answer nothing yet: your class "
    "does {tasks} together."
)
DAY = "the day that your instructor names"


def student_plan(plan: Plan, lessons: Mapping[str, Lesson], routes: Mapping[str, Any]) -> str:
    """Return in Markdown what students do before their first session and after each, as the run-sheets say it.

    The ground rules of the course, of which run-sheets speak, follow.
    """
    first = plan.sessions[0]
    lesson, tasks = next((step.lesson, step.part.tasks) for step in first.steps if step.part and step.part.tasks)
    asked = f"task {tasks[0]}" if len(tasks) == 1 else f"tasks {', '.join(tasks)}"
    said = [BEFORE.format(session=first.number, lesson=lesson, tasks=asked)]
    for session in plan.sessions:
        if for_home := homework(plan, session, lessons, translator(COURSE_LANGUAGE)):
            said.append(f"**After session {session.number}:** {for_home.replace(BLANK, DAY)}")
    rules = [f"**{each['name']}.** {each['text']}" for each in routes["rule"]]
    parts = [[f"- {each}" for each in said], ["**Ground rules**"], [f"- {each}" for each in rules]]
    return "\n\n".join("\n".join(each) for each in parts)
