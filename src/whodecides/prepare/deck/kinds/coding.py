"""A statement to be coded: its words without a name and the values, and then who gave which."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ....agreement_measures import CODERS
from ....coding import ADJUDICATED, codable_values, coding_set
from ....i18n import _, colon
from ....tools.coder.codebook import codebook_page
from ....widgets.quotation import in_quotation_marks
from ....widgets.readings import blind_passage, coder_names, readings_facts, third_readings
from ..material import Material, Row
from ..scene import FOOT, INNER, LEAST, LEFT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted, text_height
from .exhibit import LINE_TALL, spoken
from .layout import headline, rule_sheet, task_kicker, value_sign

GAP = 14  # pixels between two values
PICTURE, GIVEN = 48, (len(CODERS) + 1) * LINE_TALL + 8  # pixels of the sign of a value, and of those who gave it
CONTEXT = 130  # pixels of what else was said, at most
RULE, MOST_RULE = 250, 28  # pixels of a rule beside another, and of its letters, at most


class Place(NamedTuple):
    """Where a value stands, who gave it, whether the third reading did, and whether that is told."""

    x: float
    y: float
    w: float
    h: float
    given: Sequence[str]
    third: bool
    told: bool


def coding(material: Material, row: Row) -> list[Slide]:
    """Return the statement that `of` names with the values of `variable`; with `told`, who gave which on a slide behind it.

    With `values` only these stand there, with their rules and the coder who gave them, and the third reading answers.
    """
    reader, given = material.reader, third_readings(material.case, row["variable"])[row["of"]]
    names = {**coder_names(reader), ADJUDICATED: reader.say(_("Third reading"))}
    gave = {name: given[each]["value"] for each, name in names.items()}
    third = names[ADJUDICATED]
    task = material.tasks[row["task"]] if "task" in row else None
    asked, top = headline(row["headline"], row.get("kicker", "") or (task_kicker(task, material.say) if task else ""))
    before = {name: value for name, value in gave.items() if name != third} if "values" in row else {}
    asked += _statement(material, row, top, before, told=False)
    rules = codebook_page(reader, row["variable"])["values"] if "values" not in row else []
    notes = tuple(Note(each["label"], each["rule"]) for each in rules)
    slides = [Slide(tuple(asked), row["headline"], notes, minutes=task.minutes if task else 0)]
    to_be_pooled = material.pools and row["of"] in coding_set(material.case)
    if row.get("told") and not to_be_pooled:
        told, top = headline(row["told"])
        told += _statement(material, row, top, gave, told=True)
        facts = [Note(label, text) for label, text, *_language in readings_facts(reader, row["variable"], row["of"])]
        labels = reader.labels()
        alt = "; ".join(f"{name}: {labels[row['variable'], value]}" for name, value in gave.items())
        slides.append(Slide(tuple(told), row["told"], tuple(facts), answer=True, alt=alt))
    return slides


def _statement(material: Material, row: Row, top: float, gave: Mapping[str, str], told: bool) -> list[Item]:
    """Return the words of a statement, and below them the values, each with who gave it."""
    values = row.get("values") or codable_values(material.case)[row["variable"]]
    draw, tall = (
        (_rule, _rules_height(material, row)) if "values" in row else (_value, _values_height(material, row, told))
    )
    foot = FOOT - tall - 20
    third = material.say(_("Third reading"))
    items: list[Item] = []
    if told and "values" not in row:
        rule = _rule_text(material, row["variable"], gave[third])
        foot -= rule_sheet(rule, 0)[1]
        items += rule_sheet(rule, foot)[0]
        foot -= 20
    items += _passage(material, row["of"], top, foot, named=told or "values" in row)
    wide = (INNER - GAP * (len(values) - 1)) / len(values)
    for number, value in enumerate(values):
        by = [name for name, each in gave.items() if each == value]
        place = Place(LEFT + number * (wide + GAP), FOOT - tall, wide, tall, by, third in by, told)
        items += draw(material, row["variable"], value, place)
    return items


def _passage(material: Material, statement: str, top: float, foot: float, named: bool) -> list[Item]:
    """Return the words and what else was said; who said it only where it may be known."""
    reader, quoted = material.reader, material.quoted(statement)
    words = spoken(material, quoted)
    below = f"{quoted.name}, {quoted.office}, {quoted.day} · {statement}"
    if not named and statement in coding_set(material.case):
        passage = blind_passage(reader, statement)
        words = passage["gloss"] or passage["wording"]
        words = words if passage["reported"] else in_quotation_marks(words, reader.language)
        below = passage["context"]
    under = fitted(LEFT + 32, 0, INNER - 32, CONTEXT, below, 28, colour="quiet")
    high = text_height(below, INNER - 32, under.size)
    text = fitted(LEFT + 32, top, INNER - 32, foot - top - high - 16, words, 48, serif=True)
    end = top + text_height(words, INNER - 32, text.size, serif=True)
    return [
        Line(LEFT, top, LEFT, end + high + 12, "ink", 6),
        text,
        Text(LEFT + 32, end + 12, INNER - 32, high, below, under.size, colour="quiet"),
    ]


def _rule_text(material: Material, variable: str, value: str) -> str:
    found = codebook_page(material.reader, variable)["values"]
    rule: str = next(each["rule"] for each in found if each["id"] == value)
    return rule


def _values_height(material: Material, row: Row, told: bool) -> float:
    """Return how high a value is with its sign and its words and, once it is told, room for those who gave it."""
    labels, values = material.reader.labels(), codable_values(material.case)[row["variable"]]
    wide = (INNER - GAP * (len(values) - 1)) / len(values) - 12
    words = max(text_height(labels[row["variable"], each], wide, LEAST) for each in values)
    return PICTURE + words + 12 + (GIVEN if told else 0)


def _value(material: Material, variable: str, value: str, place: Place) -> list[Item]:
    """Return a value as its sign above its words, and who gave it below."""
    middle, tall = place.x + place.w / 2, place.h - (GIVEN if place.told else 0)
    label, given = material.reader.labels()[variable, value], "\n".join(place.given)
    items: list[Item] = [
        Box(place.x, place.y, place.w, tall, "paper", "ink" if given else "quiet", 6 if place.third else 2, 8),
        value_sign(material.case, variable, value, middle, place.y + 30, 18),
        Text(place.x + 6, place.y + PICTURE, place.w - 12, tall - PICTURE - 4, label, LEAST, align="center", anchor="middle"),
    ]  # fmt: skip
    if given:
        items.append(Text(place.x, place.y + tall + 6, place.w, GIVEN - 6, given, LEAST, bold=True, align="center"))
    return items


def _rules_height(material: Material, row: Row) -> float:
    """Return how high a value is with its rule, in the largest letters that leave room for the statement."""
    wide = (INNER - GAP * (len(row["values"]) - 1)) / len(row["values"]) - 40
    rules = [_rule_text(material, row["variable"], each) for each in row["values"]]
    size = min(fitted(0, 0, wide, RULE, each, MOST_RULE).size for each in rules)
    return max(text_height(each, wide, size) for each in rules) + 74


def _rule(material: Material, variable: str, value: str, place: Place) -> list[Item]:
    """Return a value with its rule, and above it who gave it."""
    ink, paper = ("paper", "ink") if place.third else ("ink", "paper")
    label = material.reader.labels()[variable, value]
    if place.given:
        label = f"{', '.join(place.given)}{colon(material.reader.language)}{label}"
    rule = fitted(place.x + 20, place.y + 60, place.w - 40, place.h - 72, _rule_text(material, variable, value), MOST_RULE, colour=ink)  # fmt: skip
    return [
        Box(place.x, place.y, place.w, place.h, paper, "ink", 2, 8),
        fitted(place.x + 20, place.y + 10, place.w - 40, 44, label, 30, bold=True, colour=ink, anchor="middle"),
        rule,
    ]
