"""Promises: how many were kept? First the question, then a chip for each promise in the row of what became of it."""

from ....i18n import _
from ..material import Material, Row
from ..scene import INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted, text_width
from .choice import ask
from .layout import headline, lead_at_foot

LABEL = 330  # pixels of the words of a fate
CHIP, GAP, LETTERS = 44, 10, 26  # the height of a chip, the room between two, its letters, in pixels
KEPT = "kept"


def fates(material: Material, row: Row) -> list[Slide]:
    """Return the question of a prediction, and below `told` who promised, by what became of it, with the `lead` at the foot."""
    items, top = headline(row["told"])
    below, foot = lead_at_foot(row.get("lead", ""), 28)
    items += below
    found = _by_fate(material)
    rows = {fate: _broken(chips) for fate, chips in found.items()}
    spare = (foot - top - sum(len(each) for each in rows.values()) * (CHIP + GAP)) / len(rows)
    y = top
    for fate, lines in rows.items():
        tall = len(lines) * (CHIP + GAP) + spare
        items.append(Line(LEFT, y, RIGHT, y, "line", 2))
        word = material.reader.word(fate, "promises.fate")
        items.append(fitted(LEFT, y, LABEL - 20, tall, word, 28, bold=fate == KEPT, anchor="middle"))
        for number, line in enumerate(lines):
            items += _chips(line, y + spare / 2 + GAP / 2 + number * (CHIP + GAP), fate == KEPT)
        y += tall
    alt = "; ".join(
        f"{material.reader.word(fate, 'promises.fate')}: {', '.join(chips)}" for fate, chips in found.items()
    )
    label = material.say_in_notes(_("Who promised"))
    question = ask(material, {key: each for key, each in row.items() if key not in ("told", "lead")})
    return [*question, Slide(tuple(items), row["told"], (Note(label, alt),), answer=True, alt=alt)]


def _by_fate(material: Material) -> dict[str, list[str]]:
    """Return whose promises had which fate, in the order of the labels."""
    rows = material.case["promises"].to_dict("records")
    names = material.reader.names("jurisdictions")
    whose = [(each["fate"], names[material.case.row("statements", each["statement"])["jurisdiction"]]) for each in rows]
    labels = material.case["labels"]
    order = list(labels[labels["column"] == "promises.fate"]["value"])
    found = {fate: sorted(name for each, name in whose if each == fate) for fate in order}
    return {fate: chips for fate, chips in found.items() if chips}


def _width(chip: str) -> float:
    return text_width(chip, LETTERS) + 32


def _broken(chips: list[str]) -> list[list[str]]:
    """Return chips in as many lines as they need."""
    lines: list[list[str]] = [[]]
    for each in chips:
        if sum(_width(one) + GAP for one in lines[-1]) + _width(each) > INNER - LABEL:
            lines.append([])
        lines[-1].append(each)
    return lines


def _chips(chips: list[str], y: float, kept: bool) -> list[Item]:
    items: list[Item] = []
    x: float = LEFT + LABEL
    for each in chips:
        wide, fill, ink = _width(each), "ink" if kept else "paper", "paper" if kept else "ink"
        items.append(Box(x, y, wide, CHIP, fill, "ink", 2, CHIP / 2))
        items.append(Text(x, y, wide, CHIP, each, LETTERS, colour=ink, align="center", anchor="middle"))
        x += wide + GAP
    return items
