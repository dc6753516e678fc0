"""The triangle: press an arrow, and its acts open; with a task, each fact of it is placed on its arrow."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import Parts, State
from ...widgets.placing import PlacingWidget
from ...widgets.scripts import script, style
from .picture import triangle_figure
from .view import facts_view, triangle_alt, triangle_view, triangle_words


class Triangle(PlacingWidget):
    """Show the triangle with an arrow for each of its sides. A state holds `side`, the arrow that is open.

    With a task that classifies facts, each is an item that is placed on its arrow.
    """

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, task: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"side": ""}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the triangle in words. Raises KitError for an unknown side."""
        reader, known = Reader(self._case, state["language"]), self._case.vocabulary("sides", "side")
        words = triangle_words(reader)
        if self._items:
            state = self.read_places(state)
            view = facts_view(reader, self._items, self.last_places(state), state["hand"])
            labels = {**words["labels"], "title": ""}
            return {"words": {**words, "labels": labels}, "view": view, "state": {**state, "hand": view["fact"]["id"]}}
        if state["side"] and state["side"] not in known:
            wrong, side = _("The triangle has no side '{name}'. {nearest}"), state["side"]
            raise KitError(Message(wrong, name=side, nearest=suggest_names(side, known)))
        return {"words": words, "view": triangle_view(reader)}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the triangle as a picture with its tables folded below, and its sentence."""
        reader = Reader(self._case, state["language"])
        return triangle_figure(reader).html(), triangle_alt(reader)


def speech_triangle(task: str | None = None, case: Case | None = None) -> Triangle:
    """Show a triangle of state, company and speaker: who acts on whom, and who should decide.

    A press on one of the six sides opens what the record holds of it. The area of each circle is the number of
    government statements that place the decision there. With a `task` that classifies facts, these are placed on the
    arrows, one by one; the first answer to each is stored.

    >>> speech_triangle()
    """
    return Triangle(case or current_case(), open_store(), task)
