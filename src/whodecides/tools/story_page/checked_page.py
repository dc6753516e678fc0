"""The page to be checked: a sentence is stamped, and the record answers on the spot."""

from collections.abc import Mapping
from typing import Any

from ...answers import Store, check_answer, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import folded_static_fallback
from ...widgets.scripts import script, style
from .model import known_stamps
from .view import page_static_fallback, page_view


class StoryPage(StatefulWidget):
    """Show the page. A state holds at (the claim that is looked at), stamps ({claim: kind of slip}) and printed.

    `before` is the task that holds what was stamped before; `first` the claim that is looked at first, "" where it is the
    first that is not stamped yet; `opened` says that what the record says is read before one stamps.
    """

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("stamps", "printed")

    def __init__(
        self, case: Case, store: Store, first: str = "", task: str | None = None, before: str = "", checks: int = 0,
        opened: bool = False, scope: str = "class", after: str | None = None,
    ) -> None:  # fmt: skip
        self._case, self._scope, self._checks, self._before, self._opened = case, scope, checks, before, opened
        own = known_stamps(case, self._answer(store, task or "").get("stamps"))
        super().__init__(store, {"at": "" if first in own else first, "stamps": {}, "printed": False}, task, after)

    @staticmethod
    def _answer(store: Store, task: str) -> Mapping[str, Any]:
        record = store.answer(task) if task else None
        return record["answer"] if record and isinstance(record["answer"], dict) else {}

    def compute_view(self, state: State) -> Parts:
        """Return words, view and the mended state."""
        earlier = known_stamps(self._case, self._answer(self._store, self._before).get("stamps"))
        parts = page_view(self._case, state, self._scope, self._checks, earlier, self._opened)
        task = None if self._checks else tasks_by_id().get(self._task)  # a page with checks ends with its print
        found = (
            check_answer(task, {"stamps": parts["state"]["stamps"]}, 1, language=state["language"]) if task else None
        )
        parts["view"]["done"] = found.text if found and found.whole else ""
        return parts

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the sentences as a table, with the record folded away, and how far the student is."""
        page = folded_static_fallback(**page_static_fallback(Reader(self._case, state["language"]), self._scope))
        return page, self.compute_view(state)["view"]["progress"]

    def _on_store_change(self, changed: Any) -> None:
        super()._on_store_change(changed)
        if changed == self._before and not self.locked:
            self._show({**self._state, "at": ""})  # what was stamped meanwhile is no longer to be read first


def story_page(
    first: str = "", *, task: str | None = None, before: str = "", checks: int = 0, opened: bool = False,
    scope: str = "class", after: str | None = None, case: Case | None = None,
) -> StoryPage:  # fmt: skip
    """Show the page of the story; each sentence that is stamped is answered by what the record says of it.

    `first` names the claim that is looked at first. The stamps are stored as the answer to `task`; `checks` says how many
    there are before the page is printed, 0 that there is no end. `before` names the task that holds earlier stamps, which
    stay. With `opened` one reads what the record says before one stamps. `scope` is "class", the claims for a lesson, "all", or claims by their ids, joined by +. Until `after` is
    answered nothing is shown. Raises KitError for another scope or claim.

    >>> story_page(scope="C36+C57")
    """
    return StoryPage(case or current_case(), open_store(), first, task, before, checks, opened, scope, after)
