"""Who says no at the table: to each wording of one clause, or on each clause to any of its wordings."""

from ....i18n import _
from ....tools.negotiation.clause_fight import refusals
from ....tools.negotiation.model import OBJECTS, STATED, Table, load_table, objectors_by_clause
from ....tools.negotiation.wordings import all_wordings, clause_titles, delegation_names
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted
from .chips import LINE, chip_lines, chips
from .layout import LETTERS, headline

TITLE, COUNT = 420, 60  # pixels of a clause's title, and of how many object
WORDING = 600  # pixels of a wording


def refused(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the wordings of `clause` while the wordings of `given` stand: to be voted on, then who says no."""
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
    alt = "; ".join(f"{LETTERS[place]}: {', '.join(who) or '–'}" for place, who in enumerate(found.values()))
    question = clause_titles(material.reader)[row["clause"]][1]
    minutes = material.tasks[row["task"]].minutes if "task" in row else 0
    label = material.say_in_notes(_("Who says no"))
    return [
        Slide(tuple(asked), row["headline"], (Note("", question),), minutes=minutes),
        Slide(tuple(told), row["told"], (Note(label, alt),), answer=True, alt=alt),
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
    names = delegation_names(material.reader)
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
            found = {names[who]: basis == STATED for who, basis in _bases(table, row, each).items()}
            items += _noes(material, found, y, tall)
    return items


def _noes(material: Material, found: dict[str, bool], y: float, tall: float) -> list[Item]:
    """Return who says no, filled where it was stated; where nobody does these words."""
    x, wide = LEFT + WORDING + 10, INNER - WORDING - 10
    if not found:
        nobody = material.say(_("nobody says no"))
        return [Text(x, y, wide, tall, nobody, 30, bold=True, colour="green", anchor="middle")]
    lines = chip_lines(list(found), wide)
    return chips(
        lines, x, y + (tall - len(lines) * LINE) / 2, [each for each, stated in found.items() if stated], "red"
    )


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
