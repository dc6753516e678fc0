"""Where governments stand on a question: a map of tiles, a strip in time, and the words behind each tile."""

from datetime import date

import traitlets

from ...answers import Store, open_store
from ...case import Case, Day, Reader, current_case, read_day
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from .model import dated_statements, initial_place
from .picture import map_picture
from .quotation_panel import place_panel
from .view import map_words, world_view


class PositionsMap(StatefulWidget):
    """Show where each government stands. The days are turned in the browser: all of them are in `world`."""

    _esm = script(__file__)
    _css = style(__file__)

    world = traitlets.Dict().tag(sync=True)
    panel = traitlets.Dict().tag(sync=True)

    def __init__(
        self, case: Case, store: Store, variable: str, span: tuple[date, date], after: str | None = None
    ) -> None:
        self._case, self._span = case, span
        first = {"variable": variable, "place": initial_place(dated_statements(case, variable, *span))}
        super().__init__(store, first, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the map for a state. Raises KitError for an unknown variable or place."""
        reader, variable, place = Reader(self._case, state["language"]), state["variable"], state["place"]
        tiles = list(self._case["tiles"]["jurisdiction"])
        if place and place not in tiles:
            wrong = _("The map has no tile '{name}'. {nearest}")
            raise KitError(Message(wrong, name=place, nearest=suggest_names(place, tiles)))
        return {
            "words": map_words(reader, self._span),
            "world": world_view(reader, variable, self._span),
            "panel": place_panel(reader, variable, place, self._span),
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the map of the last day as a picture with its table, and one sentence on it."""
        return map_picture(Reader(self._case, state["language"]), state["variable"], self._span)


def where_they_stand(
    variable: str | None = None,
    after: str | None = None,
    case: Case | None = None,
    *,
    until: Day | None = None,
) -> PositionsMap:
    """Show where governments stand on a question of the codebook: a map of tiles with a sign each, day by day.

    `variable` is an id of `variables.csv`, by default the first. The days are those of the case's period, or up to `until` (YYYY-MM-DD). A tile shows the value of the last statement
    up to the day that answers the question; a click on it opens the words.
    `after` names a prediction task: the map stays closed until that answer is stored. Raises KitError for an unknown
    variable, or a day before the period.

    >>> where_they_stand("evaluation", until="2021-02-10")
    """
    case = case or current_case()
    first, last = case.entry("period.first"), read_day(until or case.entry("period.last"))
    if last < first:
        raise KitError(Message(_("The map begins on {first}: choose that day or a later one."), first=str(first)))
    return PositionsMap(case, open_store(), variable or case["variables"]["id"].iloc[0], (first, last), after)
