"""Reported figures of reach as dots: what is counted, for when, by whom, and what to doubt."""

from babel.numbers import format_decimal

from ..case import Case
from ..case.capability import Needs
from ..case.reader import Reader
from ..i18n import translator
from ..reach import reported
from ..show.html import html_table
from ..show.tool import Call
from .canvas import Figure, number_dots, reader_of, svg_of


def reach_plot(kind: str, language: str | None = None, case: Case | None = None) -> Figure:
    """Show the reported figures of one kind as dots: "monthly" or "daily" users, or "followers" of the accounts.

    The table below holds what each figure counts, its period, its sources and the doubts about it. Raises KitError
    for another kind.

    >>> reach_plot("daily")
    """
    reader = reader_of(case, language)
    case, language = reader.case, reader.language
    _, rows = reader.say, reported(case, kind)
    headers, cells = reach_rows(reader, kind)
    title = reach_caption(kind, language)
    canvas = number_dots(list(rows["service"]), list(rows["value"]), [row[2] for row in cells], title)
    listed = "; ".join(f"{row[0]} {row[2]} ({row[1]}, {row[3]})" for row in cells)
    return Figure(
        svg_of(canvas),
        _("Dot plot: {title}. {listed}.").format(title=title, listed=listed),
        _(
            "Each maker counts in its own way: do not add these figures, and compare them with care. "
            "The table says what each one counts."
        ),
        html_table(headers, cells, title),
        _("The figure as a table"),
    )


def reach_caption(kind: str, language: str) -> str:
    """Return what figures of this kind are, in words."""
    _ = translator(language)
    return {
        "monthly": _("Users a month as reported, in millions"),
        "daily": _("Users a day as reported, in millions"),
        "followers": _("Followers of the suspended accounts as reported, in millions"),
    }[kind]


def reach_rows(reader: Reader, kind: str) -> tuple[list[str], list[list[str]]]:
    """Return (headers, rows of text) for the reported figures of one kind, the largest first."""
    _ = reader.say
    headers = [_("Service"), _("What is counted"), _("Millions"), _("For when"), _("Doubt"), _("Sources")]
    rows = [
        [
            row["service"],
            reader.text(row, "measure"),
            format_decimal(row["value"], locale=reader.language),
            _period(row["date"], row["date_precision"], _),
            reader.text(row, "doubt"),
            "; ".join(each["text"] for each in reader.links(row)),
        ]
        for row in reported(reader.case, kind).to_dict("records")
    ]
    return headers, rows


def _period(date, precision, _):
    forms = {"day": f"{date:%Y-%m-%d}", "month": f"{date:%Y-%m}", "year": f"{date:%Y}"}
    if precision in forms:
        return forms[precision]
    return _("{year}, quarter {quarter}").format(year=date.year, quarter=date.quarter)


CALL = Call(reach_plot, needs=Needs(("reach",)))
