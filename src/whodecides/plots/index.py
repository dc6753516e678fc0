"""The index of free expression in two years, as rings and dots."""

from collections.abc import Sequence

from ..case import Case
from ..case.capability import Needs
from ..errors import KitError
from ..i18n import decimal
from ..record import index_change
from ..show.html import html_table
from ..show.tool import Call
from .canvas import BLUE, GREY, Figure, new_canvas, reader_of, svg_of


def index_plot(
    places: Sequence[str],
    language: str | None = None,
    first: int | None = None,
    last: int | None = None,
    case: Case | None = None,
) -> Figure:
    """Show the index of free expression of some jurisdictions in two years: a ring for `first`, a dot for `last`.

    Without years they are those that the case compares. `places`: codes; who is not rated, such as the European Union, is left out. Raises KitError where nobody is left.

    >>> index_plot(["MEX", "DEU"], first=2019, last=2024)
    """
    reader = reader_of(case, language)
    case, language = reader.case, reader.language
    _, names = reader.say, reader.names("jurisdictions")
    index = _("{index}, 0 to 1").format(index=reader.entry("index.name"))
    first, last = first or case.entry("index.first"), last or case.entry("index.last")
    table = index_change(case, places, first, last)
    if table.empty:
        raise KitError(_("The index rates none of these jurisdictions in both years: name countries that it rates."))
    table = table.sort_values(["last", "place"], ascending=[False, True])
    labels = [names[each] for each in table["place"]]
    canvas, axes = new_canvas(height=1.6 + 0.34 * len(labels))
    axes.hlines(labels, table["first"], table["last"], color=GREY, linewidth=2)
    axes.plot(
        table["first"], labels, "o", markerfacecolor="white", markeredgecolor=GREY, markersize=9, label=str(first)
    )
    axes.plot(table["last"], labels, "o", color=BLUE, markersize=7, label=str(last))
    axes.set_xlim(0, 1)
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(index)
    canvas.legend(loc="outside upper right", ncols=2, frameon=False)
    rows = [
        (label, decimal(row.first, language, 3), decimal(row.last, language, 3), decimal(row.change, language, 3))
        for label, row in zip(labels, table.itertuples(), strict=True)
    ]
    listed = "; ".join(f"{label} {before} → {after}" for label, before, after, _change in rows)
    return Figure(
        svg_of(canvas),
        _("Dots: index of free expression in {first} and {last}, the highest of {last} first. {listed}.").format(
            first=first, last=last, listed=listed
        ),
        _(
            "Each line joins {first} (ring) and {last} (dot). A long line is a large change of the rating; the figure does not "
            "say why it changed, and central values are shown without their uncertainty."
        ).format(first=first, last=last),
        html_table(
            [_("Jurisdiction"), str(first), str(last), _("Change")],
            rows,
            index,
        ),
        _("The figure as a table"),
    )


CALL = Call(
    index_plot, needs=Needs(("indicators",), entries=("index.indicator", "index.first", "index.last", "index.name"))
)
