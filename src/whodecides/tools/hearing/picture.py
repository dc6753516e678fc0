"""The room as it stands in a saved page: a still picture with its alt text, the file and the packs below it."""

from typing import Any

from ...case import Reader
from ...widgets.html import data_url
from ...widgets.templates import render
from .model import STAGES
from .packs import packs_static_fallback
from .room import room_view, room_words, side_names
from .seats import SIDES, seats

WIDTH, MIDDLE = 720, 360  # pixels; all else as in room.js
DESKS = {"company": (122, 62), "public": (122, 162), "user": (598, 62), "civil society": (598, 162)}


def room_picture(reader: Reader, stage: str, side: str, people: int) -> str:
    """Return the room with the light where it is now, and the packs below it, as HTML."""
    found, names = seats(people), side_names(reader)
    lit = "table" if stage == STAGES[0] else side
    sides = [
        {
            "x": x,
            "y": y,
            "name": names[each],
            "lit": each == lit,
            "people": _row(found.each, x, min(18, 96 / found.each)),
        }
        for each, (x, y) in DESKS.items()
        if each in SIDES
    ]
    words = room_words(reader)["room"]
    drawn = render(__file__, "picture.html", sides=sides, bench=_bench(found.bench), lit=lit, words=words, middle=MIDDLE, width=WIDTH)  # fmt: skip
    alt = room_view(reader, stage, side, people)["alt"]
    return render(__file__, "room.html", alt=alt, picture=data_url(drawn), **packs_static_fallback(reader))


def _row(count: int, x: float, gap: float) -> list[dict[str, float]]:
    return [{"x": round(x + (n - (count - 1) / 2) * gap, 1), "r": round(min(7.5, gap * 0.42), 1)} for n in range(count)]


def _bench(count: int) -> dict[str, Any]:
    """Return the seats of the bench on a bow, and half its width."""
    gap = min(32, WIDTH * 0.46 / count)
    row = _row(count, MIDDLE, gap)
    bow = [1 - 2 * n / max(1, count - 1) if count > 1 else 0 for n in range(count)]
    wide = max(row[-1]["x"] - row[0]["x"], 80) / 2 + 18
    return {
        "wide": wide,
        "people": [{**each, "y": round(36 + 14 * t * t, 1)} for each, t in zip(row, bow, strict=True)],
    }
