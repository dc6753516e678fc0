"""The timeline in words: list by day, evidence card, plain table, one sentence."""

from calendar import monthrange
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from itertools import groupby

from babel.dates import format_date

from ...errors import KitError
from ...i18n import by_letters, colon, data_word, qualified, translator, written_day
from ...show.evidence import row_card, source_links, statement_card
from .model import ELSEWHERE, KINDS, LOCAL, Filters, clocks, entries, on_clock, regions, select, times

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
DAY = {"en": "EEEE d MMMM y", "fr": "EEEE d MMMM y", "es": "EEEE, d 'de' MMMM 'de' y"}
SHORT_DAY = {"en": "EEE d", "fr": "EEE d", "es": "EEE d"}
MONTH = {"en": "MMMM y", "fr": "MMMM y", "es": "MMMM 'de' y"}


@cache
def timeline_words(case, language):
    """Return what the timeline shows whatever is chosen: labels, and the choices that do not depend on the entries."""
    _ = translator(language)
    names = {each["id"]: each["name"][language] for each in case.entry("clocks", ())} | {LOCAL: _("local time")}
    violence = case.entry("violence.label", {language: _("Show violent events")})[language]
    return {
        "labels": {**_labels(_), "violence": violence},
        "clocks": [[each, names[each]] for each in clocks(case)],
        "kinds": [
            ["", _("all kinds")],
            *([each, data_word(each, "timeline.kind", language)] for each in KINDS if each != "violence"),
        ],
    }


@lru_cache(maxsize=256)
def timeline_listing(case, filters, mark, language):
    """Return the entries that the filters keep, in words.

    {"units": the days, months or years to jump to, "groups": a list by day, "sentence", "more": what was left out,
    "hidden": how many entries of violence the filters hide, "plain": {headers, rows}}.
    """
    _ = translator(language)
    whole = select(case, replace(filters, within=""), mark)
    kept = [each for each in whole if each.day.isoformat().startswith(filters.within)]
    listed = kept[:MOST]
    return {
        "units": _units(whole, filters, language, _),
        "groups": [
            _group(case, key, list(group), mark, filters.clock, language, _)
            for key, group in groupby(listed, lambda each: (each.day, each.precision == "month"))
        ],
        "sentence": timeline_sentence(case, filters, language, mark),
        "more": _("The first {listed} of {all} are listed. Choose a shorter time above to see the others.").format(
            listed=MOST, all=len(kept)
        )
        if len(kept) > MOST
        else "",
        "hidden": 0 if filters.violence else _with_violence(case, filters, mark) - len(whole),
        "plain": {"headers": _headers(_), "rows": _plain_rows(case, listed, filters.clock, language)},
    }


def _with_violence(case, filters, mark):
    """Return how many entries the whole period holds when those of violence are shown, whichever day is chosen."""
    return len(select(case, replace(filters, within="", violence=True), mark))


def timeline_choices(case, filters, language):
    """Return the periods, names, platforms and places that can be chosen now: {name: [[value, words], …]}."""
    _ = translator(language)
    open_filters = Filters(filters.start, filters.end, everything=filters.everything, violence=True)
    found = select(case, open_filters)
    names = {row["id"]: row[f"name_{language}"] for row in case["jurisdictions"].to_dict("records")}
    parts = {each["id"]: each["name"][language] for each in case.entry("regions", ())}
    parts |= {ELSEWHERE: _("the rest of the world")} if parts else {}
    places = {each.place for each in found} | {filters.place} - {"", *regions(case)}
    return {
        "periods": _periods(case, filters, language, _),
        "who": [["", _("everybody")], *_alike({each.who for each in found} | {filters.who})],
        "platform": [
            ["", _("all platforms")],
            *_alike({name for each in found for name in each.platforms} | {filters.platform}),
        ],
        "place": [
            ["", _("everywhere")],
            *(list(each) for each in parts.items()),
            *sorted(([each, names[each]] for each in places if each), key=lambda pair: by_letters(pair[1])),
        ],
    }


def timeline_card(case, entry_id, clock, language):
    """Return the evidence card of one entry. Raises KitError for an unknown id."""
    _ = translator(language)
    entry = next((each for each in on_clock(case, clock) if each.id == entry_id), None)
    if entry is None:
        raise KitError(_("The timeline has no entry '{entry}': open one from the list.").format(entry=entry_id))
    hour = next((row for row in _records(case, "hours") if row["record"] == entry.id), None)
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


def timeline_sentence(case, filters, language, mark=""):
    """Return one sentence: how many entries are shown, from when to when, of which kinds."""
    _ = translator(language)
    found = select(case, filters, mark)
    if not found:
        return _("No entry fits these choices.")
    counts = Counter(each.kind for each in found)
    listed = "; ".join(
        f"{data_word(kind, 'timeline.kind', language)}{colon(language)}{counts[kind]}" for kind in KINDS if counts[kind]
    )
    return _("Entries: {count}, from {start} to {end} ({kinds}).").format(
        count=len(found),
        start=written_day(found[0].day, language),
        end=written_day(found[-1].day, language),
        kinds=listed,
    )


def timeline_table(case, filters, language, mark=""):
    """Return headers, rows and caption of the list as a plain table, for readers without a running kernel."""
    _ = translator(language)
    rows = _plain_rows(case, select(case, filters, mark)[:MOST], filters.clock, language)
    caption = _("Timeline, {period}").format(period=_period(filters.start, filters.end, language, _))
    return {"headers": _headers(_), "rows": rows, "caption": caption}


def _periods(case, filters, language, _):
    """Return the periods to choose from: that of the case and its months, each year, all, the one in use."""
    began, ended = (case.entry(f"period.{each}") for each in ("first", "last"))
    months = (began.replace(day=1), ended.replace(day=monthrange(ended.year, ended.month)[1]))
    days = [began, ended, *(each.local_day for each in entries(case))]
    first, last = min(days).year, max(days).year
    years = [(f"{year}-01-01", f"{year}-12-31") for year in range(first, last + 1)]
    own = [tuple(map(date.isoformat, each)) for each in ((began, ended), months)]
    known = [*own, *years, (years[0][0], years[-1][1])]
    now = (filters.start.isoformat(), filters.end.isoformat())
    words = {pair: pair[0][:4] for pair in years}
    words[known[-1]] = _("everything, {first} to {last}").format(first=first, last=last)
    return [
        ["/".join(pair), words.get(pair) or _period(*map(date.fromisoformat, pair), language, _)]
        for pair in dict.fromkeys([*known, now])
    ]


def _period(start, end, language, _):
    """Return a period in words, short where it lies in one month: 6–15 January 2021."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{written_day(end, language)}"
    return _("{start} to {end}").format(start=written_day(start, language), end=written_day(end, language))


def _units(found, filters, language, _):
    """Return the days, months or years of the period with their number of entries: [{within, label, count}, …]."""
    span = (filters.end - filters.start).days
    length, pattern = (10, SHORT_DAY) if span <= 45 else (7, MONTH) if span <= 400 else (4, None)
    counts = Counter(each.day.isoformat()[:length] for each in found)
    units = [{"within": "", "label": _("all"), "count": len(found)}]
    for start in sorted(counts):
        day = date.fromisoformat(start + "0000-01-01"[len(start) :])
        label = format_date(day, pattern[language], locale=language) if pattern else start
        units.append({"within": start, "label": label, "count": counts[start]})
    return units


def _group(case, key, group, mark, clock, language, _):
    day, whole_month = key
    lines = [(each, _line(case, each, mark, clock, language, _)) for each in group]
    return {
        "heading": _day_text(day, "month" if whole_month else "day", language),
        "known": [line for each, line in lines if each.since],
        "unknown": [line for each, line in lines if not each.since],
    }


def _line(case, entry, mark, clock, language, _):
    sign, colour = SIGNS[entry.kind]
    return {
        "id": entry.id,
        "sign": sign,
        "colour": colour,
        "kind": data_word(entry.kind, "timeline.kind", language),
        "hours": _hours(case, entry, clock),
        "moved": _("{day} on the local clock").format(day=written_day(entry.local_day, language))
        if entry.moved
        else "",
        "certainty": _certainty(entry, _),
        "title": _title(case, entry, language),
        "mark": entry.id == mark,
    }


def _certainty(entry, _):
    """Return what a reader must know of an entry's day; "" where a source says the day."""
    words = {"published": _("day of publication; it may have happened before"), "inferred": _("day inferred")}
    return words.get(entry.precision, "")


def _title(case, entry, language):
    """Return an entry in one line: the title of its event or action; for other statements, who said what."""
    titles = _titles(case, language)
    if entry.id in titles:
        return titles[entry.id]
    statement = case.row("statements", entry.id)
    place = case.row("jurisdictions", entry.place)[f"name_{language}"]
    opening, closing = {"en": "“”", "fr": ("«\u00a0", "\u00a0»"), "es": "«»"}[language]
    return f"{entry.who} ({place}){colon(language)}{opening}{statement[f'gloss_{language}']}{closing}"


@cache
def _titles(case, language):
    """Map the ids of entries to their titles, for all but statements that are no event by themselves."""
    column = f"title_{language}"
    titles = {row["id"]: row[column] for row in _records(case, "events")}
    records = _records(case, "event_records")
    alone = Counter(row["event"] for row in records)
    for row in records:
        if alone[row["event"]] == 1:
            titles[row["statement"] or row["action"]] = titles[row["event"]]
    return titles | {row["action"]: row[column] for row in _records(case, "action_titles")}


def _action_card(case, entry, language, _):
    row = case.row("platform_actions", entry.id)
    facts = [
        [_("Company"), row["company"]],
        [
            _("What was done"),
            f"{data_word(row['action'], 'platform_actions.action', language)} ({data_word(row['duration'], 'platform_actions.duration', language)})",
        ],
        [_("Ground that was stated"), row[f"ground_{language}"]],
        [_("Day"), _day_text(entry.local_day, entry.precision, language)],
    ]
    if row["end_date"] == row["end_date"]:
        facts.append([_("End"), written_day(row["end_date"], language)])
    return row_card(case, f"{entry.id} · {_title(case, entry, language)}", facts, row, language)


def _event_card(case, entry, event, language, _):
    facts = [[_("Day"), _day_text(entry.local_day, entry.precision, language)]]
    return row_card(case, f"{entry.id} · {event[f'title_{language}']}", facts, event, language)


def _day_text(day, precision, language):
    pattern = MONTH if precision == "month" else DAY
    return qualified(format_date(day, pattern[language], locale=language), precision, language)


def _hour_fact(case, entry, hour, language):
    """Return the hour on all clocks of the case, for example "Washington: 18:21 (8 January 2021)"."""
    texts = []
    for name, words in timeline_words(case, language)["clocks"]:
        if name:
            moments = times(case, entry, name)
            days = dict.fromkeys(written_day(each.date(), language) for each in moments)
            texts.append(f"{words} {_span(*moments)} ({' – '.join(days)})")
    note = f" [{hour['note']}]" if hour["note"] else ""
    return "; ".join(texts) + note


def _hours(case, entry, clock):
    """Return the hour of an entry on a clock as text; "" where it is not established."""
    found = times(case, entry, clock)
    return _span(*found) if found else ""


def _span(since, until):
    first, last = f"{since:%H:%M}", f"{until:%H:%M}"
    return first if first == last else f"{first}–{last}"


def _plain_rows(case, found, clock, language):
    return [
        [
            _day_text(each.day, each.precision, language),
            _hours(case, each, clock),
            data_word(each.kind, "timeline.kind", language),
            _title(case, each, language),
            each.id,
        ]
        for each in found
    ]


def _alike(names):
    return [[each, each] for each in sorted(names - {""}, key=by_letters)]


def _headers(_):
    return [_("Day"), _("Hour"), _("Kind"), _("What happened"), _("Id")]


def _records(case, table):
    return case[table].to_dict("records") if table in case.tables else []


@cache
def _ids(case, table):
    return frozenset(case[table]["id"]) if table in case.tables else frozenset()


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
