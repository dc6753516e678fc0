"""A negotiation by consensus: a text stands when no delegation objects to a clause of it.

A text is a dictionary that maps each clause to the id of a wording. A delegation objects to a wording by its stance,
or by a linkage: to this wording unless another clause has one of the wordings named. It is a model, not a forecast.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache
from math import prod
from typing import Any

import numpy as np

from ...case import Case
from ...errors import KitError, Message, _, suggest_names

OBJECTS, WELCOMES, ACCEPTS = "objects", "welcomes", "can accept"
RAISED = "raised"  # an objection that somebody at the table made of their own choice
STATED, INFERRED, NO_EVIDENCE = BASES = ("stated", "inferred", "no evidence")
CHANCES = (0.02, 0.05, 0.1)  # of being wrong, for each stance that is not stated
DRAWS, SEED = 2000, 2021

Text = dict[str, str]


@dataclass(frozen=True)
class Linkage:
    """`delegation` objects to `clause`, `variant` unless `needs_clause` has one of `needs_variants`."""

    id: str
    delegation: str
    clause: str
    variant: str
    needs_clause: str
    needs_variants: tuple[str, ...]
    basis: str


@dataclass(frozen=True, eq=False)  # compared and hashed by identity, so that a search can be cached
class Table:
    """What is negotiated and by whom.

    `variants` maps each clause, in order, to its wordings; `silent` to the one that says nothing; `draft` is the text
    with which the table opens; `stances` maps (delegation, clause, variant) to (stance, basis).
    """

    variants: dict[str, tuple[str, ...]]
    silent: Text
    draft: Text
    delegations: tuple[str, ...]
    stances: dict[tuple[str, str, str], tuple[str, str]]
    linkages: tuple[Linkage, ...]

    def clauses_in_text(self, text: Text) -> list[str]:
        """Return the clauses of a text that say something."""
        return [clause for clause, variant in text.items() if variant != self.silent[clause]]


@cache
def load_table(case: Case) -> Table:
    """Return the Table of a case."""
    variants = case["variants"]
    of = {clause: variants[variants["clause"] == clause] for clause in case["clauses"]["id"]}
    stances = case["stances"]
    keys = zip(stances["delegation"], stances["clause"], stances["variant"], strict=True)
    return Table(
        {clause: tuple(own["id"]) for clause, own in of.items()},
        {clause: own.loc[~own["substance"], "id"].item() for clause, own in of.items()},
        {clause: own.loc[own["draft"], "id"].item() for clause, own in of.items()},
        tuple(case["delegations"]["jurisdiction"]),
        dict(zip(keys, zip(stances["stance"], stances["basis"], strict=True), strict=True)),
        tuple(
            Linkage(
                row["id"], row["delegation"], row["clause"], row["variant"], row["needs_clause"],
                tuple(row["needs_variants"].split(";")), row["basis"],
            )
            for row in case["linkages"].to_dict("records")
        ),
    )  # fmt: skip


def check_delegation(table: Table, code: str) -> str:
    """Return `code` if that delegation sits at the table. Raises KitError otherwise."""
    if code not in table.delegations:
        wrong = _("No delegation '{name}' sits at this table. {nearest}")
        raise KitError(Message(wrong, name=code, nearest=suggest_names(code, table.delegations)))
    return code


def complete_text(table: Table, picks: Any) -> Text:
    """Return a whole text: the known ones among `picks`, and the draft for the other clauses."""
    picks = picks if isinstance(picks, dict) else {}
    return {
        clause: picks[clause] if picks.get(clause) in variants else table.draft[clause]
        for clause, variants in table.variants.items()
    }


def objections(table: Table, text: Text) -> list[tuple[str, str, Linkage | None]]:
    """Return who objects to what in a text: a list of (delegation, clause, linkage), linkage None for a plain objection."""
    plain: list[tuple[str, str, Linkage | None]] = [
        (delegation, clause, None)
        for delegation in table.delegations
        for clause, variant in text.items()
        if table.stances[delegation, clause, variant][0] == OBJECTS
    ]
    return plain + [
        (each.delegation, each.clause, each)
        for each in table.linkages
        if text[each.clause] == each.variant and text[each.needs_clause] not in each.needs_variants
    ]


def raised_objections(table: Table, text: Text, raised: Any) -> list[tuple[str, str, str]]:
    """Return the objections that people recorded at the table, as `objections` does, with RAISED for the linkage.

    `raised` maps "clause.variant" to delegations: an objection is to one wording. What is unknown in it, or stands
    among the objections of the model already, is left out.
    """
    known = {(delegation, clause) for delegation, clause, _ in objections(table, text)}
    given = raised if isinstance(raised, dict) else {}
    found = []
    for clause, variant in text.items():
        named = given.get(f"{clause}.{variant}")
        found += [
            (delegation, clause, RAISED)
            for delegation in table.delegations
            if isinstance(named, list) and delegation in named and (delegation, clause) not in known
        ]
    return found


def count_combinations(table: Table) -> int:
    """Return how many different texts there are."""
    return prod(len(variants) for variants in table.variants.values())


def objectors_by_clause(table: Table) -> dict[str, list[str]]:
    """Map each clause to the delegations that object to one of its wordings at least, linkages left aside."""
    return {
        clause: [
            delegation for delegation in table.delegations
            if any(table.stances[delegation, clause, variant][0] == OBJECTS for variant in variants)
        ]
        for clause, variants in table.variants.items()
    }  # fmt: skip


def most_disputed_clauses(table: Table, count: int) -> tuple[str, ...]:
    """Return so many clauses, in their order: those on which most delegations have a red line or a condition.

    Of equals those come first in which most pairs of delegations want and refuse the same wording.
    """
    refusing = objectors_by_clause(table)

    def weight(clause: str) -> tuple[int, int]:
        bound = {each.delegation for each in table.linkages if each.clause == clause}
        stances = [
            [table.stances[who, clause, variant][0] for who in table.delegations] for variant in table.variants[clause]
        ]
        pairs = sum(each.count(OBJECTS) * each.count(WELCOMES) for each in stances)
        return len(bound.union(refusing[clause])), pairs

    first = sorted(table.variants, key=weight, reverse=True)[:count]
    return tuple(clause for clause in table.variants if clause in first)


def signable_texts(table: Table) -> np.ndarray:
    """Return all texts to which nobody objects, as an array (texts, clauses) of places in `table.variants`.

    The search is complete and quick, because a wording to which somebody objects plainly is in none of these texts,
    and a linkage is tried as soon as both its clauses are set.
    """
    clauses = list(table.variants)
    at = {clause: place for place, clause in enumerate(clauses)}
    rows = np.empty((1, 0), dtype=np.int8)
    for place, clause in enumerate(clauses):
        free = [
            number for number, variant in enumerate(table.variants[clause])
            if all(table.stances[each, clause, variant][0] != OBJECTS for each in table.delegations)
        ]  # fmt: skip
        rows = np.hstack(
            [np.repeat(rows, len(free), axis=0), np.tile(np.array(free, dtype=np.int8), len(rows))[:, None]]
        )
        for each in table.linkages:
            if max(at[each.clause], at[each.needs_clause]) == place:
                asked = rows[:, at[each.clause]] == table.variants[each.clause].index(each.variant)
                needed = [table.variants[each.needs_clause].index(variant) for variant in each.needs_variants]
                rows = rows[~asked | np.isin(rows[:, at[each.needs_clause]], needed)]
    return rows


def _points(table: Table, rows: np.ndarray, point: Callable[[str, str], int]) -> np.ndarray:
    """Add up `point(clause, variant)` over the clauses of each row."""
    total = np.zeros(len(rows), dtype=int)
    for place, (clause, variants) in enumerate(table.variants.items()):
        total += np.array([point(clause, variant) for variant in variants])[rows[:, place]]
    return total


def welcoming_delegations(table: Table, clause: str, variant: str) -> list[str]:
    """Return the delegations that welcome a wording."""
    return [each for each in table.delegations if table.stances[each, clause, variant][0] == WELCOMES]


def search(table: Table) -> dict[str, Any]:
    """Try all texts; return {combinations, signable, most, best, others}.

    Best are the texts that all can sign with the most clauses that say something and, among these, the most welcomes.
    `most` is that number of clauses (0 where no text stands), `best` the list of these texts, `others` those that say
    as much and are less welcome.
    """
    rows = signable_texts(table)
    found = {"combinations": count_combinations(table), "signable": len(rows), "most": 0, "best": [], "others": []}
    if not len(rows):
        return found
    says = _points(table, rows, lambda clause, variant: int(variant != table.silent[clause]))
    rows = rows[says == says.max()]
    welcomes = _points(table, rows, lambda clause, variant: len(welcoming_delegations(table, clause, variant)))
    best, others = rows[welcomes == welcomes.max()], rows[welcomes < welcomes.max()]
    texts = {"best": [_text(table, row) for row in best], "others": [_text(table, row) for row in others]}
    return {**found, "most": int(says.max()), **texts}


def best_text(table: Table) -> Text:
    """Return the first of the best texts. Raises KitError where no text stands."""
    if not (best := search(table)["best"]):
        raise KitError(_("At this table no text can be signed by all, so there is no best one."))
    return best[0]


def _text(table: Table, row: np.ndarray) -> Text:
    """Return the text of a row of `signable_texts`."""
    return {clause: variants[number] for (clause, variants), number in zip(table.variants.items(), row, strict=True)}


def stance_basis_counts(table: Table, text: Text) -> dict[str, int]:
    """Count the stances on the wordings of a text by their basis: {stated, inferred, no evidence}."""
    bases = [table.stances[each, clause, variant][1] for each in table.delegations for clause, variant in text.items()]
    return {basis: bases.count(basis) for basis in BASES}


def survival(
    table: Table, text: Text, chance: float, bases: Collection[str] = (INFERRED,), draws: int = DRAWS, seed: int = SEED
) -> float:
    """Return in which share of random draws a text still stands.

    In each draw each stance on a wording of the text whose basis is one of `bases` is wrong with probability `chance`;
    a wrong one becomes one of the two other stances, by chance. Linkages stay. The seed makes it repeatable.
    """
    now = [table.stances[each, clause, variant] for each in table.delegations for clause, variant in text.items()]
    if objections(table, text):
        return 0.0
    loose = sum(basis in bases for _, basis in now)
    drawn = np.random.default_rng(seed).random((draws, loose))
    # Nobody objects now, so one of the two other stances is an objection: half of what is wrong breaks the text.
    return float((drawn >= chance / 2).all(axis=1).mean())


def pivots(table: Table) -> list[dict[str, Any]]:
    """Return the single objections without which a better text could stand, as dictionaries, the greatest gain first.

    Each has delegation, clause, variant, basis, linkage (None for a plain objection) and gain: how many more clauses
    of the best text would say something.
    """
    most = search(table)["most"]
    found: list[tuple[int, str, str, str, str, str | None]] = []
    for (delegation, clause, variant), (stance, basis) in table.stances.items():
        if stance == OBJECTS:
            other = replace(table, stances={**table.stances, (delegation, clause, variant): (ACCEPTS, basis)})
            found.append((search(other)["most"] - most, delegation, clause, variant, basis, None))
    for each in table.linkages:
        other = replace(table, linkages=tuple(kept for kept in table.linkages if kept is not each))
        found.append((search(other)["most"] - most, each.delegation, each.clause, each.variant, each.basis, each.id))
    names = ("gain", "delegation", "clause", "variant", "basis", "linkage")
    gains = [dict(zip(names, each, strict=True)) for each in found if each[0] > 0]
    return sorted(gains, key=lambda each: -each["gain"])
