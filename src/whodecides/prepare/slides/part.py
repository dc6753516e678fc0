"""The parts of a lesson: whose part a slide is, and what the notes of each of its slides say."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...answers.lesson_marks import MINUTES
from ...i18n import Translator, _
from ..lessons import TEACHING
from .slide import Note, Slide
from .texts import blocks, is_heading

TOLD = {"do": _("Students"), "say": _("You say"), "watch": _("Watch for")}


def said_on(folder: Path) -> dict[str, dict[str, Any]]:
    """Return {heading: what the author of a lesson says about this part}; {} where the lesson says nothing."""
    file = folder / TEACHING
    parts = tomllib.loads(file.read_text(encoding="utf-8")).get("part", []) if file.is_file() else []
    return {plain(each["heading"]): each for each in parts}


def source_of(cell: Mapping[str, Any]) -> str:
    """Return the text of a cell."""
    return "".join(cell["source"])


def plain(text: str) -> str:
    """Return a heading without the signs of Markdown."""
    return text.replace("*", "").replace("`", "")


class Part:
    """Where one is in a lesson: whose part it is, and what the notes of each of its slides say."""

    def __init__(self, notebook: Mapping[str, Any], said: Mapping[str, Any], say: Translator) -> None:
        self.say, self.heading, self.minutes, self.beyond = say, "", "", False
        self._said = said
        self.title = next(plain(each[2]) for each in map(is_heading, blocks(source_of(notebook["cells"][0]))) if each)
        self._folded = set(notebook["metadata"].get("whodecides", {}).get("beyond_the_short_way", []))
        sources = [source_of(each) for each in notebook["cells"] if each["cell_type"] == "markdown"]
        self._total, self._begun = sum(int(each) for text in sources for each in MINUTES.findall(text)), 0

    def enter(self, cell: Mapping[str, Any]) -> None:
        """Take over what a cell of text says of its part."""
        source = source_of(cell)
        if any(found and len(found[1]) <= 2 for found in map(is_heading, blocks(source))):  # noqa: PLR2004
            self.beyond = cell.get("id") in self._folded
        for minutes in map(int, MINUTES.findall(source)):
            start, self._begun = self._begun, self._begun + minutes
            said = self.say(_("minutes {start} to {end} of {total}"))
            self.minutes = said.format(start=start, end=self._begun, total=self._total)

    def noted(self, slide: Slide) -> Slide:
        """Return a slide with the minutes of its part."""
        notes = [Note(self.say(_("Time")), self.minutes, ours=True)] if self.minutes else []
        if self.beyond:
            notes.append(Note(self.say(_("One session only")), self.say(_("Leave this part out.")), ours=True))
        if slide.level and slide.kind in ("title", "text"):
            told = self._said.get(slide.heading, {})
            notes += [Note(self.say(words), told[name]) for name, words in TOLD.items() if name in told]
        return replace(slide, notes=(*notes, *slide.notes))
