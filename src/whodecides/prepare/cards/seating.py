"""Who sits where: rooms of a game, seats of the hearing, delegations of the table. Numbers only."""

from collections import Counter
from collections.abc import Sequence

from ...tools.hearing.seats import MOST_PEOPLE
from ..plan import room_sizes, seat_counts

GROUP = 3  # students around one deck of cards


def sizes_of_rooms(students: int) -> dict[int, int]:
    """Return {people in a room: how many such rooms}."""
    return dict(Counter(room_sizes(students, (1, MOST_PEOPLE))))


def delegation_seats(delegations: Sequence[str], people: int) -> dict[str, int]:
    """Return {delegation: people in it}, one at least: where there are fewer people than delegations, some play several."""
    shares = seat_counts(people, len(delegations))
    return {code: max(1, share) for code, share in zip(delegations, shares, strict=True)}


def players(delegations: Sequence[str], people: int) -> list[list[str]]:
    """Return the delegations of each person where there are fewer people than delegations; else nothing."""
    return [list(delegations[place::people]) for place in range(people)] if people < len(delegations) else []


def copies(asked: str, students: int, people: int, delegations: int) -> int:
    """Return how often a sheet is printed for a room of `people`, or, of what is no game, for all `students`."""
    return {
        "student": students,
        "pair": -(-students // 2),
        "group": -(-students // GROUP),
        "class": 1,
        "room": 1,
        "two in a room": -(-people // 2),
        "delegation": delegations,
        "seats": 1,
    }[asked]


ROOM_COPIES = ("room", "two in a room", "delegation", "seats")  # copies that are counted room by room
