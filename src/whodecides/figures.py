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
from .positions import rank, shares, similarities, similarity, value_counts
from .tables import html_table

BLUE, LIGHT, GREY = "#0072B2", "#D6EAF5", "#5A5A5A"  # from Okabe and Ito's palette; read as dark and mid grey in print


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


# Where the values of the variable "decider" stand on the triangle of state, company and user.
CORNERS = {
    "state": ("national law", "regional law", "courts or independent body", "international agreement"),
    "company": ("the company",),
    "between": ("the company under public rules",),
    "user": ("no authority",),
}
PLACES = {"state": (5, 7.4), "company": (1.6, 1.6), "between": (3.3, 4.5), "user": (8.4, 1.6)}
LABELS = {
    "state": (5, 9.1, "center"),
    "company": (1.6, 0, "center"),
    "between": (2.1, 5.2, "right"),
    "user": (8.4, 0, "center"),
}


def speech_triangle(case, language="en"):
    """Show where government statements locate the decision: a triangle of state, company and user.

    The area of each circle is the number of statements; each is labelled with its place and number.
    """
    _ = translator(language)
    counts = value_counts(case, "decider")
    sums = {corner: int(counts[list(values)].sum()) for corner, values in CORNERS.items()}
    names = {
        "state": _("State"),
        "company": _("Company"),
        "between": _("Company, under\npublic rules"),
        "user": _("User"),
    }
    canvas, axes = _canvas(height=3.8)
    axes.plot(
        *zip(*(PLACES[each] for each in ("state", "company", "user", "state")), strict=True), color=GREY, zorder=1
    )
    for corner, (x, y) in PLACES.items():
        axes.scatter(x, y, s=80 * sums[corner], facecolor=LIGHT, edgecolor=BLUE, linewidth=1.5, zorder=2)
        label_x, label_y, side = LABELS[corner]
        axes.text(label_x, label_y, f"{names[corner]} ({sums[corner]})", ha=side)
    axes.set(xlim=(-2.2, 10), ylim=(-0.3, 9.8), aspect="equal")
    axes.axis("off")
    labels = case["values"].query("variable == 'decider'").set_index("id")[f"label_{language}"]
    rows = [
        [names[corner].replace("\n", " "), labels[value], int(counts[value])]
        for corner, values in CORNERS.items()
        for value in values
    ]
    listed = "; ".join(f"{names[corner]} {number}".replace("\n", " ") for corner, number in sums.items())
    return Figure(
        _svg(canvas),
        _(
            "Triangle of state, company and user: how many government statements locate the decision there. {listed}."
        ).format(listed=listed),
        _(
            "Each circle counts government statements that say who should decide; the larger, the more. Courts, regional law and "
            "agreements between states stand with the state. {silent} further statements do not address the question."
        ).format(silent=_silent(case)),
        html_table(
            [_("Place on the triangle"), _("Value"), _("Statements")],
            rows,
            _("Who should decide, in government statements"),
        ),
        _("The figure as a table"),
    )


def _silent(case):
    codes = government_codes(case)
    return int(((codes["variable"] == "decider") & (codes["value"] == "not addressed")).sum())


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
