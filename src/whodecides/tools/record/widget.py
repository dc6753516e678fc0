"""What a government said beside an index and beside its dated record."""

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...show.base import Choice, Explorer, Parts
from ...show.scripts import script, style
from ...show.templates import render
from .view import find_speaker, record_sentence, record_twin, record_view


class RecordExplorer(Explorer):
    """Show statements, index and record of one jurisdiction. A choice holds place and opened (a statement or "")."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, place: str, store: Store, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"place": find_speaker(case, place), "opened": ""}, after=after)

    def look(self, choice: Choice) -> Parts:
        """Return words and view for a choice."""
        return record_view(Reader(self._case, choice["language"]), choice["place"], choice["opened"])

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the same as plain tables, and one sentence."""
        reader, place = Reader(self._case, choice["language"]), choice["place"]
        return render(__file__, "twin.html", **record_twin(reader, place)), record_sentence(reader, place)


def record_explorer(place: str, case: Case | None = None, after: str | None = None) -> RecordExplorer:
    """Show rhetoric and record of a government: what it said beside what it did, and an index.

    `place`: a jurisdiction by code or name. `after` names a prediction task: the tool stays closed until that answer is
    stored. Raises KitError for a place of which no government statement is recorded.

    >>> record_explorer("Mexico")
    """
    return RecordExplorer(case or the_case(), place, open_store(), after)
