"""The table in a room where each seat presses for itself: what is pressed becomes moves of the table once it is open.

Beside the moves of every game (see `game.play`) a seat has these, each with "step" and "value":

- ready, left: the note was read; the role was left;
- stand: where one stands on a wording, {"clause", "variant", "stance": "object", "live" or "condition",
  "needs", "wants"}, these two as in `moves`; in a room a reason is said, not written;
- propose: another wording, {"clause", "variant"}; the chair puts one on the table by `put`;
- wish: up to two wordings to fight for, as "clause.variant". deal: whether those who met agreed;
- rest: to which of the clauses that are asked together one objects, a list of them;
- convinced: the delegation whose reason convinces, "" for none. said, of the chair: who has said why;
- sign: whether one signs. guess: how many clauses the best text has. surprise: which delegation surprised one most.

Several people may sit in one delegation: what one of them pressed last is its stance. It counts while its wording is on
the table, and not when closing leaves that wording later. A wording that the chair puts on
the table in the open is asked in secret, too: what is pressed on it is said once the chair reveals it, or goes on. It is new
for all, also where it lay there before: what was pressed on it then counts no longer.

Nobody waits for a sleeper, but silence is no consent: a wording on which fewer than half of the delegations of people
pressed does not stand, and says nothing once the table closes. Where half did, the others count as able to live with it.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ...case import Case
from ...game.log import CHAIR, Move, numbered_moves
from ...game.plan import Step
from ...game.play import Game, Play, is_open, open_presses, take_move
from ...game.play import is_known_move as is_known_in_game
from .model import Table, load_table
from .moves import is_known_move, room_after
from .plan import TALKS, VOICES, clauses_of_the_rest, table_plan
from .room import Room, voiced_disputes
from .seats import opening, role_of_latecomer, roles

MOST_WISHES = 2
STANCES = ("object", "yield")  # kinds of moves of the table
OBJECT, LIVE, CONDITION = STANDS = ("object", "live", "condition")


@cache
def table_game(case: Case) -> Game:
    """Return the table of a case as a game."""
    table = load_table(case)

    def is_known(step: Step, act: str, value: Any) -> bool:
        match act:
            case "ready" | "left":
                return value is True
            case "deal" | "sign":
                return isinstance(value, bool)
            case "stand":
                return (
                    bool(_stand(table, table.delegations[0], value)) and _is_of(step, value) and not value.get("reason")
                )
            case "propose" | "put":
                return is_known_move(table, _propose(CHAIR, value)) and _is_of(step, value)
            case "wish":
                known = {f"{clause}.{each}" for clause, variants in table.variants.items() for each in variants}
                return isinstance(value, list) and len(value) <= MOST_WISHES and all(each in known for each in value)
            case "rest":
                rest = clauses_of_the_rest(case)
                return isinstance(value, list) and len(value) <= len(rest) and all(each in rest for each in value)
            case "convinced":
                return value in ("", *table.delegations)
            case "said" | "surprise":
                return value in table.delegations
            case "guess":
                return isinstance(value, int) and 0 <= value <= len(table.variants)
        return False

    return Game(
        table_plan(case),
        lambda people: roles(case, people),
        lambda taken: role_of_latecomer(case, taken),
        is_known,
    )


def _is_of(step: Step, value: Any) -> bool:
    """Say whether a wording is of the clause that a step is about, where it is about one."""
    return step.kind not in ("fight", "read", *TALKS) or value["clause"] == step.about


def _propose(by: str, value: Any) -> Move:
    given = value if isinstance(value, dict) else {}
    return {"kind": "propose", "by": by, "clause": given.get("clause"), "variant": given.get("variant")}


def _stand(table: Table, by: str, value: Any) -> Move:
    """Return where a delegation stands as a move of the table; {} where the table does not know it."""
    given = value if isinstance(value, dict) else {}
    at = {"by": by, "clause": given.get("clause"), "variant": given.get("variant")}
    moves: dict[Any, Move] = {
        OBJECT: {"kind": "object", **at, "reason": given.get("reason", "")},
        LIVE: {"kind": "yield", **at, "needs": "", "wants": ""},
        CONDITION: {"kind": "yield", **at, "needs": given.get("needs"), "wants": given.get("wants")},
    }
    stance = given.get("stance")
    move = moves.get(stance, {}) if isinstance(stance, str) else {}
    return move if is_known_move(table, move) and (stance != CONDITION or move["needs"]) else {}


@dataclass
class TablePlay:
    """The table in a room: the state of the game, and the moves of the table that it amounts to.

    `pressed` maps a wording, as (clause, variant), to what each seat pressed on it, the last one last; `pressed_in` maps a
    delegation and a wording to the step in which it pressed last. `asked` is the one
    on which all are asked; while its `answers` are `held`, nobody else sees them. `shown` is the room as it was when they
    were shown; None where nothing was shown. `heard` counts on how many wordings each delegation has said why it objects.
    """

    case: Case
    play: Play
    moves: list[Move] = field(default_factory=list)
    asked: tuple[str, str] | None = None
    pressed: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    pressed_in: dict[tuple[str, str, str], str] = field(default_factory=dict)
    shown: Room | None = field(default=None, compare=False)
    heard: Counter[str] = field(default_factory=Counter)
    _led: tuple[list[Move], Room] | None = field(default=None, compare=False)

    @property
    def room(self) -> Room:
        """The table to which the moves lead; nobody changes it. It is worked out once for all screens of one moment."""
        if self._led is None or self._led[0] is not self.moves:
            self._led = self.moves, room_after(load_table(self.case), self.moves)
        room = self._led[1]
        if not room.over:
            room.unsettled = self.unsettled(room)
        return room

    @property
    def held(self) -> bool:
        """Whether all are asked anew in the open: what they press on it is said once it is shown."""
        return bool(self.play.anew)

    @property
    def answers(self) -> dict[str, Any]:
        """What each seat pressed on the wording that is asked, the last one last."""
        return self.pressed.get(self.asked, {}) if self.asked else {}

    def missing(self, clause: str, variant: str) -> list[str]:
        """Return the delegations of people that pressed nothing on a wording."""
        seats = self.play.seats
        pressed = {seats[each] for each in self.pressed.get((clause, variant), ())}
        return [each for each in dict.fromkeys(seats.values()) if each not in pressed]

    def presser(self, who: str, clause: str, variant: str) -> str:
        """Return the seat that pressed last on a wording for a delegation, "" where none did."""
        pressed = self.pressed.get((clause, variant), {})
        return next((each for each in reversed(pressed) if self.play.seats[each] == who), "")

    def speaking(self) -> list[str]:
        """Return the delegations that say why they object to the wording that is asked, once it is open."""
        if not self.asked or self.held or not is_open(self.play, self.play.step.id):
            return []
        table, clause = load_table(self.case), self.asked[0]
        first = objectors(table, self.shown, clause) if self.shown else []
        return next_speakers(objectors(table, self.room, clause), first, self.heard)

    def unsettled(self, room: Room) -> set[str]:
        """Return the clauses on whose wording fewer than half of the delegations of people pressed."""
        present = len(set(self.play.seats.values()))
        return {each for each, variant in room.text.items() if 2 * len(self.missing(each, variant)) > present}

    def take(self, number: int, move: Move) -> None:
        """Let a known move count, if it may: its number is its place in the log."""
        play = self.play
        if move["kind"] == "convinced" and move["value"] not in ("", *self.speaking()):
            return  # pressed of a wording that is no longer on the table
        if move["kind"] == "stand" and move["value"]["variant"] != self._on_table(move["value"]["clause"]):
            return  # so was this: the chair put another one there, or took back what it put
        at, opened = play.at, is_open(play, play.step.id)
        spoke = self.speaking() if move["kind"] in ("next", "put") and play.step.kind not in ("fight", "read") else []
        take_move(play, number, move)
        if play.at != at or (move["kind"] == "put" and _counts(play, move)):
            self.heard.update(spoke)
        if move["kind"] == "put" and _counts(play, move):
            for act in ("stand", "convinced", "said"):  # what was pressed was on the wording before
                play.presses.pop((move["step"], act), None)
            play.revealed.discard(play.step.id)
            self._say()
            self._put(move["value"])
        elif move["kind"] == "stand" and _counts(play, move):
            self._answer(move["by"], move["value"], move["step"])
        if play.at != at:
            self._say()
            self.shown = None
            self._open([] if opened else [play.game.plan[at]])
            self.moves = _entered(self.case, self, self.moves)
            self._enter(play.step)
        elif not opened and is_open(play, play.step.id):
            self._open([play.step])
        elif move["kind"] == "reveal" and self.held:
            self._say()
            self.shown = self.room
        if not (self.held and move["kind"] == "stand" and _wording_of(move["value"]) == self.asked):
            self.moves = [*self.moves, *_spoken(load_table(self.case), play, move, self.moves)]

    def _enter(self, step: Step) -> None:
        """Ask on the wording that a step reads; where one talks about it, it is still asked; elsewhere none is."""
        if step.kind in ("fight", "read"):
            self.asked = step.about, self.room.text[step.about]
            self.pressed.pop(self.asked, None)  # all are asked anew
        elif self.asked and (step.kind not in TALKS or self.asked[0] != step.about):
            self.asked = None
        if step.kind == "rest":
            for each in clauses_of_the_rest(self.case):
                self.pressed.pop((each, self.room.text[each]), None)
        if step.kind in TALKS:
            self.shown = self.room

    def _open(self, steps: list[Step]) -> None:
        """Let what was pressed in secret steps count, now that they are open."""
        for step in steps:
            for seat, refused in self.play.pressed(step.id, "rest").items():
                for clause in clauses_of_the_rest(self.case):
                    at = {"clause": clause, "variant": self.room.text[clause]}
                    self._answer(seat, {**at, "stance": OBJECT if clause in refused else LIVE}, step.id)
            self.moves = [*self.moves, *_opened(self.case, self, step)]

    def _put(self, value: Any) -> None:
        """Ask on a wording that the chair puts on the table: in the open what was said on it before is held, too."""
        seats, wording = self.play.seats, _wording_of(value)
        self.asked, self.shown = wording, None
        self.play.anew = "" if self.play.step.secret else "stand"
        self.pressed.pop(wording, None)
        self.moves = [
            each for each in self.moves
            if each["kind"] not in STANCES or each["clause"] != wording[0] or each["by"] not in seats.values()
        ]  # fmt: skip

    def _on_table(self, clause: str) -> str:
        """Return the wording of a clause that is on the table: read from the moves, which is quicker than the whole room."""
        put = (
            each["variant"]
            for each in reversed(self.moves)
            if (each["kind"], each.get("clause")) == ("propose", clause)
        )
        return next(put, load_table(self.case).draft[clause])

    def _answer(self, seat: str, value: Any, step: str) -> None:
        self.pressed_in[self.play.seats[seat], *_wording_of(value)] = step
        pressed = self.pressed.setdefault(_wording_of(value), {})
        pressed.pop(seat, None)  # the one who pressed last comes last
        pressed[seat] = value

    def _say(self) -> None:
        """Let what is held be said aloud."""
        if self.held:
            table, seats = load_table(self.case), self.play.seats
            self.moves = [*self.moves, *(_stand(table, seats[seat], value) for seat, value in self.answers.items())]
            self.play.anew = ""


def _wording_of(value: Any) -> tuple[str, str]:
    return value["clause"], value["variant"]


def _counts(play: Play, move: Move) -> bool:
    """Say whether a press counted: it came neither too early nor too late, and from a seat that may."""
    return play.pressed(move["step"], move["kind"]).get(move["by"]) is move["value"]


def table_after(case: Case, log: Any) -> TablePlay:
    """Return the table after all moves of a room's log."""
    game = table_game(case)
    table = TablePlay(case, Play(game))
    for number, move in numbered_moves(log, lambda each: is_known_in_game(game, each)):
        table.take(number, move)
    return table


def _opened(case: Case, at: TablePlay, step: Step) -> list[Move]:
    """Return what a secret step amounts to once it is open: where each delegation stands, who does not sign."""
    table, play = load_table(case), at.play
    given = list(play.pressed(step.id, "stand").items())
    for clause in clauses_of_the_rest(case) if step.kind == "rest" else ():
        given += at.pressed.get((clause, at.room.text[clause]), {}).items()
    stands = [_stand(table, play.seats[seat], value) for seat, value in given]
    signs = {play.seats[seat]: signs for seat, signs in play.pressed(step.id, "sign").items()}  # the last one holds
    return [*stands, *({"kind": "refuse", "by": who} for who, each in signs.items() if not each)]


def _entered(case: Case, at: TablePlay, moves: list[Move]) -> list[Move]:
    """Return the moves of the table with what the chair does on a step: it reads out, calls the last minute, closes.

    Whoever goes back before the last minute, or before the signatures, has not called it, or not closed.
    """
    play, step, table = at.play, at.play.step, load_table(case)
    gone = [
        kinds
        for name, kinds in (("last", ("last",)), ("sign", ("close", "refuse")))
        if play.at <= play.game.place(name)
    ]
    kept = [each for each in moves if not any(each["kind"] in kinds for kinds in gone)]
    if step.kind == "fight":
        first = opening(case)
        return [*kept, _propose(first.delegation, {"clause": first.clause, "variant": first.variant})]
    if step.kind == "read":
        again = any(each["kind"] == "propose" and (each["by"], each["clause"]) == (CHAIR, step.about) for each in kept)
        text = room_after(table, kept).text if again else table.draft
        return [*kept, _propose(CHAIR, {"clause": step.about, "variant": text[step.about]})]
    if step.kind == "rest":
        text = room_after(table, kept).text
        return [
            *kept,
            *(_propose(CHAIR, {"clause": each, "variant": text[each]}) for each in clauses_of_the_rest(case)),
        ]
    if step.kind == "last":
        return [*kept, {"kind": "last", "by": CHAIR}]
    if step.kind == "sign":
        return [*kept, {"kind": "close", "by": CHAIR, "unsettled": sorted(at.unsettled(room_after(table, kept)))}]
    return kept


def _spoken(table: Table, play: Play, move: Move, moves: list[Move]) -> list[Move]:
    """Return what a move is at the table at once: a seat that is taken, a wording on the table, a stance said aloud."""
    if move["kind"] in ("seats", "late"):
        sat = {each["by"] for each in moves if each["kind"] == "sit"}
        return [{"kind": "sit", "by": each} for each in dict.fromkeys(play.seats.values()) if each not in sat]
    if "value" not in move or not _counts(play, move):
        return []
    if move["kind"] == "put":
        return [_propose(_who_proposed(play, move["value"]), move["value"])]
    if move["kind"] == "stand" and not play.game.step(move["step"]).secret:
        return [_stand(table, play.seats[move["by"]], move["value"])]
    return []


def objectors(table: Table, room: Room, clause: str) -> list[str]:
    """Return the delegations whose objection to the wording of a clause was said aloud, in the order of the table."""
    against = {each[0] for each in voiced_disputes(table, room) if each[1] == clause}
    return [each for each in table.delegations if each in against]


def next_speakers(against: Sequence[str], first: Collection[str], heard: Mapping[str, int]) -> list[str]:
    """Return who of those who object say why: at most three, who has spoken least before the others.

    Those come `first` who objected when the wording was shown: so a press meanwhile hardly changes who speaks.
    """
    return sorted(against, key=lambda who: (who not in first, heard.get(who, 0)))[:VOICES]


def _who_proposed(play: Play, value: Any) -> str:
    """Return the delegation that proposes a wording, of several the first, as far as all may see it; else it is the chair's."""
    clause, variant = _wording_of(value)
    found = (who for (who, about), wording in last_proposals(play).items() if (about, wording) == (clause, variant))
    return next(found, CHAIR)


def last_proposals(play: Play) -> dict[tuple[str, str], str]:
    """Return {(delegation, clause): wording} of what was proposed up to now and is open to all.

    A proposal stays until the table closes. What somebody of a delegation proposed last on a clause is its proposal.
    """
    return {
        (play.seats[seat], value["clause"]): value["variant"]
        for step in play.game.plan[: play.at + 1]
        for seat, value in open_presses(play, step.id, "propose").items()
    }


def is_quiet(case: Case, room: Room, step: Step) -> bool:
    """Say whether a step has nothing to discuss: the chair then goes on to the next one."""
    return step.skipped_if_quiet and not objectors(load_table(case), room, step.about)
