"""The page in print: one sentence is written as it should read, and stands corrected where it stood."""

import re

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State
from ...widgets.html import html_table
from ...widgets.scripts import script, style
from .correction import correction_view, red_lights
from .model import page_ids
from .view import page_static_fallback
from .written import WrittenWidget

ITS_CLAIM = re.compile(r"^(.*?)\s*\((\w+)\)\W*$", re.S)


class CorrectedPage(WrittenWidget):
    """Show the page with our verdicts. A state holds at (the claim that is corrected), text and kept."""

    _esm = script(__file__, "corrected_page.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, task: str) -> None:
        super().__init__(case, store, {"at": ""}, task)
        stored = ITS_CLAIM.match(self.stored_text())
        if stored and stored[2] in page_ids(case, "class"):
            self._show({**self._state, "at": stored[2], "text": stored[1], "kept": stored[1]})

    def answer_of(self, state: State) -> str:
        """Return the sentence with the id of the claim in brackets."""
        return f"{state['kept']} ({state['at']})"

    def problem(self, state: State) -> str:
        """Return what stands against printing a sentence: a light that is red, or what the task misses."""
        red = red_lights(Reader(self._case, state["language"]), state["at"], state["kept"])
        return red[0] if red else super().problem(state)

    def compute_view(self, state: State) -> Parts:
        """Return words, view and the mended state."""
        problem = self.problem(state) if state["at"] and (state["kept"] or state.get("asked")) else ""
        return correction_view(self._case, state, self._text_task, problem)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the sentences with our verdicts as a table, and what one does with them."""
        reader = Reader(self._case, state["language"])
        _ = reader.say
        return html_table(**page_static_fallback(reader)["told"]), _(
            "Choose a sentence, and write it as it should read."
        )


def correct_page(*, task: str = "", case: Case | None = None) -> CorrectedPage:
    """Show the page of the story with our verdicts, to write one sentence as it should read.

    While one writes, lights say what can be seen of the sentence: its form and its dates, not whether it is true. The
    sentence is stored as the answer to `task`, with the id of its claim at the end, and printed into the page.

    >>> correct_page()
    """
    return CorrectedPage(case or current_case(), open_store(), task)
