"""Texts in their own words, and then what each does to a state and to a company that would limit a speaker."""

from collections.abc import Iterator

from ....i18n import _
from ....tools.guarantees.view import (
    BOUND,
    SHIELDED,
    STATES,
    effect_words,
    effects,
    guarantee_ids,
    guarantee_lane,
    text_in_hand,
    whom_words,
)
from ....tools.triangle.view import side_name
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted
from .layout import headline

NAME, GAP = 480, 40  # pixels of a text's name, and between the two ways
NAME_BESIDE_WORDS = 350  # pixels of a text's name beside its own words


def walls(material: Material, row: Row) -> list[Slide]:
    """Return two slides: the texts of the case to be read, and below `told` a wall where a text holds back."""
    return [_asked(material, row), _told(material, row)]


def _asked(material: Material, row: Row) -> Slide:
    reader, task = material.reader, material.tasks[row["task"]]
    vote = material.say(_("Vote on each text: {answers}")).format(answers=", ".join(whom_words(reader).values()))
    items, top = headline(row["headline"], vote)
    found = [text_in_hand(reader, each, "") for each in guarantee_ids(reader.case)]
    tall, words = (FOOT - top) / len(found), INNER - NAME_BESIDE_WORDS
    size = min(fitted(0, 0, words, tall - 10, each["gloss"] or each["words"], 30, serif=True).size for each in found)
    for place, each in enumerate(found):
        y = top + place * tall
        items += [
            Line(LEFT, y, RIGHT, y, "line", 2),
            fitted(LEFT, y + 5, NAME_BESIDE_WORDS - 30, tall - 10, each["name"], 28, bold=True, anchor="middle"),
            Text(LEFT + NAME_BESIDE_WORDS, y + 5, words, tall - 10, each["gloss"] or each["words"], size, serif=True, anchor="middle"),
        ]  # fmt: skip
    return Slide(tuple(items), row["headline"], (Note("", task.question),), minutes=task.minutes)


def _told(material: Material, row: Row) -> Slide:
    reader = material.reader
    items, top = headline(row["told"])
    lane = (INNER - NAME - GAP) / 2
    ways = {"state": LEFT + NAME, "company": LEFT + NAME + lane + GAP}
    for who, x in ways.items():
        items.append(Text(x, top - 4, lane, 36, side_name(reader, f"{who}-speaker"), 28, bold=True, align="center"))
    top += 40
    ids, told = guarantee_ids(reader.case), []
    tall = (FOOT - top) / len(ids)
    for place, each in enumerate(ids):
        y, name = top + place * tall, reader.name("instruments", each)
        items.append(Line(LEFT, y, RIGHT, y, "line", 2))
        items.append(fitted(LEFT, y + 6, NAME - 30, tall - 12, name, 28, bold=True, anchor="middle"))
        found = dict(zip(ways, effects(reader.case, each), strict=True))
        for who, x in ways.items():
            beside = guarantee_lane(reader, each)["beside"] if who == "company" else ""
            items += _way(found[who], effect_words(reader)[found[who]], beside, x, y, lane, tall)
        told.append(f"{name}: " + ", ".join(f"{side_name(reader, f'{who}-speaker')}: {effect_words(reader)[effect]}" for who, effect in found.items()))  # fmt: skip
    return Slide(tuple(items), row["told"], tuple(_objections(material)), answer=True, alt="; ".join(told))


def _objections(material: Material) -> Iterator[Note]:
    """Yield what each text that leaves a company free says of companies all the same, and what it asks of whom."""
    label = material.say_in_notes(_("If somebody says “{text}”"))
    for each in guarantee_ids(material.case):
        if beside := guarantee_lane(material.reader, each)["beside"]:
            name = material.reader.name("instruments", each)
            yield Note(label.format(text=f"{name}: {beside}"), text_in_hand(material.reader, each, STATES)["said"])


def _way(effect: str, words: str, beside: str, x: float, y: float, lane: float, tall: float) -> list[Item]:
    """Return an arrow that a wall stops, that a shield is around, or that goes through, and what stands `beside` that."""
    middle = y + tall / 2
    if effect == BOUND:
        return [
            Line(x + 10, middle, x + lane * 0.36, middle, "ink", 5, arrow=True),
            Box(x + lane * 0.4, y + 10, 20, tall - 20, "red", "", 0),
            Text(x + lane * 0.4 + 36, y, lane * 0.6 - 36, tall, words, 26, anchor="middle"),
        ]
    through = Line(x + 10, middle, x + lane - 14, middle, "ink", 5, arrow=True)
    if effect == SHIELDED:
        return [
            through,
            Box(x + lane * 0.22, y + 12, lane * 0.56, tall - 24, "paper", "blue", 4, (tall - 24) / 2),
            Text(x + lane * 0.22, y, lane * 0.56, tall, words, 26, align="center", anchor="middle"),
        ]
    free = Text(x, middle - 38, lane, 32, words, 24, align="center", colour="quiet")
    return [through, free, *([fitted(x, middle + 8, lane, 32, beside, 24, align="center", colour="quiet")] if beside else [])]  # fmt: skip
