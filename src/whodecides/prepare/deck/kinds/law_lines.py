"""Laws over time: first their names beside a day, then a line for each as long as it was law."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from ....i18n import _, localized_day
from ....regulation import act_day, is_in_force, law_outcome, status_history
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted
from .layout import headline, task_kicker

NAME = 520  # pixels of a law's name
AXIS = 44  # pixels of the years at the foot


class Span(NamedTuple):
    """Days from `start` to `end` in which a text was law, or was only announced, proposed or adopted."""

    start: pd.Timestamp
    end: pd.Timestamp
    law: bool


def law_lines(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the instruments that `of` names: which were law on the day of the act? `years` bound the line."""
    task = material.tasks[row["task"]]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += _picture(material, row, top, told=False)
    told, top = headline(row["told"])
    told += _picture(material, row, top, told=True)
    name, on_the_day = material.reader.name, material.say_in_notes(_("On the day"))
    notes = tuple(
        Note(f"{on_the_day}, {name('instruments', each)}", law_outcome(material.case, each)) for each in row["of"]
    )
    elsewhere = material.say_in_notes(_("If somebody puts {place} elsewhere"))
    notes += tuple(Note(elsewhere.format(place=each["text"]), each["feedback"]) for each in task.items)
    alt = "; ".join(_in_words(material, each, row["years"]) for each in row["of"])
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], (Note("", task.right), *notes), answer=True, alt=alt),
    ]


def spans(material: Material, instrument: str, years: list[int]) -> list[Span]:
    """Return the spans of an instrument between the first day of the first year and the last day of the last one."""
    first, last = pd.Timestamp(date(years[0], 1, 1)), pd.Timestamp(date(years[1], 12, 31))
    days = [each["date"] for each in status_history(material.case, instrument)]
    found = []
    for start, end in zip(days, [*days[1:], last], strict=True):
        begin, stop = max(start, first), min(end, last)
        if begin < stop:
            found.append(Span(begin, stop, is_in_force(material.case, instrument, start)))
    return found


def _picture(material: Material, row: Row, top: float, told: bool) -> list[Item]:
    first, last = row["years"]
    way, foot = INNER - NAME, FOOT - AXIS
    begin = pd.Timestamp(date(first, 1, 1))
    length = (pd.Timestamp(date(last, 12, 31)) - begin).days

    def across(day: pd.Timestamp) -> float:
        return LEFT + NAME + way * (day - begin).days / length

    act = across(act_day(material.case))
    day = localized_day(act_day(material.case), material.reader.language)
    legend = material.say(_("thick: law; thin: not law"))
    items: list[Item] = [Text(LEFT, top - 8, NAME, 34, legend, 26, colour="quiet")] if told else []
    items += [Text(act - 200, top - 8, 400, 34, day, 26, bold=True, align="center", colour="red")]
    top += 34
    step = 1 if last - first < 10 else 2
    for year in range(first, last + 1, step):
        x = across(pd.Timestamp(date(year, 1, 1)))
        items.append(Line(x, top, x, foot, "line", 2))
        items.append(Text(x + 4, foot + 6, 90, 36, str(year), 24, colour="quiet"))
    tall = (foot - top) / len(row["of"])
    names = [material.reader.name("instruments", each) for each in row["of"]]
    size = min(fitted(0, 0, NAME - 24, tall - 4, each, 28).size for each in names)
    for place, each in enumerate(row["of"]):
        y = top + place * tall
        items.append(Line(LEFT, y, RIGHT, y, "line", 1))
        items.append(Text(LEFT, y, NAME - 24, tall, names[place], size, anchor="middle"))
        for span in spans(material, each, row["years"]) if told else ():
            x, wide = across(span.start), max(across(span.end) - across(span.start), 3)
            high = min(26.0, tall * 0.5) if span.law else 6
            items.append(Box(x, y + (tall - high) / 2, wide, high, "ink" if span.law else "grey", "", 0))
    items.append(Line(act, top, act, foot, "red", 5))
    return items


def _in_words(material: Material, instrument: str, years: list[int]) -> str:
    """Return the name of an instrument with the spans in which it was law."""
    day = [f"{each.start:%Y-%m-%d} – {each.end:%Y-%m-%d}" for each in spans(material, instrument, years) if each.law]
    return f"{material.reader.name('instruments', instrument)}: {', '.join(day) or '–'}"
