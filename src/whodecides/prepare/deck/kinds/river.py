"""One expression from its speaker to the story: its wordings below each other, and then each phrase as a stream."""

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from ....article_claims import expression_chain
from ....case import Reader
from ....case import Row as DataRow
from ....i18n import _
from ....tools.translation_chain.judged import is_read
from ....tools.translation_chain.model import SIGNS, Place, phrase_paths
from ....tools.translation_chain.phrase_paths import alt_text
from ..material import Material, Row
from ..scene import FOOT, INNER, LEAST, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted, no_room, text_height, text_width
from .choice import ask
from .exhibit import LINE_TALL, beginning
from .layout import headline, replies, task_kicker

WHO = 310  # pixels of who speaks, beside the words
GAP, UNREAD = 54, 0.62  # pixels between two texts; the width of one that was not read, where others have 1
LEGEND, SWATCH = 40, 44  # pixels of the line that says what colours mean, and of a piece of colour in it
INSET, SIGN = 14, 30  # pixels beside a phrase in its box, and of its sign
AROUND, MOST_SPARE = 12, 40  # pixels around a phrase in its lane, and at most what a lane has more than it needs
WATER = {"clear": "sky", "dyed": "red", "new": "pink"}
MOST = 30  # pixels of the letters of a phrase


class Column(NamedTuple):
    """Where the words of a step stand, and our translation of them, "" where there is none."""

    row: DataRow
    gloss: str
    x: float
    w: float


def river(material: Material, row: Row) -> list[Slide]:
    """Return a question on the expression that `of` names, and below `told` what became of each phrase on its way.

    The question is that of `task`, where it has options; else the wordings stand below the headline.
    """
    reader, task = material.reader, material.tasks[row["task"]]
    steps = expression_chain(material.case, row["of"])[0]
    told, top = headline(row["told"])
    told += _streams(reader, row["of"], steps, top)
    notes = [Note(f"{each['step']} {_who(reader, each)}", reader.text(each, "change")) for each in steps]
    answer = Slide(tuple(told), row["told"], (*replies(task, material.say_in_notes), *notes), answer=True, alt=alt_text(reader, row["of"]))  # fmt: skip
    if task.options:
        return [*ask(material, {key: each for key, each in row.items() if key != "told"}), answer]
    asked, top = headline(row["headline"], row.get("kicker") or task_kicker(task, material.say))
    asked += _wordings(reader, steps, top)
    return [Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes), answer]


def _who(reader: Reader, row: DataRow) -> str:
    """Return who speaks or prints at a step, in short."""
    return reader.text(row, "outlet").partition(",")[0]


def _stage(reader: Reader, row: DataRow) -> str:
    """Return what a step is, and whether its words are only presumed."""
    inferred = f" ({reader.say.pgettext('step', 'inferred')})" if row["inferred"] and is_read(row) else ""
    return f"{reader.word(row['stage'], 'renderings.stage')}{inferred}"


def _wordings(reader: Reader, steps: Sequence[DataRow], top: float) -> list[Item]:
    """Return the words of each step: our translation large, the original small."""
    tall, wide = (FOOT - top) / len(steps), INNER - WHO
    words = [reader.gloss(each) or each["wording"] for each in steps]
    size = min(fitted(0, 0, wide, tall - LINE_TALL - 16, each, 38, serif=True).size for each in words)
    items: list[Item] = []
    for place, each in enumerate(steps):
        y = top + place * tall
        high = text_height(words[place], wide, size, serif=True)
        original = beginning(each["wording"], wide, 1)[0] if words[place] != each["wording"] else ""
        begin = y + (tall - high - (LINE_TALL if original else 0)) / 2
        items += [
            Line(LEFT, y, RIGHT, y, "line", 2),
            fitted(LEFT, y + 4, WHO - 20, tall - 8, f"**{_who(reader, each)}**\n{_stage(reader, each)}", 26, anchor="middle"),
            Text(LEFT + WHO, begin, wide, high, words[place], size, serif=True, anchor="bottom"),
        ]  # fmt: skip
        if original:
            items.append(Text(LEFT + WHO, begin + high, wide, LINE_TALL + 2, original, LEAST, serif=True, italic=True, colour="quiet", lang=each["language"]))  # fmt: skip
    return items


def _streams(reader: Reader, expression: str, steps: Sequence[DataRow], top: float) -> list[Item]:
    """Return the texts beside each other, and a stream for each phrase through them."""
    columns, ways = _columns(reader, steps), phrase_paths(reader.case, expression)
    names = max(text_height(_who(reader, each.row), each.w, LEAST, bold=True) for each in columns)
    begin = top + names + LINE_TALL + 6
    legend, right = _legend(reader, {place["water"] for way in ways.values() for place in way})
    translated = [each for each in columns if each.gloss]
    foot = FOOT - (LEGEND if any(each.x < right for each in translated) else 0)
    below = max((text_height(each.gloss, each.w, LEAST) for each in translated), default=0)
    end = min(foot - below - 8, FOOT - LEGEND)
    size, lanes = _lanes(columns, ways, end - begin)
    items: list[Item] = []
    for each in columns:
        items.append(Text(each.x, top - 6, each.w, names, _who(reader, each.row), LEAST, bold=True, anchor="bottom"))
        items.append(Text(each.x, top - 6 + names, each.w, LINE_TALL + 2, _stage(reader, each.row), LEAST, colour="quiet"))  # fmt: skip
        if not is_read(each.row):
            tall = sum(lanes.values())
            items.append(Box(each.x, begin, each.w, tall, "soft", "quiet", 2, 8, dash=True))
            items.append(fitted(each.x + 10, begin, each.w - 20, tall, reader.say(_("could not be read")), 28, colour="quiet", align="center", anchor="middle"))  # fmt: skip
        if each.gloss:
            items.append(Text(each.x, end + 8, each.w, foot - end - 8, each.gloss, LEAST, colour="quiet"))
    at = {each.row["step"]: each for each in columns}
    y = begin
    for phrase, way in ways.items():
        items += _stream(reader, way, at, y, lanes[phrase], size)
        y += lanes[phrase]
    return [*items, *legend]


def _columns(reader: Reader, steps: Sequence[DataRow]) -> list[Column]:
    shares = [1.0 if is_read(each) else UNREAD for each in steps]
    unit = (INNER - GAP * (len(steps) - 1)) / sum(shares)
    columns, x = [], float(LEFT)
    for each, share in zip(steps, shares, strict=True):
        columns.append(Column(each, reader.gloss(each) if is_read(each) else "", x, unit * share))
        x += unit * share + GAP
    return columns


def _lanes(columns: Sequence[Column], ways: Mapping[int, list[Place]], room: float) -> tuple[float, dict[int, float]]:
    """Return the largest size of letters at which all phrases have room, and how high the lane of each is.

    Raises KitError, which names the longest phrase, where they have none.
    """
    wide = {each.row["step"]: each.w - 2 * INSET for each in columns}
    for size in range(MOST, LEAST - 1, -1):
        needed = {
            phrase: AROUND
            + max(
                text_height(place["cut"]["words"], wide[place["step"]] - (SIGN if _sign(place) else 0), size)
                for place in way
            )
            for phrase, way in ways.items()
        }
        spare = (room - sum(needed.values())) / len(needed)
        if spare >= 0:
            return size, {phrase: high + min(spare, MOST_SPARE) for phrase, high in needed.items()}
    longest = max((place for way in ways.values() for place in way), key=lambda place: len(place["cut"]["words"]))
    raise no_room(longest["cut"]["words"], -spare * len(needed), LEAST)


def _sign(place: Place) -> str:
    """Return the sign of what a step does to a phrase, "" where it keeps it."""
    change = place["cut"]["change"]
    return "" if change == "kept" else SIGNS[change]


def _stream(reader: Reader, way: Sequence[Place], at: Mapping[int, Column], y: float, lane: float, size: float) -> list[Item]:  # fmt: skip
    """Return the water of one phrase from text to text, and its words in each."""
    items: list[Item] = []
    band, middle = min(lane - 14, 60.0), y + lane / 2
    for before, place in zip([None, *way], way, strict=False):
        here, gone = at[place["step"]], place["cut"]["change"] == "left out"
        colour, guess = WATER[place["water"]], bool(here.row["inferred"])
        if before:
            start = at[before["step"]].x + at[before["step"]].w
            wide = here.x - start + (20 if gone else 0)
            items.append(Box(start, middle - band / 2, wide, band, colour, "", 0))
        x, words, ink, tongue = here.x + INSET, place["cut"]["words"], "ink", here.row["language"]
        if gone:
            x, words, ink, tongue = here.x + 36, reader.word("left out", "cuts.change"), "quiet", ""
        else:
            items.append(Box(here.x, y + 4, here.w, lane - 8, "paper", colour, 4, 10, dash=guess))
        if _sign(place):
            items.append(Text(x, y + 6, SIGN, lane - 12, _sign(place), size, bold=True, anchor="middle"))
            x += SIGN
        right = here.x + here.w - INSET
        items.append(Text(x, y + 6, right - x, lane - 12, words, size, colour=ink, anchor="middle", lang=tongue))
    return items


def _legend(reader: Reader, shown: Container[str]) -> tuple[list[Item], float]:
    """Return what the colours of the water that is shown say, and how far to the right that reaches."""
    said = {"clear": reader.word("kept", "cuts.change"), "dyed": reader.say(_("changed here or above")), "new": reader.word("added", "cuts.change")}  # fmt: skip
    items: list[Item] = []
    x, y = float(LEFT), FOOT - 30
    for water, words in said.items():
        if water not in shown:
            continue
        wide = text_width(words, LEAST) + 10
        items.append(Box(x, y + 4, SWATCH, 22, WATER[water], "", 0))
        items.append(Text(x + SWATCH + 12, y, wide, 32, words, LEAST, colour="quiet"))
        x += SWATCH + 12 + wide + 24
    return items, x
