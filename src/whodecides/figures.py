"""Matplotlib figures of the comparison, each with alt text and a table made from the same data."""

import base64
import io
from dataclasses import dataclass
from html import escape

import matplotlib
from matplotlib.figure import Figure as Canvas

from .case import government_codes
from .errors import KitError
from .i18n import share, translator
from .positions import rank, shares, similarities, similarity
from .record import index_change
from .tables import decimal, html_table

BLUE, GREY = "#0072B2", "#5A5A5A"  # from Okabe and Ito's palette; read as dark and mid grey in print


@dataclass(frozen=True)
class Figure:
    """A picture (SVG text), what it says in words, and the same as a table.

    Shows itself in a notebook as an image with alt text, a caption and the table folded below.
    """

    svg: str
    alt: str
    caption: str
    table: str
    table_label: str

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": self.alt}

    def html(self):
        """Return the figure as HTML. The picture is an image with a data address: JupyterLab keeps its alt text."""
        picture = base64.b64encode(self.svg.encode()).decode()
        return (
            f'<figure style="margin:0"><img alt="{escape(self.alt)}" style="max-width:100%" '
            f'src="data:image/svg+xml;base64,{picture}">\n<figcaption>{escape(self.caption)}</figcaption>\n'
            f"<details><summary>{escape(self.table_label)}</summary>\n{self.table}\n</details></figure>"
        )


def heat_map(case, variable, places, language="en"):
    """Show how alike the chosen jurisdictions are on one variable: one square a pair, darker is more alike.

    `places`: codes. A pair without evidence on both sides is hatched and marked "–". Raises KitError for
    fewer than two places. Colours run from white to dark blue, which also
    reads in grey; each square holds its number.
    """
    _ = translator(language)
    if len(places) < 2:
        raise KitError("A heat map needs at least two jurisdictions: name two or more codes.")
    names, title = _names(case, language), _variable(case, variable, language)
    scale = case["variables"].set_index("id").loc[variable, "scale"]
    table = similarity(shares(case, government_codes(case), variable), scale).loc[list(places), list(places)]
    labels = [names[each] for each in places]
    text = [["–" if value != value else share(value, language) for value in row] for row in table.to_numpy()]
    canvas, axes = _canvas(height=1.2 + 0.5 * len(places))
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
        _svg(canvas),
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


def dot_plot(case, weights, near, language="en"):
    """Show how alike the ranked jurisdictions are to `near`, as dots on a line from 0 to 100 %.

    `weights` maps variables to numbers. Raises KitError where nobody can be ranked.
    """
    _ = translator(language)
    names = _names(case, language)
    table = rank(similarities(case), weights, near).dropna(subset="rank")
    if table.empty:
        raise KitError("Nobody can be ranked with these weights: give a weight above 0 to more variables.")
    labels = [names[each] for each in table["jurisdiction"]]
    values = [share(each, language) for each in table["similarity"]]
    canvas, axes = _canvas(height=1.0 + 0.3 * len(labels))
    axes.hlines(labels, 0, table["similarity"], color=GREY, linewidth=1)
    axes.plot(table["similarity"], labels, "o", color=BLUE, markersize=9)
    for label, value, text in zip(labels, table["similarity"], values, strict=True):
        axes.annotate(text, (value, label), xytext=(8, 0), textcoords="offset points", va="center")
    axes.set_xlim(0, 1.12)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], [share(each, language) for each in (0, 0.25, 0.5, 0.75, 1)])
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    title = _("Similarity to {place}").format(place=names[near])
    axes.set_xlabel(title)
    listed = "; ".join(f"{label} {value}" for label, value in zip(labels, values, strict=True))
    return Figure(
        _svg(canvas),
        _("Dot plot: similarity to {place}, from most to least alike. {listed}.").format(
            place=names[near], listed=listed
        ),
        _("The further right a dot, the more alike to {place}. Who has too little evidence is not shown.").format(
            place=names[near]
        ),
        html_table([_("Jurisdiction"), _("Similarity")], list(zip(labels, values, strict=True)), title),
        _("The figure as a table"),
    )


def index_plot(case, places, language="en", first=2020, last=2024):
    """Show the index of free expression of some jurisdictions in two years: a ring for `first`, a dot for `last`.

    `places`: codes; who is not rated, such as the European Union, is left out. Raises KitError where nobody is left.
    """
    _ = translator(language)
    names = _names(case, language)
    table = index_change(case, places, first, last)
    if table.empty:
        raise KitError("None of these jurisdictions is rated: name countries, for example MEX and DEU.")
    table = table.sort_values(["last", "place"], ascending=[False, True])
    labels = [names[each] for each in table["place"]]
    canvas, axes = _canvas(height=1.6 + 0.34 * len(labels))
    axes.hlines(labels, table["first"], table["last"], color=GREY, linewidth=2)
    axes.plot(
        table["first"], labels, "o", markerfacecolor="white", markeredgecolor=GREY, markersize=9, label=str(first)
    )
    axes.plot(table["last"], labels, "o", color=BLUE, markersize=7, label=str(last))
    axes.set_xlim(0, 1)
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(_("Index of free expression (V-Dem), 0 to 1"))
    canvas.legend(loc="outside upper right", ncols=2, frameon=False)
    rows = [
        (label, decimal(row.first, language), decimal(row.last, language), decimal(row.change, language))
        for label, row in zip(labels, table.itertuples(), strict=True)
    ]
    listed = "; ".join(f"{label} {before} → {after}" for label, before, after, _change in rows)
    return Figure(
        _svg(canvas),
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
            _("Index of free expression (V-Dem), 0 to 1"),
        ),
        _("The figure as a table"),
    )


def _names(case, language):
    return case["jurisdictions"].set_index("id")[f"name_{language}"]


def _variable(case, variable, language):
    return case.row("variables", variable)[f"name_{language}"]


def _canvas(height):
    """Return a figure of our own and its axes: no pyplot, whose state would be shared between threads."""
    canvas = Canvas(figsize=(4.4, height), layout="constrained")
    return canvas, canvas.add_subplot()


def _svg(canvas):
    """Return the SVG of a figure, the same bytes each time: fixed ids, no date, text as text."""
    page = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "whodecides", "svg.fonttype": "none", "font.size": 12}):
        canvas.savefig(page, format="svg", metadata={"Date": None, "Creator": None})
    return page.getvalue()
