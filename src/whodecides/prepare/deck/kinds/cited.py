"""Voices of the record by name: in which case on a question is each of them cited? Then their words, one at each press."""

from ....tools.arguments.view import cited_in, columns, voice_ids
from ..material import Material, Quoted, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text, coming, going
from ..text_fitting import fitted
from .exhibit import spoken
from .layout import LETTERS, answered, badge, headline

NAME, GAP = 440, 18  # pixels of who speaks, and between the cases
TITLE = 40  # pixels of a case's title above the words


def cited(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the statements that `of` names: who speaks beside the cases on `question`, then the words.

    Behind `told` each stands below the title of the case that cites it.
    """
    task, reader = material.tasks[row["task"]], material.reader
    quoted = [material.quoted(each) for each in voice_ids(material.case, row["question"], "+".join(row["of"]))]
    titles = {each["id"]: each["title"] for each in columns(reader, row["question"])}
    cases = [titles[cited_in(material.case, row["question"])[each.id]] for each in quoted]
    asked, top = headline(row["headline"], row.get("kicker", ""))
    tall = (FOOT - top) / len(quoted)
    for place, each in enumerate(quoted):
        y = top + place * tall
        asked += [*_who(material, each, place, y, tall), *_boxes(list(titles.values()), y, tall)]
    told, top = answered(row["headline"], row["told"], len(quoted) - 1)
    tall = (FOOT - top) / len(quoted)
    wide, high = INNER - NAME, tall - TITLE - 24
    size = min(fitted(0, 0, wide, high, spoken(material, each), 34, serif=True).size for each in quoted)
    for press, (each, case) in enumerate(zip(quoted, cases, strict=True)):
        y = top + press * tall
        words = [
            fitted(LEFT + NAME, y + 10, wide, TITLE, case, 28, bold=True),
            Text(LEFT + NAME, y + 14 + TITLE, wide, high, spoken(material, each), size, serif=True),
        ]
        told += _who(material, each, press, y, tall)
        told += [*going(_boxes(list(titles.values()), y, tall), press), *coming(words, press)]
    notes = tuple(Note(f"{each.name}, {each.day} ({each.id})", case) for each, case in zip(quoted, cases, strict=True))
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], notes, answer=True),
    ]


def _who(material: Material, quoted: Quoted, place: int, y: float, tall: float) -> list[Item]:
    """Return the line above a voice, its letter, its name, its office and where it is from."""
    home = material.reader.name("jurisdictions", material.case.row("statements", quoted.id)["jurisdiction"])
    who = f"**{quoted.name}**\n{' · '.join(filter(None, (quoted.office, home)))}"
    return [
        Line(LEFT, y, RIGHT, y, "line", 2),
        *badge(LEFT + 24, y + tall / 2, LETTERS[place]),
        fitted(LEFT + 66, y + 6, NAME - 96, tall - 12, who, 28, anchor="middle"),
    ]


def _boxes(titles: list[str], y: float, tall: float) -> list[Item]:
    """Return the cases beside each other, to be voted on."""
    wide, high = (INNER - NAME - GAP * (len(titles) - 1)) / len(titles), min(tall - 36, 110)
    items: list[Item] = []
    for place, each in enumerate(titles):
        x, top = LEFT + NAME + place * (wide + GAP), y + (tall - high) / 2
        items.append(Box(x, top, wide, high, "paper", "ink", 2, 6))
        items.append(fitted(x + 14, top, wide - 28, high, each, 30, align="center", anchor="middle"))
    return items
