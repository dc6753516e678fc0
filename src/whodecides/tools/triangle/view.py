"""The triangle in words: corners, sides, and the acts of each side."""

from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...positions import value_counts
from .model import PLACES, WIDTHS, Act, acts, count_without_decider, layout, statements_at


class Table(TypedDict):
    """A table in words."""

    caption: str
    headers: list[str]
    rows: list[list[str]]


class ShownAct(TypedDict):
    """One act as the panel shows it: `text` is what a law says, `also` where else the act stands."""

    id: str
    date: str
    title: str
    text: str
    also: str
    sources: list[dict[str, str]]


class Side(TypedDict):
    """One of the six sides: its name, what its button is called, and its acts, by day."""

    id: str
    name: str
    called: str
    acts: list[ShownAct]


def corner_names(reader: Reader) -> dict[str, str]:
    """Return the names of the places of the triangle."""
    _ = reader.say
    return {
        "state": _("State"),
        "company": _("Company"),
        "between": _("Company, under public rules"),
        "user": _.pgettext("triangle", "Speaker"),
    }


def side_name(reader: Reader, side: str) -> str:
    """Return the name of a side: who acts, an arrow, on whom."""
    names = corner_names(reader)
    return " → ".join(names[each.replace("speaker", "user")] for each in side.split("-"))


@cache
def triangle_words(reader: Reader) -> dict[str, Any]:
    """Return the words that no choice changes."""
    _ = reader.say
    return {
        "labels": {
            "title": _("Who acts on whom, and who should decide"),
            "sides": _("The six sides of the triangle"),
            "hint": _("Press a number on an arrow: what the record holds of this side opens here."),
            "table": _("The figure as a table"),
            "note": triangle_note(reader),
        }
    }


def triangle_note(reader: Reader) -> str:
    """Return what one must know to read the figure."""
    _, count = reader.say, count_without_decider(reader.case)
    return " ".join(
        [
            _(
                "Each arrow leads from who acts to whom it touches. Its number counts the acts that we chose to show it."
            ),
            _("Each circle counts government statements that say who should decide; the larger, the more."),
            reader.entry("triangle.note"),
            _.ngettext(
                "{count} further statement does not address the question.",
                "{count} further statements do not address the question.",
                count,
            ).format(count=count),
        ]
    )


@cache
def triangle_view(reader: Reader) -> dict[str, Any]:
    """Return all that is shown: circles, sides, where they stand at each width, and the same as tables."""
    counts, names = statements_at(reader.case), corner_names(reader)
    sides = [_side(reader, side, rows) for side, rows in acts(reader.case).items()]
    return {
        "circles": [{"id": place, "label": f"{names[place]} ({counts[place]})"} for place in PLACES],
        "sides": sides,
        "layouts": [layout(counts, width, [each["id"] for each in sides]) for width in WIDTHS],
        "tables": triangle_tables(reader),
        "alt": triangle_alt(reader),
    }


def _side(reader: Reader, side: str, rows: list[Act]) -> Side:
    _, name = reader.say, side_name(reader, side)
    called = _.ngettext("{side}: {count} act", "{side}: {count} acts", len(rows)).format(side=name, count=len(rows))
    return {"id": side, "name": name, "called": called, "acts": [_act(reader, each) for each in rows]}


def _act(reader: Reader, act: Act) -> ShownAct:
    law = act.table == "instruments"
    return {
        "id": act.id,
        "date": reader.date(act.day),
        "title": reader.text(act.row, "name" if law else "title"),
        "text": reader.text(act.row, "summary") if law else "",
        "also": _other_places_text(reader, act),
        "sources": reader.links(act.row),
    }


def _other_places_text(reader: Reader, act: Act) -> str:
    _, sides = reader.say, "; ".join(side_name(reader, each) for each in act.also)
    if not sides:
        return ""
    if act.reading == "two readings":
        sentence = _("Two readings: whoever holds an office also speaks as a person. It stands here and at: {sides}")
    else:
        sentence = _("One act, two sides. It also runs along: {sides}")
    return sentence.format(sides=sides)


def triangle_alt(reader: Reader) -> str:
    """Return the figure in one paragraph."""
    _, names = reader.say, corner_names(reader)
    listed = "; ".join(f"{names[place]} {number}" for place, number in statements_at(reader.case).items())
    sides = "; ".join(_side(reader, side, rows)["called"] for side, rows in acts(reader.case).items())
    return _(
        "Triangle of state, company and speaker: how many government statements locate the decision there. {listed}. "
        "Arrows show who acts on whom. {sides}."
    ).format(listed=listed, sides=sides)


def triangle_tables(reader: Reader) -> list[Table]:
    """Return the figure as two tables: statements at the places, and acts on the sides."""
    _, labels, case, names = reader.say, reader.labels(), reader.case, corner_names(reader)
    decider = case.entry("variables.decider")
    counts = value_counts(case, decider)
    return [
        {
            "caption": _("Who should decide, in government statements"),
            "headers": [_("Place on the triangle"), _("Value"), _("Statements")],
            "rows": [
                [names[place], labels[decider, value], str(int(counts[value]))]
                for place in PLACES
                for value in case.entry(f"triangle.{place}")
            ],
        },
        {
            "caption": _("Who acts on whom: acts of the record"),
            "headers": [_("Side"), _("Date"), _("What happened"), _("Record"), _("Where else it stands")],
            "rows": [
                [
                    side_name(reader, side),
                    reader.date(each.day),
                    reader.text(each.row, "name" if each.table == "instruments" else "title"),
                    each.id,
                    "; ".join(side_name(reader, other) for other in each.also),
                ]
                for side, rows in acts(case).items()
                for each in rows
            ],
        },
    ]
