"""What became of the promises: guess first, then read the record."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.prediction_result import prediction_result_at
from ...widgets.scripts import script, style
from .picture import promises_picture
from .view import FEWEST_OPENED, promises_view


class PromiseOutcomes(StatefulWidget):
    """Show all promises on a board, one of them open. A state holds at (a promise), guesses {promise: fate} and seen [promise, …]."""

    _esm = script(__file__)
    _css = style(__file__)
    contains_prediction = True
    answer_keys = ("guesses", "seen")

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"at": case["promises"]["id"].iloc[0], "guesses": {}, "seen": []}, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state."""
        parts = promises_view(self._case, state)
        reader, counted = Reader(self._case, state["language"]), len(parts["state"]["seen"]) >= FEWEST_OPENED
        played = prediction_result_at(reader, self._store, self._after, "count") if counted else {}
        return {**parts, "view": {**parts["view"], "prediction_result": played}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the board of all promises with its table, and one sentence."""
        return promises_picture(Reader(self._case, state["language"]))

    def _closed_notice(self) -> str:
        """Keep the outcomes folded in a saved page until the record of each promise was seen: the guess comes first."""
        told = self.locked or len(self.view["seen"]) == len(self._case["promises"])
        return super()._closed_notice() or ("" if told else self.view["tally"])


def promise_fates(task: str | None = None, after: str | None = None, case: Case | None = None) -> PromiseOutcomes:
    """Show the promises and, after each guess, what became of them.

    The guesses are stored as the answer to `task`; until `after` is answered nothing is shown.

    >>> promise_fates()
    """
    return PromiseOutcomes(case or current_case(), open_store(), task, after)
