"""Who sits where at the table: delegations and the people in each. Numbers only."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...case import Case
from .model import OBJECTS, WELCOMES, Table, load_table
from .room import wishes

MOST_AT_A_TABLE = 33  # people; with more, two tables play side by side
PRESIDENCY = "presidency"
ENOUGH = 4  # delegations in a corridor, so that each meets somebody new in a second round


@dataclass(frozen=True)
class Opening:
    """With what a class begins: a delegation puts a wording of a clause on the table."""

    delegation: str
    clause: str
    variant: str


def opening(case: Case) -> Opening:
    """Return with what a class begins: what the case names, else the first wording beyond the draft that somebody wants."""
    named = case.entry("table.opens", {})
    return Opening(**named) if named else _first_wish(load_table(case))


def _first_wish(table: Table) -> Opening:
    wanted = (
        Opening(who, clause, variant)
        for who in by_weight(table)
        for clause, variants in table.variants.items()
        for variant in variants
        if variant != table.draft[clause] and table.stances[who, clause, variant][0] == WELCOMES
    )
    clause, draft = next(iter(table.draft.items()))
    return next(wanted, Opening(table.delegations[0], clause, draft))


def chairs(case: Case) -> list[str]:
    """Return the delegations that lead: they listen more than they speak, so one person is enough."""
    rows = case["delegations"]
    return list(rows[rows["role"] == PRESIDENCY]["jurisdiction"])


def weight(table: Table, who: str) -> int:
    """Return how much a delegation has to argue for: red lines, conditions, and clauses of which it wants a wording."""
    lines = sum(each == who and stance == OBJECTS for (each, *_wording), (stance, _basis) in table.stances.items())
    return lines + sum(each.delegation == who for each in table.linkages) + len(wishes(table, who))


def by_weight(table: Table) -> list[str]:
    """Return the delegations, those with most to argue for first."""
    return sorted(table.delegations, key=lambda who: -weight(table, who))


def table_sizes(people: int) -> list[int]:
    """Return the people at each table: as few tables as can be, of nearly one size."""
    count = -(-people // MOST_AT_A_TABLE)
    return [people // count + (each < people % count) for each in range(count)]


def roles(case: Case, people: int) -> list[str]:
    """Return the delegation of each of the people at one table.

    First who opens, then those with most to argue for, and the chair once all others are taken: until then the
    instructor leads. Who is left over sits in a delegation that has most to argue for; a chair sits alone. The model
    speaks for the seats that nobody takes.
    """
    first, leads = opening(case).delegation, chairs(case)
    order = [first, *(each for each in by_weight(load_table(case)) if each not in (first, *leads))]
    whole = [*order, *(each for each in leads if each != first)]
    return [whole[place] if place < len(whole) else order[(place - len(whole)) % len(order)] for place in range(people)]


def role_of_latecomer(case: Case, taken: Sequence[str]) -> str:
    """Return the delegation of one who comes late: the next one that would be taken."""
    free = [each for each in roles(case, len(load_table(case).delegations)) if each not in taken]
    if free:
        return free[0]
    order = [each for each in roles(case, len(load_table(case).delegations)) if each not in chairs(case)]
    return min(order or taken, key=list(taken).count)


def corridor(table: Table, present: Sequence[str], rounds: int) -> list[list[tuple[str, ...]]]:
    """Return who meets whom in each round: those meet who can trade most, and nobody the same twice where there are enough.

    One who would be left over joins a pair, so that nobody waits.
    """
    met: set[frozenset[str]] = set()
    found = []
    for _round in range(rounds):
        free, groups = list(present), list[tuple[str, ...]]()
        pairs = [(first, second) for place, first in enumerate(present) for second in present[place + 1 :]]
        for pair in sorted(pairs, key=lambda pair: -_trade(table, *pair)):
            if set(pair) <= set(free) and (frozenset(pair) not in met or len(present) < ENOUGH):
                groups.append(pair)
                free = [each for each in free if each not in pair]
        for each in free if groups else ():
            new = [
                place for place, group in enumerate(groups) if not any(frozenset((each, one)) in met for one in group)
            ]
            place = new[-1] if new else -1
            groups[place] = (*groups[place], each)
        met |= {
            frozenset((first, second)) for group in groups for first in group for second in group if first != second
        }
        found.append(groups)
    return found


def _trade(table: Table, first: str, second: str) -> int:
    """Return on how many wordings one wants what the other refuses."""
    return sum(
        table.stances[one, clause, variant][0] == OBJECTS and clause in wishes(table, other)
        for one, other in ((first, second), (second, first))
        for clause, variants in table.variants.items()
        for variant in variants
    )
