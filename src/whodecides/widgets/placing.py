"""A task of which each item is placed on a picture, one after the other: the first place counts, the last one is shown."""

from typing import Any

from ..answers import Store, Task, current_answer, current_revision, find_task
from .base import State, StatefulWidget


class PlacingWidget(StatefulWidget):
    """A state holds `hand`, the item in hand, `last`, the one that was placed last, `placed`, the first place of each item,
    and `tried`, every place where it was put since the page was opened.
    """

    def __init__(self, store: Store, first: State, task: str | None = None) -> None:
        self._items: Task | None = find_task(task) if task else None
        super().__init__(store, {"hand": "", "last": "", "placed": {}, "tried": {}, **first}, task)

    def right_places(self) -> dict[str, str]:
        """Return the right place of each item."""
        return {each["id"]: each["answer"] for each in self._items.items} if self._items else {}

    def known_places(self) -> set[str]:
        """Return the places where an item can be put."""
        return {each["id"] for each in self._items.categories} if self._items else set()

    def read_places(self, state: State) -> State:
        """Return a state without items and places that are unknown."""
        items, places = self.right_places(), self.known_places()
        tried = _dictionary(state["tried"])
        return {
            **state,
            "placed": {item: place for item, place in _dictionary(state["placed"]).items() if item in items and place in places},
            "tried": {item: [each for each in tried[item] if each in places] for item in items if isinstance(tried.get(item), list)},
        }  # fmt: skip

    def last_places(self, state: State) -> dict[str, str]:
        """Return where each item stands now."""
        return {**state["placed"], **{item: places[-1] for item, places in state["tried"].items() if places}}

    def _stored_state(self) -> State:
        """Return the first places that were stored as the answer to the question as it is now."""
        record = current_answer(self._items, self._store.read()["answers"]) if self._items else None
        return {"placed": record["answer"]} if record and isinstance(record["answer"], dict) else {}

    def _store_answer_keys(self, before: State, now: State) -> None:
        super()._store_answer_keys(before, now)
        placed = self.read_places(now)["placed"]
        if self._items and placed != before["placed"]:
            self._store.keep_state(self._task, placed, current_revision(self._items))


def _dictionary(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}
