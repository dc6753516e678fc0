"""The parts of a lesson: whose part a slide is, and what the notes of each of its slides say."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...answers.lesson_patterns import MINUTES
from ...i18n import Translator, _
from ..lessons import Lesson
from .slide import AFTER_ALL, Note, Slide
from .texts import blocks, is_heading

TOLD = {"do": _("Students"), "say": _("You say"), "watch": _("Watch for")}


def source_of(cell: Mapping[str, Any]) -> str:
    """Return the text of a cell."""
    return "".join(cell["source"])


def plain(text: str) -> str:
    """Return a heading without the signs of Markdown."""
    return text.replace("*", "").replace("`", "")


@dataclass(frozen=True)
class Clock:
    """When each part begins and ends: {place of a part in its lesson: (start, end)}, of how many minutes in all.

    `alone` says that these are the lesson's own minutes, and no session's.
    """

    spans: Mapping[int, tuple[int, int]]
    total: int
    alone: bool = False

    def minutes_text(self, part: int, say: Translator) -> str:
        """Return the minutes of a part in words, "" where it has none here."""
        if part not in self.spans:
            return ""
        start, end = self.spans[part]
        return say(_("minutes {start} to {end} of {total}")).format(start=start, end=end, total=self.total)


def own_clock(lesson: Lesson) -> Clock:
    """Return the clock of a lesson that is taught as a whole."""
    ends = [sum(each.minutes for each in lesson.parts[: place + 1]) for place in range(len(lesson.parts))]
    spans = {place: (end - lesson.parts[place].minutes, end) for place, end in enumerate(ends)}
    return Clock(spans, ends[-1] if ends else 0, alone=True)


class Place:
    """Where one is in a lesson: under which heading, and in which of its parts."""

    def __init__(self, lesson: Lesson, notebook: Mapping[str, Any]) -> None:
        self.title = next(plain(each[2]) for each in map(is_heading, blocks(source_of(notebook["cells"][0]))) if each)
        self.heading, self.part = "", 0
        self._begun, self._last = 0, len(lesson.parts)

    def enter(self, cell: Mapping[str, Any]) -> None:
        """Take over what a cell of text says of its part."""
        source = source_of(cell)
        begun = len(MINUTES.findall(source))
        self._begun += begun
        if begun:
            self.part = self._begun - 1
        elif self._begun == self._last and any(map(is_heading, blocks(source))):
            self.part = AFTER_ALL


def with_notes(slide: Slide, lesson: Lesson, clock: Clock, say: Translator) -> Slide:
    """Return a slide with the minutes of its part, and where the part begins with what its author tells who teaches it."""
    minutes = clock.minutes_text(slide.part, say)
    notes = [Note(say(_("Time")), minutes, ours=True)] if minutes else []
    part = lesson.parts[slide.part] if slide.part in clock.spans else None
    if part and clock.alone and not part.short:
        notes.append(Note(say(_("One session only")), say(_("Leave this part out.")), ours=True))
    if part and slide.level and slide.kind in ("title", "text", "beside") and slide.heading == plain(part.heading):
        told = next((each for each in lesson.teaching.get("part", []) if each["heading"] == part.heading), {})
        notes += told_notes(told, say)
    own = [each for note in slide.notes for each in _timed(note, slide, lesson, clock, say)]
    return replace(slide, notes=(*notes, *own))


def _timed(note: Note, slide: Slide, lesson: Lesson, clock: Clock, say: Translator) -> list[Note]:
    """Return a note with the minutes of a task so that they agree with those of its part.

    A task that goes on in later parts says until when; where its part has less time than it asks for, it says nothing.
    """
    for task in lesson.tasks:
        named = note.label == say(_("Task {task}")).format(task=task.number) and f"{task.number} asked" in slide.tags
        start, end = clock.spans.get(slide.part, (0, task.minutes))
        if named and task.minutes > end - start:
            end = start + task.minutes
            words = say(_("{minutes}, until minute {end}")).format(minutes=note.text, end=end)
            return [note._replace(text=words)] if end in {last for _first, last in clock.spans.values()} else []
    return [note]


def told_notes(told: Mapping[str, str], say: Translator) -> list[Note]:
    """Return what students do, what one says and watches for as notes."""
    return [Note(say(words), told[name]) for name, words in TOLD.items() if name in told]
