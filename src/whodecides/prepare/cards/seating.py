"""Who sits where: rooms of a game, seats of the hearing, delegations of the table. Numbers only."""

from collections import Counter
from collections.abc import Sequence

from ...case import Case
from ...tools.hearing.seats import MOST_PEOPLE
from ...tools.negotiation.model import load_table
from ...tools.negotiation.seats import roles, table_sizes
from ..plan import room_sizes

GROUP = 3  # students around one deck of cards


def sizes_of_rooms(students: int) -> dict[int, int]:
    """Return {people in a room: how many such rooms}."""
    return dict(Counter(room_sizes(students, MOST_PEOPLE)))


def delegation_seats(case: Case, people: int) -> list[dict[str, int]]:
    """Return for each table of a room {delegation: people in it}, one at least: fewer people than delegations play several."""
    taken = [Counter(roles(case, each)) for each in table_sizes(people)]
    return [{code: max(1, each[code]) for code in load_table(case).delegations} for each in taken]


def players(delegations: Sequence[str], people: int) -> list[list[str]]:
    """Return the delegations of each person where there are fewer people than delegations; else nothing."""
    return [list(delegations[place::people]) for place in range(people)] if people < len(delegations) else []


def copies(asked: str, students: int, people: int, delegations: int, tables: int = 1) -> int:
    """Return how often a sheet is printed for a room of `people`, or, of what is no game, for all `students`.

    `tables` play in the room.
    """
    return {
        "student": students,
        "pair": -(-students // 2),
        "group": -(-students // GROUP),
        "class": 1,
        "room": tables,
        "two in a room": -(-people // 2),
        "delegation": delegations * tables,
        "seats": 1,
    }[asked]


ROOM_COPIES = ("room", "two in a room", "delegation", "seats")  # copies that are counted room by room
