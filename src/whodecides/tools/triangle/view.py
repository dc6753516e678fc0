"""The triangle in words: corners, sides, and the acts of each side."""

from functools import cache
from typing import Any, TypedDict

from ...answers import Task
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


class FactInHand(TypedDict):
    """A fact that is to be placed. `own` is what was pressed last; `record` is told only where that is right."""

    id: str
    number: str
    text: str
    own: str
    record: str
    said: str
    next: str
    end: str


def side_of(category: str) -> str:
    """Return the side that a category of a task names: its users are the speakers, its platforms the companies."""
    return category.replace("user", "speaker").replace("platform", "company")


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
            "acts": _("These acts, with sources"),
            "next": _("Next fact"),
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


def facts_view(reader: Reader, task: Task, last: dict[str, str], chosen: str) -> dict[str, Any]:
    """Return the triangle as the sheet on which the facts of a task are placed.

    `last` holds the last answer to each fact, a category of the task. An arrow is `mine` where it was pressed last for the fact in hand, and `told` once a fact was placed on it rightly.
    """
    right = {each["id"]: each["answer"] for each in task.items}
    solved = {each for each in right if last.get(each) == right[each]}
    at = chosen if chosen in right else next((each for each in right if each not in solved), next(iter(right)))
    record = {side: _side(reader, side, rows) for side, rows in acts(reader.case).items()}
    told = {side_of(right[each]) for each in solved}
    sides = [
        {
            "id": side_of(each["id"]),
            "category": each["id"],
            "name": side_name(reader, side_of(each["id"])),
            "count": len(record[side_of(each["id"])]["acts"]) if side_of(each["id"]) in record else 0,
            "mine": last.get(at) == each["id"],
            "told": side_of(each["id"]) in told,
        }
        for each in task.categories
    ]
    names, counts = corner_names(reader), dict.fromkeys(PLACES, 0)
    return {
        "circles": [{"id": place, "label": names[place]} for place in PLACES if place != "between"],
        "sides": sides,
        "layouts": [layout(counts, width, [each["id"] for each in sides], low=True) for width in WIDTHS],
        "fact": _fact(reader, task, at, last, solved),
        "acts": record.get(side_of(right[at]), {"acts": []})["acts"] if at in solved else [],
        "alt": triangle_alt(reader),
    }


def _fact(reader: Reader, task: Task, at: str, last: dict[str, str], solved: set[str]) -> FactInHand:
    _, order = reader.say, [each["id"] for each in task.items]
    item, answer = task.items[order.index(at)], last.get(at, "")
    known = acts(reader.case).get(side_of(item["answer"]), ())
    count = _.ngettext(
        "The record shows {count} act on this arrow.", "The record shows {count} acts on this arrow.", len(known)
    )
    following = [each for each in (*order[order.index(at) + 1 :], *order) if each not in solved]
    return {
        "id": at,
        "number": _("Fact {number} of {all}: press its arrow").format(number=order.index(at) + 1, all=len(order)),
        "text": item["text"],
        "own": side_name(reader, side_of(answer)) if answer else "",
        "record": side_name(reader, side_of(item["answer"])) if at in solved else "",
        "said": (count.format(count=len(known)) if known else "")
        if at in solved
        else item["feedback"]
        if answer
        else "",
        "next": following[0] if following and at in solved else "",
        "end": task.right if len(solved) == len(order) else "",
    }


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
