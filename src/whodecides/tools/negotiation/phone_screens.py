"""What a phone shows of the table: what one does now, then the brief of one's delegation with its government's own words."""

from collections.abc import Callable
from typing import cast

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Option, Part, Row, Screen, options, rows, text
from .brief_parts import WISHES, brief_parts, crossed_parts, mine, own_text, wish_rows
from .ending import record_entries
from .log_entries import wording_reference, wordings_reference
from .model import ACCEPTS, RAISED, WELCOMES, load_table
from .play_view import ClauseView, Met, SeatView
from .room import condition, ground_basis
from .room_moves import MOST_WISHES
from .screen_parts import (
    SILENT,
    STANDS,
    STATED,
    UNREAD,
    case_in_short,
    ground_parts,
    is_in_question,
    is_silent,
    mark,
    no_text,
    objected_by,
    only_if,
    outcome,
    refusing_words,
    rule_of_silence,
    rule_of_the_table,
    step_name,
    text_rows,
    wording_part,
)
from .seat import Line
from .seats import chairs
from .stand_parts import convinced_parts, package_parts, pressed_by_part, seat_label, stand_parts
from .wordings import SIGNS, all_wordings, delegation_names

Drawn = tuple[str, list[Part]]  # a title and what follows


def phone_screen(reader: Reader, step: Step, seen: SeatView) -> Screen:
    """Return what the phone of a seat shows of the step at hand."""
    title, parts = _DRAWN[step.kind](reader, step, seen)
    if seen["own"]["new"] and step.kind != "seats":
        parts = [*_for_newcomers(reader, seen), *parts]
    seat = seat_label(reader, seen, seen["own"]["seat"])
    return {"title": title, "above": f"{seat} · {step_name(reader, step)}", "parts": parts}


def _for_newcomers(reader: Reader, seen: SeatView) -> list[Part]:
    """Return for whom one speaks, and on what, where one came to a seat later, until one presses something."""
    _ = reader.say
    told: list[Row] = [
        {"text": each} for each in (seen["brief"]["note"], *(part["text"] for part in case_in_short(reader)))
    ]
    return [rows(told, title=_("You are new at this table"))]


def _button(act: str, label: str, seen: SeatView, step: Step) -> Part:
    """Return the one thing that there is to press."""
    return options(act, [{"value": True, "label": label}], mine(seen, step.id, act))


def _seats(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    _ = reader.say
    told = _("What you press is secret until it is shown. Then all see it, with the name of your delegation.")
    return _("Read for whom you speak"), [
        *case_in_short(reader), text(seen["brief"]["note"]), _button("ready", _("I have read it"), seen, step),
        text(rule_of_the_table(reader)), text(told, small=True), *_shared(reader, seen),
    ]  # fmt: skip


def _shared(reader: Reader, seen: SeatView) -> list[Part]:
    """Say who sits in one's delegation, too: what one of them pressed last is its stance."""
    _, count = reader.say, seen["wall"]["seats"][seen["own"]["role"]]
    told = _("People who speak for your delegation: {count}. Talk first: what one of you presses last counts.")
    return [text(told.format(count=count), small=True)] if count > 1 else []


def _clause(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    """A wording: the stance, other wordings to propose, and what the brief says on it."""
    clause = cast("ClauseView", seen["wall"]["clause"])
    who, at = seen["own"]["role"], (clause["id"], clause["variant"])
    return _clause_title(reader, seen, clause), [
        *_chair(reader, step, seen), wording_part(reader, clause), *convinced_parts(reader, seen), *stand_parts(reader, seen, *at), *_no_to_silence(reader, seen, clause), *_silence(reader, seen, clause), *_shared(reader, seen),
        *ground_parts(reader, who, *at), *brief_parts(reader, seen, folded=True),
    ]  # fmt: skip


def _chair(reader: Reader, step: Step, seen: SeatView) -> list[Part]:
    """Return what the delegation that leads the table does beside its own presses; nothing for all others."""
    _ = reader.say
    told = {
        "fight": _("You chair: read the wording out."),
        "read": _("You chair: read the wording out."),
        "fought": _("You chair: call on those who say why."),
        "open": _("You chair: call on those who say why."),
        "rest": _("You chair: read these wordings out."),
        "packages": _("You chair: ask who gives what. Tell your instructor which wording to put on the table."),
        "last": _("You chair: read out what would be dropped, and ask who gives way."),
    }
    leads, is_new = seen["own"]["role"] in chairs(reader.case), seen["wall"]["held"]
    return [text(told["read" if is_new else step.kind])] if leads else []


def _no_to_silence(reader: Reader, seen: SeatView, clause: ClauseView) -> list[Part]:
    """Say what an objection to saying nothing does: nothing is left that could be dropped."""
    _ = reader.say
    told = _("Whoever still objects to this at the end does not sign: it says nothing that could be dropped.")
    return [text(told, small=True)] if is_silent(reader, clause) and "stand" in seen["own"]["acts"] else []


def _silence(reader: Reader, seen: SeatView, clause: ClauseView) -> list[Part]:
    """Say what silence means where one's own delegation has pressed nothing on an open wording."""
    name = seen["brief"]["name"]
    return [text(rule_of_silence(reader), small=True)] if name in clause["missing"] else []


def _clause_title(reader: Reader, seen: SeatView, clause: ClauseView) -> str:
    _, against = reader.say, [each["who"] for each in clause["objects"]]
    if not seen["wall"]["now"]["open"]:
        return _("Can you live with this wording?")
    if seen["own"]["role"] in clause["speaking"]:
        return _("You object: say why, and what you need.")
    if seen["own"]["role"] in against:
        return _("You object. Others say why this time: propose what you need.")
    if seen["wall"]["held"]:
        return _("New on the table: can you live with it?")
    if not against and not seen["wall"]["answered"]:
        return _("Can you live with this wording?")
    if not against and "stand" in seen["own"]["acts"]:
        return _("Nobody objects so far. Can you live with this wording?")
    if not against:
        return _("Nobody objects. Look at the wall.")
    if "stand" not in seen["own"]["acts"]:
        return _("Listen: whose reason convinces you?")
    return _("Listen: whose reason convinces you? You may press again.")


def _rest(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    """The clauses that are asked together, each whole: with all one can live, or one objects to some."""
    _, who, pressed = reader.say, seen["own"]["role"], mine(seen, step.id, "rest")
    at = [(row["id"], row["letter"]) for row in seen["wall"]["rows"] if row["id"] in seen["wall"]["rest"]]
    listed: list[Option] = [
        {
            "value": clause,
            "label": wording_reference(reader, clause, variant),
            "sign": mark(reader, who, clause, variant)[0],
            "note": " · ".join(filter(None, (
                _rest_mark(reader, seen, clause, variant), all_wordings(reader)[clause, variant],
            ))),
        }
        for clause, variant in at
    ]  # fmt: skip
    none: Option = {"value": [], "label": _("I can live with all of these"), "sign": SIGNS[ACCEPTS]}
    likely = [
        clause for clause, variant in at if ground_basis(load_table(reader.case), (who, clause, variant)) != RAISED
    ]
    acts = seen["own"]["acts"]
    asked = [
        options("rest", [none], pressed) | {"likely": likely},
        options("rest", listed, pressed or [], label=_("Press only what you object to:"), most=len(listed)),
    ]  # fmt: skip
    return _("Can you live with the rest of the draft?"), [
        *_chair(reader, step, seen), *(asked if acts else []), *_shared(reader, seen), *brief_parts(reader, seen, folded=True),
    ]  # fmt: skip


def _rest_mark(reader: Reader, seen: SeatView, clause: str, variant: str) -> str:
    """Return what one's brief says of a wording where a press means to object: what it wants is left, and on a condition
    one objects now, or bargains later."""
    _, table, who = reader.say, load_table(reader.case), seen["own"]["role"]
    bound = condition(table, (who, clause, variant))
    if not bound and table.stances[who, clause, variant][0] == WELCOMES:
        return _("your brief wants this one: leave it")
    if not bound:
        return mark(reader, who, clause, variant)[1]
    on_table = next(row["letter"] for row in seen["wall"]["rows"] if row["id"] == bound.needs_clause)
    told = (
        _("your brief: {only_if} {wording}. It is on the table now: leave it, or object")
        if on_table in bound.needs_variants
        else _("your brief: {only_if} {wording}. It is not on the table: object now, or ask for it in Packages")
    )
    return told.format(
        only_if=only_if(reader).lower(), wording=wordings_reference(reader, bound.needs_clause, bound.needs_variants)
    )


def _brief(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    """The brief, and the two wordings of it for which one fights; whose brief has no wish chooses among all."""
    _ = reader.say
    lines = cast("list[Line]", seen["brief"]["parts"][WISHES]["lines"])
    wished: list[Option] = [
        {
            "value": f"{line['clause']}.{line['variant']}",
            "label": line["wording"],
            "sign": mark(reader, seen["own"]["role"], line["clause"], line["variant"])[0],
            "note": f"{all_wordings(reader)[line['clause'], line['variant']]} · {line['reason']}",
        }
        for line in lines
    ]
    label = (
        _("The sources name what you want. Choose two at most.")
        if wished
        else _("No wish is known. Choose freely, two at most.")
    )
    asked = options(
        "wish", wished or _all_wordings(reader), mine(seen, step.id, "wish") or [], label=label, most=MOST_WISHES
    )
    told = _("Red lines: say no to these wordings. What has no sign is yours to trade.")
    return _("For which two wordings will you fight?"), [
        asked, text(told, small=True), *brief_parts(reader, seen, folded=False, without=WISHES),
    ]  # fmt: skip


def _all_wordings(reader: Reader) -> list[Option]:
    """Return each wording that says something."""
    table = load_table(reader.case)
    return [
        {
            "value": f"{clause}.{variant}",
            "label": wording_reference(reader, clause, variant),
            "note": all_wordings(reader)[clause, variant],
        }
        for clause, variants in table.variants.items()
        for variant in variants
        if variant != table.silent[clause]
    ]


def _corridor(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    _, names = reader.say, delegation_names(reader)
    meets = ", ".join(names[each] for each in seen["meets"])
    title = (
        _("Stand up and meet: {names}").format(names=meets)
        if meets
        else _("Nobody is left to meet you: listen to others.")
    )
    deal: list[Option] = [
        {"value": True, "label": _("We have a deal")},
        {"value": False, "label": _("No deal")},
    ]
    told = _("Ask what they cannot live with. Offer: we give …, if you …")
    rule = _("A deal counts once each delegation has pressed “We have a deal”; what one of it pressed last counts.")
    pressed, seat = seen["deal"] or (None, "")
    by = seat_label(reader, seen, seat) if seat not in ("", seen["own"]["seat"]) else ""
    partner: Part = {"by": by, "own": mine(seen, step.id, "deal")} if by else {}
    return title, [
        text(told), options("deal", deal, pressed, label=rule) | partner,
        *pressed_by_part(reader, by), *deal_parts(reader, seen), *wish_rows(reader, seen, _("You fight for")), *brief_parts(reader, seen, folded=True),
    ]  # fmt: skip


def deal_parts(reader: Reader, seen: SeatView) -> list[Part]:
    """Return what came of one's rounds in the corridor, and where there is no deal why."""
    _ = reader.say
    signs = {True: STANDS, False: SILENT, None: UNREAD}
    found: list[Row] = [
        {"label": ", ".join(met["names"]), "text": _deal_told(reader, seen, met), "sign": signs[met["deal"]]}
        for met in seen["deals"]
    ]
    return [rows(found, title=_("Your meetings in the corridor"))] if found else []


def _deal_told(reader: Reader, seen: SeatView, met: Met) -> str:
    """Say what came of a meeting: who pressed that there is no deal, or who pressed nothing."""
    _, missing = reader.say, ", ".join(met["missing"])
    if met["deal"]:
        return _("deal: all pressed it")
    if met["refused"]:
        refused = ", ".join(seat_label(reader, seen, each) for each in met["refused"])
        return _("no deal: pressed by {names}").format(names=refused)
    if met["deal"] is None:
        return _("not pressed yet: {names}").format(names=missing)
    return _("no deal: not pressed by {names}").format(names=missing)


def _board(reader: Reader, seen: SeatView) -> Part:
    """Return how each clause stands, and who objects."""
    _, part = reader.say, text_rows(reader, seen["wall"]["rows"])
    for line, row in zip(part["rows"], seen["wall"]["rows"], strict=True):
        line["text"] += f" ({objected_by(reader, row)})"
    return part | {"title": _("How each clause stands"), "folded": True}


def _fell(reader: Reader, seen: SeatView) -> list[Part]:
    """Return what closing dropped, and why."""
    _, fell = reader.say, seen["wall"]["fell"]
    listed: list[Row] = [{"text": each} for each in fell]
    return [rows(listed, title=_("What closing dropped"), folded=True)] if listed else []


def _packages(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    _ = reader.say
    disputed = any(is_in_question(row) for row in seen["wall"]["rows"])
    title = (
        _("Clauses in question: press again, or propose")
        if disputed
        else _("All clauses are settled. Can the text say more?")
    )
    if seen["wall"]["new"]:
        title = _("New on the table: can you live with it?")
    return title, [
        *_chair(reader, step, seen), *_new(reader, seen), *package_parts(reader, seen), _board(reader, seen), *deal_parts(reader, seen), text(seen["brief"]["at_close"], small=True), *brief_parts(reader, seen, folded=True),
    ]  # fmt: skip


def _new(reader: Reader, seen: SeatView) -> list[Part]:
    """Return the wording that was put on the table last, with what one may press on it and what one's brief says."""
    if not seen["wall"]["new"]:
        return []
    clause = cast("ClauseView", seen["wall"]["clause"])
    who, at = seen["own"]["role"], (clause["id"], clause["variant"])
    asked = [each for each in stand_parts(reader, seen, *at) if each.get("act") != "propose"]
    return [wording_part(reader, clause), *convinced_parts(reader, seen), *asked, *_no_to_silence(reader, seen, clause), *_silence(reader, seen, clause), *ground_parts(reader, who, *at)]  # fmt: skip


def _last(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    """The last minute: what closing would cost, and what breaks for one's own delegation."""
    _, name = reader.say, seen["brief"]["name"]
    breaks: list[Row] = [
        {"sign": STATED, "means": refusing_words(reader), "text": why, "strong": True}
        for who, why in seen["wall"]["last"]["refusals"]
        if who == name
    ]
    return _("Last minute: press again, or let it stand"), [
        *_chair(reader, step, seen),
        *([rows(breaks, title=_("You would then not sign"))] if breaks else []),
        *_new(reader, seen), text(seen["brief"]["at_close"]), _board(reader, seen), *package_parts(reader, seen), *brief_parts(reader, seen, folded=True),
    ]  # fmt: skip


def _sign(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    _, listed = reader.say, seen["wall"]["rows"]
    cost = [text(seen["brief"]["cost"]), *crossed_parts(reader, seen)]
    if not seen["own"]["acts"]:
        return outcome(reader, seen["wall"]), [*cost, own_text(reader, seen), *_fell(reader, seen)]
    signs: list[Option] = [
        {"value": True, "label": _("We sign")},
        {"value": False, "label": _("We do not sign")},
    ]
    guesses: list[Option] = [{"value": number, "label": str(number)} for number in range(len(listed) + 1)]
    asked = _("Guess: on how many of {all} clauses can a text say something and cross no red line of any brief?")
    guess = options("guess", guesses, mine(seen, step.id, "guess"), label=asked.format(all=len(listed)))
    if not any(row["says"] for row in listed):
        return no_text(reader), [guess, *cost, *_fell(reader, seen)]
    return _("Does your delegation sign this text?"), [
        options("sign", signs, mine(seen, step.id, "sign")) | {"likely": True}, guess, *cost, own_text(reader, seen), *_fell(reader, seen),
    ]  # fmt: skip


def _result(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    _, names = reader.say, delegation_names(reader)
    others: list[Option] = [
        {"value": who, "label": name} for who, name in names.items() if who != seen["own"]["role"]
    ]  # fmt: skip
    label = _("Whose objection, or whose silence, surprised you most?")
    told = _("Look at the wall: how far did you come?")
    return outcome(reader, seen["wall"]) if seen["wall"]["end"] else told, [
        options("surprise", others, mine(seen, step.id, "surprise"), label=label), text(seen["brief"]["cost"]), *crossed_parts(reader, seen), *wish_rows(reader, seen, _("You fought for"), is_over=True), own_text(reader, seen),
        *_fell(reader, seen), *deal_parts(reader, seen),
    ]  # fmt: skip


def _out(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    _ = reader.say
    told = _("Say aloud for whom you spoke. From now on you speak for yourself.")
    happened: list[Row] = [{"label": each["day"], "text": each["title"]} for each in record_entries(reader)]
    record = [rows(happened, title=_("What really happened"))] if happened else []
    return _("Leave your role"), [_button("left", _("I have left my role"), seen, step), text(told), *record]


_DRAWN: dict[str, Callable[[Reader, Step, SeatView], Drawn]] = {
    "seats": _seats,
    "fight": _clause,
    "fought": _clause,
    "brief": _brief,
    "corridor": _corridor,
    "read": _clause,
    "open": _clause,
    "rest": _rest,
    "packages": _packages,
    "last": _last,
    "sign": _sign,
    "result": _result,
    "out": _out,
}
