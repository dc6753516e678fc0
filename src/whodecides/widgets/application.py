"""Apply a law to the case: the student guesses at each step, then reads what the record says."""

from ..answers import open_store
from ..case import the_case
from ..errors import KitError, nearest
from ..regulation import applicable
from ..tables import application_html, application_sentence, application_view
from .base import Explorer, script


class CaseApplication(Explorer):
    """`choice` holds the instrument on show and the guesses so far, as {"instrument.step": outcome}."""

    _esm = script("explorer.js", "application.js")
    kept = ("guesses",)

    def __init__(self, case, store, task=None, after=None):
        self._case = case
        super().__init__(store, {"instrument": applicable(case)[0], "guesses": {}}, task=task, after=after)

    def look(self, choice):
        """Return the questions answered so far and the next one. Raises KitError for an unknown instrument."""
        known = applicable(self._case)
        if choice["instrument"] not in known:
            raise KitError(f"'{choice['instrument']}' cannot be applied. {nearest(choice['instrument'], known)}")
        return application_view(self._case, choice)

    def twin(self, choice):
        """Return the questions as a table with the answers folded away, and one sentence."""
        return application_html(self._case, choice), application_sentence(self._case, choice)


def apply_to_case(task=None, case=None, after=None):
    """Apply laws and bills to the suspension of 8 January 2021, step by step.

    `task` names the task that keeps the guesses; `after` a prediction that must be stored first.
    """
    return CaseApplication(case or the_case(), open_store(), task, after)
