"""What a press on a tool that has just opened sends, for calls whose answer to it is recorded when a living page is made.

Such an answer depends on the tool as it opened and on that choice alone; see `Call.recorded`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

Traits = dict[str, Any]  # of a widget as it opened, or what the page sends
Presses = Callable[[Traits], Iterable[Traits]]


def ask_for(traits: Traits, **change: Any) -> Traits:
    """Return what the page sends for a state in which these parts have changed; the first state counts none as sent."""
    return {"requested_state": {**traits["state"], **change, "sent": 1}}


def one_of(key: str, options: str | tuple[str, ...], of: str = "", **more: Any) -> Presses:
    """Return the presses that put one option under `key` of the state, and beside it what is the same in `more`.

    `options` are their ids, or where they stand in the traits, such as "view.rows": each an id, a list that begins with
    it, or a dictionary that has it. `of` is where the id of the item stands that the option is given to: the state then
    holds {item: option}. A tool that shows no options yet has no presses.
    """

    def presses(traits: Traits) -> Iterator[Traits]:
        found = options if isinstance(options, tuple) else _part(traits, options)
        for each in map(_id, found or ()):
            yield ask_for(traits, **{key: {_part(traits, of): each} if of else each}, **more)

    return presses


def placed_on(places: str, key: str = "id") -> Presses:
    """Return the presses that place the item in hand, as `placing.js` sends them; `places` is where they stand in the traits."""

    def presses(traits: Traits) -> Iterator[Traits]:
        hand = traits["state"].get("hand")
        for each in (_id(each, key) for each in _part(traits, places) or ()) if hand else ():
            yield ask_for(traits, hand=hand, last=hand, tried={hand: [each]}, placed={hand: each})

    return presses


def _part(traits: Traits, place: str) -> Any:
    """Return what stands at a place such as "view.rows"; None where there is no such place."""
    part: Any = traits
    for name in place.split("."):
        part = part.get(name) if isinstance(part, dict) else None
    return part


def _id(option: Any, key: str = "id") -> Any:
    if isinstance(option, dict):
        return option[key]
    return option[0] if isinstance(option, list) else option
