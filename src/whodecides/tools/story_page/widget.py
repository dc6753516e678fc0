"""The page of the story: mark what you would check first; later the same page says how the marks stand."""

from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...show.base import Choice, Explorer, Parts
from ...show.html import html_table
from ...show.scripts import script, style
from .view import page_sentence, page_table, page_view


class StoryPage(Explorer):
    """Show the story's paragraphs. A choice holds marked, the ids of the sentences to be checked first.

    With `marks`, the task in which they were stored, the page shows them beside our verdicts and takes nothing in.
    """

    _esm = script(__file__)
    _css = style(__file__)
    kept = ("marked",)

    def __init__(
        self, case: Case, store: Store, task: str | None = None, after: str | None = None, marks: str | None = None
    ) -> None:
        self._case, self._marks = case, marks
        super().__init__(store, {"marked": []}, task, after)

    def look(self, choice: Choice) -> Parts:
        """Return words and view for a choice."""
        return page_view(self._case, choice, told=bool(self._marks))

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the page as a table, and how much is marked."""
        reader = Reader(self._case, choice["language"])
        return html_table(**page_table(reader)), page_sentence(reader, choice["marked"])

    def _stored(self) -> dict[str, Any]:
        """Return the marks, also where another task holds them."""
        record = self._store.answer(self._marks) if self._marks else None
        return super()._stored() | ({"marked": record["answer"].get("marked")} if record else {})

    def _follow(self, told: Any) -> None:
        if told == self._marks:
            self._now = {**self._now, **self._stored()}
            if not self.locked:
                self._show(self._now)
        super()._follow(told)


def story_page(
    task: str | None = None, after: str | None = None, marks: str | None = None, case: Case | None = None
) -> StoryPage:
    """Show the story paragraph by paragraph, to mark what one would check first.

    The marks are stored as the answer to `task`; until `after` is answered nothing is shown. `marks` names the task whose
    marks are shown again, beside our verdicts.

    >>> story_page()
    """
    return StoryPage(case or the_case(), open_store(), task, after, marks)
