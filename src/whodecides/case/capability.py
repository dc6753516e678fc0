"""Whether a case has what a public call needs. Each call says what that is where it is registered."""

from dataclasses import dataclass
from functools import reduce
from typing import Any

from ..errors import KitError, Words, _, listed
from .about import SHAPE, entry, named_ids
from .reading import Case

LAWS = ("instruments", "statuses")  # what every tool on laws needs


@dataclass(frozen=True)
class Needs:
    """`tables` with a row at least, `entries` of case.toml, and `coders` who coded.

    Everything rests on the tables of statements and their codes, which every case has.
    """

    tables: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()


def all_of(name: str) -> tuple[str, ...]:
    """Return the names of all entries of a part of case.toml, such as "index.first" of "index"."""
    return tuple(f"{name}.{each}" for each in _shape_of(name))


def lacks(case: Case, needs: Needs) -> list[Words]:
    """Return what a case lacks of `needs`, as a list of Words; empty where a call that needs this opens."""
    found = [Words(_("the table {name}"), name=each) for each in needs.tables if not len(case.tables.get(each, ()))]
    found += [Words(_("{name} in case.toml"), name=each) for each in needs.entries if not _stands(case, each)]
    if not set(needs.coders) <= set(case["positions"]["coder"]):
        found.append(Words(_("codes of the coders {names}"), names=", ".join(needs.coders)))
    return found


def _stands(case: Case, name: str) -> bool:
    """Say whether an entry of case.toml is there, and every id in it in its table."""
    value = entry(case.about, name)
    return value is not None and all(
        table in case.tables and each in set(case[table]["id"])
        for _place, table, each in named_ids(value, _shape_of(name))
    )


def _shape_of(name: str) -> Any:
    return reduce(lambda shape, part: shape[part], name.split("."), SHAPE)


def require(case: Case, name: str, needs: Needs) -> None:
    """Raise KitError, in one sentence, where a case lacks what the public call `name` needs."""
    if missing := lacks(case, needs):
        raise KitError(Words(_("{name} needs what this case lacks: {missing}."), name=name, missing=listed(missing)))
