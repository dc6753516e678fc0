"""What a phone shows of the table: what one does now, then the brief of one's delegation with its government's own words."""

from collections.abc import Callable
from typing import cast

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Option, Part, Row, Screen, field, options, rows, text
from .brief_parts import WISHES, brief_parts, mine, own_text, wish_rows
from .log_entries import wording_reference
from .model import load_table
from .play_view import ClauseView, SeatView
from .room_moves import MOST_SIGNS, MOST_WISHES
from .screen_parts import (
    SILENT,
    STANDS,
    STATED,
    UNREAD,
    ground_parts,
    mark,
    refusing_words,
    rule_of_the_table,
    step_name,
    text_rows,
    voices,
    wording_part,
)
from .seat import Line
from .stand_parts import package_parts, refusal_parts, stand_parts
from .wordings import delegation_names

Drawn = tuple[str, list[Part]]  # a title and what follows


def phone_screen(reader: Reader, step: Step, seen: SeatView) -> Screen:
    """Return what the phone of a seat shows of the step at hand."""
    title, parts = _DRAWN[step.kind](reader, step, seen)
    return {"title": title, "above": f"{seen['brief']['name']} · {step_name(reader, step)}", "parts": parts}


def _button(act: str, label: str, seen: SeatView, step: Step) -> Part:
    """Return the one thing that there is to press."""
    return options(act, [{"value": True, "label": label}], mine(seen, step.id, act))


def _seats(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    _ = reader.say
    told = _("What you press is secret until it is shown. Then all see it, with the name of your delegation.")
    return _("Read for whom you speak"), [
        _button("ready", _("I have read it"), seen, step), text(seen["brief"]["note"]),
        text(rule_of_the_table(reader)), text(told, small=True), *_shared(reader, seen),
    ]  # fmt: skip


def _shared(reader: Reader, seen: SeatView) -> list[Part]:
    """Say who sits in one's delegation, too: what one of them pressed last is its stance."""
    _, count = reader.say, seen["wall"]["seats"][seen["own"]["role"]]
    told = _("People who speak for your delegation: {count}. What one of you presses last counts.")
    return [text(told.format(count=count), small=True)] if count > 1 else []


def _clause(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    """A wording: the stance, other wordings to propose, and what the brief says on it."""
    clause = cast("ClauseView", seen["wall"]["clause"])
    who, at = seen["own"]["role"], (clause["id"], clause["variant"])
    return _clause_title(reader, seen, clause), [
        wording_part(reader, clause), *stand_parts(reader, seen, *at), *_shared(reader, seen),
        *ground_parts(reader, who, *at), *brief_parts(reader, seen, folded=True),
    ]  # fmt: skip


def _clause_title(reader: Reader, seen: SeatView, clause: ClauseView) -> str:
    _, against = reader.say, [each["who"] for each in clause["objects"]]
    if not seen["wall"]["now"]["open"]:
        return _("Can you live with this wording?")
    if seen["own"]["role"] in [each["who"] for each in voices(reader, clause)]:
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
    if not seen["own"]["acts"]:
        return _("Listen to those who object.")
    return _("Listen to those who object. You may press again.")


def _brief(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    """The brief, and the two wordings of it for which one fights; whose brief has no wish chooses among all."""
    _ = reader.say
    lines = cast("list[Line]", seen["brief"]["parts"][WISHES]["lines"])
    wished: list[Option] = [
        {
            "value": f"{line['clause']}.{line['variant']}",
            "label": line["wording"],
            "sign": mark(reader, seen["own"]["role"], line["clause"], line["variant"])[0],
            "note": line["reason"],
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
        {"value": f"{clause}.{variant}", "label": wording_reference(reader, clause, variant)}
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
    told = _("Only who leads the class reads your offer, and may show it without your name.")
    return title, [
        options("deal", deal, mine(seen, step.id, "deal"), label=_("A deal counts when both sides press “We have a deal”.")),
        *_deals(reader, seen),
        field("offer", _("We give …, if you …"), MOST_SIGNS, mine(seen, step.id, "offer") or ""),
        text(told, small=True), *wish_rows(reader, seen, _("You fight for")), *brief_parts(reader, seen, folded=True),
    ]  # fmt: skip


def _deals(reader: Reader, seen: SeatView) -> list[Part]:
    """Return what came of one's rounds in the corridor."""
    _ = reader.say
    told: dict[bool | None, tuple[str, str]] = {
        True: (STANDS, _("deal: both sides pressed it")),
        False: (SILENT, _("no deal")),
        None: (UNREAD, _("not all have pressed yet")),
    }
    found: list[Row] = [
        {"label": ", ".join(met["names"]), "text": told[met["deal"]][1], "sign": told[met["deal"]][0]}
        for met in seen["deals"]
    ]
    return [rows(found, title=_("Your meetings in the corridor"))] if found else []


def _board(reader: Reader, seen: SeatView) -> Part:
    """Return how each clause stands, and who objects."""
    _, part = reader.say, text_rows(reader, seen["wall"]["rows"], names=True)
    return part | {"title": _("How each clause stands"), "folded": True}


def _fell(reader: Reader, seen: SeatView) -> list[Part]:
    """Return what closing dropped, and why."""
    _, fell = reader.say, seen["wall"]["fell"]
    listed: list[Row] = [{"text": each} for each in fell]
    return [rows(listed, title=_("What closing dropped"), folded=True)] if listed else []


def _packages(reader: Reader, _step: Step, seen: SeatView) -> Drawn:
    _ = reader.say
    disputed = any(row["against"] for row in seen["wall"]["rows"])
    title = (
        _("Disputed clauses: press again, or propose")
        if disputed
        else _("No clause is disputed. Can the text say more?")
    )
    if seen["wall"]["new"]:
        title = _("New on the table: can you live with it?")
    return title, [
        *_new(reader, seen), *package_parts(reader, seen), _board(reader, seen), *_deals(reader, seen), text(seen["brief"]["cost"], small=True), *brief_parts(reader, seen, folded=True),
    ]  # fmt: skip


def _new(reader: Reader, seen: SeatView) -> list[Part]:
    """Return the wording that was put on the table last, with what one may press on it and what one's brief says."""
    if not seen["wall"]["new"]:
        return []
    clause = cast("ClauseView", seen["wall"]["clause"])
    who, at = seen["own"]["role"], (clause["id"], clause["variant"])
    asked = [each for each in stand_parts(reader, seen, *at) if each.get("act") != "propose"]
    return [wording_part(reader, clause), *asked, *ground_parts(reader, who, *at)]


def _last(reader: Reader, _step: Step, seen: SeatView) -> Drawn:
    """The last minute: what closing would cost, and what breaks for one's own delegation."""
    _, name = reader.say, seen["brief"]["name"]
    breaks: list[Row] = [
        {"sign": STATED, "means": refusing_words(reader), "text": why, "strong": True}
        for who, why in seen["wall"]["last"]["refusals"]
        if who == name
    ]
    return _("Last minute: press again, or let it stand"), [
        *([rows(breaks, title=_("You would then not sign"))] if breaks else []),
        *refusal_parts(reader, seen), *_new(reader, seen), text(seen["brief"]["at_close"]), _board(reader, seen), *package_parts(reader, seen), *brief_parts(reader, seen, folded=True),
    ]  # fmt: skip


def _sign(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    _, listed = reader.say, seen["wall"]["rows"]
    cost = text(seen["brief"]["cost"])
    if not seen["own"]["acts"]:
        return _("Nothing to press now: look at the wall."), [cost, own_text(reader, seen), *_fell(reader, seen)]
    signs: list[Option] = [
        {"value": True, "label": _("We sign")},
        {"value": False, "label": _("We do not sign")},
    ]
    guesses: list[Option] = [{"value": number, "label": str(number)} for number in range(len(listed) + 1)]
    asked = _("Guess: on how many of {all} clauses can a text say something and cross no red line of any brief?")
    return _("Does your delegation sign this text?"), [
        options("sign", signs, mine(seen, step.id, "sign")), cost,
        options("guess", guesses, mine(seen, step.id, "guess"), label=asked.format(all=len(listed))),
        own_text(reader, seen), *_fell(reader, seen),
    ]  # fmt: skip


def _result(reader: Reader, _step: Step, seen: SeatView) -> Drawn:
    _ = reader.say
    return _("Look at the wall: what did the text cost you?"), [
        text(seen["brief"]["cost"]), *wish_rows(reader, seen, _("You fought for"), is_over=True), own_text(reader, seen),
        *_fell(reader, seen), *_deals(reader, seen),
    ]  # fmt: skip


def _out(reader: Reader, step: Step, seen: SeatView) -> Drawn:
    _ = reader.say
    told = _("Say aloud for whom you spoke. From now on you speak for yourself.")
    return _("Leave your role"), [_button("left", _("I have left my role"), seen, step), text(told)]


_DRAWN: dict[str, Callable[[Reader, Step, SeatView], Drawn]] = {
    "seats": _seats,
    "fight": _clause,
    "brief": _brief,
    "corridor": _corridor,
    "read": _clause,
    "open": _clause,
    "packages": _packages,
    "last": _last,
    "sign": _sign,
    "result": _result,
    "out": _out,
}
