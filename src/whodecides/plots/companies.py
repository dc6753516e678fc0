"""How many actions each company decided, as dots."""

from ..case import Case, Day
from ..case.capability import Needs
from ..errors import KitError
from ..reach import acting_companies, action_period
from ..widgets.html import html_table
from ..widgets.tool import Call
from .canvas import Figure, figure_reader, number_dots, svg_text


def company_plot(
    first: Day | None = None, last: Day | None = None, language: str | None = None, case: Case | None = None
) -> Figure:
    """Show how many actions each company decided from `first` to `last`, as dots.

    Days are written YYYY-MM-DD; without them it is the period of the case. Raises KitError for what is no day.

    >>> company_plot("2021-01-06", "2021-01-15")
    """
    reader = figure_reader(case, language)
    case = reader.case
    _ = reader.say
    first, last = action_period(case, first, last)
    counts = acting_companies(case, first, last)
    if counts.empty:
        raise KitError(_("No company acted in these days: choose other days, written YYYY-MM-DD."))
    labels, values = list(counts.index), list(counts)
    title = _("Actions decided by companies, {first} to {last}").format(first=first, last=last)
    drawn, texts = dict(zip(labels, values, strict=True)), [str(each) for each in values]
    if 1 < (alone := values.count(1)) < len(values):  # many lines of one dot each say no more than one line
        drawn = {label: value for label, value in drawn.items() if value > 1} | {
            _.ngettext("{count} other", "{count} others", alone).format(count=alone): 1
        }
        texts = [str(each) for each in values if each > 1] + [_("1 each")]
    canvas = number_dots(list(drawn), list(drawn.values()), texts, title)
    return Figure(
        svg_text(canvas),
        _("Dot plot: {title}. Companies: {count}. {listed}.").format(
            title=title,
            count=len(labels),
            listed="; ".join(f"{label} {value}" for label, value in zip(labels, values, strict=True)),
        ),
        " ".join(
            [
                _("Names of companies: {count}. Counted are all of their actions in our data.").format(
                    count=len(labels)
                ),
                reader.entry("companies.note", ""),
            ]
        ).strip(),
        html_table([_("Company"), _("Actions")], list(zip(labels, values, strict=True)), title),
        _("The figure as a table"),
    )


CALL = Call(company_plot, needs=Needs(("platform_actions",), entries=("period.first", "period.last")))
