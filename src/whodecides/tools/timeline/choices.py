"""The periods, names, platforms and places to choose from."""

from calendar import monthrange
from datetime import date

from ...case import Reader
from ...i18n import localized_day, sort_key
from .model import Filters, entries, regions, select


def timeline_choices(reader: Reader, filters: Filters) -> dict[str, list[list[str]]]:
    """Return the periods, names, platforms and places that can be chosen now: {name: [[value, words], …]}."""
    _ = reader.say
    open_filters = Filters(filters.start, filters.end, everything=filters.everything, violence=True)
    found = select(reader.case, open_filters)
    names = reader.names("jurisdictions")
    parts = {each["id"]: each["name"][reader.language] for each in reader.case.entry("regions", ())}
    places = {each.place for each in found} | {filters.place} - {"", *regions(reader.case)}
    return {
        "periods": _periods(reader, filters),
        "who": [["", _("everybody")], *_same_value_and_words({each.who for each in found} | {filters.who})],
        "platform": [
            ["", _("all platforms")],
            *_same_value_and_words({name for each in found for name in each.platforms} | {filters.platform}),
        ],
        "place": [
            ["", _("everywhere")],
            *(list(each) for each in parts.items()),
            *sorted(([each, names[each]] for each in places if each), key=lambda pair: sort_key(pair[1])),
        ],
    }


def _periods(reader: Reader, filters: Filters) -> list[list[str]]:
    """Return the periods to choose from: that of the case and its months, each year, all, the one in use."""
    _ = reader.say
    began, ended = (reader.case.entry(f"period.{each}") for each in ("first", "last"))
    months = (began.replace(day=1), ended.replace(day=monthrange(ended.year, ended.month)[1]))
    days = [began, ended, *(each.local_day for each in entries(reader.case))]
    first, last = min(days).year, max(days).year
    years = [(f"{year}-01-01", f"{year}-12-31") for year in range(first, last + 1)]
    own = [(start.isoformat(), end.isoformat()) for start, end in ((began, ended), months)]
    known = [*own, *years, (years[0][0], years[-1][1])]
    now = (filters.start.isoformat(), filters.end.isoformat())
    words = {pair: pair[0][:4] for pair in years}
    words[known[-1]] = _("everything, {first} to {last}").format(first=first, last=last)
    return [
        [
            f"{start}/{end}",
            words.get((start, end)) or period_text(reader, date.fromisoformat(start), date.fromisoformat(end)),
        ]
        for start, end in dict.fromkeys([*known, now])
    ]


def period_text(reader: Reader, start: date, end: date) -> str:
    """Return a period in words, short where it lies in one month: 6–15 January 2021."""
    _ = reader.say
    first, last = (localized_day(each, reader.language) for each in (start, end))
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    return _("{start} to {end}").format(start=first, end=last)


def _same_value_and_words(names: set[str]) -> list[list[str]]:
    return [[each, each] for each in sorted(names - {""}, key=sort_key)]
