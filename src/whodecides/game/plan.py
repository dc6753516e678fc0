"""The plan of a game: its steps as data. Whoever tells how long a game takes, or what happens next, reads it here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

ALL, CLOCK, NEXT, REVEAL = "all", "clock", "next", "reveal"  # what ends a step; the chair may always go on
Text = TypeVar("Text")
EVERYBODY = "*"  # the role of those who have none of their own in a step


@dataclass(frozen=True)
class Step:
    """A step of a game.

    `phase` is the part of the game to which it belongs, `kind` what it is, `about` on what: a side, a clause, "" where
    there is only one. `acts` maps a role to what its seats are asked to do, the first of it being what they are waited
    for; a role that is not in it listens, and nobody waits for what is `optional`. `wall` and `seat` say what the wall and a seat see. What is pressed in a
    `secret` step nobody else sees before it is over. A step that is `skipped_if_quiet` takes no time where the step
    before it left nothing to discuss. `texts` are the steps whose released texts its wall shows: the last `most_texts`,
    or all where that is 0.
    """

    phase: str
    kind: str
    seconds: int
    ends: str
    wall: str
    seat: str
    acts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    about: str = ""
    secret: bool = False
    skipped_if_quiet: bool = False
    texts: tuple[str, ...] = ()
    most_texts: int = 0
    optional: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return f"{self.kind} {self.about}".strip()

    def on_wall(self, released: Sequence[Text]) -> Sequence[Text]:
        """Return those of the released texts of this step that its wall shows, the last ones."""
        return released[-self.most_texts :] if self.most_texts else released

    def acts_of(self, role: str) -> tuple[str, ...]:
        """Return what the seats of a role may do in this step."""
        return self.acts.get(role, self.acts.get(EVERYBODY, ()))

    def awaited_of(self, role: str) -> str:
        """Return the act for which the seats of a role are waited, "" where they are waited for none."""
        return next((each for each in self.acts_of(role) if each not in self.optional), "")


Plan = tuple[Step, ...]


def seconds_of(plan: Iterable[Step], phases: Collection[str] = ()) -> int:
    """Return how long a plan takes at most, in seconds; with `phases`, these parts of it."""
    return sum(each.seconds for each in plan if not phases or each.phase in phases)


def minutes_of_phases(plan: Iterable[Step], phases: Collection[str]) -> int:
    """Return the minutes that these parts of a game take, the last one begun counted whole."""
    return -(-seconds_of(plan, phases) // 60)


def phases_of(plan: Iterable[Step]) -> list[str]:
    """Return the parts of a plan, in their order."""
    return list(dict.fromkeys(each.phase for each in plan))
