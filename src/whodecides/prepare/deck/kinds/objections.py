"""Who says no at the table: how many to each wording of one clause, or which on each clause to any of its wordings.

The first is told before a class has its cards, so that it has no name; the second once the table has closed.
"""

from ....i18n import _
from ....tools.negotiation.clause_fight import refusals
from ....tools.negotiation.model import OBJECTS, STATED, Table, load_table, objectors_by_clause
from ....tools.negotiation.wordings import all_wordings, clause_titles, delegation_names
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted
from .layout import LETTERS, headline

TITLE, COUNT = 420, 60  # pixels of a clause's title, and of how many object
WORDING = 760  # pixels of a wording
SQUARE, SQUARE_GAP = 38, 10  # pixels of a square for each no, and between two


def refused(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the wordings of `clause` while those of `given` stand: to be voted on, then how many say no.

    Who says no stands in the notes: on the wall it would tell what delegations keep covered.
    """
    table = load_table(material.case)
    asked, top = headline(row["headline"], row.get("kicker") or material.say(_("Vote")))
    asked += _wordings(material, table, row, top, told=False)
    told, top = headline(row["told"])
    told += _legend(material, top) + _wordings(material, table, row, top + 40, told=True)
    names, words = delegation_names(material.reader), all_wordings(material.reader)
    found = {
        words[row["clause"], each]: [names[no] for no in _bases(table, row, each)]
        for each in table.variants[row["clause"]]
    }
    who = "; ".join(f"{LETTERS[place]}: {', '.join(no) or '–'}" for place, no in enumerate(found.values()))
    alt = "; ".join(f"{LETTERS[place]}: {len(no)}" for place, no in enumerate(found.values()))
    question = clause_titles(material.reader)[row["clause"]][1]
    minutes = material.tasks[row["task"]].minutes if "task" in row else 0
    say = material.say_in_notes
    covered = say(_("No name is on the wall before the table has closed: let those speak who say no."))
    return [
        Slide(tuple(asked), row["headline"], (Note("", question),), minutes=minutes),
        Slide(tuple(told), row["told"], (Note(say(_("Who says no")), who), Note("", covered)), answer=True, alt=alt),
    ]


def _bases(table: Table, row: Row, variant: str) -> dict[str, str]:
    """Return who says no to a wording, and on what that rests."""
    given = row.get("given", {})
    found = {}
    for who, clause, linkage in refusals(table, row["clause"], variant, given):
        wording = given.get(clause, variant)
        found.setdefault(who, linkage.basis if linkage else table.stances[who, clause, wording][1])
    return found


def _wordings(material: Material, table: Table, row: Row, top: float, told: bool) -> list[Item]:
    variants, words = table.variants[row["clause"]], all_wordings(material.reader)
    tall = (FOOT - top) / len(variants)
    wide = (WORDING if told else INNER) - 90
    size = min(fitted(0, 0, wide, tall - 16, words[row["clause"], each], 34, serif=True).size for each in variants)
    items: list[Item] = []
    for place, each in enumerate(variants):
        y = top + place * tall
        items += [
            Line(LEFT, y, RIGHT, y, "line", 2),
            Text(LEFT, y, 50, tall, LETTERS[place], 40, bold=True, colour="quiet", anchor="middle"),
            Text(LEFT + 60, y + 8, wide, tall - 16, words[row["clause"], each], size, serif=True, anchor="middle"),
        ]
        if told:
            items += _noes(material, list(_bases(table, row, each).values()), y, tall)
    return items


def _noes(material: Material, bases: list[str], y: float, tall: float) -> list[Item]:
    """Return a square for each no, filled where it was stated, and their number; where nobody does these words."""
    x, wide = LEFT + WORDING + 10, INNER - WORDING - 10
    if not bases:
        nobody = material.say(_("nobody says no"))
        return [Text(x, y, wide, tall, nobody, 30, bold=True, colour="green", anchor="middle")]
    items: list[Item] = [Text(x, y, COUNT - 10, tall, str(len(bases)), 40, bold=True, anchor="middle")]
    apart = min(SQUARE + SQUARE_GAP, (wide - COUNT) / len(bases))
    for place, basis in enumerate(sorted(bases, key=lambda each: each != STATED)):
        fill = "red" if basis == STATED else "paper"
        side = apart - SQUARE_GAP
        items.append(Box(x + COUNT + place * apart, y + (tall - side) / 2, side, side, fill, "red", 3))
    return items


def _legend(material: Material, top: float) -> list[Item]:
    said = material.say(_("filled: the government said so; hollow: we infer it"))
    return [Text(LEFT, top - 8, INNER, 34, said, 26, colour="quiet")]


def objections(material: Material, row: Row) -> list[Slide]:
    """Return one slide: the clauses down, the delegations across, a square where one objects to a wording of a clause."""
    table, names = load_table(material.case), delegation_names(material.reader)
    titles, against = clause_titles(material.reader), objectors_by_clause(table)
    items, top = headline(row["headline"], row.get("kicker", ""))
    items += _legend(material, top)
    top += 34
    column = (INNER - TITLE - COUNT) / len(names)
    for place, code in enumerate(names):
        x = LEFT + TITLE + place * column
        items.append(Text(x, top - 4, column, 34, code, 24, bold=True, align="center"))
    top += 34
    tall, most = (FOOT - top) / len(against), max(map(len, against.values()))
    for row_number, (clause, who) in enumerate(against.items()):
        y, first = top + row_number * tall, len(who) == most
        items += [
            Line(LEFT, y, RIGHT, y, "line", 2),
            fitted(LEFT, y, TITLE - 10, tall, titles[clause][0], 27, bold=first, anchor="middle"),
            Text(RIGHT - COUNT, y, COUNT, tall, str(len(who)), 28, bold=first, align="right", anchor="middle"),
        ]
        for place, code in enumerate(names):
            if code in who:
                side = min(30.0, tall - 10)
                x = LEFT + TITLE + (place + 0.5) * column - side / 2
                stated = _is_stated(table, code, clause)
                items.append(Box(x, y + (tall - side) / 2, side, side, "red" if stated else "paper", "red", 3))
    alt = "; ".join(f"{titles[clause][0]}: {', '.join(names[each] for each in who) or '–'}" for clause, who in against.items())  # fmt: skip
    label = material.say_in_notes(_("Objections by clause, conditions between clauses left aside"))
    return [Slide(tuple(items), row["headline"], (Note(label, alt),), bool(row.get("answer")), alt=alt)]


def _is_stated(table: Table, who: str, clause: str) -> bool:
    """Say whether at least one objection of a delegation on a clause was stated."""
    stances = [table.stances[who, clause, each] for each in table.variants[clause]]
    return any(stance == OBJECTS and basis == STATED for stance, basis in stances)
