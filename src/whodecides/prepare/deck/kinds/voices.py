"""Statements without the names of those who made them, and then with their names: who of them are one person?"""

from collections import Counter

from ..material import Material, Quoted, Row
from ..scene import FOOT, INNER, LEFT, Box, Item, Note, Slide, Text
from ..text_fitting import fitted, text_height
from .exhibit import spoken
from .layout import LETTERS, badge, headline

IN_A_ROW = 2
GAP = 24  # pixels between cards


def voices(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the statements that `of` names; behind `told` who spoke more than once is red.

    With `words_only` days and subjects come with the names, where they would tell the answer.
    """
    below = [[_below(material, each, told) for each in map(material.quoted, row["of"])] for told in (False, True)]
    if row.get("words_only"):
        below[0] = [""] * len(row["of"])
    asked, top = headline(row["headline"], row.get("kicker", ""))
    asked += _cards(material, row["of"], below[0], top, told=False)
    told, top = headline(row["told"])
    told += _cards(material, row["of"], below[1], top, told=True)
    quoted = list(map(material.quoted, row["of"]))
    alt = "; ".join(f"{letter}: {each.name}" for letter, each in zip(LETTERS, quoted, strict=False))
    notes = tuple(Note(f"{letter} {each.id}", f"{each.name}, {each.office}") for letter, each in zip(LETTERS, quoted, strict=False))  # fmt: skip
    return [Slide(tuple(asked), row["headline"]), Slide(tuple(told), row["told"], notes, answer=True, alt=alt)]


def _cards(material: Material, ids: list[str], below: list[str], top: float, told: bool) -> list[Item]:
    quoted = list(map(material.quoted, ids))
    spoke = Counter(each.name for each in quoted)
    count = -(-len(ids) // IN_A_ROW)
    wide, tall = (INNER - GAP) / IN_A_ROW, (FOOT - top - GAP * (count - 1)) / count
    foot = max(text_height(each, wide - 96, 24) for each in below) + 4
    size = min(
        fitted(0, 0, wide - 96, tall - foot - 30, spoken(material, each), 36, serif=True).size for each in quoted
    )
    items: list[Item] = []
    for place, each in enumerate(quoted):
        x, y = LEFT + place % IN_A_ROW * (wide + GAP), top + place // IN_A_ROW * (tall + GAP)
        colour = "red" if told and spoke[each.name] > 1 else "ink"
        items += [
            Box(x, y, wide, tall, "paper", colour if told else "quiet", 5 if colour == "red" else 2, 12),
            *badge(x + 40, y + 40, LETTERS[place], colour),
            Text(x + 76, y + 16, wide - 96, tall - foot - 30, spoken(material, each), size, serif=True),
        ]
        if below[place]:
            items.append(fitted(x + 76, y + tall - foot - 10, wide - 96, foot, below[place], 24, anchor="bottom", colour="ink" if told else "quiet"))  # fmt: skip
    return items


def _below(material: Material, quoted: Quoted, told: bool) -> str:
    """Return when something was said, and of what; with the name once it is told."""
    about = material.reader.word(material.case.row("statements", quoted.id)["about"], "statements.about")
    when = f"{quoted.day} · {about}"
    return f"**{quoted.name}**\n{when}" if told else when
