"""The picture of the timeline in a saved page: still, beside its table."""

from collections.abc import Collection, Sequence
from math import ceil
from typing import Any

from markupsafe import Markup

from ...case import Reader
from ...widgets.html import data_url, html_table
from ...widgets.templates import render
from .lanes import Line, Mark, Picture, timeline_lead, timeline_picture
from .model import Filters, select
from .view import timeline_sentence, timeline_table

WIDTH, TOP, PITCH = 720, 64, 15


def static_picture(reader: Reader, filters: Filters, mark: str) -> Markup:
    """Return the picture as an image with alt text, and the list as a table folded below it, as HTML."""
    _ = reader.say
    picture = timeline_picture(reader, filters, mark)
    kept = {each.id for each in select(reader.case, filters, mark)}
    drawn = {**_arrangement(picture, kept), "columns": picture["columns"], "looks": _legend(picture["looks"])}
    drawn["every"] = ceil(48 / drawn["across"])
    alt = f"{timeline_sentence(reader, filters, mark)} {timeline_lead(reader, filters, mark)}"
    return render(
        __file__,
        "static_fallback.html",
        alt=alt,
        picture=data_url(render(__file__, "picture.html", **drawn)),
        label=_("The same as a table"),
        table=html_table(**timeline_table(reader, filters, mark)),
    )


def _arrangement(picture: Picture, kept: Collection[str]) -> dict[str, Any]:
    """Return where everything stands, in pixels: marks, lanes, the line, and how high the picture is."""
    across = WIDTH / max(1, len(picture["columns"]))
    inside = max(1, int((across - 4) / PITCH))
    lanes, marks, rest, y = [], [], [], TOP
    for number, name in enumerate(picture["lanes"]):
        in_lane = [each for each in picture["marks"] if each["lane"] == number]
        if not in_lane:
            continue
        known = sorted((each for each in in_lane if each["at"]), key=lambda each: sum(each["at"]))
        lifts = _heights_above_line(known, across)
        rail = y + 34 + max(0, max(lifts, default=0) - 1) * PITCH if known else None
        marks += [
            _drawn_mark(each, sum(each["at"]) / 2 * across, rail - lift * PITCH, kept)
            for each, lift in zip(known, lifts, strict=True)
        ]
        first, end = (rail + 22 if known else y + 34), y + 34
        for column in range(len(picture["columns"])):
            cell = [each for each in in_lane if each["column"] == column and not each["at"]]
            for place, each in enumerate(cell):
                in_row = min(inside, len(cell) - place // inside * inside)
                x = across * (column + 0.5) + (place % inside - (in_row - 1) / 2) * PITCH
                marks.append(_drawn_mark(each, x, first + place // inside * PITCH, kept))
                end = max(end, first + place // inside * PITCH)
            if more := picture["more"].get(f"{number}.{column}"):
                rest.append({"text": f"+{more}", "x": round(across * (column + 0.5), 1), "y": end + 14})
                end += 16
        end = max(end, rail or 0) + 14
        lanes.append({"name": name, "y": y, "rail": rail})
        y = end
    return {"width": WIDTH, "top": TOP, "across": across, "lanes": lanes, "marks": marks, "rest": rest, "end": y} | {
        "line": _line(picture["line"], across)
    }


def _heights_above_line(known: Sequence[Mark], across: float) -> list[int]:
    """Return how many marks each known hour stands above its dotted line, so that none covers another."""
    lifts: list[int] = []
    before = None
    for each in known:
        x = sum(each["at"]) / 2 * across
        lifts.append(lifts[-1] + 1 if before is not None and x - before < PITCH else 0)
        before = x
    return lifts


def _drawn_mark(mark: Mark, x: float, y: int, kept: Collection[str]) -> dict[str, Any]:
    return {
        "look": mark["look"],
        "sure": mark["sure"],
        "x": round(x, 1),
        "y": round(y, 1),
        "out": mark["id"] not in kept,
    }


def _line(line: Line, across: float) -> dict[str, Any]:
    if line is None:
        return None
    x = round(line["x"] * across, 1)
    late = x > WIDTH * 0.55
    return {"x": x, "when": line["when"], "what": line["what"], "text": x - 7 if late else x + 7, "late": late}


def _legend(looks: Sequence[list[str]]) -> list[dict[str, Any]]:
    """Return the signs with their words, in two rows of three."""
    return [
        {
            "look": look,
            "sure": True,
            "out": False,
            "words": words,
            "x": 8 + number % 3 * 240,
            "y": 18 + number // 3 * 20,
        }
        for number, (look, words) in enumerate(looks)
    ]
