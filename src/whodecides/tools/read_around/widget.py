"""Reading around a story: a tab is opened, a sentence on it is weighed, and a line shows how strongly it holds."""

from ...answers import Store, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import folded_static_fallback
from ...widgets.scripts import script, style
from .view import around_static_fallback, around_view, finding_ids


class ReadAround(StatefulWidget):
    """Show tabs. A state holds tab, the id of a finding, and the category that was pressed for each sentence of the task."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, which: str = "", task: str | None = None) -> None:
        self._case, self._ids = case, finding_ids(case, which)
        self._items_task = tasks_by_id().get(task or "")
        self.answer_keys = tuple(each["id"] for each in self._items_task.items) if self._items_task else ()
        super().__init__(store, {"tab": self._ids[0]}, task)

    def compute_view(self, state: State) -> Parts:
        """Return words and view."""
        return around_view(self._case, state, self._ids, self._items_task)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the tabs as a table, with the findings folded away, and how many sentences are weighed."""
        parts = around_static_fallback(Reader(self._case, state["language"]), self._ids)
        return folded_static_fallback(**parts), self.compute_view(state)["view"]["progress"] or parts["asked"][
            "caption"
        ]


def read_around(which: str = "", *, task: str | None = None, case: Case | None = None) -> ReadAround:
    """Show the tabs that a reader opens who leaves the page: who publishes it, and where its words come from.

    `which`: ids of `origins.csv`, joined by "+": the findings on which the sentences of `task` rest, in their order; one
    that is named twice has two. The categories that are pressed are stored as the answer to `task`. Raises KitError with
    the nearest id for a finding without a tab.

    >>> read_around("L01+L04")
    """
    return ReadAround(case or current_case(), open_store(), which, task)
