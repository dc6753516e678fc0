"""The path as it stands in a saved page: a still line with its decisions, its alt text, and all of it as a table."""

from math import sin

from ...case import Reader
from ...i18n import colon
from ...plots.canvas import Figure
from ...widgets.html import html_table
from ...widgets.templates import render
from .view import Entry, PathView, path_rows, path_words

HEAD_HEIGHT, PITCH, SWING = 40, 22, 72  # pixels: the title of a lesson, a decision, the line on the left
SHOWN = {"title": 48, "yours": 38}  # letters that have room


def path_picture(reader: Reader, view: PathView) -> str:
    """Return the picture with its table folded below it, as HTML."""
    _, labels = reader.say, path_words(reader)["labels"]
    lessons, y = [], 0
    for place, lap in enumerate(view["lessons"]):
        entries = [
            {**_line(each, labels["open"]), "y": y + HEAD_HEIGHT + PITCH * n} for n, each in enumerate(lap["entries"])
        ]
        high = HEAD_HEIGHT + PITCH * len(entries) + 8
        lessons.append(
            {
                **lap,
                "entries": entries,
                "y": y,
                "high": high,
                "x": _line_position(place),
                "on": _line_position(place + 1),
            }
        )
        y += high
    kinds = [
        {"kind": kind, "text": text, "x": x}
        for kind, text, x in (
            ("own", labels["decided"], 98),
            ("so", _("What is so"), 190),
            ("same", labels["same"], 320),
            ("open", labels["open"], 560),
        )
    ]
    svg = render(__file__, "picture.html", lessons=lessons, kinds=kinds, height=y + 40)
    made = {each["number"]: sum(one["state"] != "open" for one in each["entries"]) for each in view["lessons"]}
    counts = [f"{lap['number']} {lap['title']}{colon(reader.language)}{made[lap['number']]}" for lap in view["lessons"]]
    alt = f"{view['sentence']} {'; '.join(counts)}."
    return Figure(svg, alt, labels["lead"], html_table(**path_rows(reader, view)), _("The same as a table")).html()


def _line_position(place: int) -> float:
    """Return where the line stands, as in the page."""
    return round(SWING * (0.55 + 0.3 * sin(place * 0.9)), 1)


def _line(entry: Entry, nothing: str) -> dict[str, str | bool]:
    own = nothing if entry["state"] == "open" else entry["yours"] or entry["words"]
    mark = "open" if entry["state"] == "open" else "same" if entry["same"] else "both" if entry["so"] else "own"
    return {
        "mark": mark,
        "title": _shortened(entry["title"], "title"),
        "yours": _shortened(own, "yours"),
        "quiet": mark == "open",
    }


def _shortened(text: str, part: str) -> str:
    return text if len(text) <= SHOWN[part] else text[: SHOWN[part] - 1].rstrip() + "…"
