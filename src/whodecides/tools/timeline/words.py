"""What the timeline shows whatever is chosen: labels, kinds, names of clocks."""

from functools import cache
from typing import Any

from ...case import Reader
from ...i18n import Translator
from .model import GOVERNMENT, OTHER, REPORTED, kinds


def kind_word(reader: Reader, kind: str) -> str:
    """Return the words for a kind of entry."""
    _ = reader.say
    statements = {
        GOVERNMENT: _("government statement"),
        OTHER: _("other statement"),
        REPORTED: _("reported statement"),
    }
    return statements.get(kind) or reader.word(kind, "events.kind")


def clock_names(reader: Reader) -> list[list[str]]:
    """Return the clocks of the case, as [id, name]."""
    return [[each["id"], each["name"][reader.language]] for each in reader.case.entry("clocks", ())]


@cache
def timeline_words(reader: Reader) -> dict[str, Any]:
    """Return what the timeline shows whatever is chosen: labels, and the kinds of entries."""
    _ = reader.say
    violence = reader.entry("violence.label", _("Show violent events"))
    return {
        "labels": {**_labels(_), "violence": violence},
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
        "everything": _("Also show entries that are not main events"),
        "reset": _("Back to the first view"),
        "jump": _("Jump to"),
        "all": _("all"),
        "more_filters": _("More filters"),
        "unknown": _("Hour not established; no order within the day:"),
        "list": _("Entries"),
        "evidence": _("Evidence"),
        "close": _("Close the evidence"),
    }
