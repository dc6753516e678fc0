"""Laws over time: one line a text, a day that moves along them, the history behind a line, and a search for a day."""

from collections.abc import Iterable, Sequence
from datetime import date

import traitlets

from ...answers import Store, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...regulation import application_steps
from ...widgets.base import Parts, State
from ...widgets.option_widget import OptionWidget
from ...widgets.scripts import script, style
from .model import instruments_of_kinds, named_days
from .picture import laws_picture
from .view import hunt_view, law_card, laws_view, laws_words


class LawsOverTime(OptionWidget):
    """Show how laws and bills came, changed and ended. The day is moved in the browser: all days are in `laws`.

    With an outcome to `seek`, students first say how many days they expect, which is kept for the `task`; then they
    move the day until each text that asked for it was found in force.
    """

    _esm = script(__file__)
    _css = style(__file__)
    option = "guess"

    laws = traitlets.Dict().tag(sync=True)
    panel = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        case: Case,
        store: Store,
        days: tuple[date, ...],
        instruments: Sequence[str],
        seek: str = "",
        task: str | None = None,
        after: str | None = None,
    ) -> None:
        self._case, self._days, self._instruments = case, days, tuple(instruments)
        self._seek = seek
        if not self._instruments:
            raise KitError(_("The case has no text of these kinds."))
        super().__init__(store, {"opened": "", "guess": ""}, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return the lines and the card that is open. Raises KitError for a text that has no line."""
        opened, known = state["opened"], self._instruments
        if opened and opened not in known:
            wrong = _("The picture has no line for '{name}'. {nearest}")
            raise KitError(Message(wrong, name=opened, nearest=suggest_names(opened, known)))
        reader = Reader(self._case, state["language"])
        return {
            "words": laws_words(reader),
            "laws": laws_view(reader, self._instruments, self._days),
            "panel": law_card(reader, opened),
            "view": self._hunt(reader, state["guess"]),
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return a picture with the days as a table, and a sentence on each day."""
        return laws_picture(Reader(self._case, state["language"]), self._instruments, self._days)

    def _hunt(self, reader: Reader, guess: str) -> Parts:
        """Return what is asked before the search, then the search; {} where nothing is sought."""
        task = tasks_by_id().get(self._task)
        options = {each["id"]: each["text"] for each in task.options} if task else {}
        if not self._seek:
            return {}
        if task and guess not in options:
            return {"question": task.question, "options": [list(each) for each in options.items()]}
        return {"hunt": hunt_view(reader, self._instruments, self._seek, options.get(guess, ""))}


def laws_over_time(
    days: str = "",
    instruments: str = "",
    seek: str = "",
    task: str | None = None,
    after: str | None = None,
    case: Case | None = None,
    *,
    kinds: Iterable[str] = ("law", "bill"),
) -> LawsOverTime:
    """Show one line a law or bill, from its first step to the last look, and a day that can be moved along them.

    It opens on the first of the `days`, one or two joined by "/" and written YYYY-MM-DD; without them on the day of the
    act. `instruments` are ids joined by "+", without them all of these `kinds`. `seek` is an outcome of the duty, such as "keep":
    one then searches the days on which a text in force asked for it, after a guess, which is kept as the answer to the
    prediction `task`. `after` names a prediction: it stays closed until that is stored. Raises KitError where a day is
    none, for an unknown id, or where the case has no text of these kinds.

    >>> laws_over_time("2021-01-08", "DEU-netzdg+USA-texas-hb20", "keep")
    """
    case = case or current_case()
    known = instruments_of_kinds(case, tuple(kinds))
    chosen = tuple(str(instruments).split("+")) if instruments else known
    for each in chosen:
        if each not in known:
            wrong = _("The picture has no line for '{name}'. {nearest}")
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, known)))
    if seek and seek not in (outcomes := application_steps(case)[case.entry("application.duty")]):
        raise KitError(
            Message(_("There is no outcome '{name}'. {nearest}"), name=seek, nearest=suggest_names(seek, outcomes))
        )
    return LawsOverTime(case, open_store(), named_days(case, days), chosen, seek, task, after)
