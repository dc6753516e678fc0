"""Laws over time in a saved page: a still picture of the first day named, its alt text, and the days as a table."""

from datetime import date
from typing import Any

from ...case.reader import Reader
from ...i18n import localized_day
from ...plots.canvas import Figure
from ...widgets.encodings import COLOURS
from ...widgets.html import html_table
from ...widgets.templates import render
from .model import instrument_histories
from .view import laws_headers, laws_note, laws_rows, laws_sentence, laws_view

NAMES, TRACK, PITCH, TOP = 300, 430, 16, 44  # pixels


def laws_picture(reader: Reader, instruments: tuple[str, ...], days: tuple[date, ...]) -> tuple[str, str]:
    """Return the picture with its table folded below it, as HTML, and one sentence for each day named."""
    _ = reader.say
    found = instrument_histories(reader.case, instruments)
    sentence = laws_sentence(reader, found, days[-1:], days[-1])
    if len(days) > 1:
        sentence = f"{laws_sentence(reader, found, days, days[0])} {sentence}"
    table = html_table(laws_headers(reader, days), laws_rows(reader, instruments, days), _("How laws and bills stood"))
    svg = render(__file__, "picture.html", **_drawing(reader, instruments, days))
    alt = _("One line a text, from its first step to the day of the last look. {sentence}").format(sentence=sentence)
    return Figure(svg, alt, laws_note(reader), table, _("The same as a table")).html(), sentence


def _drawing(reader: Reader, instruments: tuple[str, ...], days: tuple[date, ...]) -> dict[str, Any]:
    """Return what the template draws, in pixels."""
    view = laws_view(reader, instruments, days)
    looks = {
        each["id"]: {
            "sign": each["sign"],
            "form": each["form"],
            "fill": COLOURS[each["order"]] if each["order"] >= 0 else "#222",
        }
        for each in view["standings"]
    }
    lines = []
    for number, each in enumerate(view["lines"]):
        y = TOP + number * PITCH
        name = f"{each['code']} {each['name']}"
        parts = [
            {
                **looks[part["standing"]],
                "x": round(NAMES + part["start"] * TRACK, 1),
                "wide": round((part["end"] - part["start"]) * TRACK, 1),
                "signed": part["sign"],
                "sure": part["sure"],
            }
            for part in each["parts"]
        ]
        lines.append({"y": y, "name": name if len(name) < 45 else f"{name[:43]}…", "parts": parts})
    marks = [
        {"x": round(NAMES + view["stops"][each]["at"] * TRACK, 1), "label": localized_day(day, reader.language)}
        for each, day in zip(view["named"], days, strict=True)
    ]
    end = TOP + len(lines) * PITCH
    counts = [view["stops"][each]["counts"] for each in view["named"]]
    key = [
        {
            **looks[each["id"]],
            "text": f"{each['label']} ({' → '.join(str(count[place]) for count in counts)})",
            "x": 8 + place % 2 * 365,
            "y": end + 24 + place // 2 * 20,
        }
        for place, each in enumerate(view["standings"])
    ]
    years = [{"x": round(NAMES + at * TRACK, 1), "label": label} for at, label in view["years"]]
    height = end + 24 + (len(key) + 1) // 2 * 20
    return {"lines": lines, "marks": marks, "years": years, "key": key, "end": end, "top": TOP, "width": NAMES + TRACK + 10, "height": height}  # fmt: skip
