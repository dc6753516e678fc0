"""Accounts that were limited, or not: first as they are told without names, then whose they were and what was done."""

from collections.abc import Sequence

from ....i18n import _
from ..material import Material, Row
from ..scene import FOOT, INNER, LEAST, LEFT, Box, Item, Note, Slide, Text
from ..text_fitting import fitted, text_height
from .layout import badge, headline, task_kicker

IN_A_ROW = 2
GAP = 14  # pixels between cards


def accounts(material: Material, row: Row) -> list[Slide]:
    """Return two slides: the accounts of `trials`, and below `told` what became of them."""
    reader, task = material.reader, material.tasks[row["task"]]
    rows = material.case["trials"].to_dict("records")
    cases = [reader.text(each, "case") for each in rows]
    who = [reader.text(each, "who") for each in rows]
    did = [reader.text(each, "did") for each in rows]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += cards([(str(place), "", each) for place, each in enumerate(cases, 1)], top)
    told, top = headline(row["told"])
    signs = ["✕" if each["limited"] else "✓" for each in rows]
    told += cards(list(zip(signs, who, did, strict=True)), top)
    limited = material.say_in_notes(_("closed or limited"))
    left = material.say_in_notes(_("left open"))
    notes = [Note(f"{n} {name}", limited if each["limited"] else left) for n, (name, each) in enumerate(zip(who, rows, strict=True), 1)]  # fmt: skip
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], tuple(notes), answer=True),
    ]


def cards(listed: Sequence[tuple[str, str, str]], top: float) -> list[Item]:
    """Return cards in rows, all texts of one size: (sign or number, name, text). A row is as high as its longest needs."""
    said = [f"**{name}**\n{text}" if name else text for _sign, name, text in listed]
    wide = (INNER - GAP * (IN_A_ROW - 1)) / IN_A_ROW
    inner = wide - 82
    rows = [said[place : place + IN_A_ROW] for place in range(0, len(said), IN_A_ROW)]
    needed = [max(text_height(each, inner, LEAST) for each in row) for row in rows]
    spare = (FOOT - top - GAP * (len(rows) - 1) - sum(needed)) / len(rows)
    highs = [each + spare for each in needed]
    size = min(
        fitted(0, 0, inner, high - 8, each, 30).size for row, high in zip(rows, highs, strict=True) for each in row
    )
    items: list[Item] = []
    for place, words in enumerate(said):
        row, column = divmod(place, IN_A_ROW)
        x, y = LEFT + column * (wide + GAP), top + sum(highs[:row]) + row * GAP
        items += [
            Box(x, y, wide, highs[row], "paper", "quiet", 2, 12),
            *badge(x + 34, y + 34, listed[place][0]),
            Text(x + 68, y + 4, inner, highs[row] - 8, words, size, anchor="middle"),
        ]
    return items
