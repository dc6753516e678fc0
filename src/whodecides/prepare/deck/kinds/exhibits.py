"""Exhibits side by side; with a task its options stand below, to vote with hands."""

from collections.abc import Sequence
from itertools import accumulate

from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, Box, Item, Note, Slide, Text
from ..text_fitting import text_height
from .exhibit import exhibit
from .layout import LETTERS, headline, task_kicker

GAP = 28  # pixels between columns
SHARE_OF_POSTS = 2.5  # of the width, where a rule beside them takes 1
MOST_ALONE = 64  # pixels of the letters of an exhibit that stands alone


def exhibits(material: Material, row: Row) -> list[Slide]:
    """Return one slide: the exhibits and statements that `of` names; posts stand below each other in one column."""
    task = material.tasks[row["task"]] if "task" in row else None
    items, top = headline(row["headline"], row.get("kicker", "") or (task_kicker(task, material.say) if task else ""))
    foot: float = FOOT
    if task:
        options, foot = _options([each["text"] for each in task.options], foot)
        items += options
    kinds = {each: material.quoted(each).kind for each in row["of"]}
    posts = [each for each, kind in kinds.items() if kind == "post"]
    columns = [posts] * bool(posts) + [[each] for each, kind in kinds.items() if kind != "post"]
    for column, (x, wide) in zip(columns, _columns(columns, posts), strict=True):
        most = MOST_ALONE if len(kinds) == 1 else 40
        items += _column(material, column, x, top, wide, foot, most)
    notes = (Note("", task.question),) if task else ()
    return [Slide(tuple(items), row["headline"], notes, bool(row.get("answer")), minutes=task.minutes if task else 0)]


def _options(texts: Sequence[str], foot: float) -> tuple[list[Item], float]:
    """Return options beside each other above `foot`, and where what stands above them ends."""
    wide = (INNER - 18 * (len(texts) - 1)) / len(texts)
    lettered = [f"**{letter}**  {text}" for letter, text in zip(LETTERS, texts, strict=False)]
    tall = max(text_height(each, wide - 32, 26) for each in lettered) + 22
    items: list[Item] = []
    for place, each in enumerate(lettered):
        x = LEFT + place * (wide + 18)
        items.append(Box(x, foot - tall, wide, tall, "paper", "ink", 2, 6))
        items.append(Text(x + 16, foot - tall, wide - 32, tall, each, 26, anchor="middle"))
    return items, foot - tall - 22


def _columns(columns: Sequence[Sequence[str]], posts: Sequence[str]) -> list[tuple[float, float]]:
    """Return where each column begins and how wide it is."""
    shares = [SHARE_OF_POSTS if posts and column == posts else 1.0 for column in columns]
    unit = (INNER - GAP * (len(columns) - 1)) / sum(shares)
    begins = accumulate([unit * share + GAP for share in shares[:-1]], initial=float(LEFT))
    return [(x, unit * share) for x, share in zip(begins, shares, strict=True)]


def _column(material: Material, ids: Sequence[str], x: float, top: float, wide: float, foot: float, most: float) -> list[Item]:  # fmt: skip
    """Return exhibits below each other; what has more words has more room."""
    lengths = [100 + text_height(material.quoted(each).words, wide - 56, 27, serif=True) for each in ids]
    room = foot - top - 20 * (len(ids) - 1)
    items: list[Item] = []
    y = top
    for each, length in zip(ids, lengths, strict=True):
        tall = room * length / sum(lengths)
        items += exhibit(material, each, x, y, wide, tall, most)
        y += tall + 20
    return items
