"""What a phone has to press on wordings: where one stands, on which condition, and what else one proposes."""

from typing import Any

from ...case.reader import Reader
from ...game.play import Press
from ...game.screen import STATED, WISH, Option, Part, Row, options, rows
from .log_entries import wording_reference, wordings_reference
from .model import OBJECTS, RAISED, WELCOMES, load_table
from .play_view import ClauseRow, SeatView
from .room import ground_basis
from .room_moves import CONDITION, LIVE, OBJECT
from .screen_parts import BOUND, clause_sign, letter_of, mark, only_if
from .wordings import SIGNS, all_wordings, basis_word, delegation_names, on_condition

Value = dict[str, str]


def stand_value(clause: str, variant: str, stance: str, needs: str = "", wants: str = "") -> Value:
    """Return where one stands on a wording as a phone sends it."""
    bound = {"needs": needs, "wants": wants} if stance == CONDITION else {}
    return {"clause": clause, "variant": variant, "stance": stance, **bound}


def own_stand(seen: SeatView, clause: str, variant: str) -> Value | None:
    """Return where one's delegation stands on a wording: what was pressed last for it."""
    found: Press = seen["stands"].get(clause)
    if not found or (found["clause"], found["variant"]) != (clause, variant):
        return None
    return stand_value(clause, variant, found["stance"], found.get("needs", ""), found.get("wants", ""))


def partner_part(reader: Reader, seen: SeatView, clause: str) -> list[Part]:
    """Say who else of one's delegation pressed last on a clause; nothing where one did so oneself."""
    _, by = reader.say, _partner(reader, seen, clause)
    told = _("Pressed for your delegation by {seat}, not by you. What is pressed last counts.")
    return [rows([{"text": told.format(seat=by), "strong": True}])] if by else []


def _partner(reader: Reader, seen: SeatView, clause: str) -> str:
    """Return what the seat of another is called who pressed last for one's delegation on a clause, or ""."""
    by = seen["pressed_by"].get(clause, "")
    return f"{delegation_names(reader)[seen['own']['role']]} {by.rpartition('.')[2]}" if by else ""


def _by_partner(reader: Reader, seen: SeatView, clause: str, variant: str) -> Part:
    """Return who else pressed last on a wording, `by`, and what one pressed oneself before, `own`; {} where nobody else did."""
    by = _partner(reader, seen, clause)
    stands = [each["stand"] for each in seen["own"]["mine"].values() if "stand" in each]
    own = next((each for each in stands[::-1] if (each["clause"], each["variant"]) == (clause, variant)), None)
    return {"by": by, "own": own} if by else {}


def stand_parts(reader: Reader, seen: SeatView, clause: str, variant: str) -> list[Part]:
    """Return the three buttons on a wording and other wordings to propose; what may not be pressed any more is told."""
    _, who, acts = reader.say, seen["own"]["role"], seen["own"]["acts"]
    pressed = own_stand(seen, clause, variant)
    if "stand" not in acts:
        return _told(reader, who, pressed)
    asked = [
        options("stand", _two_stances(reader, who, clause, variant), pressed) | _by_partner(reader, seen, clause, variant),
        *partner_part(reader, seen, clause)
    ]  # fmt: skip
    if conditions := _conditions(reader, who, clause, variant, every=True):
        asked.append(
            options("stand", conditions, pressed, label=_only_if_label(reader), folded=f"{BOUND} {only_if(reader)}")
        )
    if "propose" in acts:
        other = _others(reader, who, clause, variant)
        asked.append(options("propose", other, _proposed(seen, clause, variant), folded=_("Propose another wording")))
    return asked


def _only_if_label(reader: Reader) -> str:
    _ = reader.say
    return _("I can live with it, only if the text says:")


def _told(reader: Reader, who: str, pressed: Value | None) -> list[Part]:
    """Say what one pressed."""
    if not pressed:
        return []
    _, clause, variant = reader.say, pressed["clause"], pressed["variant"]
    if pressed["stance"] == CONDITION:
        wanted = wordings_reference(reader, pressed["needs"], pressed["wants"].split(";"))
        row: Row = {"sign": BOUND, "text": f"{only_if(reader)} {wanted}"}
    else:
        two = {each["value"]["stance"]: each for each in _two_stances(reader, who, clause, variant)}
        row = {"sign": two[pressed["stance"]]["sign"], "text": two[pressed["stance"]]["label"]}
    return [rows([row], title=_("Your delegation"))]


def _two_stances(reader: Reader, who: str, clause: str, variant: str) -> list[Option]:
    """Return the buttons to object and to live with it; the first says on what a no would rest.

    Each names its wording: where the chair puts another one on the table meanwhile, one sees what one presses.
    """
    _, wording = reader.say, letter_of(reader, clause, variant)
    return [
        {
            "value": stand_value(clause, variant, OBJECT),
            "label": _("I object to {wording}").format(wording=wording),
            "sign": STATED,
            "note": _why_object(reader, who, clause, variant),
        },
        {
            "value": stand_value(clause, variant, LIVE),
            "label": _("I can live with {wording}").format(wording=wording),
            "sign": SIGNS["can accept"],
        },
    ]


def _why_object(reader: Reader, who: str, clause: str, variant: str) -> str:
    """Say on what a no would rest: a red line or a condition of the brief, or one's own choice."""
    table, wording = load_table(reader.case), (who, clause, variant)
    basis = ground_basis(table, wording)
    if table.stances[wording][0] == OBJECTS:
        return mark(reader, *wording)[1]
    _ = reader.say
    return _("not in your brief") if basis == RAISED else f"{on_condition(reader)} ({basis_word(reader, basis)})"


def _conditions(reader: Reader, who: str, clause: str, variant: str, *, every: bool) -> list[Option]:
    """Return what one may ask for: what the conditions of the brief need, this wording's first; what one wants; with
    `every` then each other wording that says something and crosses no red line of the brief."""
    table = load_table(reader.case)
    own = [each for each in table.linkages if each.delegation == who]
    own.sort(key=lambda each: (each.clause, each.variant) != (clause, variant))
    found = {(each.needs_clause, ";".join(each.needs_variants)): BOUND for each in own}
    stances = {each[1:]: stance for each, (stance, _basis) in table.stances.items() if each[0] == who}
    found |= {at: WISH for at, stance in stances.items() if stance == WELCOMES and at not in found}
    if every:
        says = (at for at, stance in stances.items() if stance != OBJECTS and at[1] != table.silent[at[0]])
        found |= {at: "" for at in says if at not in found}
    return [
        {
            "value": stand_value(clause, variant, CONDITION, needs, wants),
            "label": wordings_reference(reader, needs, wants.split(";")),
            "sign": sign,
        }
        for (needs, wants), sign in found.items()
        if needs != clause
    ]


def _others(reader: Reader, who: str, clause: str, variant: str) -> list[Option]:
    """Return the other wordings of a clause, each as one's own brief marks it."""
    found: list[Option] = []
    for each in load_table(reader.case).variants[clause]:
        sign, means = mark(reader, who, clause, each)
        told = [means, all_wordings(reader)[clause, each]]
        option: Option = {
            "value": {"clause": clause, "variant": each},
            "label": wording_reference(reader, clause, each),
            "sign": sign,
            "note": " · ".join(filter(None, told)),
        }
        found += [option] if each != variant else []
    return found


def _proposed(seen: SeatView, clause: str = "", variant: str = "") -> Any:
    """Return what one proposed last: on a clause, or on any in the step at hand."""
    steps = seen["own"]["mine"]
    found = [each["propose"] for each in steps.values() if each.get("propose", {}).get("clause") == clause]
    if clause:
        return next((each for each in found[::-1] if each["variant"] != variant), None)
    return steps.get(seen["wall"]["now"]["step"], {}).get("propose")


def refusal_parts(reader: Reader, seen: SeatView) -> list[Part]:
    """Return one's own objections to the silence that closing would leave, each to be taken back."""
    _, who, silent = reader.say, seen["own"]["role"], load_table(reader.case).silent
    told = _("You pressed: {stance}. Press to take it back:")
    found = []
    for clause in seen["refuses"]:
        no, yes = _two_stances(reader, who, clause, silent[clause])
        found.append(options("stand", [yes], label=told.format(stance=no["label"])))
    return found


def package_parts(reader: Reader, seen: SeatView) -> list[Part]:
    """Return what there is to press while all clauses are open: a stance on each disputed one, a no to another, proposals."""
    _, who, listed = reader.say, seen["own"]["role"], seen["wall"]["rows"]
    listed = [row for row in listed if row["id"] != seen["wall"]["new"]]  # it is asked above
    disputed = [row for row in listed if row["against"] or not row["settled"]]
    free = [row for row in listed if row not in disputed]
    asked = [_package(reader, seen, row) for row in disputed]
    asked += [
        options(
            "propose", _others(reader, who, row["id"], row["letter"]), _proposed(seen), unfolds=False,
            folded=_("Propose another wording: {clause}").format(clause=f"{row['number']}. {row['title']}"),
        )
        for row in [*disputed, *free]
    ]  # fmt: skip
    others: list[Option] = [
        {
            "value": stand_value(row["id"], row["letter"], OBJECT),
            "label": wording_reference(reader, row["id"], row["letter"]),
            "sign": mark(reader, who, row["id"], row["letter"])[0],
            "note": mark(reader, who, row["id"], row["letter"])[1],
        }
        for row in free
    ]
    return [*asked, *([options("stand", others, folded=_("Object to another clause"))] if others else [])]


def _package(reader: Reader, seen: SeatView, row: ClauseRow) -> Part:
    """Return where one may stand on a disputed clause; its own conditions and wishes are among the buttons."""
    _, who, clause, variant = reader.say, seen["own"]["role"], row["id"], row["letter"]
    only = [
        each | {"label": f"{only_if(reader)} {each['label']}"}
        for each in _conditions(reader, who, clause, variant, every=False)
    ]
    against = ", ".join(row["against"])
    told = _("Objected to by: {names}").format(names=against) if against else clause_sign(reader, row)[1]
    found = [*_two_stances(reader, who, clause, variant), *only]
    pressed = own_stand(seen, clause, variant)
    now = next((each["label"] for each in found if each["value"] == pressed), "")
    by = _partner(reader, seen, clause)
    told_now = f" · {now}{f' ({by})' if by else ''}" if now else ""
    heading = f"{clause_sign(reader, row)[0]} {wording_reference(reader, clause, variant)}{told_now}"
    label = f"{all_wordings(reader)[clause, variant]} {told}."
    part = options("stand", found, pressed, label=label, folded=heading, unfolds=False)
    return part | _by_partner(reader, seen, clause, variant)
