"""What the timeline shows whatever is chosen: labels, kinds, clocks."""

from functools import cache
from typing import Any

from ...case import Reader
from ...i18n import Translator
from .model import GOVERNMENT, LOCAL, OTHER, REPORTED, clocks, kinds


def kind_word(reader: Reader, kind: str) -> str:
    """Return the words for a kind of entry."""
    _ = reader.say
    statements = {
        GOVERNMENT: _("government statement"),
        OTHER: _("other statement"),
        REPORTED: _("reported statement"),
    }
    return statements.get(kind) or reader.word(kind, "events.kind")


@cache
def timeline_words(reader: Reader) -> dict[str, Any]:
    """Return what the timeline shows whatever is chosen: labels, and the choices that do not depend on the entries."""
    _ = reader.say
    names = {each["id"]: each["name"][reader.language] for each in reader.case.entry("clocks", ())}
    names[LOCAL] = _("local time")
    violence = reader.entry("violence.label", _("Show violent events"))
    return {
        "labels": {**_labels(_), "violence": violence},
        "clocks": [[each, names[each]] for each in clocks(reader.case)],
        "kinds": [
            ["", _("all kinds")],
            *([each, kind_word(reader, each)] for each in kinds(reader.case) if each != "violence"),
        ],
    }


def _labels(_: Translator) -> dict[str, str]:
    """Return the fixed words of the timeline."""
    return {
        "title": _("Timeline"),
        "period": _("Period"),
        "kind": _("Kind"),
        "who": _("Company or speaker"),
        "platform": _("Platform concerned"),
        "place": _("Place"),
        "clock": _("Clock"),
        "everything": _("Also show entries that are not main events"),
        "reset": _("Back to the first view"),
        "jump": _("Jump to"),
        "all": _("all"),
        "count": _("{label}, entries: {count}"),
        "more_filters": _("More filters"),
        "picture": _("Entries in lanes"),
        "hint": _("Click a mark, or press Enter on it, to see its evidence. The arrow keys move from mark to mark."),
        "hour_known": _("hour known"),
        "day_only": _("day only"),
        "rail": _(
            "On the dotted line of a lane: the hour is known, and a bar is as long as the doubt. Below it: only the day "
            "is known. A dashed edge: the day itself is not certain."
        ),
        "rest": _("A number such as +5 counts entries without a mark; the list has them."),
        "unknown": _("Hour not established; no order within the day:"),
        "list": _("Entries"),
        "evidence": _("Evidence"),
        "evidence_none": _("Choose a mark to see its evidence here."),
        "close": _("Close the evidence"),
        "summary": _("In one sentence:"),
        "as_list": _("The same as a list"),
        "mark": _("Line to compare with:"),
    }
