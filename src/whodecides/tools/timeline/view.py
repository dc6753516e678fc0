"""The timeline in words: list by day, plain table, one sentence."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import groupby

from babel.dates import format_date

from ...i18n import colon, written_day
from .choices import period_text
from .entry import MONTH, day_text, entry_title, hours_text
from .model import KINDS, select

MOST = 150  # entries listed at once; more would be slow to draw and long to read
# A sign beside each colour, so that a kind is never told by colour alone; the number is a colour of the palette.
SIGNS = {
    "government statement": ("●", 0),
    "other statement": ("○", 1),
    "reported statement": ("◌", 2),
    "platform action": ("■", 4),
    "politics": ("▲", 3),
    "law": ("◆", 5),
    "court": ("◇", 5),
    "oversight": ("✚", 6),
    "settlement": ("✖", 6),
    "summit": ("★", 7),
    "violence": ("▼", 2),
}
SHORT_DAY = {"en": "EEE d", "fr": "EEE d", "es": "EEE d"}


@lru_cache(maxsize=256)
def timeline_listing(reader, filters, mark):
    """Return the entries that the filters keep, in words.

    {"units": the days, months or years to jump to, "groups": a list by day, "sentence", "more": what was left out,
    "hidden": how many entries of violence the filters hide, "plain": {headers, rows}}.
    """
    _ = reader.say
    whole = select(reader.case, replace(filters, within=""), mark)
    kept = [each for each in whole if each.day.isoformat().startswith(filters.within)]
    listed = kept[:MOST]
    return {
        "units": _units(reader, whole, filters),
        "groups": [
            _group(reader, key, list(group), mark, filters.clock)
            for key, group in groupby(listed, lambda each: (each.day, each.precision == "month"))
        ],
        "sentence": timeline_sentence(reader, filters, mark),
        "more": _("The first {listed} of {all} are listed. Choose a shorter time above to see the others.").format(
            listed=MOST, all=len(kept)
        )
        if len(kept) > MOST
        else "",
        "hidden": 0 if filters.violence else _with_violence(reader.case, filters, mark) - len(whole),
        "plain": {"headers": _headers(_), "rows": _plain_rows(reader, listed, filters.clock)},
    }


def _with_violence(case, filters, mark):
    """Return how many entries the whole period holds when those of violence are shown, whichever day is chosen."""
    return len(select(case, replace(filters, within="", violence=True), mark))


def timeline_sentence(reader, filters, mark=""):
    """Return one sentence: how many entries are shown, from when to when, of which kinds."""
    _ = reader.say
    found = select(reader.case, filters, mark)
    if not found:
        return _("No entry fits these choices.")
    counts = Counter(each.kind for each in found)
    listed = "; ".join(
        f"{reader.word(kind, 'timeline.kind')}{colon(reader.language)}{counts[kind]}" for kind in KINDS if counts[kind]
    )
    return _("Entries: {count}, from {start} to {end} ({kinds}).").format(
        count=len(found),
        start=written_day(found[0].day, reader.language),
        end=written_day(found[-1].day, reader.language),
        kinds=listed,
    )


def timeline_table(reader, filters, mark=""):
    """Return headers, rows and caption of the list as a plain table, for readers without a running kernel."""
    _ = reader.say
    rows = _plain_rows(reader, select(reader.case, filters, mark)[:MOST], filters.clock)
    caption = _("Timeline, {period}").format(period=period_text(reader, filters.start, filters.end))
    return {"headers": _headers(_), "rows": rows, "caption": caption}


def _units(reader, found, filters):
    """Return the days, months or years of the period with their number of entries: [{within, label, count}, …]."""
    _, span = reader.say, (filters.end - filters.start).days
    length, pattern = (10, SHORT_DAY) if span <= 45 else (7, MONTH) if span <= 400 else (4, None)
    counts = Counter(each.day.isoformat()[:length] for each in found)
    units = [{"within": "", "label": _("all"), "count": len(found)}]
    for start in sorted(counts):
        day = date.fromisoformat(start + "0000-01-01"[len(start) :])
        label = format_date(day, pattern[reader.language], locale=reader.language) if pattern else start
        units.append({"within": start, "label": label, "count": counts[start]})
    return units


def _group(reader, key, group, mark, clock):
    day, whole_month = key
    lines = [(each, _line(reader, each, mark, clock)) for each in group]
    return {
        "heading": day_text(day, "month" if whole_month else "day", reader.language),
        "known": [line for each, line in lines if each.since],
        "unknown": [line for each, line in lines if not each.since],
    }


def _line(reader, entry, mark, clock):
    _ = reader.say
    sign, colour = SIGNS[entry.kind]
    return {
        "id": entry.id,
        "sign": sign,
        "colour": colour,
        "kind": reader.word(entry.kind, "timeline.kind"),
        "hours": hours_text(reader.case, entry, clock),
        "moved": _("{day} on the local clock").format(day=written_day(entry.local_day, reader.language))
        if entry.moved
        else "",
        "certainty": _certainty(entry, _),
        "title": entry_title(reader, entry),
        "mark": entry.id == mark,
    }


def _certainty(entry, _):
    """Return what a reader must know of an entry's day; "" where a source says the day."""
    words = {"published": _("day of publication; it may have happened before"), "inferred": _("day inferred")}
    return words.get(entry.precision, "")


def _plain_rows(reader, found, clock):
    return [
        [
            day_text(each.day, each.precision, reader.language),
            hours_text(reader.case, each, clock),
            reader.word(each.kind, "timeline.kind"),
            entry_title(reader, each),
            each.id,
        ]
        for each in found
    ]


def _headers(_):
    return [_("Day"), _("Hour"), _("Kind"), _("What happened"), _("Id")]
