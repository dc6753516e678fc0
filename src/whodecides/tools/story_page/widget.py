"""The page of the story: mark what you would check first; later the same page says how the marks stand."""

from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_table
from ...widgets.scripts import script, style
from .view import page_sentence, page_table, page_view


class StoryPage(StatefulWidget):
    """Show the story's paragraphs. A state holds marked, the ids of the sentences to be checked first.

    With `marks`, the task in which they were stored, the page shows them beside our verdicts and takes nothing in.
    """

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("marked",)

    def __init__(
        self, case: Case, store: Store, task: str | None = None, after: str | None = None, marks: str | None = None
    ) -> None:
        self._case, self._marks = case, marks
        super().__init__(store, {"marked": []}, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state."""
        return page_view(self._case, state, told=bool(self._marks))

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the page as a table, and how much is marked."""
        reader = Reader(self._case, state["language"])
        return html_table(**page_table(reader)), page_sentence(reader, state["marked"])

    def _stored_state(self) -> dict[str, Any]:
        """Return the marks, also where another task holds them."""
        record = self._store.answer(self._marks) if self._marks else None
        return super()._stored_state() | ({"marked": record["answer"].get("marked")} if record else {})

    def _on_store_change(self, changed: Any) -> None:
        if changed == self._marks:
            self._state = {**self._state, **self._stored_state()}
            if not self.locked:
                self._show(self._state)
        super()._on_store_change(changed)


def story_page(
    task: str | None = None, after: str | None = None, marks: str | None = None, case: Case | None = None
) -> StoryPage:
    """Show the story paragraph by paragraph, to mark what one would check first.

    The marks are stored as the answer to `task`; until `after` is answered nothing is shown. `marks` names the task whose
    marks are shown again, beside our verdicts.

    >>> story_page()
    """
    return StoryPage(case or current_case(), open_store(), task, after, marks)
