"""Bars behind a prediction: how often an answer was given, how like governments are, how often two coders agree."""

from dataclasses import replace
from typing import NamedTuple

from ....agreement import codes_of_both
from ....agreement_measures import CODERS, percent_agreement
from ....case import government_codes
from ....i18n import _, localized_percent
from ....tools.agreement.shares import compared
from ....tools.likeness.view import ranked
from ..material import Material, Row
from ..scene import INNER, LEFT, RIGHT, Box, Item, Note, Slide, Text
from ..text_fitting import fitted
from .choice import ask
from .exhibits import exhibits
from .layout import headline, lead_at_foot, replies

BESIDE = 330  # pixels of what stands at the right edge


class Bar(NamedTuple):
    """One bar: `length` is compared with the others', `shown` stands behind it, `beside` at the right edge."""

    name: str
    length: float
    shown: str
    beside: str
    first: bool


def counts(material: Material, row: Row) -> list[Slide]:
    """Return the question of a prediction, and how many governments gave each value of `variable`."""
    task, codes = material.tasks[row["task"]], government_codes(material.case)
    found = codes[codes["variable"] == row["variable"]].groupby("value")["jurisdiction"].nunique()
    counted = sorted(((int(found.get(each["id"], 0)), each) for each in task.options), key=lambda each: -each[0])
    bars = [Bar(each["text"], count, str(count), "", each["id"] == task.outcome) for count, each in counted]
    label = material.say_in_notes(_("Governments"))
    return [*_asked(material, row), bar_slide(row["told"], row.get("lead", ""), bars, label, wide_names=True)]


def likeness(material: Material, row: Row) -> list[Slide]:
    """Return the question of a prediction, and how like `near` each of its options is on all variables, weighed alike.

    With `of` the question stands below these exhibits.
    """
    task, say = material.tasks[row["task"]], material.say
    weights = dict.fromkeys(material.case["variables"]["id"], 1)
    found = {each["id"]: each for each in ranked(material.reader, weights, row["near"])}
    order = sorted((found[each["id"]] for each in task.options), key=lambda each: each["rank"])
    beside = say(_("place {number} · statements: {count}"))
    bars = [Bar(each["name"], each["percent"], each["share"], beside.format(number=each["rank"], count=each["statements"]), each is order[0]) for each in order]  # fmt: skip
    return [
        *_asked(material, row),
        bar_slide(row["told"], row.get("lead", ""), bars, material.say_in_notes(_("Likeness")), full=100),
    ]


def shares(material: Material, row: Row) -> list[Slide]:
    """Return the question of a prediction, and on how many statements coders A and B agree on each variable it offers."""
    task, names = material.tasks[row["task"]], material.reader.names("variables")
    found = [_Share(names[each["id"]], percent_agreement(codes_of_both(material.case, each["id"])), each["id"] == task.outcome) for each in task.options]  # fmt: skip
    return [*_asked(material, row), _share_slide(material, row, found)]


def machine(material: Material, row: Row) -> list[Slide]:
    """Return the question of a prediction, and how often a machine that always writes one value agrees with coder A.

    It writes what A gave most often on `variable`; coder B, who reads, stands below it.
    """
    codes, (machine_name, reader_name) = codes_of_both(material.case, row["variable"]), compared(material.say)
    first = codes[CODERS[0]]
    always = float((first == first.mode().iloc[0]).mean())
    found = [_Share(machine_name, always, True), _Share(reader_name, percent_agreement(codes), False)]
    return [*_asked(material, row), _share_slide(material, row, found)]


class _Share(NamedTuple):
    """A share from 0 to 1, and whether it is the one that was asked for."""

    name: str
    share: float
    first: bool


def _share_slide(material: Material, row: Row, found: list[_Share]) -> Slide:
    """Return the shares as bars of the whole way, the largest first."""
    order = sorted(found, key=lambda each: -each.share)
    bars = [Bar(each.name, 100 * each.share, localized_percent(each.share, material.reader.language), "", each.first) for each in order]  # fmt: skip
    label = material.say_in_notes(_("Same value"))
    slide = bar_slide(row["told"], row.get("lead", ""), bars, label, wide_names=True, full=100)
    return replace(slide, notes=(*replies(material.tasks[row["task"]], material.say_in_notes), *slide.notes))


def _asked(material: Material, row: Row) -> list[Slide]:
    return exhibits(material, row) if "of" in row else ask(material, {key: each for key, each in row.items() if key not in ("told", "lead")})  # fmt: skip


def bar_slide(told: str, lead: str, bars: list[Bar], label: str, wide_names: bool = False, full: float = 0) -> Slide:
    """Return bars below each other, and the `lead` at the foot. `full` is the length of the whole way, by default the longest."""
    items, top = headline(told)
    below, foot = lead_at_foot(lead)
    items += below
    name, beside = (500, 0) if wide_names else (300, BESIDE if any(each.beside for each in bars) else 0)
    way = INNER - name - beside - 100
    tall = (foot - top) / len(bars)
    longest = full or max(each.length for each in bars)
    for place, each in enumerate(bars):
        items += _bar(each, top + place * tall, tall, name, way, beside, each.length / longest, track=bool(full))
    alt = "; ".join(f"{each.name}: {each.shown}" for each in bars)
    return Slide(tuple(items), told, (Note(label, alt),), answer=True, alt=alt)


def _bar(bar: Bar, y: float, tall: float, name: float, way: float, beside: float, share: float, track: bool) -> list[Item]:  # fmt: skip
    x, wide, high = LEFT + name, max(share * way, 3), min(tall * 0.68, 64)
    top = y + (tall - high) / 2
    items: list[Item] = [fitted(LEFT, y, name - 20, tall, bar.name, 32, anchor="middle", bold=bar.first)]
    if track:
        items.append(Box(x, top, way, high, "soft", "", 0))
    items += [
        Box(x, top, wide, high, "ink" if bar.first else "grey", "", 0),
        Text(x + wide + 14, y, 90, tall, bar.shown, 30, bold=bar.first, anchor="middle"),
    ]
    if bar.beside:
        items.append(Text(RIGHT - beside, y, beside, tall, bar.beside, 26, anchor="middle", align="right", colour="quiet"))  # fmt: skip
    return items
