"""What a government said beside an index and beside its dated record."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .view import (
    find_speaker,
    rhetoric_vs_practice_sentence,
    rhetoric_vs_practice_static_fallback,
    rhetoric_vs_practice_view,
)


class RecordExplorer(StatefulWidget):
    """Show statements, index and record of one jurisdiction. A state holds place and opened (a statement or "")."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, place: str, store: Store, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"place": find_speaker(case, place), "opened": ""}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state."""
        return rhetoric_vs_practice_view(Reader(self._case, state["language"]), state["place"], state["opened"])

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the same as plain tables, and one sentence."""
        reader, place = Reader(self._case, state["language"]), state["place"]
        return render(
            __file__, "static_fallback.html", **rhetoric_vs_practice_static_fallback(reader, place)
        ), rhetoric_vs_practice_sentence(reader, place)


def record_explorer(place: str, case: Case | None = None, after: str | None = None) -> RecordExplorer:
    """Show rhetoric and record of a government: what it said beside what it did, and an index.

    `place`: a jurisdiction by code or name. `after` names a prediction task: the tool stays closed until that answer is
    stored. Raises KitError for a place of which no government statement is recorded.

    >>> record_explorer("Mexico")
    """
    return RecordExplorer(case or current_case(), place, open_store(), after)
