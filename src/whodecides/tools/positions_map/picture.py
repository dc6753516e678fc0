"""The map of the last day as it stands in a saved page: a picture, its alt text, its table."""

from typing import Any

from ...case.reader import Reader
from ...i18n import colon, localized_day
from ...plots.canvas import Figure
from ...widgets.encodings import COLOURS, value_encodings
from ...widgets.html import html_table
from ...widgets.templates import render
from .model import dated_statements, standings
from .view import Span, map_headers, map_note, map_sentence, map_tiles, map_values

SIDE, GAP = 36, 4  # pixels of a tile, and between two
LINE = 22  # pixels of a line of the key
LIGHT = {0}  # places of the palette on which letters are white


def map_picture(reader: Reader, variable: str, span: Span) -> tuple[str, str]:
    """Return the picture of the last day with its table folded below it, as HTML, and the day's sentence."""
    case, _ = reader.case, reader.say
    stand = standings(dated_statements(case, variable, *span), span[1])
    sentence = map_sentence(reader, variable, stand, span[1])
    tiles, values = map_tiles(reader, variable, span), map_values(reader, variable)
    labels, names = reader.labels(), {each["id"]: each["name"] for each in tiles}
    first, last = (localized_day(each, reader.language) for each in span)
    rows, alt = [], [sentence]
    for tile in sorted(tiles, key=lambda each: each["name"]):
        at = stand.get(tile["id"])
        day = reader.date(case.row("statements", at.statement)) if at else ""
        statements = (
            [labels[variable, at.value], day, at.statement, ", ".join(at.statements)] if at else [tile["quiet"]]
        )
        rows.append([tile["name"], *statements, *[""] * (4 - len(statements))])
    for value in values:
        if places := [names[place] for place, each in stand.items() if each.value == value["id"]]:
            alt.append(f"{value['label']}{colon(reader.language)}{', '.join(sorted(places))}.")
    table = html_table(map_headers(reader), rows, _("Where governments stand on {day}").format(day=last))
    svg = render(__file__, "picture.html", **_drawing(reader, variable, span))
    return Figure(svg, " ".join(alt), map_note(reader, first, last), table, _("The same as a table")).html(), sentence


def _drawing(reader: Reader, variable: str, span: Span) -> dict[str, Any]:
    """Return what the template draws: tiles at their places, and the key below them."""
    _, signs = reader.say, value_encodings(reader.case, variable)
    stand = standings(dated_statements(reader.case, variable, *span), span[1])
    tiles, step = [], SIDE + GAP
    every = map_tiles(reader, variable, span)
    for tile in every:
        at = stand.get(tile["id"])
        sign, order = signs[at.value] if at else ("", -1)
        look = ("judged" if order >= 0 else "spoke") if at else tile["absent"] or "yet"
        tiles.append(
            {
                "x": (tile["column"] - 1) * step + 2,
                "y": (tile["row"] - 1) * step + 2,
                "letters": tile["letters"],
                "look": look,
                "sign": sign,
                "round": SIDE / 2 if tile["union"] else 4,
                "several": bool(at and at.several),
                **_colours(order),
            }
        )
    top = max((each["row"] for each in every), default=0) * step + 12
    every_value = map_values(reader, variable)
    counts = [(each, sum(s.value == each["id"] for s in stand.values())) for each in every_value]
    key: list[dict[str, Any]] = [
        {"sign": each["sign"], "text": f"{each['label']}{colon(reader.language)}{count}", **_colours(each["order"])}
        for each, count in counts
    ]
    for number, line in enumerate(key):
        line |= {"x": 2 + number % 2 * 320, "y": top + number // 2 * LINE}
    below = top + (len(key) + 1) // 2 * LINE
    looked = [
        ("none", _("looked, found nothing")),
        ("yet", _("not yet, or on another day")),
        ("corner", _("corner: other answers too")),
        ("", _("no box: not looked for")),
    ]
    boxes = [
        {"x": 2 + number % 2 * 320, "y": below + number // 2 * LINE, "look": look, "text": text}
        for number, (look, text) in enumerate(looked)
    ]
    width = max(640, max((each["column"] for each in every), default=0) * step)
    return {"tiles": tiles, "key": key, "boxes": boxes, "side": SIDE, "width": width, "height": below + 2 * LINE + 8}


def _colours(order: int) -> dict[str, str]:
    return {
        "fill": COLOURS[order] if order >= 0 else "none",
        "ink": "#ffffff" if order in LIGHT else "#000000",
    }
