"""Apply a law to the case: the student guesses at each step, then reads what the record says."""

from collections.abc import Sequence

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...regulation import applicable_instruments
from ...widgets.base import ONE_TABLE, Parts, State, StatefulWidget
from ...widgets.html import folded_static_fallback, html_table
from ...widgets.scripts import script, style
from .applied_texts import applied_texts_view
from .view import application_sentence, application_static_fallback, application_view


class CaseApplication(StatefulWidget):
    """`state` holds the instrument on show and the guesses so far, as {"instrument.step": outcome}."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("guesses",)

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"instrument": applicable_instruments(case)[0], "guesses": {}}, task=task, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the questions answered so far and the next one. Raises KitError for an unknown instrument."""
        known = applicable_instruments(self._case)
        if state["instrument"] not in known:
            wrong, name = _("'{name}' cannot be applied to the case. {nearest}"), state["instrument"]
            raise KitError(Message(wrong, name=name, nearest=suggest_names(name, known)))
        parts = application_view(self._case, state)
        return {**parts, "view": {**parts["view"], "work": self.progress_sentence(state)}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the questions as a table with the answers folded away, and one sentence."""
        page = folded_static_fallback(**application_static_fallback(Reader(self._case, state["language"])))
        return page, application_sentence(self._case, state)


class AppliedTexts(StatefulWidget):
    """What some texts were on the day of the act and what each required, once the prediction is stored."""

    _esm = ONE_TABLE
    _css = style(__file__)
    shows_result = True

    def __init__(self, case: Case, instruments: Sequence[str], store: Store, after: str | None = None) -> None:
        self._case, self._instruments = case, instruments
        super().__init__(store, {}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the table in parts. Raises KitError for an unknown instrument."""
        view = applied_texts_view(Reader(self._case, state["language"]), self._instruments)
        return {"words": {"labels": {"title": view["title"]}}, "view": view}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the table, and one sentence that counts."""
        view = self.compute_view(state)["view"]
        return html_table(view["headers"], view["rows"], view["caption"]), view["sentence"]


def apply_to_case(task: str | None = None, case: Case | None = None, after: str | None = None) -> CaseApplication:
    """Apply laws and bills to the act that the case is about, step by step.

    `task` names the task that keeps the guesses; `after` a prediction that must be stored first.

    >>> apply_to_case()
    """
    return CaseApplication(case or current_case(), open_store(), task, after)


def applied_texts(instruments: str, case: Case | None = None, after: str | None = None) -> AppliedTexts:
    """Show what texts were on the day of the act and what each required, side by side.

    `instruments`: ids of instruments that can be applied to the case, joined by +. `after` names a prediction: the table
    stays closed until it is stored. Raises KitError with the nearest valid id.

    >>> applied_texts("DEU-netzdg+EUU-dsa")
    """
    return AppliedTexts(case or current_case(), str(instruments).split("+"), open_store(), after)
