"""The path as it stands in a saved page: a still line with its decisions, its alt text, and all of it as a table."""

from math import sin

from ...case import Reader
from ...i18n import colon
from ...plots.canvas import Figure
from ...show.html import html_table
from ...show.templates import render
from .view import Entry, PathView, path_rows, path_words

HEAD, PITCH, WAY = 40, 22, 72  # pixels: the title of a lesson, a decision, the line on the left
SHOWN = {"title": 48, "yours": 38}  # letters that have room


def path_picture(reader: Reader, view: PathView) -> str:
    """Return the picture with its table folded below it, as HTML."""
    _, labels = reader.say, path_words(reader)["labels"]
    laps, y = [], 0
    for place, lap in enumerate(view["laps"]):
        entries = [{**_line(each, labels["open"]), "y": y + HEAD + PITCH * n} for n, each in enumerate(lap["entries"])]
        high = HEAD + PITCH * len(entries) + 8
        laps.append({**lap, "entries": entries, "y": y, "high": high, "x": _swing(place), "on": _swing(place + 1)})
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
    svg = render(__file__, "picture.html", laps=laps, kinds=kinds, height=y + 40)
    made = {each["number"]: sum(one["state"] != "open" for one in each["entries"]) for each in view["laps"]}
    counts = [f"{lap['number']} {lap['title']}{colon(reader.language)}{made[lap['number']]}" for lap in view["laps"]]
    alt = f"{view['said']} {'; '.join(counts)}."
    return Figure(svg, alt, labels["lead"], html_table(**path_rows(reader, view)), _("The same as a table")).html()


def _swing(place: int) -> float:
    """Return where the line stands, as in the page."""
    return round(WAY * (0.55 + 0.3 * sin(place * 0.9)), 1)


def _line(entry: Entry, nothing: str) -> dict[str, str | bool]:
    own = nothing if entry["state"] == "open" else entry["yours"] or entry["words"]
    mark = "open" if entry["state"] == "open" else "same" if entry["same"] else "both" if entry["so"] else "own"
    return {"mark": mark, "title": _cut(entry["title"], "title"), "yours": _cut(own, "yours"), "quiet": mark == "open"}


def _cut(text: str, part: str) -> str:
    return text if len(text) <= SHOWN[part] else text[: SHOWN[part] - 1].rstrip() + "…"
