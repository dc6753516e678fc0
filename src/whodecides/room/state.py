"""The state of a room: who is here, what is played, where its clock stands. It adds up from the lines of the log alone.

A line is a dictionary with "kind" and "t", the seconds of the room; these stand still while no process runs:

- join, with "dev": one more person; their number is their place among those who joined;
- game, with "name": another game begins, with the same people;
- move, with "move": a move of the game, see `game.play`; of a person also "person", "dev" and "n", the number of what
  their device sent, so that what is sent twice counts once;
- swap, with "person" and "other": these two exchange their seats;
- renew, with "person": their device was lost, and what shows who they are counts no more;
- mute, unmute, drop, with "person": they write no texts; they do; they were counted twice and have no seat;
- pause, go, more: the clock halts, goes on, has a minute more; close, open: the door for those who are not here yet.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ..game.log import CHAIR, Move, numbered_moves
from ..game.play import SWAP, Play, is_known_move
from .games import RoomGame

Line = dict[str, Any]

MINUTE = 60
INVENTED = "rehearsal-"  # how the devices of invented people begin
NEVER = float("-inf")


@dataclass
class Person:
    """Somebody in the room: the device with which they came, and how often what shows who they are was renewed."""

    device: str
    epoch: int = 0
    muted: bool = False
    dropped: bool = False


@dataclass
class Clock:
    """When the game and its step began, in seconds of the room; how much the step was given beside its plan; when the chair
    last went on or showed something."""

    game_began: float = 0
    step_began: float = 0
    more: float = 0
    paused_at: float | None = None
    turned: float = NEVER

    def elapsed(self, t: float) -> float:
        """Return for how long the step has gone on, pauses apart."""
        return (t if self.paused_at is None else self.paused_at) - self.step_began

    def begin_step(self, t: float) -> None:
        self.step_began, self.more, self.paused_at = t, 0, None

    def pause(self, t: float) -> None:
        self.paused_at = t if self.paused_at is None else self.paused_at

    def go_on(self, t: float) -> None:
        if self.paused_at is not None:
            self.step_began += t - self.paused_at
            self.paused_at = None


@dataclass
class RoomState:
    """What the lines add up to. `find` returns a game by its name; `sitting` are the people in the order of their seats;
    `former` are the games that were played before, as they ended.
    """

    find: Callable[[str], RoomGame]
    people: list[Person] = field(default_factory=list)
    door_open: bool = True
    game: RoomGame | None = None
    log: list[Move] = field(default_factory=list)
    playing: Any = None
    sitting: list[int] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)
    sent: set[tuple[str, int]] = field(default_factory=set)
    former: list["RoomState"] = field(default_factory=list)

    @property
    def play(self) -> Play:
        """The state of the game that is played. Raises AttributeError where there is none."""
        assert self.game
        return self.game.play_of(self.playing)

    def present(self) -> list[int]:
        """Return the people who are to have a seat."""
        return [number for number, each in enumerate(self.people) if not each.dropped]

    def seat_of(self, person: int) -> str:
        """Return the seat of a person, "" where they have none (yet)."""
        if self.game is None or person not in self.sitting:
            return ""
        return list(self.play.seats)[self.sitting.index(person)]

    def person_at(self, seat: str) -> int | None:
        """Return who sits there, None where nobody does."""
        seats = list(self.play.seats) if self.game else []
        return self.sitting[seats.index(seat)] if seat in seats else None

    def games_of(self, person: int) -> list["RoomState"]:
        """Return the games in which a person has a seat, as they ended, or as the last one stands."""
        return [each for each in (*self.former, self) if each.seat_of(person)]

    def answers_of(self, person: int) -> dict[str, Any]:
        """Return what a person answered in all games, {task: answer}."""
        return {task: answer for each in self._answers(person) for task, answer in each.items()}

    def has_answers(self, person: int) -> bool:
        """Say whether a person answered or wrote anything: each screen asks it, so that one game in which they did is enough."""
        return any(self._answers(person)) or any(each.wrote(person) for each in self.games_of(person))

    def wrote(self, person: int) -> bool:
        """Say whether a person wrote something in this game."""
        seat = self.seat_of(person)
        return any(each.by == seat for each in self.play.texts.values())

    def _answers(self, person: int) -> Iterator[dict[str, Any]]:
        """Yield what a person answered, game by game."""
        for each in self.games_of(person):
            assert each.game
            yield each.game.answers(each.playing, each.seat_of(person))

    def take(self, line: Line) -> None:
        """Let a line count."""
        t, kind = line["t"], line["kind"]
        if "dev" in line and "n" in line:
            self.sent.add((line["dev"], line["n"]))
        if kind == "join":
            self.people.append(Person(line["dev"]))
        elif kind == "game":
            self._begin(line["name"], t)
        elif kind == "move":
            self._move(line["move"], t)
        elif kind == "swap":
            first, second = map(self.sitting.index, (line["person"], line["other"]))
            self.sitting[first], self.sitting[second] = self.sitting[second], self.sitting[first]
            seats = [self.seat_of(line["person"]), self.seat_of(line["other"])]
            self._move({"kind": SWAP, "by": CHAIR, "seats": seats}, t)
        elif kind == "renew":
            self.people[line["person"]].epoch += 1
        elif kind in ("mute", "unmute"):
            self.people[line["person"]].muted = kind == "mute"
        elif kind == "drop":
            self.people[line["person"]].dropped = True
        elif kind == "pause":
            self.clock.pause(t)
        elif kind == "go":
            self.clock.go_on(t)
        elif kind == "more":
            self.clock.more += MINUTE
        elif kind in ("close", "open"):
            self.door_open = kind == "open"

    def _begin(self, name: str, t: float) -> None:
        if self.game:
            self.former.append(replace(self, former=[]))
        self.game = self.find(name)
        self.log, self.sitting, self.playing = [], [], self.game.begin()
        self.clock = Clock(t, t)

    def _move(self, move: Move, t: float) -> None:
        assert self.game
        at = self.play.at
        self.log.append(move)
        if move["kind"] == "undo":
            self.playing = self.game.begin()
            for number, each in numbered_moves(self.log, self._knows):
                self.game.take(self.playing, number, each)
        else:
            self.game.take(self.playing, len(self.log) - 1, move)
        if move["kind"] == "seats":
            self.sitting = self.present()
        elif move["kind"] == "late":
            seated = set(self.sitting)  # a room of a thousand is gone through for each who comes
            self.sitting += [each for each in self.present() if each not in seated][:1]
        if self.play.at != at or move["kind"] == "seats":
            self.clock.begin_step(t)
        if move["kind"] in ("next", "reveal"):
            self.clock.turned = t

    def _knows(self, move: Any) -> bool:
        assert self.game
        return is_known_move(self.game.game, move)


def room_after(find: Callable[[str], RoomGame], lines: Iterable[Line]) -> RoomState:
    """Return the state after these lines."""
    state = RoomState(find)
    for line in lines:
        state.take(line)
    return state
