"""The index of the case in two years, as rings and dots, with a mark for each year between.

How uncertain a value is, its makers publish; our copy of the series has no bounds, so none are drawn, and the figure says so.
"""

from collections.abc import Sequence

from ..case import Case
from ..case.capability import Needs
from ..errors import KitError
from ..i18n import localized_decimal
from ..rhetoric_vs_practice import index_change, index_values
from ..widgets.html import html_table
from ..widgets.tool import Call
from .canvas import BLUE, GREY, Figure, figure_reader, new_canvas, svg_text


def index_plot(
    places: Sequence[str],
    language: str | None = None,
    first: int | None = None,
    last: int | None = None,
    case: Case | None = None,
) -> Figure:
    """Show the index of the case for some jurisdictions in two years: a ring for `first`, a dot for `last`.

    A small mark stands for each year between. Without years they are those that the case compares. `places`: codes; who is not rated, such as the European Union, is left out. Raises KitError where nobody is left.

    >>> index_plot(["MEX", "DEU"], first=2019, last=2024)
    """
    reader = figure_reader(case, language)
    case, language = reader.case, reader.language
    _, names = reader.say, reader.names("jurisdictions")
    index = _("{index}, 0 to 1").format(index=reader.entry("index.name"))
    first, last = first or case.entry("index.first"), last or case.entry("index.last")
    table = index_change(case, places, first, last)
    if table.empty:
        raise KitError(_("The index rates none of these jurisdictions in both years: name countries that it rates."))
    table = table.sort_values(["last", "place"], ascending=[False, True])
    labels = [names[each] for each in table["place"]]
    ways = [_between(index_values(case, place), first, last) for place in table["place"]]
    between = [(value, label) for label, way in zip(labels, ways, strict=True) for value in way[1:-1]]
    canvas, axes = new_canvas(height=1.8 + 0.34 * len(labels))
    axes.hlines(labels, table["first"], table["last"], color=GREY, linewidth=2)
    if between:
        axes.plot(
            *zip(*between, strict=True), "|", color=GREY, markersize=9, markeredgewidth=1.2, label=_("years between")
        )
    axes.plot(
        table["first"], labels, "o", markerfacecolor="white", markeredgecolor=GREY, markersize=9, label=str(first)
    )
    axes.plot(table["last"], labels, "o", color=BLUE, markersize=7, label=str(last))
    axes.set_xlim(0, 1)
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(f"{index}\n" + _("uncertainty: not in our copy"))
    canvas.legend(loc="outside upper right", ncols=3, frameon=False, columnspacing=1, handletextpad=0.3)
    rows = [
        (
            label,
            *(localized_decimal(each, language, 3) for each in (row.first, row.last, min(way), max(way), row.change)),
        )
        for label, row, way in zip(labels, table.itertuples(), ways, strict=True)
    ]
    listed = "; ".join(f"{label} {before} → {after}" for label, before, after, *_others in rows)
    return Figure(
        svg_text(canvas),
        _("Dots: {index}, {first} and {last}, the highest of {last} first. {listed}.").format(
            index=reader.entry("index.name"), first=first, last=last, listed=listed
        ),
        _(
            "Each line joins {first} (ring) and {last} (dot). A long line is a large change of the rating; the figure does not "
            "say why it changed. Marks are the years between: a value may have moved both ways. Our copy holds no bounds "
            "of uncertainty, so none are drawn. Read large differences only."
        ).format(first=first, last=last),
        html_table(
            [_("Jurisdiction"), str(first), str(last), _("Lowest"), _("Highest"), _("Change")],
            rows,
            index,
        ),
        _("The figure as a table"),
    )


def _between(values: dict[int, float], first: int, last: int) -> list[float]:
    """Return the values from one year to another, both included, whichever is earlier."""
    years = sorted((first, last))
    return [value for year, value in values.items() if years[0] <= year <= years[1]]


CALL = Call(
    index_plot, needs=Needs(("indicators",), entries=("index.indicator", "index.first", "index.last", "index.name"))
)
