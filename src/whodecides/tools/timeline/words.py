"""What the timeline shows whatever is chosen: labels, kinds, clocks."""

from functools import cache

from .model import KINDS, LOCAL, clocks


@cache
def timeline_words(reader):
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
            *([each, reader.word(each, "timeline.kind")] for each in KINDS if each != "violence"),
        ],
    }


def _labels(_):
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
        "count": _("{label}, entries: {count}"),
        "hint": _(
            "Click an entry, or press Enter on it, to see its evidence. The arrow keys up and down move in the list."
        ),
        "unknown": _("Hour not established; no order within the day:"),
        "list": _("Entries"),
        "evidence": _("Evidence"),
        "evidence_none": _("Choose an entry to see its evidence here."),
        "close": _("Close the evidence"),
        "summary": _("In one sentence:"),
        "plain": _("The same list as a table"),
        "mark": _("Line to compare with:"),
    }
