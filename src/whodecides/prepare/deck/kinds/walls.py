"""Texts in their own words, and then what each does to a state and to a company that would limit a speaker.

The second slide raises the walls of one text at each press; until then its words stand there.
"""

from collections.abc import Iterator, Sequence

from ....i18n import _
from ....tools.guarantees.view import (
    BOTH,
    BOUND,
    COMPANIES,
    SHIELDED,
    TextInHand,
    effect_words,
    effects,
    guarantee_ids,
    guarantee_lane,
    held_back,
    text_in_hand,
    whom_words,
)
from ....tools.triangle.view import side_name
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text, coming, going
from ..text_fitting import fitted
from .layout import answered, headline

NAME, GAP = 440, 40  # pixels of a text's name, and between the two ways
NAME_BESIDE_WORDS = 350  # pixels of a text's name beside its own words


def walls(material: Material, row: Row) -> list[Slide]:
    """Return two slides: the texts of the case to be read, and below `told` a wall where a text holds back."""
    return [_asked(material, row), _told(material, row)]


def _asked(material: Material, row: Row) -> Slide:
    reader, task = material.reader, material.tasks[row["task"]]
    vote = material.say(_("Vote on each text: {answers}")).format(answers=", ".join(whom_words(reader).values()))
    items, top = headline(row["headline"], vote)
    found = [text_in_hand(reader, each, "") for each in guarantee_ids(reader.case)]
    tall = (FOOT - top) / len(found)
    size = _size_of_words(found, NAME_BESIDE_WORDS, tall)
    for place, each in enumerate(found):
        y = top + place * tall
        items += [*_name(each, NAME_BESIDE_WORDS, y, tall), _own_words(each, NAME_BESIDE_WORDS, y, tall, size)]
    notes = (Note("", task.question), *_sources(material))
    return Slide(tuple(items), row["headline"], notes, minutes=task.minutes)


def _sources(material: Material) -> list[Note]:
    """Return where the words of each text were read: its exhibit by its id, and the first of its sources."""
    reader = material.reader
    rows = [reader.case.row("exhibits", each) for each in reader.case.entry("guarantees.words")]
    return [Note(each["id"], reader.links(each)[0]["text"]) for each in rows]


def _told(material: Material, row: Row) -> Slide:
    reader, told = material.reader, []
    found = [text_in_hand(reader, each, "") for each in guarantee_ids(reader.case)]
    items, top = answered(row["headline"], row["told"], len(found) - 1)
    lane = (INNER - NAME - GAP) / 2
    ways = {"state": LEFT + NAME, "company": LEFT + NAME + lane + GAP}
    for who, x in ways.items():
        items.append(Text(x, top - 4, lane, 36, side_name(reader, f"{who}-speaker"), 28, bold=True, align="center"))
    top += 40
    tall = (FOOT - top) / len(found)
    size = _size_of_words(found, NAME, tall)
    for press, each in enumerate(found):
        y = top + press * tall
        items += _name(each, NAME, y, tall)
        items += going([_own_words(each, NAME, y, tall, size)], press)
        effect = dict(zip(ways, effects(reader.case, each["id"]), strict=True))
        for who, x in ways.items():
            beside = guarantee_lane(reader, each["id"])["beside"] if who == "company" else ""
            items += coming(_way(effect[who], effect_words(reader)[effect[who]], beside, x, y, lane, tall), press)
        told.append(f"{each['name']}: " + ", ".join(f"{side_name(reader, f'{who}-speaker')}: {effect_words(reader)[one]}" for who, one in effect.items()))  # fmt: skip
    return Slide(tuple(items), row["told"], tuple(_objections(material)), answer=True, alt="; ".join(told))


def _name(text: TextInHand, wide: float, y: float, tall: float) -> list[Item]:
    """Return the line above a text, and its name, which is the same on both slides."""
    name = fitted(LEFT, y + 4, wide - 20, tall - 8, text["name"], 28, bold=True, anchor="middle")
    return [Line(LEFT, y, RIGHT, y, "line", 2), name]


def _own_words(text: TextInHand, beside: float, y: float, tall: float, size: float) -> Text:
    words = text["gloss"] or text["words"]
    return Text(LEFT + beside, y + 4, INNER - beside, tall - 8, words, size, serif=True, anchor="middle")


def _size_of_words(found: Sequence[TextInHand], beside: float, tall: float) -> float:
    """Return the largest size in which the words of all texts fit beside their names."""
    return min(
        fitted(0, 0, INNER - beside, tall - 8, each["gloss"] or each["words"], 30, serif=True).size for each in found
    )


def _objections(material: Material) -> Iterator[Note]:
    """Yield what is answered to whoever says of a text that it holds back companies, too, where it does not."""
    reader, label = material.reader, material.say_in_notes(_("If somebody says “{text}”"))
    for each in guarantee_ids(material.case):
        if held_back(material.case, each) not in (COMPANIES, BOTH):
            told = text_in_hand(reader, each, BOTH)
            yield Note(label.format(text=f"{told['name']}: {whom_words(reader)[BOTH]}"), told["said"])


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
