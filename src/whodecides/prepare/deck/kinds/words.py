"""Slides of words alone: the ground rules, short points, a question to talk about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ....i18n import Translator, _
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted, text_height
from .layout import headline, task_kicker

RULES_IN_A_ROW = 3


def ground_rules(title: str, rules: Sequence[Mapping[str, str]], say: Translator) -> Slide:
    """Return the ground rules, dictionaries with name and text, below the title of a session."""
    items, top = headline(title, say(_("Ground rules")))
    wide, tall = (INNER - 2 * 36) / RULES_IN_A_ROW, (FOOT - top - 24) / -(-len(rules) // RULES_IN_A_ROW)
    size = min(fitted(0, 0, wide, tall - 84, each["text"], 30).size for each in rules)
    for place, each in enumerate(rules):
        x, y = LEFT + place % RULES_IN_A_ROW * (wide + 36), top + place // RULES_IN_A_ROW * (tall + 24)
        items += [
            Line(x, y, x + wide, y, "ink", 3),
            fitted(x, y + 14, wide, 42, each["name"], 32, bold=True),
            Text(x, y + 60, wide, tall - 84, each["text"], size),
        ]
    return Slide(tuple(items), title)


def points(material: Material, row: Row) -> list[Slide]:
    """Return one slide: up to five short `points`, numbered."""
    items, top = headline(row["headline"], row.get("kicker", ""))
    items += numbered_points(row["points"], top, FOOT)
    task = material.tasks[row["task"]] if "task" in row else None
    notes = (Note("", task.question),) if task else ()
    return [Slide(tuple(items), row["headline"], notes, bool(row.get("answer")), minutes=task.minutes if task else 0)]


def numbered_points(texts: Sequence[str], top: float, foot: float) -> list[Item]:
    """Return texts below each other, each with its number, all in one size."""
    tall = (foot - top) / len(texts)
    size = min(fitted(0, 0, INNER - 100, tall - 16, each, 36).size for each in texts)
    items: list[Item] = []
    for place, each in enumerate(texts):
        y = top + place * tall
        items += [
            Line(LEFT, y, RIGHT, y, "line", 2),
            Text(LEFT, y, 80, tall, str(place + 1), 54, bold=True, colour="quiet", anchor="middle"),
            Text(LEFT + 100, y + 8, INNER - 100, tall - 16, each, size, anchor="middle"),
        ]
    return items


def number(material: Material, row: Row) -> list[Slide]:
    """Return two slides of a task that asks for a number: the question, and below `told` the number and what it says."""
    task = material.tasks[row["task"]]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked.append(Box(LEFT, top + 20, INNER, 280, "soft", "quiet", 2, 8, dash=True))
    asked.append(Text(LEFT, top + 20, INNER, 280, "?", 160, bold=True, align="center", anchor="middle", colour="quiet"))
    made = Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes)
    return [made, number_told(material, row)]


def number_told(material: Material, row: Row) -> Slide:
    """Return the number that a task asks for, large, below `told`, and the `lead`, or what the task says of it."""
    task = material.tasks[row["task"]]
    items, top = headline(row["told"])
    items.append(Text(LEFT, top + 20, INNER, 280, f"{task.answer:g}", 200, bold=True, align="center", anchor="middle"))
    items.append(fitted(LEFT, top + 330, INNER, FOOT - top - 330, row.get("lead") or task.right, 34))
    wrong = material.say_in_notes(_("If somebody says “{text}”"))
    notes = tuple(Note(wrong.format(text=f"{each['answer']:g}"), each["feedback"]) for each in task.mistakes)
    return Slide(tuple(items), row["told"], notes, answer=True)


def discuss(material: Material, row: Row) -> list[Slide]:
    """Return one question, large, and below it in `lead` what to do."""
    task = material.tasks[row["task"]] if "task" in row else None
    made = question(row["headline"], row["lead"], row.get("kicker", ""))
    return [replace(made, notes=(Note("", task.question),), minutes=task.minutes) if task else made]


def question(words: str, told: str, kicker: str, below: str = "", heading: str = "") -> Slide:
    """Return one question, large, and what to do first; below it, under a heading, such as what is for home."""
    items, top = headline(words, kicker, most=56)
    foot: float = FOOT
    if below:
        text = fitted(LEFT, 0, INNER, 200, below, 28)
        foot = FOOT - text_height(below, INNER, text.size) - 2
        items.append(replace(text, y=foot, h=FOOT - foot + 2))
        foot -= 46
        items.append(Text(LEFT, foot, INNER, 40, heading, 28, bold=True))
        items.append(Line(LEFT, foot - 12, RIGHT, foot - 12, "line", 2))
        foot -= 40
    y = max(top + 20, 280)
    tall = min(foot - y, 220)
    items.append(Box(LEFT, y, INNER, tall, "soft", "", 0, 8))
    items.append(fitted(LEFT + 36, y + 16, INNER - 72, tall - 32, told, 40, anchor="middle"))
    return Slide(tuple(items), words)
