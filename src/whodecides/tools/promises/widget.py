"""What became of the promises: guess first, then read the record."""

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...show.base import Choice, Explorer, Parts
from ...show.playback import told_beside
from ...show.scripts import script, style
from .picture import promises_picture
from .view import FEWEST, promises_view


class PromiseFates(Explorer):
    """Show all promises on a board, one of them open. A choice holds at (a promise), guesses {promise: fate} and seen [promise, …]."""

    _esm = script(__file__)
    _css = style(__file__)
    holds_after = True
    kept = ("guesses", "seen")

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"at": case["promises"]["id"].iloc[0], "guesses": {}, "seen": []}, task, after)

    def look(self, choice: Choice) -> Parts:
        """Return words and view for a choice."""
        parts = promises_view(self._case, choice)
        reader, counted = Reader(self._case, choice["language"]), len(parts["chosen"]["seen"]) >= FEWEST
        played = told_beside(reader, self._store, self._after, "count") if counted else {}
        return {**parts, "view": {**parts["view"], "played": played}}

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the board of all promises with its table, and one sentence."""
        return promises_picture(Reader(self._case, choice["language"]))

    def _closed(self) -> str:
        """Keep the fates folded in a saved page until the record of each promise was seen: the guess comes first."""
        told = self.locked or len(self.view["seen"]) == len(self._case["promises"])
        return super()._closed() or ("" if told else self.view["tally"])


def promise_fates(task: str | None = None, after: str | None = None, case: Case | None = None) -> PromiseFates:
    """Show the promises and, after each guess, what became of them.

    The guesses are stored as the answer to `task`; until `after` is answered nothing is shown.

    >>> promise_fates()
    """
    return PromiseFates(case or the_case(), open_store(), task, after)
