"""What a room sends to each of its screens: to the wall and to a phone what all may see, to the console who has pressed."""

from typing import Any

from ..case.reader import Reader
from ..errors import _
from ..game.log import CHAIR, Move, numbered_moves
from ..game.plan import REVEAL
from ..game.play import SEATING, acting, is_known_move, is_over, texts_on_wall, waited_for
from ..game.screen import Screen, text
from ..i18n import colon
from .state import RoomState

BEGINNING = 30  # letters of a text by which one knows it
LAST_MOVES = 12  # which the console lists to be taken back
TWICE, JOIN = _("You were counted twice in this room."), _("Join with your phone")
HOW_TO_JOIN = _("Open your camera, or type the address and the code. You need no app, no account and no name.")
DONE = _("done")
KINDS = {
    "next": _("going on to"), "reveal": _("shown"), "release": _("to the wall"), "hide": _("off the wall"),
    "put": _("put on the table"), "said": _("who has spoken"),
}  # fmt: skip


def clock(state: RoomState, t: float) -> dict[str, Any]:
    """Return the seconds that are left of a step and of the drift of the plan, both as of `t`, and whether they run."""
    if state.game is None:
        return {"left": None, "runs": False, "drift": 0}
    play, now = state.play, state.clock
    planned = play.step.seconds
    elapsed = now.elapsed(t)
    before = sum(each.seconds for each in play.game.plan[: play.at])
    return {
        "left": round(planned + now.more - elapsed, 1),
        "runs": now.paused_at is None,
        "drift": round(t - now.game_began - before - min(elapsed, planned), 1),
    }


def _pressed(state: RoomState) -> dict[str, Any]:
    """Return how many are asked, for what where it is the same of all, and how many have done it."""
    asked = acting(state.play) if state.game else []
    acts = {state.play.awaited_of(state.play.seats[each]) for each in asked}
    pressed = len(asked) - len(waited_for(state.play)) if asked else 0
    return {"asked": len(asked), "pressed": pressed, "act": acts.pop() if len(acts) == 1 else ""}


def wall_message(reader: Reader, state: RoomState, t: float) -> dict[str, Any]:
    """Return what the wall draws."""
    screen = state.game.screen(reader, state.playing, "") if state.game else _lobby(reader)
    step = state.play.step.id if state.game else ""
    joins = not state.game or not state.play.seats or not state.play.at
    return {
        "screen": screen, "step": step, "clock": clock(state, t), "people": len(state.present()), "joins": joins, **_pressed(state),
    }  # fmt: skip


def phone_message(reader: Reader, state: RoomState, person: int, t: float) -> dict[str, Any]:
    """Return what the phone of a person draws."""
    seat = state.seat_of(person)
    if state.people[person].dropped:
        screen: Screen = {"title": reader.say(TWICE), "parts": []}
    elif state.game and seat:
        screen = state.game.screen(reader, state.playing, seat)
    else:
        screen = _waiting(reader, person)
    return {
        "screen": screen,
        "step": state.play.step.id if state.game else "",
        "clock": clock(state, t),
        "home": state.has_answers(person),
        "number": None if _seat_name(reader, state, seat) else person + 1,
    }


def _seat_name(reader: Reader, state: RoomState, seat: str) -> str:
    """Return what the console calls a seat, "" where it speaks of the number of its person."""
    return state.game.seat_name(reader, state.playing, seat) if state.game and seat else ""


def _lobby(reader: Reader) -> Screen:
    return {"title": reader.say(JOIN), "parts": [text(reader.say(HOW_TO_JOIN))]}


def _waiting(reader: Reader, person: int) -> Screen:
    _ = reader.say
    return {
        "title": _("You are in."),
        "parts": [
            text(_("You are number {number} in this room. Nobody needs your name.").format(number=person + 1)),
            text(_("Leave this page open. It goes on by itself.")),
        ],
    }


def console_message(reader: Reader, state: RoomState, t: float, here: set[int]) -> dict[str, Any]:
    """Return what the console draws; `here` are the people whose phone is connected."""
    found: dict[str, Any] = {
        "clock": clock(state, t),
        "door_open": state.door_open,
        "people": _people(reader, state, here),
        **_pressed(state),
    }
    if not state.game:
        return found | {"game": "", "step": None}
    play, plan = state.play, state.play.game.plan
    names = [state.game.step_name(reader, each) for each in plan]
    return found | {
        "game": state.game.name,
        "played": len(state.former),
        "seats_given": bool(play.seats),
        "step": _step(names, plan, play.at),
        "note": state.game.step_note(reader, play.step),
        "before": _step(names, plan, play.at - 1) if play.at else None,
        "next": _step(names, plan, play.at + 1) if play.at + 1 < len(plan) else None,
        "over": is_over(play),
        "can_reveal": (play.step.ends == REVEAL and play.step.id not in play.revealed)
        or state.game.holds(state.playing),
        "steps": [
            {**_step(names, plan, place), "passed_over": place < play.at and place not in play.been}
            for place in range(len(plan))
        ],
        "parts": state.game.chair(reader, state.playing),
        "takes": play.step.most_texts if play.step.texts else None,
        "writes": any(each.texts for each in plan),
        "reads": bool(play.step.texts) or any(play.step.id in each.texts for each in plan),
        "is_written": any(set(acts) & state.game.game.writes for acts in play.step.acts.values()),
        "texts": _texts(reader, state, dict(zip((each.id for each in plan), names, strict=True))),
        "moves": _last_moves(reader, state, dict(zip((each.id for each in plan), names, strict=True))),
    }


def _step(names: list[str], plan: Any, place: int) -> dict[str, Any]:
    return {"id": plan[place].id, "name": names[place], "seconds": plan[place].seconds, "secret": plan[place].secret}


def _people(reader: Reader, state: RoomState, here: set[int]) -> list[dict[str, Any]]:
    """Return who is in the room, first those whose lot was drawn: seat, and whether they are asked, have pressed, are connected, and write."""
    asked = set(acting(state.play)) if state.game else set()
    pressed = asked - set(waited_for(state.play)) if state.game else set()
    drawn = state.game.drawn(state.playing) if state.game else ()
    found = [
        {
            "person": number,
            "seat": _seat_name(reader, state, seat),
            "asked": seat in asked,
            "pressed": seat in pressed,
            "drawn": seat in drawn,
            "here": number in here,
            "muted": state.people[number].muted,
        }
        for number in state.present()
        for seat in (state.seat_of(number),)
    ]
    return sorted(found, key=lambda each: not each["drawn"])


def _texts(reader: Reader, state: RoomState, names: dict[str, str]) -> list[dict[str, Any]]:
    """Return what was written, the newest last, with who wrote it or, where seats have no names, what its writer pressed.

    Both only the console knows. A number beside what was pressed would say who pressed it: so it is left out, and `muted`,
    None where people are known by their seats, says whether no more texts of the writer are taken.

    `written` is the step, `shown_in` the step at hand or the next one whose wall can show it, "" where none will any more,
    None where no wall ever shows such a text, as phones do: both by their `names`; `on_wall` says whether the wall shows it
    now, `now` whether it belongs to the step at hand.
    """
    assert state.game
    play, on_wall = state.play, texts_on_wall(state.play)
    later, for_walls = play.game.plan[play.at :], {each for step in play.game.plan for each in step.texts}
    return [
        {
            "of": number,
            "text": each.text,
            "place": each.place,
            "anew": each.anew,
            "by": name or state.game.pressed_by(reader, state.playing, each.by),
            "muted": None if name else _is_muted(state, each.by),
            "written": names[each.step],
            "shown_in": next((names[step.id] for step in later if each.step in step.texts), "")
            if each.step in for_walls
            else None,
            "released": number in play.released,
            "withheld": number in play.withheld,
            "on_wall": number in on_wall,
            "now": each.step in (play.step.id, *play.step.texts),
        }
        for number, each in sorted(play.texts.items())
        for name in (_seat_name(reader, state, each.by),)
    ]


def _is_muted(state: RoomState, seat: str) -> bool:
    person = state.person_at(seat)
    return person is not None and state.people[person].muted


def _last_moves(reader: Reader, state: RoomState, names: dict[str, str]) -> list[dict[str, Any]]:
    """Return the last moves of the chair that can be taken back, the newest first, in words; `names` are those of steps."""
    assert state.game
    game = state.game
    held = [
        (number, move)
        for number, move in numbered_moves(state.log, lambda each: is_known_move(game.game, each))
        if move["by"] == CHAIR and move["kind"] not in SEATING
    ][-LAST_MOVES:]
    return [
        {
            "of": number,
            "said": f"{reader.say(KINDS.get(move['kind'], DONE))}{colon(reader.language)}{_about(state, move, names)}".rstrip(
                ": \N{NO-BREAK SPACE}"
            ),
        }
        for number, move in reversed(held)
    ]


def _about(state: RoomState, move: Move, names: dict[str, str]) -> str:
    """Return on what a move was: a step by its name, a text by its beginning."""
    if move["kind"] in ("release", "hide"):
        written = state.play.texts.get(move["of"])
        return f"“{written.text[:BEGINNING]} …”" if written else ""
    return names.get(move.get("step", ""), "")
