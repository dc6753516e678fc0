"""On which questions governments are like one another: variables down, governments across, a bar in each cell."""

from math import isnan

from ....i18n import _, localized_percent
from ....positions import similarities
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted
from .layout import headline

LABEL, SHARE = 380, 76  # pixels of a variable's name, and of a share behind its bar


def alike(material: Material, row: Row) -> list[Slide]:
    """Return one slide of how like `near` each jurisdiction that `of` names is on each variable."""
    names, similar = material.reader.names("jurisdictions"), similarities(material.case)
    variables = material.reader.names("variables")
    items, top = headline(row["headline"], row.get("kicker", ""))
    column = (INNER - LABEL) / len(row["of"])
    for place, each in enumerate(row["of"]):
        items.append(fitted(LEFT + LABEL + place * column, top - 2, column, 40, names[each], 28, bold=True))
    top += 46
    tall = (FOOT - top) / len(variables)
    told = []
    for place, (variable, name) in enumerate(variables.items()):
        y = top + place * tall
        items.append(Line(LEFT, y, RIGHT, y, "line", 2))
        items.append(fitted(LEFT, y + 2, LABEL - 20, tall - 4, name, 28, anchor="middle"))
        shares = {each: float(similar[variable].loc[row["near"], each]) for each in row["of"]}
        for number, share in enumerate(shares.values()):
            items += _cell(material, share, LEFT + LABEL + number * column, y, column - 16, tall)
        told.append(
            f"{name}: " + ", ".join(f"{names[each]} {_said(material, share)}" for each, share in shares.items())
        )
    alt = "; ".join(told)
    return [
        Slide(
            tuple(items),
            row["headline"],
            (Note(material.say_in_notes(_("Likeness")), alt),),
            bool(row.get("answer")),
            alt=alt,
        )
    ]


def _cell(material: Material, share: float, x: float, y: float, wide: float, tall: float) -> list[Item]:
    """Return the bar of a share from 0 to 1 with its words; where somebody is silent only these."""
    words = Text(x + wide - SHARE, y, SHARE, tall, _said(material, share), 24, anchor="middle", align="right", colour="quiet" if isnan(share) else "ink")  # fmt: skip
    if isnan(share):
        return [words]
    way, high = wide - SHARE - 4, min(26.0, tall * 0.5)
    top = y + (tall - high) / 2
    return [Box(x, top, way, high, "soft", "", 0), Box(x, top, max(way * share, 2), high, "ink", "", 0), words]


def _said(material: Material, share: float) -> str:
    return "–" if isnan(share) else localized_percent(share, material.reader.language)
