"""A heat map: how alike pairs of jurisdictions are on one variable."""

from collections.abc import Sequence

from ..case import Case, government_codes
from ..errors import KitError
from ..i18n import localized_percent
from ..positions import similarity, value_shares
from ..widgets.html import html_table
from ..widgets.tool import Call
from .canvas import GREY, Figure, check_places, figure_reader, new_canvas, svg_text


def heat_map(variable: str, places: Sequence[str], language: str | None = None, case: Case | None = None) -> Figure:
    """Show how alike the chosen jurisdictions are on one variable: one square a pair, darker is more alike.

    `places`: codes. A pair without evidence on both sides is hatched and marked "–". Raises KitError for
    fewer than two places, an unknown place or variable. Colours run from white to dark blue, which also
    reads in grey; each square holds its number.

    >>> heat_map("evaluation", ["MEX", "DEU", "FRA"])
    """
    reader = figure_reader(case, language)
    case, language = reader.case, reader.language
    _ = reader.say
    if len(places) < 2:
        raise KitError(_("A heat map needs at least two jurisdictions: name two or more codes."))
    names, title = reader.names("jurisdictions"), reader.name("variables", variable)
    scale = case["variables"].set_index("id").loc[variable, "scale"]
    table = similarity(value_shares(case, government_codes(case), variable), scale)
    check_places(places, table.index)
    table = table.loc[list(places), list(places)]
    labels = [names[each] for each in places]
    text = [
        ["–" if value != value else localized_percent(value, language) for value in row] for row in table.to_numpy()
    ]
    canvas, axes = new_canvas(height=1.2 + 0.5 * len(places))
    axes.imshow(table.to_numpy(), cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for row, values in enumerate(table.to_numpy()):
        for column, value in enumerate(values):
            missing = value != value
            if missing:
                axes.fill_between(
                    [column - 0.5, column + 0.5],
                    row - 0.5,
                    row + 0.5,
                    facecolor="#F2F2F2",
                    hatch="///",
                    edgecolor=GREY,
                    linewidth=0,
                )
            axes.text(
                column,
                row,
                text[row][column],
                ha="center",
                va="center",
                color="white" if value > 0.6 else "black",
                fontsize=11,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1} if missing else None,
            )
    axes.set_xticks(range(len(labels)), labels, rotation=30, ha="right")
    axes.set_yticks(range(len(labels)), labels)
    axes.tick_params(length=0)
    pairs = [f"{labels[i]}, {labels[j]}: {text[i][j]}" for i in range(len(labels)) for j in range(i + 1, len(labels))]
    return Figure(
        svg_text(canvas),
        _("Heat map: similarity of pairs on {variable}. {pairs}.").format(variable=title, pairs="; ".join(pairs)),
        _(
            "Each square compares two jurisdictions on {variable}: the darker, the more alike. A dash means that there is no evidence for one side."
        ).format(variable=title),
        html_table(
            [title, *labels],
            [[label, *row] for label, row in zip(labels, text, strict=True)],
            _("Similarity of pairs on {variable}").format(variable=title),
        ),
        _("The figure as a table"),
    )


CALL = Call(heat_map)
