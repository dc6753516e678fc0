"""What governments said on a variable, day by day."""

from collections.abc import Sequence
from textwrap import fill

from ..case import Case
from ..errors import KitError, Message
from ..positions import changes_by_same_speaker, position_changes
from ..widgets.html import html_table
from ..widgets.tool import Call
from .canvas import BLUE, Figure, empty_canvas, figure_reader, svg_text


def change_plot(variable: str, places: Sequence[str], language: str | None = None, case: Case | None = None) -> Figure:
    """Show what governments said on a variable, day by day: a panel a government, a dot a statement.

    `places`: codes of governments with different values at different dates (see `positions.position_changes`). A line joins
    statements only where the same speaker gave another value. Raises KitError for other governments.

    >>> change_plot("evaluation", ["DEU", "EUU"])
    """
    reader = figure_reader(case, language)
    case = reader.case
    _ = reader.say
    steps = position_changes(case, variable)
    for place in places:
        if place not in steps:
            wrong = _("'{place}' gave no different values at different dates on {variable}. Choose from: {names}.")
            raise KitError(Message(wrong, place=place, variable=variable, names=", ".join(steps)))
    if not places:
        raise KitError(Message(_("Name at least one government. Choose from: {names}."), names=", ".join(steps)))
    labels, names, title = reader.labels(), reader.names("jurisdictions"), reader.name("variables", variable)
    used = {step.value for place in places for step in steps[place]}
    order = [each for each in case["values"].query("variable == @variable")["id"] if each in used]
    speakers = case["actors"].set_index("id")["name"]
    canvas = empty_canvas(height=0.6 + (0.6 + 0.35 * len(order)) * len(places))
    panels = canvas.subplots(len(places), sharex=True, squeeze=False)[:, 0]
    rows, listed = [], []
    for axes, place in zip(panels, places, strict=True):
        for before, after in changes_by_same_speaker(steps[place]):
            axes.plot([before.date, after.date], [order.index(before.value), order.index(after.value)], color=BLUE)
        axes.plot(
            [step.date for step in steps[place]], [order.index(step.value) for step in steps[place]], "o", color=BLUE
        )
        axes.set_yticks(range(len(order)), [fill(labels[variable, each], 20) for each in order])
        axes.set_ylim(-0.5, len(order) - 0.5)
        axes.set_title(names[place], loc="left", fontsize=12)
        axes.spines[["top", "right"]].set_visible(False)
        axes.margins(x=0.08)
        statements = [
            (f"{s.date:%Y-%m-%d}", speakers[s.actor], labels[variable, s.value], s.statement) for s in steps[place]
        ]
        rows += [[names[place], *each] for each in statements]
        listed.append(f"{names[place]}: " + "; ".join(f"{date} {who}: {value}" for date, who, value, _id in statements))
    days = sorted({step.date for place in places for step in steps[place]})
    ends = [days[0], days[0] + (days[-1] - days[0]) / 2, days[-1]]
    panels[-1].set_xticks(ends, [f"{each:%m-%d}" for each in ends])
    panels[-1].set_xlabel(_("Month and day, {year}").format(year=f"{days[0]:%Y}"))
    caption = _(
        "Each dot is a statement. A line joins two statements of the same speaker that were given different values. "
        "Where there is no line, other people often spoke, who need not have changed their minds."
    )
    if case.row("variables", variable)["scale"] == "nominal":
        caption += " " + _("The order of the values from bottom to top has no meaning.")
    return Figure(
        svg_text(canvas),
        _("Dots by date: {variable}. {listed}.").format(variable=title, listed=". ".join(listed)),
        caption,
        html_table(
            [_("Jurisdiction"), _("Date"), _("Speaker"), title, _("Statement")],
            rows,
            _("Statements by date: {variable}").format(variable=title),
        ),
        _("The figure as a table"),
    )


CALL = Call(change_plot)
