"""The timeline explorer: what happened when, with filters, clocks and the evidence one click away."""

from typing import Any

import traitlets

from ...answers import Store, open_store
from ...case import Case, Day, Reader, current_case, read_day
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.prediction_result import prediction_result_at
from ...widgets.scripts import script, style
from .card import timeline_card
from .choices import timeline_choices
from .lanes import timeline_picture
from .model import Filters, check_entry, check_filters, select
from .picture import static_picture
from .view import timeline_listing, timeline_sentence
from .words import timeline_words


class Timeline(StatefulWidget):
    """Show one dated list of events, platform actions and statements. The parts travel apart, so that opening a card is quick."""

    _esm = script(__file__)
    _css = style(__file__)
    contains_prediction = True

    listing = traitlets.Dict().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)
    card = traitlets.Dict().tag(sync=True)
    start = traitlets.Dict().tag(sync=True)  # the filters of the call, for the way back

    def __init__(
        self, case: Case, store: Store, first: dict[str, Any], after: str | None = None, result: str = ""
    ) -> None:
        self._case, self._result = case, result
        check_filters(case, _filters(first))
        if result:
            check_entry(case, result)
        super().__init__(store, first, after=after)
        self.start = first

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the timeline for a state."""
        filters = check_filters(self._case, _filters(state))
        reader = Reader(self._case, state["language"])
        shown = {each.id for each in select(self._case, filters, state["mark"])}
        opened = state["opened"] if state["opened"] in shown else ""
        return {
            "words": timeline_words(reader),
            "state": {**state, "opened": opened},
            "listing": timeline_listing(reader, filters, state["mark"]),
            "picture": timeline_picture(reader, filters, state["mark"]),
            "choices": timeline_choices(reader, filters),
            "view": {"prediction_result": self._prediction_result_here(reader)},
            "card": timeline_card(reader, opened, filters.clock) if opened else {},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return a picture with the list as a plain table, and one sentence on it."""
        shown = (Reader(self._case, state["language"]), _filters(state), state["mark"])
        return static_picture(*shown), timeline_sentence(*shown)

    def _prediction_result_here(self, reader: Reader) -> dict[str, str]:
        """Return the stored prediction, to be told beside the entry that answers it."""
        return prediction_result_at(reader, self._store, self._after, self._result)


def _filters(state: State) -> Filters:
    names = ("within", "kind", "who", "platform", "place", "everything", "violence", "clock")
    return Filters(read_day(state["start"]), read_day(state["end"]), **{each: state[each] for each in names})


def timeline(
    start: Day | None = None,
    end: Day | None = None,
    after: str | None = None,
    case: Case | None = None,
    *,
    kind: str = "",
    who: str = "",
    platform: str = "",
    place: str = "",
    clock: str = "",
    mark: str = "",
    everything: bool = False,
    result: str = "",
) -> Timeline:
    """Show the timeline from `start` to `end`, both included.

    Days are written YYYY-MM-DD; without them it shows the period of the case.
    `after` names a prediction task: the timeline stays closed until that answer is stored. `kind`, `who`, `platform`,
    `place` and `clock` set its filters, `everything=True` shows more than the main events, and `mark` names an entry
    that stays as the line to compare with, such as "A027"; without it the line is the act of the case. `result` names
    the entry that answers the prediction `after`: what the student expected and what the record shows is told beside its mark. Raises KitError with one sentence and the nearest
    valid names.

    >>> timeline("2021-01-06", "2021-01-15", kind="platform action")
    """
    case = case or current_case()
    first = {
        "start": str(read_day(start or case.entry("period.first"))),
        "end": str(read_day(end or case.entry("period.last"))),
        "within": "",
        "kind": kind,
        "who": who,
        "platform": platform,
        "place": place,
        "clock": clock,
        "everything": everything,
        "violence": False,
        "mark": mark,
        "opened": "",
    }
    return Timeline(case, open_store(), first, after, result)
