"""Laws over time: one line a text, a day that moves, how the texts then stood, and the history behind a line."""

from collections.abc import Iterable
from datetime import date

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from .model import instrument_histories, named_days
from .picture import laws_picture
from .view import law_card, laws_view, laws_words


class LawsOverTime(StatefulWidget):
    """Show how laws and bills came, changed and ended. The day is moved in the browser: all days are in `laws`."""

    _esm = script(__file__)
    _css = style(__file__)

    laws = traitlets.Dict().tag(sync=True)
    panel = traitlets.Dict().tag(sync=True)

    def __init__(
        self, case: Case, store: Store, days: tuple[date, ...], kinds: tuple[str, ...], after: str | None = None
    ) -> None:
        self._case, self._days, self._kinds = case, days, kinds
        if not instrument_histories(case, kinds):
            raise KitError(_("The case has no text of these kinds."))
        super().__init__(store, {"opened": ""}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the lines and the card that is open. Raises KitError for a text that has no line."""
        opened, known = state["opened"], [each.instrument for each in instrument_histories(self._case, self._kinds)]
        if opened and opened not in known:
            wrong = _("The picture has no line for '{name}'. {nearest}")
            raise KitError(Message(wrong, name=opened, nearest=suggest_names(opened, known)))
        reader = Reader(self._case, state["language"])
        return {
            "words": laws_words(reader),
            "laws": laws_view(reader, self._kinds, self._days),
            "panel": law_card(reader, opened),
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return a picture with the days as a table, and a sentence on each day."""
        return laws_picture(Reader(self._case, state["language"]), self._kinds, self._days)


def laws_over_time(
    days: str = "",
    after: str | None = None,
    case: Case | None = None,
    *,
    kinds: Iterable[str] = ("law", "bill"),
) -> LawsOverTime:
    """Show one line a law or bill, from its first step to the last look, and a day that can be moved along them.

    It opens on the first of the `days`, one or two joined by "/" and written YYYY-MM-DD; without them on the day of the
    act. `after` names a prediction: it stays closed until that is stored. Raises KitError where a day is none, or where
    the case has no text of these kinds.

    >>> laws_over_time("2021-01-08/2024-03-01")
    """
    case = case or current_case()
    return LawsOverTime(case, open_store(), named_days(case, days), tuple(kinds), after)
