"""Where government statements locate the decision: a triangle of state, company and user."""

from ..case import Case, government_codes
from ..case.capability import Needs, all_of
from ..positions import value_counts
from ..show.html import html_table
from ..show.tool import Call
from .canvas import BLUE, GREY, LIGHT, Figure, new_canvas, reader_of, svg_of

LABELS = {
    "state": (5, 9.1, "center"),
    "company": (1.6, 0, "center"),
    "between": (2.1, 5.2, "right"),
    "user": (8.4, 0, "center"),
}
PLACES = {"state": (5, 7.4), "company": (1.6, 1.6), "between": (3.3, 4.5), "user": (8.4, 1.6)}


def speech_triangle(language: str | None = None, case: Case | None = None) -> Figure:
    """Show where government statements locate the decision: a triangle of state, company and user.

    The area of each circle is the number of statements; each is labelled with its place and number.

    >>> speech_triangle()
    """
    reader = reader_of(case, language)
    case = reader.case
    _ = reader.say
    counts = value_counts(case, "decider")
    corners = {each: case.entry(f"triangle.{each}") for each in PLACES}
    sums = {corner: int(counts[values].sum()) for corner, values in corners.items()}
    names = {
        "state": _("State"),
        "company": _("Company"),
        "between": _("Company, under\npublic rules"),
        "user": _("User"),
    }
    canvas, axes = new_canvas(height=3.8)
    axes.plot(
        *zip(*(PLACES[each] for each in ("state", "company", "user", "state")), strict=True), color=GREY, zorder=1
    )
    for corner, (x, y) in PLACES.items():
        axes.scatter(x, y, s=80 * sums[corner], facecolor=LIGHT, edgecolor=BLUE, linewidth=1.5, zorder=2)
        label_x, label_y, side = LABELS[corner]
        axes.text(label_x, label_y, f"{names[corner]} ({sums[corner]})", ha=side)
    axes.set(xlim=(-2.2, 10), ylim=(-0.3, 9.8), aspect="equal")
    axes.axis("off")
    labels = reader.labels()
    rows = [
        [names[corner].replace("\n", " "), labels["decider", value], int(counts[value])]
        for corner, values in corners.items()
        for value in values
    ]
    listed = "; ".join(f"{names[corner]} {number}".replace("\n", " ") for corner, number in sums.items())
    silent = _silent(case)
    return Figure(
        svg_of(canvas),
        _(
            "Triangle of state, company and user: how many government statements locate the decision there. {listed}."
        ).format(listed=listed),
        _("Each circle counts government statements that say who should decide; the larger, the more.")
        + f" {reader.entry('triangle.note')} "
        + _.ngettext(
            "{count} further statement does not address the question.",
            "{count} further statements do not address the question.",
            silent,
        ).format(count=silent),
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


CALL = Call(speech_triangle, needs=Needs((), ("decider",), all_of("triangle")))
