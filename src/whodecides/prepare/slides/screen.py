"""What a slide leaves unsaid: sentences that point at the page of their lesson, and what it says in their place.

A question bank says in the same words what a question points at and does not bring.

`slides.toml` of a course names the words by which such a sentence is known. What is left out stands in the speaker's notes.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ...answers import Task, all_variants, exercise_tasks
from ...case import CasePaths
from ..lessons import Lesson, read_cells
from .part import source_of
from .texts import ITEM, LISTED, blocks, sentences

FILE = "slides.toml"


@dataclass(frozen=True)
class Screen:
    """The words that point at a page, and {sentence: what a slide says in its place}, of one lesson."""

    page: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)

    def points(self, text: str) -> bool:
        """Say whether a text points at the page on which it stands."""
        return any(each in text.lower() for each in self.page)

    def parted(self, block: str) -> tuple[str, list[str]]:
        """Return what of a paragraph or a list a slide shows, and the sentences that go to the notes."""
        listed = LISTED.match(block)
        shown, left = [], []
        for part in ITEM.split(block) if listed else [block]:
            mark = found[0] if (found := listed and LISTED.match(part)) else ""
            said = [self.instead.get(each, each) for each in sentences(part[len(mark) :])]
            left += [each for each in said if self.points(each)]
            if kept := " ".join(each for each in said if not self.points(each)):
                shown.append(mark + kept)
        return "\n".join(shown), left

    def worded(self, task: Task) -> Task:
        """Return a task with the question that a slide asks."""
        return replace(task, question=self._worded(task.question))

    def _worded(self, text: str) -> str:
        return " ".join(self.instead.get(each, each) for each in sentences(text))


def read_screens(paths: CasePaths, numbers: Iterable[str]) -> dict[str, Screen]:
    """Return {number of a lesson: its Screen} of a case; without the file slides leave nothing out."""
    written = _written(paths)
    return {
        number: Screen(
            tuple(written["page"]),
            {each["sentence"]: each["slide"] for each in written["say"] if each["lesson"] == number},
        )
        for number in numbers
    }


def _written(paths: CasePaths) -> dict[str, Any]:
    file = paths.at(paths.course) / FILE
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {"page": [], "say": []}


def check_screens(paths: CasePaths, lessons: Mapping[str, Lesson]) -> Iterator[str]:
    """Yield a sentence for each thing in `slides.toml` that lessons do not bear, or that their questions need."""
    for each in _written(paths)["say"]:
        if each["lesson"] not in lessons:
            yield f"there is no lesson {each['lesson']}; name one that is there."
    exercises = exercise_tasks(paths)
    for number, screen in read_screens(paths, lessons).items():
        cells = [cell for cell in read_cells(paths, lessons[number])["cells"] if cell["cell_type"] == "markdown"]
        told = [text for task in lessons[number].tasks for text in _told(task)]
        told += [each.question for task in exercises.get(lessons[number].name, ()) for each in all_variants(task)]
        said = {each for text in (*map(source_of, cells), *told) for each in _sentences(text)}
        for sentence, slide in screen.instead.items():
            if sentence not in said:
                yield f"lesson {number} no longer says “{sentence}”; write it as it stands there, or take it out."
            if screen.points(slide):
                yield f"lesson {number}: “{slide}” points at a page, too; say it without."
        for task in lessons[number].tasks:
            if screen.points(screen.worded(task).question):
                yield f"the question of task {task.number} points at its page; say here what a slide asks."


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a cell or a task, those of a list without their marks."""
    for block in blocks(text):
        for part in ITEM.split(block) if LISTED.match(block) else [block]:
            yield from sentences(LISTED.sub("", part, count=1) if LISTED.match(part) else part)


def _told(task: Task) -> Iterator[str]:
    yield task.question
    yield task.right
    yield from (each.get("feedback", "") for each in task.options)
