"""What became of the promises: one reads what was found and presses a fate, and our coding answers."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_table
from ...widgets.prediction_result import prediction_result
from ...widgets.scripts import script, style
from .view import dealt, promises_sentence, promises_table, promises_view


class PromiseOutcomes(StatefulWidget):
    """Show one promise beside the heaps of those that were judged. A state holds at (a promise) and guesses {promise: fate}."""

    _esm = script(__file__)
    _css = style(__file__)
    contains_prediction = True
    answer_keys = ("guesses",)

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"at": dealt(case)[0], "guesses": {}}, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state."""
        parts = promises_view(self._case, state)
        reader, counted = Reader(self._case, state["language"]), parts["view"]["tally"]
        expected = prediction_result(reader, self._store, self._after) if counted else {}
        return {**parts, "view": {**parts["view"], "expected": expected}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return all promises with their outcomes as a table, and how many met each in one sentence."""
        reader = Reader(self._case, state["language"])
        return html_table(**promises_table(reader)), promises_sentence(reader)

    def _closed_notice(self) -> str:
        """Keep the outcomes folded in a saved page until each promise was judged: the guess comes first."""
        told = self.locked or len(self.state["guesses"]) == len(self._case["promises"])
        return super()._closed_notice() or ("" if told else self.view["place"])


def promise_fates(task: str | None = None, after: str | None = None, case: Case | None = None) -> PromiseOutcomes:
    """Show one promise after the other; what was found of it is judged, and answered by our coding of its fate.

    The judgements are stored as the answer to `task`; until `after` is answered nothing is shown.

    >>> promise_fates()
    """
    return PromiseOutcomes(case or current_case(), open_store(), task, after)
