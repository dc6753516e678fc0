"""How far coders A and B agree on each variable: alpha with its intervals."""

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any

from ..agreement import coder_agreement, paired_difference, reliability
from ..case import Case
from ..i18n import Translator, localized_decimal, localized_percent
from ..widgets.html import html_table
from .canvas import Figure, empty_canvas, figure_reader, interval_dots, svg_text

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas


def alpha_plot(language: str | None = None, case: Case | None = None) -> Figure:
    """Show how far coders A and B agree on each variable, highest first: alpha with its intervals, and what lies between.

    Above, a dot for alpha, a thick line for its interval and a thin one for that by country. Below, how much lower
    alpha is than the highest, with the interval of this difference.
    """
    reader = figure_reader(case, language)
    case, language = reader.case, reader.language
    _ = reader.say
    table = reliability(case).sort_values("alpha", ascending=False, kind="stable")
    variables = list(table["variable"])
    names = [reader.name("variables", each) for each in variables]
    found = [coder_agreement(case, each) for each in variables]
    below = [paired_difference(case, variables[0], each) for each in variables[1:]]
    alphas = [localized_decimal(each["alpha"], language) for each in found]
    spans, wide = ([_interval_text(each[key], _) for each in found] for key in ("interval", "by_country"))
    gaps = ["–"] + [f"{localized_decimal(each['difference'], language)} ({_interval_text(each, _)})" for each in below]
    title = _("Krippendorff's alpha of coders A and B")
    lower = _("How much lower than {highest}").format(highest=names[0])
    listed = "; ".join(f"{name} {a} ({span})" for name, a, span in zip(names, alphas, spans, strict=True))
    gap_list = "; ".join(f"{name} {gap}" for name, gap in zip(names[1:], gaps[1:], strict=True))
    return Figure(
        svg_text(_alpha_panels([fill(each, 18) for each in names], found, below, title, fill(lower, 40), language)),
        _("Dots with intervals: {title}, from the highest. {listed}. {lower}: {gaps}.").format(
            title=title, listed=listed, lower=lower, gaps=gap_list
        ),
        _(
            "The dot is alpha. Thick line: where the middle 95 of 100 results lie when statements are drawn anew; thin line: "
            "when whole countries are. Both variables of a pair were coded on the same statements, so two lines can overlap "
            "and the difference still be clear. The lower part shows the differences: a line that stays off 0 is more than "
            "chance would bring."
        ),
        html_table(
            [_("Variable"), _("Scale"), _("Same value"), _("Statements"), _("Alpha"), _("Interval"),
             _("Interval by country"), lower],
            [
                [name, reader.word(row.scale, "variables.scale"), localized_percent(row.agreement, language), row.statements, a, span, country, gap]
                for name, row, a, span, country, gap in zip(
                    names, table.itertuples(), alphas, spans, wide, gaps, strict=True)
            ],
            title,
        ),
        _("The figure as a table"),
    )  # fmt: skip


def _interval_text(interval: dict[str, Any], _: Translator) -> str:
    low, high = (localized_decimal(interval[each], _.language) for each in ("low", "high"))
    return _("{low} to {high}").format(low=low, high=high)


def _alpha_panels(
    labels: Sequence[str],
    found: Sequence[dict[str, Any]],
    below: Sequence[dict[str, float]],
    title: str,
    lower: str,
    language: str,
) -> "Canvas":
    """Return a canvas with alphas and their intervals above, and the differences from the first below."""
    canvas = empty_canvas(height=2.0 + 0.9 * len(labels))
    axes, differences = canvas.subplots(2, height_ratios=(len(labels), len(below)))
    spans = [(each["interval"]["low"], each["interval"]["high"]) for each in found]
    interval_dots(axes, labels, [each["alpha"] for each in found], spans, title, language)
    wide = [(each["by_country"]["low"], each["by_country"]["high"]) for each in found]
    axes.hlines(labels, *zip(*wide, strict=True), color="black", linewidth=1, zorder=1)
    axes.set_xlim(min(0, *(low for low, _high in wide)), 1)
    spans = [(each["low"], each["high"]) for each in below]
    interval_dots(differences, labels[1:], [each["difference"] for each in below], spans, lower, language)
    differences.axvline(0, color="black", linewidth=1)
    reach = max(abs(end) for span in spans for end in span) + 0.05
    differences.set_xlim(-reach, reach)
    ticks = (-0.2, -0.1, 0, 0.1, 0.2)
    shown = [each for each in ticks if abs(each) < reach]
    differences.set_xticks(shown, [localized_decimal(each, language, 1) for each in shown])
    return canvas
