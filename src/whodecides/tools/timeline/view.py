"""The timeline in words: list by day, plain table, one sentence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from ...case import Reader
from ...i18n import Translator, colon, localized_day
from ...widgets.html import PlainTable
from .choices import period_text
from .encodings import entry_encoding
from .entry import day_text, entry_title, hours_text
from .model import Entry, Filters, kinds, select
from .words import kind_word

MOST = 150  # entries listed at once; more would be slow to draw and long to read


@lru_cache(maxsize=256)
def timeline_listing(reader: Reader, filters: Filters) -> dict[str, Any]:
    """Return the entries that the filters keep, in words.

    {"groups": a list by day, "sentence", "more": what the list leaves out, "hidden": how many entries of violence the filters hide}.
    """
    _ = reader.say
    kept = select(reader.case, filters)
    listed = kept[:MOST]
    return {
        "groups": [
            _group(reader, key, list(group))
            for key, group in groupby(listed, lambda each: (each.day, each.precision == "month"))
        ],
        "sentence": timeline_sentence(reader, filters),
        "more": _("The first {listed} of {all} are listed. Choose a shorter time above to see the others.").format(
            listed=MOST, all=len(kept)
        )
        if len(kept) > MOST
        else "",
        "hidden": 0
        if filters.violence
        else len(select(reader.case, replace(filters, within="", violence=True)))
        - len(select(reader.case, replace(filters, within=""))),
    }


def timeline_sentence(reader: Reader, filters: Filters) -> str:
    """Return one sentence: how many entries are shown, from when to when, of which kinds."""
    _ = reader.say
    found = select(reader.case, filters)
    if not found:
        return _("No entry fits these choices.")
    counts = Counter(each.kind for each in found)
    listed = "; ".join(
        f"{kind_word(reader, kind)}{colon(reader.language)}{counts[kind]}"
        for kind in kinds(reader.case)
        if counts[kind]
    )
    return _("Entries: {count}, from {start} to {end} ({kinds}).").format(
        count=len(found),
        start=localized_day(found[0].day, reader.language),
        end=localized_day(found[-1].day, reader.language),
        kinds=listed,
    )


def timeline_table(reader: Reader, filters: Filters) -> PlainTable:
    """Return headers, rows and caption of the list as a plain table, for readers without Python."""
    _ = reader.say
    rows = _plain_rows(reader, select(reader.case, filters)[:MOST])
    caption = _("Timeline, {period}").format(period=period_text(reader, filters.start, filters.end))
    return {"headers": _headers(_), "rows": rows, "caption": caption}


def _group(reader: Reader, key: tuple[date, bool], group: Sequence[Entry]) -> dict[str, Any]:
    day, whole_month = key
    lines = [(each, _line(reader, each)) for each in group]
    return {
        "heading": day_text(day, "month" if whole_month else "day", reader.language),
        "known": [line for each, line in lines if each.since],
        "unknown": [line for each, line in lines if not each.since],
    }


def _line(reader: Reader, entry: Entry) -> dict[str, Any]:
    _ = reader.say
    return {
        "id": entry.id,
        "look": entry_encoding(reader.case, entry),
        "kind": kind_word(reader, entry.kind),
        "hours": hours_text(reader.case, entry, ""),
        "certainty": _certainty(entry, _),
        "title": entry_title(reader, entry),
    }


def _certainty(entry: Entry, _: Translator) -> str:
    """Return what a reader must know of an entry's day; "" where a source says the day."""
    words = {"published": _("day of publication; it may have happened before"), "inferred": _("day inferred")}
    return words.get(entry.precision, "")


def _plain_rows(reader: Reader, found: Sequence[Entry]) -> list[list[str]]:
    return [
        [
            day_text(each.day, each.precision, reader.language),
            hours_text(reader.case, each, ""),
            kind_word(reader, each.kind),
            entry_title(reader, each),
            each.id,
        ]
        for each in found
    ]


def _headers(_: Translator) -> list[str]:
    return [_("Day"), _("Hour"), _("Kind"), _("What happened"), _("Id")]
