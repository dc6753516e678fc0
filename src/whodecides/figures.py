"""Matplotlib figures of the comparison, of reach and of a class, each with alt text and a table made from the same data."""

import base64
import io
from dataclasses import dataclass
from html import escape
from textwrap import fill

import matplotlib
from matplotlib.figure import Figure as Canvas

from .agreement import measure_of_both, paired_difference, reliability
from .case import government_codes
from .errors import KitError, Words, _, nearest
from .i18n import decimal, share, translator
from .positions import moved, rank, same_speaker_moved, shares, similarities, similarity, value_counts
from .reach import acting_companies, period, reported
from .record import index_change
from .tables import (
    class_agreement_words,
    class_difference_words,
    class_prediction_words,
    html_table,
    ranked,
    reach_caption,
    reach_rows,
    value_labels,
)

BLUE, LIGHT, GREY = "#0072B2", "#D6EAF5", "#5A5A5A"  # from Okabe and Ito's palette; read as dark and mid grey in print

# Drawn on white, a figure would glare in JupyterLab's dark theme. Turned round, its colours keep their hue.
DARK = '<style>[data-jp-theme-light="false"] .wd-figure > img { filter: invert(0.93) hue-rotate(180deg); }</style>'

LABELS = {
    "state": (5, 9.1, "center"),
    "company": (1.6, 0, "center"),
    "between": (2.1, 5.2, "right"),
    "user": (8.4, 0, "center"),
}
PLACES = {"state": (5, 7.4), "company": (1.6, 1.6), "between": (3.3, 4.5), "user": (8.4, 1.6)}


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
            f'{DARK}<figure class="wd-figure" style="margin:0"><img alt="{escape(self.alt)}" style="max-width:100%" '
            f'src="data:image/svg+xml;base64,{picture}">\n<figcaption>{escape(self.caption)}</figcaption>\n'
            f"<details><summary>{escape(self.table_label)}</summary>\n{self.table}\n</details></figure>"
        )


def heat_map(case, variable, places, language="en"):
    """Show how alike the chosen jurisdictions are on one variable: one square a pair, darker is more alike.

    `places`: codes. A pair without evidence on both sides is hatched and marked "–". Raises KitError for
    fewer than two places, an unknown place or variable. Colours run from white to dark blue, which also
    reads in grey; each square holds its number.
    """
    _ = translator(language)
    if len(places) < 2:
        raise KitError("A heat map needs at least two jurisdictions: name two or more codes.")
    names, title = _names(case, language), _variable(case, variable, language)
    scale = case["variables"].set_index("id").loc[variable, "scale"]
    table = similarity(shares(case, government_codes(case), variable), scale)
    _check_places(places, table.index)
    table = table.loc[list(places), list(places)]
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

    `weights` maps variables to numbers. Raises KitError where nobody can be ranked, or for an unknown
    variable or place.
    """
    _ = translator(language)
    for each in weights:
        _variable(case, each, language)
    _check_places([near], next(iter(similarities(case).values())).index)
    if not any(weight > 0 for weight in weights.values()):
        raise KitError("All weights are 0, so nothing is compared: give a weight above 0 to one variable at least.")
    names, rows = _names(case, language), ranked(case, weights, near, language)
    if not rows:
        raise KitError("Nobody can be ranked with these weights: give a weight above 0 to more variables.")
    labels, values = [row["name"] for row in rows], list(rank(similarities(case), weights, near)["similarity"].dropna())
    title = _("Similarity to {place}").format(place=names[near])
    texts = [row["share"] + (f" ({row['evidence']})" if row["statements"] == 1 else "") for row in rows]
    canvas = _share_dots(labels, values, texts, title, language, room=0.5)
    listed = "; ".join(
        _("{rank}. {place} {share} ({evidence})").format(
            rank=row["rank"], place=row["name"], share=row["share"], evidence=row["evidence"]
        )
        for row in rows
    )
    return Figure(
        _svg(canvas),
        _("Dot plot: similarity to {place}, from most to least alike. {listed}.").format(
            place=names[near], listed=listed
        ),
        _("The further right a dot, the more alike to {place}. Who has too little evidence is not shown.").format(
            place=names[near]
        ),
        html_table(
            [_("Rank"), _("Jurisdiction"), _("Similarity"), _("Statements")],
            [[row[part] for part in ("rank", "name", "share", "statements")] for row in rows],
            title,
        ),
        _("The figure as a table"),
    )


def reach_plot(case, kind, language="en"):
    """Show the reported figures of one kind as dots: "monthly" or "daily" users, or "followers" of the accounts.

    The table below holds what each figure counts, its period, its sources and the doubts about it. Raises KitError
    for another kind.
    """
    _ = translator(language)
    rows = reported(case, kind)
    headers, cells = reach_rows(case, kind, language)
    title = reach_caption(kind, language)
    canvas = _number_dots(list(rows["service"]), list(rows["value"]), [row[2] for row in cells], title)
    listed = "; ".join(f"{row[0]} {row[2]} ({row[1]}, {row[3]})" for row in cells)
    return Figure(
        _svg(canvas),
        _("Dot plot: {title}. {listed}.").format(title=title, listed=listed),
        _(
            "Each maker counts in its own way: do not add these figures, and compare them with care. "
            "The table says what each one counts."
        ),
        html_table(headers, cells, title),
        _("The figure as a table"),
    )


def company_plot(case, first=None, last=None, language="en"):
    """Show how many actions each company decided from `first` to `last` (YYYY-MM-DD; the case's period), as dots."""
    _ = translator(language)
    first, last = period(case, first, last)
    counts = acting_companies(case, first, last)
    if counts.empty:
        raise KitError("No company acted in these days: choose other days, written YYYY-MM-DD.")
    labels, values = list(counts.index), list(counts)
    title = _("Actions decided by companies, {first} to {last}").format(first=first, last=last)
    drawn, texts = dict(zip(labels, values, strict=True)), [str(each) for each in values]
    if 1 < (alone := values.count(1)) < len(values):  # many lines of one dot each say no more than one line
        drawn = {label: value for label, value in drawn.items() if value > 1} | {
            _.ngettext("{count} other", "{count} others", alone).format(count=alone): 1
        }
        texts = [str(each) for each in values if each > 1] + [_("1 each")]
    canvas = _number_dots(list(drawn), list(drawn.values()), texts, title)
    return Figure(
        _svg(canvas),
        _("Dot plot: {title}. Companies: {count}. {listed}.").format(
            title=title,
            count=len(labels),
            listed="; ".join(f"{label} {value}" for label, value in zip(labels, values, strict=True)),
        ),
        " ".join(
            [
                _("Names of companies: {count}. Counted are the actions in our data, on any account.").format(
                    count=len(labels)
                ),
                case.entry("companies.note", {language: ""})[language],
            ]
        ).strip(),
        html_table([_("Company"), _("Actions")], list(zip(labels, values, strict=True)), title),
        _("The figure as a table"),
    )


def _share_dots(labels, values, texts, title, language, room=0.12):
    """Return a canvas with a dot for each share on a line from 0 to 100 %, from the top, and its number beside it.

    `room` is the share of the line that is left at its end for the texts.
    """
    canvas, axes = _canvas(height=1.0 + 0.3 * sum(1 + label.count("\n") for label in labels))
    axes.hlines(labels, 0, values, color=GREY, linewidth=1)
    axes.plot(values, labels, "o", color=BLUE, markersize=9)
    for label, value, text in zip(labels, values, texts, strict=True):
        axes.annotate(text, (value, label), xytext=(8, 0), textcoords="offset points", va="center")
    axes.set_xlim(0, 1 + room)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], [share(each, language) for each in (0, 0.25, 0.5, 0.75, 1)])
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(title)
    return canvas


def _number_dots(labels, values, texts, title):
    """Return a canvas with a dot for each value, from the top, and its number beside it."""
    canvas, axes = _canvas(height=1.0 + 0.32 * len(labels))
    axes.hlines(labels, 0, values, color=GREY, linewidth=1)
    axes.plot(values, labels, "o", color=BLUE, markersize=9)
    for label, value, text in zip(labels, values, texts, strict=True):
        axes.annotate(text, (value, label), xytext=(8, 0), textcoords="offset points", va="center")
    axes.set_xlim(0, max(values) * 1.2)
    axes.locator_params(axis="x", nbins=4, integer=True)
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(title, loc="right", fontsize=10)
    return canvas


def alpha_plot(case, language="en"):
    """Show how far coders A and B agree on each variable, highest first: alpha with its intervals, and what lies between.

    Above, a dot for alpha, a thick line for its interval and a thin one for that by country. Below, how much lower
    alpha is than the highest, with the interval of this difference.
    """
    _ = translator(language)
    table = reliability(case).sort_values("alpha", ascending=False, kind="stable")
    variables = list(table["variable"])
    names = [_variable(case, each, language) for each in variables]
    found = [measure_of_both(case, each) for each in variables]
    below = [paired_difference(case, variables[0], each) for each in variables[1:]]
    alphas = [decimal(each["alpha"], language) for each in found]
    spans, wide = ([_span(each[key], language) for each in found] for key in ("interval", "by_country"))
    gaps = ["–"] + [f"{decimal(each['difference'], language)} ({_span(each, language)})" for each in below]
    title = _("Krippendorff's alpha of coders A and B")
    lower = _("How much lower than {highest}").format(highest=names[0])
    listed = "; ".join(f"{name} {a} ({span})" for name, a, span in zip(names, alphas, spans, strict=True))
    gap_list = "; ".join(f"{name} {gap}" for name, gap in zip(names[1:], gaps[1:], strict=True))
    scales = {"nominal": _("without an order"), "ordinal": _("ordered")}
    return Figure(
        _svg(_alpha_panels([fill(each, 18) for each in names], found, below, title, fill(lower, 40), language)),
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
                [name, scales[row.scale], share(row.agreement, language), row.statements, a, span, country, gap]
                for name, row, a, span, country, gap in zip(
                    names, table.itertuples(), alphas, spans, wide, gaps, strict=True)
            ],
            title,
        ),
        _("The figure as a table"),
    )  # fmt: skip


def _span(interval, language):
    _ = translator(language)
    return _("{low} to {high}").format(low=decimal(interval["low"], language), high=decimal(interval["high"], language))


def _alpha_panels(labels, found, below, title, lower, language):
    """Return a canvas with alphas and their intervals above, and the differences from the first below."""
    canvas = Canvas(figsize=(4.4, 2.0 + 0.9 * len(labels)), layout="constrained")
    axes, differences = canvas.subplots(2, height_ratios=(len(labels), len(below)))
    spans = [(each["interval"]["low"], each["interval"]["high"]) for each in found]
    _dots(axes, labels, [each["alpha"] for each in found], spans, title, language)
    wide = [(each["by_country"]["low"], each["by_country"]["high"]) for each in found]
    axes.hlines(labels, *zip(*wide, strict=True), color="black", linewidth=1, zorder=1)
    axes.set_xlim(min(0, *(low for low, _high in wide)), 1)
    spans = [(each["low"], each["high"]) for each in below]
    _dots(differences, labels[1:], [each["difference"] for each in below], spans, lower, language)
    differences.axvline(0, color="black", linewidth=1)
    reach = max(abs(end) for span in spans for end in span) + 0.05
    differences.set_xlim(-reach, reach)
    ticks = (-0.2, -0.1, 0, 0.1, 0.2)
    shown = [each for each in ticks if abs(each) < reach]
    differences.set_xticks(shown, [decimal(each, language, 1) for each in shown])
    return canvas


def _interval_dots(labels, alphas, lows, highs, title, language):
    """Return a canvas with a dot for each alpha and a line for its interval, from the top; where there is none, nothing."""
    canvas, axes = _canvas(height=1.0 + 0.5 * len(labels))
    _dots(axes, labels, alphas, list(zip(lows, highs, strict=True)), title, language)
    axes.set_xlim(min(0, *lows), 1)
    return canvas


def _dots(axes, labels, values, spans, title, language):
    """Draw a dot for each value and a thick line for its span, (low, high), from the top."""
    axes.hlines(labels, *zip(*spans, strict=True), color=GREY, linewidth=4)
    axes.plot(values, labels, "o", color=BLUE, markersize=9)
    axes.set_xticks([0, 0.5, 1], [decimal(each, language, 1) for each in (0, 0.5, 1)])
    axes.invert_yaxis()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(title)


def class_agreement_plot(case, agreement, language="en"):
    """Show how far a class agrees: a dot for alpha and a line for its interval, by variable and look.

    `agreement` is the table of a pool. Raises KitError where no alpha is defined.
    """
    _ = translator(language)
    words = class_agreement_words(case, agreement, language)
    known = words["table"].assign(label=words["labels"]).dropna(subset=["alpha", "low"])
    if known.empty:
        raise KitError("There is no alpha to draw: the table 'agreement' says why.")
    listed = "; ".join(
        f"{label} {row[5]} ({row[6]})" for label, row in zip(words["labels"], words["rows"], strict=True)
    )
    labels = [fill(each, 24) for each in known["label"]]
    return Figure(
        _svg(_interval_dots(labels, known["alpha"], list(known["low"]), list(known["high"]), words["title"], language)),
        _("Dots with intervals: {title}. {listed}.").format(title=words["title"], listed=listed),
        _(
            "The dot is alpha. The line is its interval: where the middle 95 of 100 results lie when the statements "
            "are drawn anew. The fewer statements, the longer the line."
        ),
        html_table(words["headers"], words["rows"], words["title"]),
        _("The figure as a table"),
    )


def class_difference_plot(case, disagreements, variable, language="en"):
    """Show where a class differs: for each statement the share that gave the most frequent value, lowest first.

    `disagreements` is the table of a pool. Raises KitError where nobody coded the variable.
    """
    _ = translator(language)
    words = class_difference_words(case, disagreements, variable, language)
    if not words["rows"]:
        raise KitError(f"Nobody coded '{variable}': choose a variable of lesson 04.")
    labels, texts = [row[0] for row in words["rows"]], [row[3] for row in words["rows"]]
    listed = "; ".join(f"{label} {text}" for label, text in zip(labels, texts, strict=True))
    return Figure(
        _svg(_share_dots(labels, words["table"]["share"], texts, fill(words["title"], 40), language)),
        _("Dot plot: {title}. {listed}.").format(title=words["title"], listed=listed),
        _("The further left a dot, the more the class differs on that statement."),
        html_table(words["headers"], words["rows"], words["title"]),
        _("The figure as a table"),
    )


def class_prediction_plot(predictions, task, language="en"):
    """Show what a class predicted in one task: the share of each option; a sign marks what the data show.

    `predictions` is the table of a pool. Raises KitError where nobody predicted there.
    """
    _ = translator(language)
    words = class_prediction_words(predictions, task, language)
    if not words["rows"]:
        known = ", ".join(dict.fromkeys(predictions["task"])) or "–"
        raise KitError(f"Nobody predicted in task '{task}'. Choose from: {known}.")
    labels, texts = [fill(row[0], 26) for row in words["rows"]], [row[2] for row in words["rows"]]
    listed = "; ".join(f"{row[0]} {row[2]}" for row in words["rows"])
    return Figure(
        _svg(_share_dots(labels, words["table"]["share"], texts, fill(words["title"], 40), language)),
        _("Dot plot: {title}. {listed}.").format(title=words["title"], listed=listed),
        f"{words['question']} {words['marked']}".strip(),
        html_table(words["headers"], words["rows"], words["title"]),
        _("The figure as a table"),
    )


def change_plot(case, variable, places, language="en"):
    """Show what governments said on a variable, day by day: a panel a government, a dot a statement.

    `places`: codes of governments with different values at different dates (see `positions.moved`). A line joins
    statements only where the same speaker gave another value. Raises KitError for other governments.
    """
    _ = translator(language)
    steps = moved(case, variable)
    for place in places:
        if place not in steps:
            raise KitError(
                f"'{place}' gave no different values at different dates on {variable}. Choose from: {', '.join(steps)}."
            )
    if not places:
        raise KitError(f"Name at least one government. Choose from: {', '.join(steps)}.")
    labels, names, title = value_labels(case, language), _names(case, language), _variable(case, variable, language)
    used = {step.value for place in places for step in steps[place]}
    order = [each for each in case["values"].query("variable == @variable")["id"] if each in used]
    speakers = case["actors"].set_index("id")["name"]
    canvas = Canvas(figsize=(4.4, 0.6 + (0.6 + 0.35 * len(order)) * len(places)), layout="constrained")
    panels = canvas.subplots(len(places), sharex=True, squeeze=False)[:, 0]
    rows, listed = [], []
    for axes, place in zip(panels, places, strict=True):
        for before, after in same_speaker_moved(steps[place]):
            axes.plot([before.date, after.date], [order.index(before.value), order.index(after.value)], color=BLUE)
        axes.plot(
            [step.date for step in steps[place]], [order.index(step.value) for step in steps[place]], "o", color=BLUE
        )
        axes.set_yticks(range(len(order)), [fill(labels[variable, each], 20) for each in order])
        axes.set_ylim(-0.5, len(order) - 0.5)
        axes.set_title(names[place], loc="left", fontsize=12)
        axes.spines[["top", "right"]].set_visible(False)
        axes.margins(x=0.08)
        said = [(f"{s.date:%Y-%m-%d}", speakers[s.actor], labels[variable, s.value], s.statement) for s in steps[place]]
        rows += [[names[place], *each] for each in said]
        listed.append(f"{names[place]}: " + "; ".join(f"{date} {who}: {value}" for date, who, value, _id in said))
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
        _svg(canvas),
        _("Dots by date: {variable}. {listed}.").format(variable=title, listed=". ".join(listed)),
        caption,
        html_table(
            [_("Jurisdiction"), _("Date"), _("Speaker"), title, _("Statement")],
            rows,
            _("Statements by date: {variable}").format(variable=title),
        ),
        _("The figure as a table"),
    )


def index_plot(case, places, language="en", first=None, last=None):
    """Show the index of free expression of some jurisdictions in two years: a ring for `first`, a dot for `last`.

    Without years they are those that the case compares. `places`: codes; who is not rated, such as the European Union, is left out. Raises KitError where nobody is left.
    """
    _ = translator(language)
    names, index = _names(case, language), _("{index}, 0 to 1").format(index=case.entry("index.name")[language])
    first, last = first or case.entry("index.first"), last or case.entry("index.last")
    table = index_change(case, places, first, last)
    if table.empty:
        raise KitError(_("The index rates none of these jurisdictions in both years: name countries that it rates."))
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
    axes.set_xlabel(index)
    canvas.legend(loc="outside upper right", ncols=2, frameon=False)
    rows = [
        (label, decimal(row.first, language, 3), decimal(row.last, language, 3), decimal(row.change, language, 3))
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
            index,
        ),
        _("The figure as a table"),
    )


def speech_triangle(case, language="en"):
    """Show where government statements locate the decision: a triangle of state, company and user.

    The area of each circle is the number of statements; each is labelled with its place and number.
    """
    _ = translator(language)
    counts = value_counts(case, "decider")
    corners = {each: case.entry(f"triangle.{each}") for each in PLACES}
    sums = {corner: int(counts[values].sum()) for corner, values in corners.items()}
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
        for corner, values in corners.items()
        for value in values
    ]
    listed = "; ".join(f"{names[corner]} {number}".replace("\n", " ") for corner, number in sums.items())
    silent = _silent(case)
    return Figure(
        _svg(canvas),
        _(
            "Triangle of state, company and user: how many government statements locate the decision there. {listed}."
        ).format(listed=listed),
        _("Each circle counts government statements that say who should decide; the larger, the more.")
        + f" {case.entry('triangle.note')[language]} "
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


def _names(case, language):
    return case["jurisdictions"].set_index("id")[f"name_{language}"]


def _variable(case, variable, language):
    return case.row("variables", variable)[f"name_{language}"]


def _check_places(places, known):
    for place in places:
        if place not in known:
            wrong = _("The case has no jurisdiction '{name}'. {nearest}")
            raise KitError(Words(wrong, name=place, nearest=nearest(place, known)))


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
