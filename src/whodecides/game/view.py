"""What a screen may show of any game: the step at hand, counts, released texts; and to a seat what it pressed itself."""

from collections import Counter
from typing import Any, TypedDict
from zlib import crc32

from .play import Play, Press, acting, is_open, open_presses, released_texts, waited_for

WALL = ""  # the seat of the wall: it sees what all may see


class ReleasedText(TypedDict):
    """A text on the wall: the number of its move, and no author."""

    number: int
    text: str


class StepView(TypedDict):
    """The step at hand as all may see it. `pressed` of those who are `asked` have acted; `open` says whether what they
    pressed may be seen; `wall` is what the wall shows; `seconds` how long the plan gives it, and `ends` what ends it."""

    step: str
    phase: str
    about: str
    wall: str
    seconds: int
    ends: str
    open: bool
    asked: int
    pressed: int
    texts: list[ReleasedText]


class OwnView(TypedDict):
    """What a seat sees of itself: its role, what it may do now, and what it pressed, {step: {act: value}}. `new` says how
    somebody came to it who has pressed nothing since, "" else."""

    seat: str
    role: str
    new: str
    shows: str
    acts: list[str]
    mine: dict[str, dict[str, Press]]


def step_view(play: Play) -> StepView:
    """Return the step at hand as all may see it."""
    step, asked = play.step, acting(play)
    texts = released_texts(play, [each.id for each in play.game.plan])
    return {
        "step": step.id,
        "phase": step.phase,
        "about": step.about,
        "wall": step.wall,
        "seconds": step.seconds,
        "ends": step.ends,
        "open": is_open(play, step.id),
        "asked": len(asked),
        "pressed": len(asked) - len(waited_for(play)),
        "texts": [{"number": number, "text": text} for number, text in texts],
    }


def own_view(play: Play, seat: str) -> OwnView:
    """Return what a seat sees of itself. Raises KeyError for a seat that nobody has."""
    mine: dict[str, dict[str, Press]] = {}
    for (step, act), pressed in play.presses.items():
        if seat in pressed:
            value = pressed[seat]
            mine.setdefault(step, {})[act] = play.texts[value].text if act in play.game.writes else value
    acts = [] if play.step.secret and is_open(play, play.step.id) else list(play.step.acts_of(play.seats[seat]))
    return {
        "seat": seat,
        "role": play.seats[seat],
        "new": play.new_to.get(seat, ""),
        "shows": play.step.seat,
        "acts": acts,
        "mine": mine,
    }


def count_presses(play: Play, step: str, act: str) -> dict[str, int]:
    """Return how often each value was pressed, as far as all may see it; of a list each of its values counts."""
    found: dict[str, int] = {}
    for value in open_presses(play, step, act).values():
        for each in value if isinstance(value, list) else [value]:
            found[str(each)] = found.get(str(each), 0) + 1
    return found


def voices(play: Play, step: str, act: str) -> list[str]:
    """Return the seats that say why: one of each of the two largest camps, drawn by lot, and always the same by one log.

    Who was drawn in fewer steps before comes first.
    """
    before = [each.id for each in play.game.plan[: max(0, play.game.place(step))] if (each.id, act) in play.presses]
    drawn = Counter(seat for each in before for seat in voices(play, each, act)) if before else Counter[str]()
    camps: dict[Any, list[str]] = {}
    for seat, value in open_presses(play, step, act).items():
        if seat in play.seats:
            camps.setdefault(value, []).append(seat)
    largest = sorted(camps.values(), key=lambda camp: (-len(camp), min(camp)))[:2]
    return [min(camp, key=lambda seat: (drawn[seat], crc32(f"{step} {seat}".encode()))) for camp in largest]
