"""Weights and counts by hand: how like one government others are, variable by variable, and what a line of code counts."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...case import Reader, government_codes
from ...errors import _
from ...positions import similarities, similarity_ranking
from .blocks import Block, Section, SheetContext, group, lines, table, text

HIGHEST_WEIGHT = 3  # of the weights that one may give
DASH = "–"


def weights(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return how like `asked["near"]` the governments of `asked["places"]` are, and tables to weigh and add up by hand."""
    reader = kit.reader
    say, near, names = reader.say, reader.name("jurisdictions", asked["near"]), _names(reader, asked["variables"])
    alike = [
        [reader.name("jurisdictions", place), *(_percent(kit, asked, place, each) for each in asked["variables"])]
        for place in asked["places"]
    ]
    how = say(
        _(
            "Multiply each number by the weight behind ×, add up the row, and divide by the sum of the weights. The highest "
            "number has rank 1. In the last table the weights are yours: from 0 to {most}."
        )
    ).format(most=HIGHEST_WEIGHT)
    given = [*asked["weightings"], [None] * len(names)]
    return [
        Section(
            say(_("Who is most like {name}?")).format(name=near),
            [
                text(say(_("100: alike in every statement. 0: no statement in common, or as far apart as can be."))),
                table([say(_("Government")), *names], alike, say(_("How like {name}, of 100")).format(name=near)),
                text(how),
                *(group(_weighting_table(reader, asked, names, each)) for each in given),
                lines(say(_("Who is nearest each time, and which decision made the difference?")), 2),
            ],
        )
    ]


def _weighting_table(
    reader: Reader, asked: Mapping[str, Any], names: Sequence[str], given: Sequence[int | None]
) -> Block:
    """Return a table to fill: the weights are `given`, or for whoever holds the pencil to choose."""
    say = reader.say
    headers = [say(_("Government")), *(f"{name} × {'…' if each is None else each}" for name, each in zip(names, given, strict=True))]  # fmt: skip
    rows = [[reader.name("jurisdictions", place), *("" for _name in names), "", "", ""] for place in asked["places"]]
    total = "…" if None in given else str(sum(each or 0 for each in given))
    weighed_so = " · ".join(map(str, given))
    caption = say(_("Your own weights")) if None in given else f"{say(_('Weights'))} {weighed_so}"
    return table([*headers, say(_("Sum")), f"÷ {total}", say(_("Rank"))], rows, caption, style="weigh")


def weighted_rankings(kit: SheetContext, asked: Mapping[str, Any]) -> Block:
    """Return for the instructor the order under each of the given weights."""
    reader, similar = kit.reader, similarities(kit.reader.case)
    say, names = reader.say, _names(kit.reader, asked["variables"])
    rows = []
    for each in asked["weightings"]:
        found = similarity_ranking(similar, dict(zip(asked["variables"], each, strict=True)), asked["near"])
        found = found[found["jurisdiction"].isin(asked["places"])]
        order = [
            f"{reader.name('jurisdictions', row.jurisdiction)} {round(100 * row.similarity)}"
            for row in found.itertuples()
        ]
        rows.append(
            [" · ".join(f"{name} × {weight}" for name, weight in zip(names, each, strict=True)), ", ".join(order)]
        )
    return table([say(_("Weights")), say(_("Order, of 100"))], rows, say(_("Weights by hand")))


def counts(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what the lesson's lines of code print for `asked["variable"]`: statements by value and government."""
    reader, codes = kit.reader, government_codes(kit.reader.case)
    say = reader.say
    chosen = codes[(codes["variable"] == asked["variable"]) & codes["jurisdiction"].isin(asked["places"])]
    shown = chosen.groupby(["value", "jurisdiction"]).size().unstack(fill_value=0)
    order = [each for each in reader.case["values"]["id"] if each in shown.index]
    labels = reader.labels()
    rows = [
        [labels[asked["variable"], each], *(int(shown.loc[each].get(place, 0)) for place in asked["places"])]
        for each in dict.fromkeys(order)
    ]
    name = _names(reader, [asked["variable"]])[0]
    note = say(_("The lines of code count the statements of each government by value. This is what they print."))
    return [text(note), table([say(_("Value")), *asked["places"]], rows, name)]


def _names(reader: Reader, variables: Sequence[str]) -> list[str]:
    return [reader.name("variables", each) for each in variables]


def _percent(kit: SheetContext, asked: Mapping[str, Any], place: str, variable: str) -> object:
    found = similarities(kit.reader.case)[variable].loc[asked["near"], place]
    return DASH if found != found else round(100 * float(found))
