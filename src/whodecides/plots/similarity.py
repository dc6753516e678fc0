"""A dot plot: how alike the ranked jurisdictions are to one of them."""

from collections.abc import Mapping

from ..case import Case
from ..errors import KitError
from ..positions import similarities, similarity_ranking
from ..widgets.html import html_table
from ..widgets.similarity_ranking import ranking_rows
from ..widgets.tool import Call
from .canvas import Figure, check_places, figure_reader, share_dots, svg_text


def dot_plot(weights: Mapping[str, float], near: str, language: str | None = None, case: Case | None = None) -> Figure:
    """Show how alike the ranked jurisdictions are to `near`, as dots on a line from 0 to 100 %.

    `weights` maps variables to numbers. Raises KitError where nobody can be ranked, or for an unknown
    variable or place.

    >>> dot_plot({"decider": 1, "remedy": 1}, near="DEU")
    """
    reader = figure_reader(case, language)
    case, language = reader.case, reader.language
    _ = reader.say
    for each in weights:
        case.row("variables", each)
    check_places([near], next(iter(similarities(case).values())).index)
    if not any(weight > 0 for weight in weights.values()):
        raise KitError(_("All weights are 0, so nothing is compared: give a weight above 0 to one variable at least."))
    names, rows = reader.names("jurisdictions"), ranking_rows(reader, weights, near)
    if not rows:
        raise KitError(_("Nobody can be ranked with these weights: give a weight above 0 to more variables."))
    labels, values = (
        [row["name"] for row in rows],
        list(similarity_ranking(similarities(case), weights, near)["similarity"].dropna()),
    )
    title = _("Similarity to {place}").format(place=names[near])
    texts = [row["share"] + (f" ({row['evidence']})" if row["statements"] == 1 else "") for row in rows]
    canvas = share_dots(labels, values, texts, title, language, room=0.5)
    listed = "; ".join(
        _("{rank}. {place} {share} ({evidence})").format(
            rank=row["rank"], place=row["name"], share=row["share"], evidence=row["evidence"]
        )
        for row in rows
    )
    return Figure(
        svg_text(canvas),
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


CALL = Call(dot_plot)
