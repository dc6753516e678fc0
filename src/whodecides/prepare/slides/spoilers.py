"""Slides in an order in which none shows the number that a later one asks for."""

import base64
import re
from collections.abc import Iterable
from xml.etree import ElementTree  # pictures of the kit's own

from ...answers import Task
from .slide import Slide

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
FEWEST_DIGITS = 2  # of an answer that is looked for in a picture: one digit stands in most of them


def behind_questions(slides: list[Slide], tasks: Iterable[Task]) -> list[Slide]:
    """Return slides with each picture and table that holds an answer behind its question, where both are of one part."""
    made = list(slides)
    for task in tasks:
        asked = [place for place, each in enumerate(made) if f"{task.number} asked" in each.tags]
        if task.kind == "number" and asked:
            before, behind = made[: asked[0]], made[asked[-1] + 1 :]
            early = [each for each in before if each.part == made[asked[0]].part and gives_away(each, str(task.answer))]
            kept = [each for each in before if each not in early]
            made = [*kept, *made[asked[0] : asked[-1] + 1], *early, *behind]
    return made


def gives_away(slide: Slide, answer: str) -> bool:
    """Say whether a picture or a table holds an answer, a number as it is stored."""
    shown, told = slide.shown, []
    if slide.kind == "table":
        told = [cell for row in shown["rows"] for cell in row]
    elif slide.kind in ("picture", "part") and len(answer) >= FEWEST_DIGITS:
        root = ElementTree.fromstring(base64.b64decode(shown["address"].partition(",")[2]))
        told = ["".join(each.itertext()) for each in root.iter() if each.tag.endswith("text")]
    return any(answer in NUMBER.findall(each.replace("−", "-")) for each in told)
