"""What the text of a lesson says of its aims, and on which screen it asks each task: where a student looks again."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .lesson_patterns import ASK, HEADING
from .tasks import Task, is_of_an_exercise

AIMS = re.compile(r"^## What you (?:can do now|will learn)\s*$(.*?)(?=^#|\Z)", re.M | re.S)
AIM = re.compile(r"^(\d+)\. +(.+?) *\*\(tasks? ([^)]*)\)\*$", re.M)


@dataclass(frozen=True)
class LessonAims:
    """A lesson's `title`, its `aims` by number, the tasks that each names, and {task: heading of the screen that asks it}."""

    title: str
    aims: Mapping[int, str]
    tasks: Mapping[int, list[str]]
    screens: Mapping[str, str]

    def place(self, task: Task) -> str:
        """Return the heading of the screen to which a task of the exercise leads back, "" where none is known.

        It is that of the task which `look` names, else that of the first task of the aim.
        """
        return self.screens.get(task.look or next(iter(self.tasks.get(task.aim, ())), ""), "")


def read_lesson_aims(text: str) -> LessonAims:
    """Return the LessonAims of a lesson's text, `lesson.md`."""
    found = AIMS.search(text)
    listed = AIM.findall(found[1]) if found else []
    title = HEADING.search(text)
    return LessonAims(
        title[2].strip() if title else "",
        {int(number): aim.replace("**", "") for number, aim, _tasks in listed},
        {int(number): [each.strip() for each in tasks.split(",")] for number, _aim, tasks in listed},
        dict(_screens(text)),
    )


def _screens(text: str) -> Iterator[tuple[str, str]]:
    heading, done = "", set()
    for line in text.splitlines():
        if (begun := HEADING.match(line)) and len(begun[1]) <= 2:
            heading = begun[2].strip()
        for task in ASK.findall(line):
            if task not in done:
                done.add(task)
                yield task, heading


def check_aims(tasks: Iterable[Task], text: str) -> list[str]:
    """Return a sentence for each task of an exercise that names no aim of its lesson, or a task that the lesson does not ask.

    `text` is that of the lesson. Aims and places are named by number and by id of a task: headings may be reworded, and
    screens moved, without a change here.
    """
    lesson, said = read_lesson_aims(text), []
    numbers = ", ".join(map(str, lesson.aims)) or "none"
    for task in tasks:
        if not is_of_an_exercise(task):
            if task.aim or task.look:
                said.append(f"task {task.id}: a task of a lesson is named by its aim there; take aim and look out.")
        elif task.aim not in lesson.aims:
            said.append(f"task {task.id}: aim is {task.aim or 'missing'}; name the aim it serves, one of {numbers}.")
        elif task.look and task.look not in lesson.screens:
            said.append(f"task {task.id}: look names {task.look}, which no cell of the lesson asks; name another task.")
        elif not lesson.place(task):
            said.append(
                f"task {task.id}: no cell asks a task of its aim; name one where students look again, with look."
            )
    return said
