"""The comparator: national positions, or laws and bills, side by side, with the evidence one click away."""

from typing import Any

import traitlets

from ...answers import Store, open_store
from ...case import Case, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_table
from ...widgets.scripts import script, style
from .instruments import instruments_sentence, instruments_table, instruments_view
from .model import INSTRUMENTS, JURISDICTIONS, MOST, Selection, parse
from .picture import board_picture
from .sentence import comparison_sentence
from .view import comparator_view


class Comparator(StatefulWidget):
    """Show two to four jurisdictions on the variables of the codebook.

    What is shown comes in the parts of `comparator_view`, each a trait of its own, so that only what changed travels.
    Subclasses compare something else: they name it in `compared` and bring its view, static fallback and script.
    """

    _esm = script(__file__)
    _css = style(__file__)
    compared, most = JURISDICTIONS, MOST
    shows_result = True

    matrix = traitlets.Dict().tag(sync=True)
    evidence = traitlets.Dict().tag(sync=True)
    ranking = traitlets.Dict().tag(sync=True)
    plain = traitlets.Dict().tag(sync=True)
    summary = traitlets.Dict().tag(sync=True)

    def __init__(self, case: Case, state_text: str, store: Store, after: str | None = None) -> None:
        self._case = case
        selection = parse(state_text, case, self.most, store.language, self.compared)
        super().__init__(store, self._first(selection), after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the comparator for a state."""
        return self._view(self._selection(state))

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the board as a picture with its table, and the comparison in one sentence."""
        selection = self._selection(state)
        return board_picture(self._case, selection), comparison_sentence(self._case, selection)

    def _first(self, selection: Selection) -> dict[str, Any]:
        """Return the state that a call makes; what it leaves open is chosen when it is shown."""
        opened = list(selection.opened) if selection.opened else None
        parts = ("near", "language", "day", "value", "view")
        state = {each: getattr(selection, each) for each in parts}
        return {**state, "places": list(selection.places), "weights": dict(selection.weights), "opened": opened}

    def _view(self, selection: Selection) -> Parts:
        return comparator_view(self._case, selection, self.most)

    def _selection(self, state: State) -> Selection:
        opened = state["opened"]
        asked = Selection(
            tuple(state["places"]),
            state["weights"],
            state["near"],
            state["language"],
            tuple(opened) if opened else None,
            state.get("day", ""),
            state.get("value", ""),
            state.get("view", ""),
        )
        return parse(str(asked), self._case, self.most, compared=self.compared)


class InstrumentComparator(Comparator):
    """Show two to four laws, bills and rulings on their features; the lists can be filtered by kind and status."""

    _esm = script(__file__, "instruments.js")
    compared = INSTRUMENTS

    def compute_view(self, state: State) -> Parts:
        """Return the parts for a state; `filters` belongs to the lists of the page alone and is handed back.

        A filter that the day does not offer is dropped: no text is vetoed before its veto.
        """
        parts = super().compute_view(state)
        offered = {each["id"]: {code for code, _label in each["options"]} for each in parts["words"]["filters"]}
        kept = {name: code for name, code in state.get("filters", {}).items() if code in offered[name]}
        return {**parts, "state": {**parts["state"], "filters": kept}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the matrix as a plain table, and the statuses in one sentence."""
        selection = self._selection(state)
        return html_table(**instruments_table(self._case, selection)), instruments_sentence(self._case, selection)

    def _view(self, selection: Selection) -> Parts:
        return instruments_view(self._case, selection, self.most)


def compare(state: str, case: Case | None = None, after: str | None = None) -> Comparator:
    """Show the comparator: what governments said, side by side, and who is near whom.

    `state` names two to four jurisdictions by code or name, joined by +, and if you like what follows the
    question mark in the text that the widget shows: weights, who is compared with whom, the language, the open value.
    With view=near it begins with the weights and the ranking.
    `after` names a prediction task: the comparator stays closed until that answer is stored.
    Raises KitError with one sentence and the nearest valid names.

    >>> compare("Mexico+Germany+France?evaluation=1&remedy=2")
    """
    return Comparator(case or current_case(), state, open_store(), after)


def compare_instruments(state: str, case: Case | None = None, after: str | None = None) -> InstrumentComparator:
    """Show laws, bills and rulings side by side.

    `state` names two to four instruments by id or name, joined by +.
    They are shown as they stood on the day of the case; "DEU-netzdg+EUU-dsa?day=2024-03-01" shows another day, and
    day=last what was recorded last.
    `after` names a prediction task: the comparator stays closed until that answer is stored.
    Raises KitError with one sentence and the nearest valid names.

    >>> compare_instruments("DEU-netzdg+EUU-dsa?day=2024-03-01")
    """
    return InstrumentComparator(case or current_case(), state, open_store(), after)
