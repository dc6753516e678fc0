"""The queue as it stands in a saved page: rule and cases in sight; what was done folded away, as a picture with its table."""

from typing import Any

from ...case.reader import Reader
from ...i18n import colon
from ...widgets.html import data_url
from ...widgets.templates import render
from .model import ladder_rungs, parse_decided
from .view import asked_table, duty_words, lines, outcome_table, rung_names, short_names

LEFT, STEP, LINE, TOP = 190, 88, 40, 34  # pixels: the names, a rung, a case, the heading


def duty_static_fallback(reader: Reader, decided: Any) -> str:
    """Return the queue as HTML."""
    _, own = reader.say, parse_decided(reader.case, decided)
    labels = duty_words(reader)["labels"]
    return render(
        __file__,
        "static_fallback.html",
        labels=labels,
        asked=asked_table(reader),
        rungs=list(rung_names(reader).values()),
        note=_("Decide for yourself first. Then open what was done."),
        alt=_alt(reader, own),
        picture=data_url(_picture(reader, own)),
        told=outcome_table(reader, own),
    )


def _alt(reader: Reader, own: dict[str, str]) -> str:
    mark = colon(reader.language)
    return " ".join(
        f"{line['who']}, {line['company']}, {line['day']}{mark}{line['alt']}." for line in lines(reader, own)
    )


def _picture(reader: Reader, own: dict[str, str]) -> str:
    shown, place = (
        lines(reader, own),
        {rung: LEFT + STEP * (n + 0.5) for n, rung in enumerate(ladder_rungs(reader.case))},
    )
    marks = [
        {
            "y": TOP + LINE * (n + 0.5),
            "who": line["who"],
            "where": f"{line['company']}, {line['day']}",
            "done": place[line["done"]],
            "own": place.get(line["own"], 0),
        }
        for n, line in enumerate(shown)
    ]
    labels = duty_words(reader)["labels"]
    return render(
        __file__,
        "picture.html",
        marks=marks,
        heads=list(zip(place.values(), short_names(reader), strict=True)),
        left=min(place.values()),
        right=max(place.values()),
        width=LEFT + STEP * len(place),
        height=TOP + LINE * len(marks) + 30,
        you=labels["you"] if own else "",
        they=labels["they"],
    )
