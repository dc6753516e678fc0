"""What a phone has to press on wordings: where one stands, on which condition, and what else one proposes."""

from typing import Any, NamedTuple

from ...case.reader import Reader
from ...game.play import Press
from ...game.screen import STATED, WISH, Option, Part, Row, options, rows
from .log_entries import wording_reference, wordings_reference
from .model import NO_EVIDENCE, OBJECTS, RAISED, WELCOMES, load_table
from .play_view import ClauseRow, SeatView
from .room import ground_basis
from .room_moves import CONDITION, LIVE, OBJECT
from .screen_parts import (
    BOUND,
    STANDS,
    clause_sign,
    in_question,
    is_in_question,
    label_of,
    letter_of,
    mark,
    objected_by,
    only_if,
)
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
    return pressed_by_part(reader, _partner(reader, seen, clause))


def pressed_by_part(reader: Reader, by: str) -> list[Part]:
    """Say which other seat pressed last for one's delegation; nothing where none did."""
    _ = reader.say
    told = _("Pressed for your delegation by {seat}, not by you. What is pressed last counts.")
    return [rows([{"text": told.format(seat=by), "strong": True}])] if by else []


def seat_label(reader: Reader, seen: SeatView, seat: str) -> str:
    """Return what a seat is called: its delegation, and which of its seats it is where there are several."""
    who, _dot, number = seat.rpartition(".")
    name = delegation_names(reader)[who]
    return f"{name} {number}" if seen["wall"]["seats"][who] > 1 else name


def _partner(reader: Reader, seen: SeatView, clause: str) -> str:
    """Return what the seat of another is called who pressed last for one's delegation on a clause, or ""."""
    by = seen["pressed_by"].get(clause, "")
    return seat_label(reader, seen, by) if by else ""


def _by_partner(reader: Reader, seen: SeatView, clause: str, variant: str) -> Part:
    """Return who else pressed last on a wording, `by`, and what one pressed oneself before, `own`, where somebody else did;
    `earlier` says that nobody pressed on it in this step."""
    by, earlier = _partner(reader, seen, clause), {"earlier": clause not in seen["made"]}
    stands = [each["stand"] for each in seen["own"]["mine"].values() if "stand" in each]
    own = next((each for each in stands[::-1] if (each["clause"], each["variant"]) == (clause, variant)), None)
    return earlier | ({"by": by, "own": own} if by else {})


def stand_parts(reader: Reader, seen: SeatView, clause: str, variant: str) -> list[Part]:
    """Return the three buttons on a wording and other wordings to propose; what may not be pressed any more is told."""
    _, who, acts = reader.say, seen["own"]["role"], seen["own"]["acts"]
    pressed = own_stand(seen, clause, variant)
    if "stand" not in acts:
        return _told(reader, who, pressed)
    two, conditions = two_stances(reader, who, clause, variant), _conditions(reader, who, clause, variant, every=True)
    likely = _likely(reader, who, clause, variant, conditions)
    asked = [
        options("stand", two, pressed) | _by_partner(reader, seen, clause, variant) | {"likely": likely},
        *partner_part(reader, seen, clause), *condition_part(reader, seen, pressed),
    ]  # fmt: skip
    if conditions:
        bound = next((f" {each['label']} ◉" for each in conditions if each["value"] == pressed), "")
        heading = f"{BOUND} {only_if(reader)}{bound}"
        asked.append(options("stand", conditions, pressed, label=_only_if_label(reader), folded=heading, unfolds=False))
    if "propose" in acts:
        other = _others(reader, who, clause, variant)
        part = options("propose", other, _proposed(seen, clause, variant), folded=_("Propose another wording"))
        wished = [each["value"] for each in other if each["sign"] == WISH]
        asked.append(part | ({"likely": wished[0]} if wished else {}))
    return asked


def _likely(reader: Reader, who: str, clause: str, variant: str, conditions: list[Option]) -> Value:
    """Return what somebody presses who follows the brief: for people who are invented, so that a rehearsal shows a game."""
    basis = ground_basis(load_table(reader.case), (who, clause, variant))
    if basis == RAISED:
        return stand_value(clause, variant, LIVE)
    bound = load_table(reader.case).stances[who, clause, variant][0] != OBJECTS and conditions
    return conditions[0]["value"] if bound else stand_value(clause, variant, OBJECT)


def condition_part(reader: Reader, seen: SeatView, pressed: Value | None) -> list[Part]:
    """Say whether the condition that one's delegation set is met: else it counts as an objection.

    It is met while a wording that it names is the one on the table, in each step alike; how that one stands is said as on
    the wall: it may be disputed, or not be read yet.
    """
    _, found = reader.say, _condition(reader, seen, pressed)
    if not found:
        return []
    if found.is_met:
        told = _("Your condition is met as things stand now: {wording} is on the table ({how}).")
        on_table = wording_reference(reader, found.row["id"], found.row["letter"])
        words = told.format(wording=on_table, how=found.how)
        return [rows([{"sign": STANDS, "text": words, "strong": True}])]
    told = _("Your condition is not met: {wording} is not on the table. Until then it counts as an objection.")
    words = told.format(wording=wordings_reference(reader, found.row["id"], found.wanted))
    return [rows([{"sign": BOUND, "text": words, "strong": True}])]


class _Condition(NamedTuple):
    """A condition that one's delegation set: the clause that it is on, as it stands now and `how` in words, and the wordings
    of it that are wanted."""

    row: ClauseRow
    how: str
    wanted: list[str]

    @property
    def is_met(self) -> bool:
        return self.row["letter"] in self.wanted


def _condition(reader: Reader, seen: SeatView, pressed: Value | None) -> _Condition | None:
    """Return the condition that one's delegation set on a wording, None where it set none."""
    if not pressed or pressed["stance"] != CONDITION:
        return None
    row = next(each for each in seen["wall"]["rows"] if each["id"] == pressed["needs"])
    return _Condition(row, clause_sign(reader, row)[1], pressed["wants"].split(";"))


def convinced_parts(reader: Reader, seen: SeatView) -> list[Part]:
    """Ask those who listen whose reason convinces them, of those who say why they object; oneself is not among them."""
    _, own, clause = reader.say, seen["own"], seen["wall"]["clause"]
    if "convinced" not in own["acts"] or not clause:
        return []
    others = [each for each in clause["speaking"] if each != own["role"]]
    if not others:
        return []
    names = delegation_names(reader)
    listed: list[Option] = [{"value": who, "label": names[who]} for who in others]
    none: Option = {"value": "", "label": _("None of them")}
    pressed = own["mine"].get(seen["wall"]["now"]["step"], {}).get("convinced")
    return [options("convinced", [*listed, none], pressed, label=_("Whose reason convinces you? At the end the wall shows how many, not who."))]  # fmt: skip


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
        two = {each["value"]["stance"]: each for each in two_stances(reader, who, clause, variant)}
        row = {"sign": two[pressed["stance"]]["sign"], "text": two[pressed["stance"]]["label"]}
    return [rows([row], title=_("Your delegation"))]


def two_stances(reader: Reader, who: str, clause: str, variant: str) -> list[Option]:
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
    _, (stance, rests) = reader.say, table.stances[wording]
    if basis != RAISED:
        return f"{on_condition(reader)} ({basis_word(reader, basis)})"
    if stance == WELCOMES:
        return _("(although your brief wants it)")
    return _("not in your brief") if rests == NO_EVIDENCE else _("(although your brief can live with it)")


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
            "note": " / ".join(all_wordings(reader)[needs, each] for each in wants.split(";")),
        }
        for (needs, wants), sign in found.items()
        if needs != clause
    ]


def _others(reader: Reader, who: str, clause: str, variant: str) -> list[Option]:
    """Return the other wordings of a clause, each as one's own brief marks it."""
    found: list[Option] = []
    for each in load_table(reader.case).variants[clause]:
        option: Option = {
            "value": {"clause": clause, "variant": each},
            "label": wording_reference(reader, clause, each),
            "sign": mark(reader, who, clause, each)[0],
            "note": _marked_wording(reader, who, clause, each),
        }
        found += [option] if each != variant else []
    return found


def _marked_wording(reader: Reader, who: str, clause: str, variant: str) -> str:
    """Return a whole wording, after what one's own brief says of it."""
    return " · ".join(filter(None, (mark(reader, who, clause, variant)[1], all_wordings(reader)[clause, variant])))


def _proposed(seen: SeatView, clause: str = "", variant: str = "") -> Any:
    """Return what one proposed last: on a clause, or on any in the step at hand."""
    steps = seen["own"]["mine"]
    found = [each["propose"] for each in steps.values() if each.get("propose", {}).get("clause") == clause]
    if clause:
        return next((each for each in found[::-1] if each["variant"] != variant), None)
    return steps.get(seen["wall"]["now"]["step"], {}).get("propose")


def package_parts(reader: Reader, seen: SeatView) -> list[Part]:
    """Return what there is to press while all clauses are open: a stance on each in question, proposals, a no to another.

    Those clauses come first to which fewest object.
    """
    _, who = reader.say, seen["own"]["role"]
    listed = [row for row in seen["wall"]["rows"] if row["id"] != seen["wall"]["new"]]  # it is asked above
    first, free = in_question(listed), [row for row in listed if not is_in_question(row)]
    asked = [_package(reader, seen, row) for row in first]
    other = [each for row in [*first, *free] for each in _others(reader, who, row["id"], row["letter"])]
    if other:
        heading = _("Propose another wording")
        asked.append(options("propose", other, _proposed(seen), unfolds=False, folded=heading))
    others: list[Option] = [
        {
            "value": stand_value(row["id"], row["letter"], OBJECT),
            "label": wording_reference(reader, row["id"], row["letter"]),
            "sign": mark(reader, who, row["id"], row["letter"])[0],
            "note": _marked_wording(reader, who, row["id"], row["letter"]),
        }
        for row in free
    ]
    return [*asked, *([options("stand", others, folded=_("Object to another clause"))] if others else [])]


def _package(reader: Reader, seen: SeatView, row: ClauseRow) -> Part:
    """Return where one may stand on a clause in question; its own conditions and wishes are among the buttons.

    Folded it says the wording in short, who objects, and what one's delegation pressed; open the whole wording, too.
    """
    who, clause, variant = seen["own"]["role"], row["id"], row["letter"]
    only = [
        each | {"label": f"{only_if(reader)} {each['label']}"}
        for each in _conditions(reader, who, clause, variant, every=False)
    ]
    found = [*two_stances(reader, who, clause, variant), *only]
    pressed = own_stand(seen, clause, variant)
    now = next((f"{each['sign']} {each['label']}" for each in found if each["value"] == pressed), "")
    by = _partner(reader, seen, clause)
    told = [f"{now} ({by})" if by else now, _condition_met(reader, seen, pressed)]
    heading = f"{clause_sign(reader, row)[0]} {wording_reference(reader, clause, variant)} · {objected_by(reader, row)}"
    heading = " · ".join([heading, *filter(None, told)])
    label = f"{label_of(row)} {all_wordings(reader)[clause, variant]}"
    part = options("stand", found, pressed, label=label, folded=heading, unfolds=False)
    return part | _by_partner(reader, seen, clause, variant)


def _condition_met(reader: Reader, seen: SeatView, pressed: Value | None) -> str:
    """Say in short whether the condition that one's delegation set is met, and how the wording stands that meets it."""
    _, found = reader.say, _condition(reader, seen, pressed)
    if not found:
        return ""
    if not found.is_met:
        return _("your condition is not met yet")
    told = _("your condition is met as things stand now ({wording}: {how})")
    return told.format(wording=label_of(found.row), how=found.how)
