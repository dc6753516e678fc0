"""Whether a case has what a public call needs. Each call says what that is where it is registered."""

from dataclasses import dataclass
from functools import cache, reduce
from typing import Any

from ..errors import KitError, Message, _, join_messages
from .config import SHAPE, config_ids, entry
from .loader import Case

LAWS = ("instruments", "statuses")  # what every tool on laws needs


@dataclass(frozen=True)
class Needs:
    """`tables` with a row at least, `entries` of case.toml, and `coders` who coded.

    Everything rests on the tables of statements and their codes, which every case has.
    """

    tables: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()


def entries_of(name: str) -> tuple[str, ...]:
    """Return the names of all entries of a part of case.toml, such as "index.first" of "index"."""
    return tuple(f"{name}.{each}" for each in _shape_of(name))


def missing_needs(case: Case, needs: Needs) -> list[Message]:
    """Return what a case lacks of `needs`, as a list of Messages; empty where a call that needs this opens."""
    found = [Message(_("the table {name}"), name=each) for each in needs.tables if not len(case.tables.get(each, ()))]
    found += [Message(_("{name} in case.toml"), name=each) for each in needs.entries if not _has_entry(case, each)]
    if not set(needs.coders) <= _values_in(case, "positions", "coder"):
        found.append(Message(_("codes of the coders {names}"), names=", ".join(needs.coders)))
    return found


def _has_entry(case: Case, name: str) -> bool:
    """Say whether an entry of case.toml is there, and every id in it in its table."""
    value = entry(case.config, name)
    return value is not None and all(
        table in case.tables and each in _values_in(case, table, "id")
        for _place, table, each in config_ids(value, _shape_of(name))
    )


@cache  # each call of a page asks for the same few columns
def _values_in(case: Case, table: str, column: str) -> frozenset[str]:
    return frozenset(case[table][column].unique())


def _shape_of(name: str) -> Any:
    return reduce(lambda shape, part: shape[part], name.split("."), SHAPE)


def require(case: Case, name: str, needs: Needs) -> None:
    """Raise KitError, in one sentence, where a case lacks what the public call `name` needs."""
    if missing := missing_needs(case, needs):
        raise KitError(
            Message(_("{name} needs what this case lacks: {missing}."), name=name, missing=join_messages(missing))
        )
