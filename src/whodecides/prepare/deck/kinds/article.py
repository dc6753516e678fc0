"""The story as a page of a paper: its sentences, and then the stamps of the record; its margin, and then what is missing."""

from collections.abc import Sequence

from ....article_claims import omissions
from ....case import Row as DataRow
from ....tools.story_page.view import page_words, record_stamp
from ..material import Material, Row
from ..scene import FOOT, INNER, LEAST, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted, text_height
from .exhibit import LINE_TALL, beginning
from .layout import headline, task_kicker

MASTHEAD = 62  # pixels
STAMP, STAMP_TALL = 230, 64  # pixels of a stamp at the right of its sentence
PAGE, SCRAPS = 250, 11  # the width in pixels of a page beside its margin, and its lines
STAMP_COLOURS = ("blue", "sky", "grey", "orange", "red", "green", "pink")  # as a stamp counts them


def article(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the claims that `of` names: sentences of the page, and below `told` each with its stamp.

    Each has its id, by which sheets of paper name it, too.
    """
    task, reader = material.tasks[row["task"]], material.reader
    claims = [material.case.row("claims", each) for each in row["of"]]
    asked, top = headline(row["headline"], row.get("kicker") or task_kicker(task, material.say))
    asked += _page(material, claims, top, told=False)
    told, top = headline(row["told"])
    told += _page(material, claims, top, told=True)
    stamps = [record_stamp(reader, each)["name"] for each in claims]
    notes = [
        Note(f"{each['id']}, {stamp}", reader.text(each, "record")) for each, stamp in zip(claims, stamps, strict=True)
    ]
    alt = "; ".join(f"{each['id']}: {stamp}" for each, stamp in zip(claims, stamps, strict=True))
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], tuple(notes), answer=True, alt=alt),
    ]


def left_out(material: Material, row: Row) -> list[Slide]:
    """Return two slides: a page whose margin is empty, and below `told` the omissions that `of` names beside it."""
    task, reader = material.tasks[row["task"]], material.reader
    known = {each["id"]: each for each in omissions(material.case)}
    missing = [known[each] for each in row["of"]]
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += [*_small_page(material, top), *_margin(["?"] * len(missing), top)]
    told, top = headline(row["told"])
    told += [*_small_page(material, top), *_margin([reader.text(each, "paraphrase") for each in missing], top)]
    notes = tuple(Note(each["id"], reader.text(each, "record")) for each in missing)
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], notes, answer=True),
    ]


def _publisher(material: Material) -> str:
    """Return who publishes the story."""
    rows = material.case["renderings"]
    source = rows.loc[rows["stage"] == "story", "source"].iloc[0]
    name: str = material.case.row("sources", source)["publisher"]
    return name


def _page(material: Material, claims: Sequence[DataRow], top: float, told: bool) -> list[Item]:
    """Return the head of the page, and below it sentences: in our words large, as printed small."""
    items: list[Item] = [
        Line(LEFT, top, RIGHT, top, "ink", 5),
        Text(LEFT, top + 8, 400, MASTHEAD - 12, _publisher(material), 36, bold=True, serif=True, anchor="middle"),
        Text(LEFT + 400, top + 8, INNER - 400, MASTHEAD - 12, page_words(material.reader)["labels"]["note"], LEAST, colour="quiet", align="right", anchor="middle"),
        Line(LEFT, top + MASTHEAD, RIGHT, top + MASTHEAD, "ink", 1.5),
    ]  # fmt: skip
    top += MASTHEAD + 6
    inner, tall = INNER - 70 - STAMP - 30, (FOOT - top) / len(claims)
    words = [material.reader.text(each, "paraphrase") for each in claims]
    room = tall - LINE_TALL - 12
    size = min(fitted(0, 0, inner, room, each, 34, serif=True).size for each in words)
    for place, each in enumerate(claims):
        high = text_height(words[place], inner, size, serif=True)
        y = top + place * tall
        begin = y + (tall - high - LINE_TALL) / 2
        printed, _tall = beginning(each["as_printed"], inner, 1)
        language = material.case.entry("story.language")
        items += [
            Text(LEFT, y, 66, tall, each["id"], 28, bold=True, anchor="middle"),
            Text(LEFT + 70, begin, inner, high, words[place], size, serif=True, anchor="bottom"),
            Text(LEFT + 70, begin + high, inner, LINE_TALL + 2, printed, LEAST, serif=True, italic=True, colour="quiet", lang=language),
            *_stamp(material, each, y + (tall - STAMP_TALL) / 2, told),
        ]  # fmt: skip
    return items


def _stamp(material: Material, claim: DataRow, y: float, told: bool) -> list[Item]:
    """Return the stamp of the record, or the place in which it goes."""
    x = RIGHT - STAMP
    if not told:
        return [
            Box(x, y, STAMP, STAMP_TALL, "", "quiet", 2, 6, dash=True),
            Text(x, y, STAMP, STAMP_TALL, "?", 40, bold=True, colour="quiet", align="center", anchor="middle"),
        ]
    stamp = record_stamp(material.reader, claim)
    words = f"{stamp['sign']}  {stamp['name']}"
    return [
        Box(x, y, STAMP, STAMP_TALL, "paper", STAMP_COLOURS[stamp["order"]], 6, 6),
        fitted(x + 10, y, STAMP - 20, STAMP_TALL, words, 28, bold=True, align="center", anchor="middle"),
    ]


def _small_page(material: Material, top: float) -> list[Item]:
    """Return a page too small to be read: its head, and lines."""
    items: list[Item] = [
        Box(LEFT, top, PAGE, FOOT - top, "paper", "quiet", 2),
        fitted(LEFT + 16, top + 8, PAGE - 32, 44, _publisher(material), 30, bold=True, serif=True, align="center"),
        Line(LEFT + 16, top + 58, LEFT + PAGE - 16, top + 58, "ink", 2),
    ]
    step = (FOOT - top - 84) / SCRAPS
    for place in range(SCRAPS):
        wide = (PAGE - 32) * (0.6 if place % 4 == 3 else 1)
        items.append(Box(LEFT + 16, top + 76 + place * step, wide, 12, "line", "", 0))
    return items


def _margin(notes: Sequence[str], top: float) -> list[Item]:
    """Return notes below each other beside the page, in dashed boxes."""
    x, gap = LEFT + PAGE + 24, 10
    wide, tall = RIGHT - x, (FOOT - top - gap * (len(notes) - 1)) / len(notes)
    size = min(fitted(0, 0, wide - 40, tall - 8, each, 30).size for each in notes)
    items: list[Item] = []
    for place, each in enumerate(notes):
        y, empty = top + place * (tall + gap), each == "?"
        items += [
            Box(x, y, wide, tall, "", "quiet" if empty else "red", 2, 6, dash=True),
            Text(x + 20, y + 4, wide - 40, tall - 8, each, size, bold=empty, colour="quiet" if empty else "ink", anchor="middle"),
        ]  # fmt: skip
    return items
