"""The evidence card of an entry."""

from functools import cache
from typing import Any

from ...case import Case, Reader
from ...errors import KitError
from ...i18n import localized_day
from ...widgets.evidence import action_card, row_card, statement_card
from .entry import day_text, entry_title, span_text
from .model import Entry, entries, table_records, times
from .words import clock_names, kind_word


def timeline_card(reader: Reader, entry_id: str) -> dict[str, Any]:
    """Return the evidence card of one entry. Raises KitError for an unknown id."""
    _ = reader.say
    entry = next((each for each in entries(reader.case) if each.id == entry_id), None)
    if entry is None:
        raise KitError(_("The timeline has no entry '{entry}': open one from the list.").format(entry=entry_id))
    hour = next((row for row in table_records(reader.case, "hours") if row["record"] == entry.id), None)
    event = reader.case.row("events", entry.event) if entry.event else None
    if entry.id in _ids(reader.case, "statements"):
        shown = statement_card(reader, entry.id)
    elif entry.id in _ids(reader.case, "platform_actions"):
        day = day_text(entry.local_day, entry.precision, reader.language)
        action = reader.case.row("platform_actions", entry.id)
        shown = action_card(reader, action, entry_title(reader, entry), day)
    else:
        shown = _event_card(reader, entry, event)
    if event:
        shown["sources"] = shown["sources"] + reader.links(event)
    facts = [[_("Kind"), kind_word(reader, entry.kind)], *shown["facts"]]
    if hour:
        facts.append([_("Hour"), _hour_fact(reader, entry, hour)])
        shown["sources"] = shown["sources"] + reader.links(hour) + reader.note_links(hour)
    else:
        facts.append([_("Hour"), _.pgettext("hour", "not established")])
    return {
        **shown,
        "facts": facts,
        "sources": list({each["url"]: each for each in shown["sources"]}.values()),
    }


def _event_card(reader: Reader, entry: Entry, event: dict[str, Any]) -> dict[str, Any]:
    _ = reader.say
    facts = [[_("Day"), day_text(entry.local_day, entry.precision, reader.language)]]
    return row_card(reader, f"{entry.id} · {reader.text(event, 'title')}", facts, event)


def _hour_fact(reader: Reader, entry: Entry, hour: dict[str, str]) -> str:
    """Return the hour on all clocks of the case, for example "Washington: 18:21 (8 January 2021)"."""
    texts = []
    for name, words in clock_names(reader):
        moments = times(reader.case, entry, name)
        days = dict.fromkeys(localized_day(each.date(), reader.language) for each in moments)
        texts.append(f"{words} {span_text(*moments)} ({' – '.join(days)})")
    note = f" [{reader.note(hour)}]" if hour["note"] else ""
    return "; ".join(texts) + note


@cache
def _ids(case: Case, table: str) -> frozenset[str]:
    return frozenset(case[table]["id"]) if table in case.tables else frozenset()
