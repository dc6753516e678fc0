"""What slides are made from: a case in one language, its lessons, and their tasks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ...answers import Task
from ...case import Case, Reader
from ...i18n import COURSE_LANGUAGE, Translator, localized_day, translator
from ..lessons import Lesson

Row = Mapping[str, Any]  # a table `[[part.slide]]` as it is drawn: its facts are filled in
EXHIBIT = re.compile(r"X\d+")


class Quoted(NamedTuple):
    """Words of an exhibit or a statement. `kind` is that of an exhibit, or SAID.

    `words` are in the reader's language; `original` are those that were said, "" where they are the same. `what` says what
    an exhibit is. `reported` words are no quotation.
    """

    id: str
    kind: str
    name: str
    office: str
    day: str
    words: str
    original: str
    language: str
    what: str
    reported: bool


SAID = "said"


@dataclass(frozen=True)
class Material:
    """Where the words and figures of slides come from.

    What students see is in the language of the course, as lessons and tasks are; `language` is that of labels in the notes.
    A class that `pools` its codes sees nobody else's on a slide before it has laid its own together.
    """

    reader: Reader
    lessons: Mapping[str, Lesson]
    language: str = COURSE_LANGUAGE
    pools: bool = False

    @property
    def case(self) -> Case:
        """The tables of the case."""
        return self.reader.case

    @property
    def say(self) -> Translator:
        """What says a message of the interface on a slide."""
        return self.reader.say

    @property
    def say_in_notes(self) -> Translator:
        """What says a message of the interface to whoever speaks."""
        return translator(self.language)

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """The tasks of all lessons, by id."""
        return {task.number: task for each in self.lessons.values() for task in each.tasks}

    def quoted(self, row_id: str) -> Quoted:
        """Return the words of an exhibit or a statement. Raises KitError for an unknown id."""
        is_exhibit = bool(EXHIBIT.fullmatch(row_id))
        row = self.case.row("exhibits" if is_exhibit else "statements", row_id)
        actor = self.case.row("actors", row["whose" if is_exhibit else "actor"])
        gloss = self.reader.gloss(row)
        to_the_day = row["date_precision"] == "day"
        return Quoted(
            id=row_id,
            kind=row["kind"] if is_exhibit else SAID,
            name=actor["name"],
            office=self.reader.text(actor, "office"),
            day=localized_day(row["date"], self.reader.language) if to_the_day else self.reader.date(row),
            words=gloss or row["wording"],
            original=row["wording"] if gloss else "",
            language=row["language"],
            what=self.reader.text(row, "what") if is_exhibit else "",
            reported=not is_exhibit and row["wording_status"] == "reported speech",
        )
