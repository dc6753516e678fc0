"""What stands on the triangle: acts on its six sides, statements at its corners. Pure functions over a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Any

import pandas as pd

from ...case import Case, government_codes
from ...positions import value_counts

# Where the values of the codebook stand, by the names of `case.toml`; speakers are users there.
PLACES = ("state", "company", "between", "user")
WIDTHS = (640, 400, 300)  # pixels for which the picture is laid out
BUTTON = 34  # pixels of the round button on an arrow
GAP_BETWEEN_ARROWS = 20  # pixels from the line between two corners to each of its two arrows
LARGEST = 34  # radius of the largest circle, in pixels


@dataclass(frozen=True)
class Act:
    """An act of the record: the table that holds it, its row, the row with its day, and where else it stands."""

    id: str
    table: str
    row: dict[str, Any]
    day: dict[str, Any]
    reading: str
    also: tuple[str, ...]


def statements_at(case: Case) -> dict[str, int]:
    """Return how many government statements place the decision at each place of the triangle."""
    counts = value_counts(case, case.entry("variables.decider"))
    return {place: int(counts[case.entry(f"triangle.{place}")].sum()) for place in PLACES}


def count_without_decider(case: Case) -> int:
    """Return how many government statements do not say who should decide."""
    codes = government_codes(case)
    return int(((codes["variable"] == case.entry("variables.decider")) & (codes["value"] == "not addressed")).sum())


def acts(case: Case) -> dict[str, list[Act]]:
    """Return the acts on each side of the triangle, by day: {"state-company": [Act, …], …}.

    What the case does not hold is left out.
    """
    places = case["sides"].groupby("record")["side"].agg(tuple)
    tables = {row_id: table for table in ("events", "instruments") for row_id in case[table]["id"]}
    found: dict[str, list[Act]] = {side: [] for side in case.vocabulary("sides", "side")}
    for row in case["sides"][case["sides"]["record"].isin(tables)].to_dict("records"):
        table = tables[row["record"]]
        record = dict(case.row(table, row["record"]))
        also = tuple(each for each in places[row["record"]] if each != row["side"])
        day = record if table == "events" else _first_step(case, row["record"])
        found[row["side"]].append(Act(row["record"], table, record, day, row["reading"], also))
    return {side: sorted(rows, key=lambda each: (each.day["date"], each.id)) for side, rows in found.items()}


def _first_step(case: Case, instrument: str) -> dict[str, Any]:
    """Return the first step of an instrument that is more than a plan; of a bill the first one at all."""
    steps = case["statuses"].query("instrument == @instrument").sort_values("date")
    made = steps[steps["status"] != "proposed"]
    return dict((made if len(made) else steps).iloc[0]) if len(steps) else {"date": pd.NaT, "date_precision": "day"}


def layout(counts: dict[str, int], width: int, sides: list[str], low: bool = False) -> dict[str, Any]:
    """Return where all stands in a picture of a width, in pixels: circles by place, arrows and buttons by side.

    The two arrows of two corners run beside each other, each to the right of who goes along it. A side that leads through
    a corner runs around it. A `low` picture leaves room beside it, and its circles count nothing.
    """
    margin, height, room = {640: (96, 400, 64), 400: (66, 400, 50), 300: (50, 400, 50)}[width]
    top, bottom = (78, 84) if not low else (36, 56)
    height = height if not low else (300 if width == WIDTHS[0] else 250)
    corners = {
        "state": (width / 2, top),
        "company": (margin, height - bottom),
        "user": (width - margin, height - bottom),
    }
    scale = LARGEST / sqrt(max(1, *counts.values()))
    radius = {place: 8.0 if low else max(4.0, scale * sqrt(number)) for place, number in counts.items()}
    (x, y), (left, right) = (
        _middle(corners["state"], corners["company"]),
        _direction(corners["company"], corners["state"]),
    )
    out = GAP_BETWEEN_ARROWS + BUTTON / 2 + 8 + radius["between"]
    circles = {**corners, "between": (max(radius["between"] + 2, x + out * right), y - out * left)}
    arrows = {}
    for side in sides:
        first, *through, second = (each.replace("speaker", "user") for each in side.split("-"))
        if through:
            arrows[side] = _around(corners, height)
            continue
        way = _direction(corners[first], corners[second])
        beside = (-way[1] * GAP_BETWEEN_ARROWS, way[0] * GAP_BETWEEN_ARROWS)
        ends = [
            (corners[each][0] + sign * room * way[0] + beside[0], corners[each][1] + sign * room * way[1] + beside[1])
            for each, sign in ((first, 1), (second, -1))
        ]
        arrows[side] = {
            "from": _rounded(ends[0]),
            "to": _rounded(ends[1]),
            "at": _rounded(_on_the_way(*ends)),
        }
    return {
        "width": width,
        "height": height,
        "circles": {each: {"at": _rounded(at), "radius": round(radius[each], 1)} for each, at in circles.items()},
        "between": [_rounded((x, y)), _rounded(circles["between"])],
        "arrows": arrows,
    }


def _around(corners: Mapping[str, tuple[float, float]], height: int) -> dict[str, list[float]]:
    """Return an arrow from the state around the company to the speaker: its ends, and the points that bend it."""
    (x, y), (right, down) = corners["state"], corners["user"]
    start, end = (x - 40, y - 8), (corners["company"][0], height - 10)  # it ends below the company's name
    bend = [2, y + 10, -36, height - 4, *end]
    across, along = ((a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(start, bend[:2], bend[2:4], end, strict=True))
    return {
        "from": _rounded(start),
        "to": _rounded((right - 44, down + 30)),
        "at": _rounded((max(22, across), along)),  # half-way along the bend
        "bend": bend,
    }


def _middle(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _on_the_way(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Return where the button of an arrow stands: nearer to who acts, so that the buttons of two arrows beside each other,
    44 pixels wide on a phone, leave room in the narrowest picture."""
    return one[0] + 0.26 * (other[0] - one[0]), one[1] + 0.26 * (other[1] - one[1])


def _direction(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    right, down = other[0] - one[0], other[1] - one[1]
    far = hypot(right, down)
    return right / far, down / far


def _rounded(point: tuple[float, float]) -> list[float]:
    return [round(each, 1) for each in point]
