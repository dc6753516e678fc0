"""A game that is played step by step: what its moves add up to. Press in secret, then reveal together.

Besides what a game's own steps ask (`Step.acts`, with "step" and "value"), these moves belong to every game:

- seats: `people` take seats, which are given out by the game; late: one more comes; swap: those of two `seats` exchange;
- next: the chair goes on to `step`, also past those who sleep; reveal: it shows what was pressed without the rest;
- release: the chair shows the text of move `of` without its author; hide: it takes it off again;
- undo: see `log`.

A press counts in the step that it names and while this is the one at hand; the last one of a seat holds. What all know,
the state says; what only one seat may know, `hidden_presses` and `own_texts` keep apart.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from .log import CHAIR, Move, numbered_moves
from .plan import Plan, Step

MOST_SEATS = 1000
Press = Any  # a text, a number, or a list or dictionary of these, as the game's own moves say
READY = "ready"  # the act by which somebody says that they have read what their seat is
LATE, SWAP = "late", "swap"
SEATING = ("seats", LATE, SWAP)  # which nobody takes back
KNOWN_TO_ALL = ("next", "reveal", "release", "hide", *SEATING)


@dataclass(frozen=True)
class Written:
    """A text that somebody wrote: by which seat, in which step, as which act.

    `place` is its number among the texts of its step, which it keeps where its writer writes it anew; `anew` says that one did.
    """

    by: str
    step: str
    act: str
    text: str
    place: int
    anew: bool


@dataclass(frozen=True)
class Game:
    """A game: its plan; who sits where; what may be pressed.

    `seats(people)` lists the role of each seat, `late(roles)` gives that of one who comes late. `is_known(step, act,
    value)` says whether a value can be given, `writes` are the acts whose value is a text, `weighs` those whose value is the
    number of a released text: a press on it counts as long as it is released.
    """

    plan: Plan
    seats: Callable[[int], Sequence[str]]
    late: Callable[[Sequence[str]], str]
    is_known: Callable[[Step, str, Any], bool]
    writes: frozenset[str] = frozenset()
    weighs: frozenset[str] = frozenset()

    def step(self, name: str) -> Step:
        """Return a step by its id."""
        return next(each for each in self.plan if each.id == name)

    def place(self, name: str) -> int:
        """Return the place of a step in the plan, -1 where there is none."""
        return next((place for place, each in enumerate(self.plan) if each.id == name), -1)


@dataclass
class Play:
    """What the moves of a game add up to.

    `seats` maps each seat to its role. `at` is the step at hand, `presses` maps (step, act) to {seat: value}, `texts` the
    number of a move to what it wrote, `released` lists the numbers of those that the chair sent to the wall, the last one
    last, `withheld` those that it took off, `revealed` the steps that the chair opened early. `anew` is the act for which all are waited in place of what the
    plan waits for, while a game asks it again in the middle of a step; "" elsewhere. `been` are the places to which the chair
    went on. `new_to` maps seats whose people pressed
    nothing since they came to how they came, late or by a swap.
    """

    game: Game
    at: int = 0
    seats: dict[str, str] = field(default_factory=dict)
    presses: dict[tuple[str, str], dict[str, Press]] = field(default_factory=dict)
    texts: dict[int, Written] = field(default_factory=dict)
    released: list[int] = field(default_factory=list)
    withheld: set[int] = field(default_factory=set)
    revealed: set[str] = field(default_factory=set)
    anew: str = ""
    new_to: dict[str, str] = field(default_factory=dict)
    been: set[int] = field(default_factory=lambda: {0})

    @property
    def step(self) -> Step:
        return self.game.plan[self.at]

    def pressed(self, step: str, act: str) -> dict[str, Press]:
        """Return what was pressed in a step and counts: {seat: value}."""
        found = self.presses.get((step, act), {})
        if act not in self.game.weighs:
            return found
        return {seat: value for seat, value in found.items() if value in self.released}

    def awaited_of(self, role: str) -> str:
        """Return the act for which the seats of a role are waited now, "" where they are waited for none."""
        return self.anew if self.anew in self.step.acts_of(role) else self.step.awaited_of(role)


def is_known_move(game: Game, move: Any) -> bool:
    """Say whether a game knows all that a move names; whether it counts where it comes, `replay` says."""
    if not isinstance(move, dict) or not isinstance(move.get("by"), str):
        return False
    kind, by = move.get("kind"), move["by"]
    if kind in KNOWN_TO_ALL and by != CHAIR:
        return False
    if kind == "seats":
        return isinstance(move.get("people"), int) and 1 <= move["people"] <= MOST_SEATS
    if kind == LATE:
        return True
    if kind == SWAP:
        return isinstance(move.get("seats"), list) and all(isinstance(each, str) for each in move["seats"])
    if kind in ("next", "reveal"):
        return game.place(move.get("step", "")) >= 0
    if kind in ("release", "hide"):
        return isinstance(move.get("of"), int)
    place = game.place(move.get("step", ""))
    return place >= 0 and isinstance(kind, str) and game.is_known(game.plan[place], kind, move.get("value"))


def replay(game: Game, log: Any) -> Iterator[Play]:
    """Yield the state before the first of the moves that hold, and after each. It is one object, which goes on changing."""
    play = Play(game)
    yield play
    for number, move in numbered_moves(log, lambda each: is_known_move(game, each)):
        take_move(play, number, move)
        yield play


def play_after(game: Game, log: Any) -> Play:
    """Return the state after all moves of a log."""
    *_, play = replay(game, log)
    return play


def take_move(play: Play, number: int, move: Move) -> None:
    """Let a known move count, if it may: its number is its place in the log."""
    kind = move["kind"]
    if kind == "seats":
        if not play.seats:
            play.seats = seat_names(play.game.seats(move["people"]))
    elif kind == LATE:
        if play.seats and len(play.seats) < MOST_SEATS:
            play.seats = seat_names([*play.seats.values(), play.game.late(list(play.seats.values()))])
            play.new_to[list(play.seats)[-1]] = LATE
    elif kind == SWAP:
        _swap(play, [each for each in move["seats"] if each in play.seats])
    elif kind == "next":
        _go_on(play, play.game.place(move["step"]))
    elif kind == "reveal":
        play.revealed.add(move["step"])
    elif kind == "release":
        if move["of"] in play.texts:  # released once more it comes last, and so back on a wall that takes few
            play.released = [*(each for each in play.released if each != move["of"]), move["of"]]
            play.withheld.discard(move["of"])
    elif kind == "hide":
        play.withheld.add(move["of"])
        play.released = [each for each in play.released if each != move["of"]]
    elif may_press(play, move):
        _press(play, number, move)


def _swap(play: Play, seats: Iterable[str]) -> None:
    """Let others sit on these seats: what was pressed there holds, but that somebody has read what the seat is."""
    for seat in seats:
        play.new_to[seat] = SWAP
        for (_step, act), pressed in play.presses.items():
            if act == READY:
                pressed.pop(seat, None)


def _go_on(play: Play, place: int) -> None:
    """Go on to a step. Back at a secret one that was open already, all are asked anew; to look back, one takes a move back."""
    step = play.game.plan[place]
    if step.secret and is_open(play, step.id):
        play.presses = {key: pressed for key, pressed in play.presses.items() if key[0] != step.id}
        play.revealed.discard(step.id)
    play.at = place
    play.been.add(place)


def may_press(play: Play, move: Move) -> bool:
    """Say whether a seat may do this now: it names the step at hand, its role is asked for it, and nothing is revealed yet."""
    step, by = play.step, move["by"]
    if move["step"] != step.id or (step.secret and is_open(play, step.id)):
        return False
    if by == CHAIR:
        return move["kind"] in step.acts.get(CHAIR, ())
    return by in play.seats and move["kind"] in step.acts_of(play.seats[by])


def _press(play: Play, number: int, move: Move) -> None:
    by, step, act, value = move["by"], move["step"], move["kind"], move["value"]
    if act in play.game.writes:  # one's new text takes the place of the one before
        old = [each for each, text in play.texts.items() if (text.by, text.step, text.act) == (by, step, act)]
        place = play.texts[old[0]].place if old else 1 + sum(text.step == step for text in play.texts.values())
        play.texts = {each: text for each, text in play.texts.items() if each not in old}
        play.released = [each for each in play.released if each not in old]
        play.texts[number] = Written(by, step, act, value, place, bool(old))
    play.new_to.pop(by, None)
    pressed = play.presses.setdefault((step, act), {})
    pressed.pop(by, None)  # the one who pressed last comes last
    pressed[by] = number if act in play.game.writes else value


def seat_names(roles: Iterable[str]) -> dict[str, str]:
    """Return {name of a seat: its role}: the role with a number, so that one who comes late changes no other name."""
    counts: dict[str, int] = {}
    found = {}
    for role in roles:
        counts[role] = counts.get(role, 0) + 1
        found[f"{role}.{counts[role]}"] = role
    return found


def waited_for(play: Play) -> list[str]:
    """Return the seats that have not yet done what the step at hand asks of them first. Sleepers are among them."""
    step = play.step
    return [
        seat for seat, role in play.seats.items()
        if (act := play.awaited_of(role)) and seat not in play.pressed(step.id, act)
    ]  # fmt: skip


def acting(play: Play) -> list[str]:
    """Return the seats that the step at hand asks for something, and waits for."""
    return [seat for seat, role in play.seats.items() if play.awaited_of(role)]


def is_open(play: Play, step: str) -> bool:
    """Say whether all may see what was pressed in a step: it is over, the chair revealed it, or it is no secret."""
    place = play.game.place(step)
    return not play.game.plan[place].secret or step in play.revealed or place < play.at


def open_presses(play: Play, step: str, act: str) -> dict[str, Press]:
    """Return what was pressed in a step as far as all may see it."""
    return play.pressed(step, act) if is_open(play, step) else {}


def is_over(play: Play) -> bool:
    """Say whether the step at hand has nothing more to wait for: all acted, or its secret is open."""
    return (bool(acting(play)) and not waited_for(play)) or play.step.id in play.revealed


def released_texts(play: Play, steps: Collection[str]) -> list[tuple[int, str]]:
    """Return the released texts of some steps, as (number, text), the last one last, without authors."""
    return [(each, play.texts[each].text) for each in play.released if play.texts[each].step in steps]


def texts_on_wall(play: Play) -> list[int]:
    """Return the numbers of the released texts that the wall shows in the step at hand."""
    return [number for number, _text in play.step.on_wall(released_texts(play, play.step.texts))]
