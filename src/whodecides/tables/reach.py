"""Reported figures of reach as rows of text: what is counted, for when, by whom, and what to doubt."""

from babel.numbers import format_decimal

from ..i18n import translator
from ..reach import reported
from .evidence import source_links


def reach_caption(kind, language):
    """Return what figures of this kind are, in words."""
    _ = translator(language)
    return {
        "monthly": _("Users a month as reported, in millions"),
        "daily": _("Users a day as reported, in millions"),
        "followers": _("Followers of the suspended accounts as reported, in millions"),
    }[kind]


def reach_rows(case, kind, language):
    """Return (headers, rows of text) for the reported figures of one kind, the largest first."""
    _ = translator(language)
    headers = [_("Service"), _("What is counted"), _("Millions"), _("For when"), _("Doubt"), _("Sources")]
    rows = [
        [
            row["service"],
            row[f"measure_{language}"],
            format_decimal(row["value"], locale=language),
            _period(row["date"], row["date_precision"], _),
            row[f"doubt_{language}"],
            "; ".join(each["text"] for each in source_links(case, row, language)),
        ]
        for row in reported(case, kind).to_dict("records")
    ]
    return headers, rows


def _period(date, precision, _):
    forms = {"day": f"{date:%Y-%m-%d}", "month": f"{date:%Y-%m}", "year": f"{date:%Y}"}
    if precision in forms:
        return forms[precision]
    return _("{year}, quarter {quarter}").format(year=date.year, quarter=date.quarter)
