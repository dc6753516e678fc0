"""The triangle: press a side, and its acts open below."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from .picture import triangle_figure
from .view import triangle_alt, triangle_view, triangle_words


class Triangle(StatefulWidget):
    """Show the triangle with circles at its corners and an arrow for each of its six sides."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, store: Store) -> None:
        self._case = case
        super().__init__(store, {"side": ""})

    def compute_view(self, state: State) -> Parts:
        """Return the triangle in words. Raises KitError for an unknown side."""
        known = self._case.vocabulary("sides", "side")
        if state["side"] and state["side"] not in known:
            wrong, side = _("The triangle has no side '{name}'. {nearest}"), state["side"]
            raise KitError(Message(wrong, name=side, nearest=suggest_names(side, known)))
        reader = Reader(self._case, state["language"])
        return {"words": triangle_words(reader), "view": triangle_view(reader)}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the triangle as a picture with its tables folded below, and its sentence."""
        reader = Reader(self._case, state["language"])
        return triangle_figure(reader).html(), triangle_alt(reader)


def speech_triangle(case: Case | None = None) -> Triangle:
    """Show a triangle of state, company and speaker: who acts on whom, and who should decide.

    A press on one of the six sides opens what the record holds of it. The area of each circle is the number of
    government statements that place the decision there.

    >>> speech_triangle()
    """
    return Triangle(case or current_case(), open_store())
