"""The exhibits that a lesson lays on the table before they are judged."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .view import exhibit_ids, exhibits_sentence, exhibits_view, exhibits_words


class Exhibits(StatefulWidget):
    """Show exhibits in their own words, each with a folded card. There is nothing to choose but the language."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, which: str, store: Store) -> None:
        self._case, self._ids = case, exhibit_ids(case, which)
        super().__init__(store, {})

    def compute_view(self, state: State) -> Parts:
        """Return words and exhibits."""
        reader = Reader(self._case, state["language"])
        return {"words": exhibits_words(reader), "view": {"exhibits": exhibits_view(reader, self._ids)}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the same as HTML, and which exhibits it holds."""
        reader = Reader(self._case, state["language"])
        words, shown = exhibits_words(reader), exhibits_view(reader, self._ids)
        return render(__file__, "static_fallback.html", **words, exhibits=shown), exhibits_sentence(reader, self._ids)


def exhibits(which: str, case: Case | None = None) -> Exhibits:
    """Show what is judged, or the rule that it is judged by, in its own words, before it is judged.

    `which`: ids of `exhibits.csv`, joined by "+". Raises KitError with the nearest id for another one.

    >>> exhibits("X10+X11")
    """
    return Exhibits(case or current_case(), which, open_store())
