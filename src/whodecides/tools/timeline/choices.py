"""The periods, names, platforms and places to choose from."""

from calendar import monthrange
from datetime import date

from ...i18n import by_letters, translator, written_day
from .model import ELSEWHERE, Filters, entries, regions, select


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


def _periods(case, filters, language, _):
    """Return the periods to choose from: that of the case and its months, each year, all, the one in use."""
    began, ended = (case.entry(f"period.{each}") for each in ("first", "last"))
    months = (began.replace(day=1), ended.replace(day=monthrange(ended.year, ended.month)[1]))
    days = [began, ended, *(each.local_day for each in entries(case))]
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
            words.get((start, end)) or period_text(date.fromisoformat(start), date.fromisoformat(end), language, _),
        ]
        for start, end in dict.fromkeys([*known, now])
    ]


def period_text(start, end, language, _):
    """Return a period in words, short where it lies in one month: 6–15 January 2021."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{written_day(end, language)}"
    return _("{start} to {end}").format(start=written_day(start, language), end=written_day(end, language))


def _alike(names):
    return [[each, each] for each in sorted(names - {""}, key=by_letters)]
