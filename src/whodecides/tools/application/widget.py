"""Apply a law to the case: the student guesses at each step, then reads what the record says."""

from collections.abc import Sequence

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...errors import KitError, Words, _, nearest
from ...regulation import applicable
from ...show.base import ONE_TABLE, Choice, Explorer, Parts
from ...show.html import folded_twin, html_table
from ...show.scripts import script, style
from .applied_texts import applied_texts_view
from .view import application_sentence, application_twin, application_view


class CaseApplication(Explorer):
    """`choice` holds the instrument on show and the guesses so far, as {"instrument.step": outcome}."""

    _esm = script(__file__)
    _css = style(__file__)
    kept = ("guesses",)

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"instrument": applicable(case)[0], "guesses": {}}, task=task, after=after)

    def look(self, choice: Choice) -> Parts:
        """Return the questions answered so far and the next one. Raises KitError for an unknown instrument."""
        known = applicable(self._case)
        if choice["instrument"] not in known:
            wrong, name = _("'{name}' cannot be applied to the case. {nearest}"), choice["instrument"]
            raise KitError(Words(wrong, name=name, nearest=nearest(name, known)))
        parts = application_view(self._case, choice)
        return {**parts, "view": {**parts["view"], "work": self.work(choice)}}

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the questions as a table with the answers folded away, and one sentence."""
        page = folded_twin(**application_twin(Reader(self._case, choice["language"])))
        return page, application_sentence(self._case, choice)


class AppliedTexts(Explorer):
    """What some texts were on the day of the act and what each required, once the prediction is stored."""

    _esm = ONE_TABLE
    _css = style(__file__)
    tells = True

    def __init__(self, case: Case, instruments: Sequence[str], store: Store, after: str | None = None) -> None:
        self._case, self._instruments = case, instruments
        super().__init__(store, {}, after=after)

    def look(self, choice: Choice) -> Parts:
        """Return the table in parts. Raises KitError for an unknown instrument."""
        view = applied_texts_view(Reader(self._case, choice["language"]), self._instruments)
        return {"words": {"labels": {"title": view["title"]}}, "view": view}

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the table, and one sentence that counts."""
        view = self.look(choice)["view"]
        return html_table(view["headers"], view["rows"], view["caption"]), view["said"]


def apply_to_case(task: str | None = None, case: Case | None = None, after: str | None = None) -> CaseApplication:
    """Apply laws and bills to the act that the case is about, step by step.

    `task` names the task that keeps the guesses; `after` a prediction that must be stored first.

    >>> apply_to_case()
    """
    return CaseApplication(case or the_case(), open_store(), task, after)


def applied_texts(instruments: str, case: Case | None = None, after: str | None = None) -> AppliedTexts:
    """Show what texts were on the day of the act and what each required, side by side.

    `instruments`: ids of instruments that can be applied to the case, joined by +. `after` names a prediction: the table
    stays closed until it is stored. Raises KitError with the nearest valid id.

    >>> applied_texts("DEU-netzdg+EUU-dsa")
    """
    return AppliedTexts(case or the_case(), str(instruments).split("+"), open_store(), after)
