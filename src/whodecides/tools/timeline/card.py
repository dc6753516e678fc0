"""The evidence card of an entry."""

from functools import cache

from ...errors import KitError
from ...i18n import data_word, translator, written_day
from ...show.evidence import row_card, source_links, statement_card
from .entry import day_text, entry_title, span_text
from .model import on_clock, table_records, times
from .words import timeline_words


def timeline_card(case, entry_id, clock, language):
    """Return the evidence card of one entry. Raises KitError for an unknown id."""
    _ = translator(language)
    entry = next((each for each in on_clock(case, clock) if each.id == entry_id), None)
    if entry is None:
        raise KitError(_("The timeline has no entry '{entry}': open one from the list.").format(entry=entry_id))
    hour = next((row for row in table_records(case, "hours") if row["record"] == entry.id), None)
    event = case.row("events", entry.event) if entry.event else None
    if entry.id in _ids(case, "statements"):
        shown = statement_card(case, entry.id, language)
    elif entry.id in _ids(case, "platform_actions"):
        shown = _action_card(case, entry, language, _)
    else:
        shown = _event_card(case, entry, event, language, _)
    if event:
        shown["sources"] = shown["sources"] + source_links(case, event, language)
    facts = [[_("Kind"), data_word(entry.kind, "timeline.kind", language)], *shown["facts"]]
    if hour:
        facts.append([_("Hour"), _hour_fact(case, entry, hour, language)])
        shown["sources"] = shown["sources"] + source_links(case, hour, language)
    else:
        facts.append([_("Hour"), _.pgettext("hour", "not established")])
    return {
        **shown,
        "facts": facts,
        "sources": list({each["url"]: each for each in shown["sources"]}.values()),
    }


def _action_card(case, entry, language, _):
    row = case.row("platform_actions", entry.id)
    facts = [
        [_("Company"), row["company"]],
        [
            _("What was done"),
            f"{data_word(row['action'], 'platform_actions.action', language)} ({data_word(row['duration'], 'platform_actions.duration', language)})",
        ],
        [_("Ground that was stated"), row[f"ground_{language}"]],
        [_("Day"), day_text(entry.local_day, entry.precision, language)],
    ]
    if row["end_date"] == row["end_date"]:
        facts.append([_("End"), written_day(row["end_date"], language)])
    return row_card(case, f"{entry.id} · {entry_title(case, entry, language)}", facts, row, language)


def _event_card(case, entry, event, language, _):
    facts = [[_("Day"), day_text(entry.local_day, entry.precision, language)]]
    return row_card(case, f"{entry.id} · {event[f'title_{language}']}", facts, event, language)


def _hour_fact(case, entry, hour, language):
    """Return the hour on all clocks of the case, for example "Washington: 18:21 (8 January 2021)"."""
    texts = []
    for name, words in timeline_words(case, language)["clocks"]:
        if name:
            moments = times(case, entry, name)
            days = dict.fromkeys(written_day(each.date(), language) for each in moments)
            texts.append(f"{words} {span_text(*moments)} ({' – '.join(days)})")
    note = f" [{hour['note']}]" if hour["note"] else ""
    return "; ".join(texts) + note


@cache
def _ids(case, table):
    return frozenset(case[table]["id"]) if table in case.tables else frozenset()
