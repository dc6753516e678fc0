"""A seat in private: the brief, its red lines, what one wants, on which condition, and what the text now costs."""

from typing import TypedDict

from ...case.reader import Reader
from .log_entries import wording_reference, wordings_reference
from .model import INFERRED, OBJECTS, STATED, WELCOMES, Linkage, Table, Text, load_table
from .room import Room, crossed_red_lines, granted_wishes, preview_of_closing, wishes
from .wordings import all_linkages, basis_word, delegation_names, stance_rows


class Line(TypedDict):
    """A line of the brief: a wording, our reason and on what it rests, and how it is with the text on the table."""

    clause: str
    variant: str
    wording: str
    reason: str
    now: str
    holds: bool


class Seat(TypedDict):
    """What only one delegation sees."""

    name: str
    note: str
    cost: str
    at_close: str  # the same once the table closes; "" while that is not told
    wants: list[str]  # "clause.variant" of each wording that it would welcome
    conditions: list[list[str]]  # ["clause.a;b", in words]: what its brief wants, where several wordings would do
    parts: list[dict[str, object]]  # {title, none, lines}


def seat_view(reader: Reader, who: str, room: Room, *, tells_close: bool) -> Seat:
    """Return the brief of a delegation beside the text on the table; it may tell what closing would cost."""
    _, table, text = reader.say, load_table(reader.case), room.text
    row = reader.case["delegations"].set_index("jurisdiction").loc[who]
    return {
        "name": delegation_names(reader)[who],
        "note": reader.text(row, "note"),
        "cost": cost_sentence(reader, who, text),
        "at_close": cost_of_closing(reader, who, room) if tells_close else "",
        "wants": [
            f"{clause}.{variant}"
            for (each, clause, variant), (stance, _basis) in table.stances.items()
            if (each, stance) == (who, WELCOMES)
        ],
        "conditions": [
            [f"{clause}.{wants}", f"◆ {wordings_reference(reader, clause, wants.split(';'))}"]
            for clause, wants in dict.fromkeys(
                (each.needs_clause, ";".join(each.needs_variants))
                for each in table.linkages
                if each.delegation == who and len(each.needs_variants) > 1
            )
        ],
        "parts": [
            {
                "title": _("Red lines: you cannot live with"),
                "none": _("No red line is known."),
                "lines": _stances(reader, table, who, text, OBJECTS, _("✖ in the text"), _("kept out")),
            },
            {
                "title": _("What you want"),
                "none": _("No wish is known."),
                "lines": _stances(reader, table, who, text, WELCOMES, _("★ in the text"), _("not in the text")),
            },
            {
                "title": _("Your conditions"),
                "none": _("None that we know of."),
                "lines": [_condition(reader, each, text) for each in table.linkages if each.delegation == who],
            },
        ],
    }


def cost_sentence(reader: Reader, who: str, text: Text) -> str:
    """Say in numbers what a text grants a delegation and what it costs: wishes granted, red lines crossed by their basis."""
    _, table = reader.say, load_table(reader.case)
    bases = [line_basis(table, who, text, each) for each in crossed_red_lines(table, who, text)]
    sentence = _(
        "Wishes granted: {granted} of {all}. Red lines crossed: {lines} (stated: {stated}, inferred: {inferred})."
    )
    return sentence.format(
        granted=len(granted_wishes(table, who, text)),
        all=len(wishes(table, who)),
        lines=len(bases),
        stated=bases.count(STATED),
        inferred=bases.count(INFERRED),
    )


def cost_of_closing(reader: Reader, who: str, room: Room) -> str:
    """Say what the text would grant and cost a delegation if the table closed now; "" once it has."""
    if room.over:
        return ""
    _, table = reader.say, load_table(reader.case)
    text = preview_of_closing(table, room).text
    crossed = [
        wording_reference(reader, clause, text[clause]) for clause, _linkage in crossed_red_lines(table, who, text)
    ]
    told = _("If the table closes now: {cost}").format(cost=cost_sentence(reader, who, text))
    named = _("These are: {wordings}.").format(wordings=", ".join(crossed))
    return f"{told} {named}" if crossed else told


def line_basis(table: Table, who: str, text: Text, line: tuple[str, Linkage | None]) -> str:
    """Return on what a red line that a text crosses rests."""
    clause, linkage = line
    return linkage.basis if linkage else table.stances[who, clause, text[clause]][1]


def _stances(reader: Reader, table: Table, who: str, text: Text, kind: str, yes: str, no: str) -> list[Line]:
    """Return the wordings on which a delegation has a stance; what its government stated comes first."""
    lines = []
    for (each, clause, variant), (stance, basis) in table.stances.items():
        if (each, stance) == (who, kind):
            reason = reader.text(stance_rows(reader.case)[who, clause, variant], "reason")
            lines.append((basis != STATED, _line(reader, clause, variant, reason, basis, text, yes, no)))
    return [line for _later, line in sorted(lines, key=lambda each: each[0])]


def _condition(reader: Reader, linkage: Linkage, text: Text) -> Line:
    _ = reader.say
    reason = reader.text(all_linkages(reader.case)[linkage.id], "reason")
    met = text[linkage.needs_clause] in linkage.needs_variants
    line = _line(reader, linkage.clause, linkage.variant, reason, linkage.basis, text, "", "")
    now = _("✔ met") if met else _("✖ not met, and the wording is in the text") if line["holds"] else _("not met")
    return {**line, "now": now}


def _line(reader: Reader, clause: str, variant: str, reason: str, basis: str, text: Text, yes: str, no: str) -> Line:
    holds = text[clause] == variant
    return {
        "clause": clause,
        "variant": variant,
        "wording": wording_reference(reader, clause, variant),
        "reason": f"{reason} ({basis_word(reader, basis)})",
        "now": yes if holds else no,
        "holds": holds,
    }
