"""Who sits where in a hearing: four sides, a bench, a clerk. Numbers and roles only."""

from collections.abc import Sequence
from typing import Any, NamedTuple

SIDES = ("company", "user", "public", "civil society")  # who is heard
BENCH, CLERK = "bench", "clerk"
OUTVOTED, ANY_SIDE = "outvoted", "side"  # of the bench, who voted otherwise than it rules; whoever speaks for a side
ONE_PERSON, FEWEST_PEOPLE, MOST_PEOPLE = 1, 5, 60  # people in a room


class Seats(NamedTuple):
    """Who sits where: people for each side, on the bench, and a clerk. `together`: for the vote all sit on the bench."""

    each: int
    bench: int
    clerk: bool
    together: bool


def seats(people: int) -> Seats:
    """Return the seats of a room: sides of one to nine, an odd bench, and a clerk where one is left over.

    A class that is too small for a bench of three changes seats for the vote, and votes together.
    """
    each = max(1, (people - 1) // 6)
    rest = people - len(SIDES) * each
    if rest < 3:
        return Seats(each, people, clerk=False, together=True)
    return Seats(each, rest - (rest % 2 == 0), clerk=rest % 2 == 0, together=False)


def valid_number_of_people(people: Any) -> int:
    """Return how many are in the room: one alone, or 5 to 60."""
    if not isinstance(people, int) or people < FEWEST_PEOPLE:
        return ONE_PERSON
    return min(people, MOST_PEOPLE)


def side_and_bench(side: str) -> str:
    """Return the role of one who speaks for a side and then votes, as in a small class."""
    return f"{side} and {BENCH}"


def side_of(role: str) -> str:
    """Return the side for which a role speaks, or ""."""
    side = role.removesuffix(f" and {BENCH}")
    return side if side in SIDES else ""


VOTERS = (BENCH, *map(side_and_bench, SIDES))


def roles(people: int) -> list[str]:
    """Return the role of each seat: the sides in turn, then the bench, then a clerk. Fewer than five are all the bench."""
    if people < FEWEST_PEOPLE:
        return [BENCH] * people
    found = seats(people)
    if found.together:
        return [*map(side_and_bench, SIDES), *[BENCH] * (people - len(SIDES))]
    return [*SIDES * found.each, *[BENCH] * found.bench, *[CLERK] * found.clerk]


def role_of_latecomer(taken: Sequence[str]) -> str:
    """Return the role of one who comes late: the clerk where there is none yet, else the side where fewest sit; the bench stays odd.

    Where all change to the bench for the vote, it is the bench.
    """
    if not set(SIDES) & set(taken):
        return BENCH
    if CLERK not in taken:
        return CLERK
    return min(SIDES, key=lambda side: taken.count(side))
