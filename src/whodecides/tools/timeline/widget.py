"""The timeline explorer: what happened when, with filters and the evidence one click away."""

from typing import Any

import traitlets

from ...answers import Store, open_store
from ...case import Case, Day, Reader, current_case, read_day
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_table
from ...widgets.scripts import script, style
from .card import timeline_card
from .choices import timeline_choices
from .lanes import timeline_picture
from .model import Filters, check_filters, select
from .view import timeline_listing, timeline_sentence, timeline_table
from .words import timeline_words


class Timeline(StatefulWidget):
    """Show one dated list of events, platform actions and statements. The parts travel apart, so that opening a card is quick."""

    _esm = script(__file__)
    _css = style(__file__)

    listing = traitlets.Dict().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)
    card = traitlets.Dict().tag(sync=True)
    start = traitlets.Dict().tag(sync=True)  # the filters of the call, for the way back

    def __init__(self, case: Case, store: Store, first: dict[str, Any]) -> None:
        self._case = case
        check_filters(case, _filters(first))
        super().__init__(store, first)
        self.start = first

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the timeline for a state."""
        filters = check_filters(self._case, _filters(state))
        reader = Reader(self._case, state["language"])
        shown = {each.id for each in select(self._case, filters)}
        opened = state["opened"] if state["opened"] in shown else ""
        return {
            "words": timeline_words(reader),
            "state": {**state, "opened": opened},
            "listing": timeline_listing(reader, filters),
            "picture": timeline_picture(reader, filters),
            "choices": timeline_choices(reader, filters),
            "card": timeline_card(reader, opened) if opened else {},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the list as a plain table, and one sentence on it."""
        reader, filters = Reader(self._case, state["language"]), _filters(state)
        return html_table(**timeline_table(reader, filters)), timeline_sentence(reader, filters)


def _filters(state: State) -> Filters:
    names = ("within", "kind", "who", "platform", "place", "everything", "violence")
    return Filters(read_day(state["start"]), read_day(state["end"]), **{each: state[each] for each in names})


def timeline(
    start: Day | None = None,
    end: Day | None = None,
    case: Case | None = None,
    *,
    kind: str = "",
    who: str = "",
    platform: str = "",
    place: str = "",
    everything: bool = False,
) -> Timeline:
    """Show the timeline from `start` to `end`, both included.

    Days are written YYYY-MM-DD; without them it shows the period of the case.
    `kind`, `who`, `platform` and `place` set its filters, `everything=True` shows more than the main events. Raises
    KitError with one sentence and the nearest valid names.

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
        "everything": everything,
        "violence": False,
        "opened": "",
    }
    return Timeline(case, open_store(), first)
