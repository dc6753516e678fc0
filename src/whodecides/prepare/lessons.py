"""Lessons as an instructor plans with them: parts with their minutes and tasks, and what to say, watch for and discuss.

Parts are read from the lessons as they are made; what is said about them stands in `teaching.toml` beside the lesson's text.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..answers import Task, exercise_tasks, is_of_an_exercise
from ..answers.lesson_aims import read_lesson_aims
from ..answers.lesson_cases import left_out_lessons, left_out_numbers
from ..answers.lesson_patterns import AFTER_TASK, ASK, CONTENT_NOTE, HEADING, MINUTES
from ..answers.tasks import read_tasks
from ..build.task_compiler import compile_sentences
from ..case import NOTEBOOKS, Case, CasePaths, load
from ..errors import KitError, Message, _, suggest_names
from ..game.plan import minutes_of_phases
from .game_plans import game_plan

TEACHING, ROUTES = "teaching.toml", "routes.toml"
MARKS = re.compile(rf"(?P<heading>{HEADING.pattern})|(?P<minutes>{MINUTES.pattern})", re.M)


@dataclass(frozen=True)
class Part:
    """A part of a lesson that takes time. `waits` are the tasks behind which its results are hidden.

    `minutes` are those of one who works alone; `in_a_room` those of a class that plays a game there by its plan, 0 where
    it plays none.
    """

    lesson: str
    heading: str
    minutes: int
    tasks: tuple[str, ...]
    waits: frozenset[str]
    short: bool  # belongs to the way for one session
    in_a_room: int = 0


@dataclass(frozen=True)
class Lesson:
    """One lesson: `name` of its files, `aims` as its text has them, `teaching` as its author wrote it, `exercise` the minutes of its exercise."""

    name: str
    title: str
    content_note: str
    parts: tuple[Part, ...]
    tasks: tuple[Task, ...]
    exercise: int
    teaching: dict[str, Any]
    aims: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        return self.name[:2]

    @property
    def first_question(self) -> str:
        """The question with which a debrief begins."""
        return str(self.teaching["discuss"][0]["question"])

    @property
    def second_question(self) -> str:
        """What a class without screens writes about in place of the exercise; the first question where there is one alone."""
        return str(self.teaching["discuss"][:2][-1]["question"])

    @property
    def noted(self) -> str:
        """The content note as a sentence of its own."""
        return self.content_note[:1].upper() + self.content_note[1:]

    def part_of(self, task: str) -> Part | None:
        """Return the part that asks a task."""
        return next((each for each in self.parts if task in each.tasks), None)

    def meeting(self, misconception: str) -> tuple[Task, Mapping[str, Any]] | None:
        """Return the first task that names a misconception, and the answer behind which it stands there."""
        for task in self.tasks:
            for wrong in (*task.options, *task.items, *task.mistakes):
                if wrong.get("misconception") == misconception:
                    return task, wrong
        return None

    def notes_on(self, part: Part) -> dict[str, Any]:
        """Return what the author wrote about a part: do, say, watch, perhaps game."""
        return next(each for each in self.teaching["part"] if each["heading"] == part.heading)

    def slide_tables(self, part: Part) -> list[dict[str, Any]]:
        """Return the tables of slides of a part as they are written."""
        tables: list[dict[str, Any]] = self.notes_on(part).get("slide", [])
        return tables

    def slides_of(self, task: str) -> list[dict[str, Any]]:
        """Return the tables of slides that are made from a task, in their order."""
        return [each for part in self.parts for each in self.slide_tables(part) if each.get("task") == task]


def told_on_slides(tables: Iterable[dict[str, Any]], case: Case) -> list[str]:
    """Return what slides tell once all have decided, from their tables."""
    return [compile_sentences(each, case)["told"] for each in tables if "told" in each]


def read_lessons(paths: CasePaths) -> dict[str, Lesson]:
    """Return {number: Lesson} of a case, in order, but of lessons that the kit leaves out. Raises KitError for none."""
    exercises = {name: sum(task.minutes for task in tasks) for name, tasks in exercise_tasks(paths).items()}
    notebooks = sorted(paths.at(paths.folder(NOTEBOOKS)).glob("[0-9][0-9]-*.ipynb"))
    left_out = left_out_lessons(paths)
    found = [_lesson(paths, path, exercises) for path in notebooks if path.stem not in left_out]
    if not found:
        wrong = _(
            "There are no lessons in '{folder}': run the command in the folder of the kit, or name it with --kit."
        )
        raise KitError(Message(wrong, folder=paths.root))
    return {each.number: each for each in found}


def read_routes(paths: CasePaths) -> dict[str, Any]:
    """Return the `routes.toml` of a case as read, but for lessons that the kit leaves out. Raises KitError for none."""
    file = paths.at(paths.course) / ROUTES
    if not file.is_file():
        raise KitError(Message(_("{file} is missing: take the whole kit, not the bundle of a class."), file=file))
    return _without_lessons(tomllib.loads(file.read_text(encoding="utf-8")), left_out_numbers(paths))


def _without_lessons(routes: dict[str, Any], left_out: Collection[str]) -> dict[str, Any]:
    """Return routes without some lessons; one of which a session is then empty is no route any more."""
    kept = []
    for route in routes["route"]:
        sessions = [_session_without(each, left_out) for each in route["session"]]
        if all(each["lessons"] for each in sessions):
            kept.append(route | {"session": sessions})
    return routes | {"route": kept}


def _session_without(session: dict[str, Any], left_out: Collection[str]) -> dict[str, Any]:
    kept = {"lessons": [each for each in session["lessons"] if each["lesson"] not in left_out]}
    home = {"home": [each for each in session["home"] if each not in left_out]} if "home" in session else {}
    return session | kept | home


def check_numbers(numbers: Iterable[str], known: Collection[str], folder: Path) -> None:
    """Raise KitError, with the nearest one, where a number such as "06" is that of no lesson in the kit at `folder`."""
    for each in numbers:
        if each not in known:
            wrong = _("There is no lesson '{name}' in '{folder}'. {nearest}")
            raise KitError(Message(wrong, name=each, folder=folder, nearest=suggest_names(each, known)))


def _lesson(paths: CasePaths, path: Path, exercises: Mapping[str, int]) -> Lesson:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    keys = paths.at(paths.keys) / f"{path.stem}.json"
    if not keys.is_file():
        raise KitError(Message(_("{file} is missing: take the whole kit, not the bundle of a class."), file=keys))
    first = "".join(notebook["cells"][0]["source"])
    text = "\n".join("".join(each["source"]) for each in notebook["cells"])
    note = CONTENT_NOTE.search(text)
    file = paths.at(paths.course) / path.stem / TEACHING
    teaching = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return Lesson(
        name=path.stem,
        title=HEADING.findall(first)[0][1],
        content_note=note[1] if note else "",
        parts=_with_games(paths, parts_of(notebook, path.stem[:2]), teaching),
        tasks=tuple(task for task in read_tasks(keys) if not is_of_an_exercise(task)),
        exercise=exercises.get(path.stem, 0),
        teaching=teaching,
        aims=tuple(read_lesson_aims(text).aims.values()),
    )


def _with_games(paths: CasePaths, parts: tuple[Part, ...], teaching: Mapping[str, Any]) -> tuple[Part, ...]:
    """Give the parts that play phases of a game the minutes of its plan."""
    played = {each["heading"]: each for each in teaching.get("part", ()) if {"game", "phases"} <= each.keys()}
    if not played:
        return parts
    case = load(paths.tables)
    return tuple(
        replace(each, in_a_room=minutes_of_phases(game_plan(case, own["game"]), own["phases"]))
        if (own := played.get(each.heading))
        else each
        for each in parts
    )


def parts_of(notebook: dict[str, Any], number: str) -> tuple[Part, ...]:
    """Return the parts of a lesson: each begins with the heading above its line of minutes.

    The short way takes the parts that the lesson does not fold away, up to the last one that asks a task.
    """
    folded = set(notebook["metadata"].get("whodecides", {}).get("beyond_the_short_way", []))
    found: list[dict[str, Any]] = []
    heading, beyond = "", False
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            if found:
                found[-1]["tasks"] += ASK.findall(source)
                found[-1]["waits"] |= set(AFTER_TASK.findall(source))
            continue
        for mark in MARKS.finditer(source):
            if mark["heading"]:
                level, _space, heading = mark["heading"].partition(" ")
                beyond = cell["id"] in folded if len(level) <= 2 else beyond
            else:
                minutes = int(MINUTES.findall(mark["minutes"])[0])
                found.append({"heading": heading, "minutes": minutes, "tasks": [], "waits": set(), "beyond": beyond})
    last = max((place for place, each in enumerate(found) if each["tasks"] and not each["beyond"]), default=-1)
    return tuple(
        Part(
            number, each["heading"], each["minutes"], tuple(each["tasks"]), frozenset(each["waits"]),
            short=place <= last and not each["beyond"],
        )
        for place, each in enumerate(found)
    )  # fmt: skip
