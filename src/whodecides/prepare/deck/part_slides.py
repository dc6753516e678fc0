"""The slides of a part of a lesson, from the tables `[[part.slide]]` below it in `teaching.toml`.

A part without tables shows the questions of its tasks that have options. Headlines, leads and what is told may have
{facts} and hold conditions, as the sentences of tasks do: see `build.task_compiler`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, NamedTuple

from ...build.task_compiler import compile_sentences, unmet_conditions
from ...errors import KitError, Message, _
from ..lessons import TEACHING, Part
from .kinds import KINDS
from .material import Material
from .scene import Slide

GOES_FIRST = "first"  # of a spare table: it is left out before others


class Shown(NamedTuple):
    """The slides that one table makes; `spare` says that they are left out where a session has too many, or GOES_FIRST."""

    slides: tuple[Slide, ...]
    spare: bool | str


def part_slides(material: Material, part: Part) -> list[Shown]:
    """Return what each table of a part makes, in order. Raises KitError, which names the table, where it makes nothing."""
    tables = material.lessons[part.lesson].slide_tables(part)
    if not tables:
        asked = [each for each in part.tasks if material.tasks[each].options]
        tables = [{"show": "ask", "task": each, "spare": True} for each in asked]
    return [_shown(material, part, place, each) for place, each in enumerate(tables, 1)]


def stale_slides(material: Material, part: Part) -> list[str]:
    """Return a sentence for each condition of the tables of a part that the data do not bear out."""
    said = []
    for place, each in enumerate(material.lessons[part.lesson].slide_tables(part), 1):
        with _naming(material, part, place, each):
            unmet = unmet_conditions(each.get("holds", ()), each, material.case)
        headline = each.get("told") or each.get("headline", "")
        said += [f"part '{part.heading}', slide {place}: “{headline}” {wrong}" for wrong in unmet]
    return said


def _shown(material: Material, part: Part, place: int, table: dict[str, Any]) -> Shown:
    with _naming(material, part, place, table):
        made = KINDS[table["show"]](material, compile_sentences(table, material.case))
    first = replace(made[0], minutes=made[0].minutes or part.minutes)
    return Shown((first, *made[1:]), table.get("spare", False))


@contextmanager
def _naming(material: Material, part: Part, place: int, table: dict[str, Any]) -> Iterator[None]:
    """Let an error say of which table it is."""
    try:
        yield
    except KitError as error:
        wrong = _("{file}, part '{part}', slide {number} ({kind}): {error}")
        file = f"{material.lessons[part.lesson].name}/{TEACHING}"
        message = error.args[0] if error.args else str(error)
        raise KitError(Message(wrong, file=file, part=part.heading, number=place, kind=table["show"], error=message)) from None  # fmt: skip
