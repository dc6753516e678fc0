"""Laws over time: one line a text, a day that moves, how the texts then stood, and the history behind a line."""

from collections.abc import Iterable
from datetime import date

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...errors import KitError, Words, _, nearest
from ...show.base import Choice, Explorer, Parts
from ...show.scripts import script, style
from .model import days_of, lives
from .picture import laws_picture
from .view import law_card, laws_view, laws_words


class LawsOverTime(Explorer):
    """Show how laws and bills came, changed and ended. The day is moved in the browser: all days are in `laws`."""

    _esm = script(__file__)
    _css = style(__file__)

    laws = traitlets.Dict().tag(sync=True)
    panel = traitlets.Dict().tag(sync=True)

    def __init__(
        self, case: Case, store: Store, days: tuple[date, ...], kinds: tuple[str, ...], after: str | None = None
    ) -> None:
        self._case, self._days, self._kinds = case, days, kinds
        if not lives(case, kinds):
            raise KitError(_("The case has no text of these kinds."))
        super().__init__(store, {"opened": ""}, after=after)

    def look(self, choice: Choice) -> Parts:
        """Return the lines and the card that is open. Raises KitError for a text that has no line."""
        opened, known = choice["opened"], [each.instrument for each in lives(self._case, self._kinds)]
        if opened and opened not in known:
            wrong = _("The picture has no line for '{name}'. {nearest}")
            raise KitError(Words(wrong, name=opened, nearest=nearest(opened, known)))
        reader = Reader(self._case, choice["language"])
        return {
            "words": laws_words(reader),
            "laws": laws_view(reader, self._kinds, self._days),
            "panel": law_card(reader, opened),
        }

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return a picture with the days as a table, and a sentence on each day."""
        return laws_picture(Reader(self._case, choice["language"]), self._kinds, self._days)


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
    case = case or the_case()
    return LawsOverTime(case, open_store(), days_of(case, days), tuple(kinds), after)
