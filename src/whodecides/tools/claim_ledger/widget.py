"""The claim ledger: the story's claims one at a time; the record opens once the student has judged."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import folded_static_fallback
from ...widgets.scripts import script, style
from .view import first_unjudged_claim, ledger_sentence, ledger_static_fallback, ledger_view


class ClaimLedger(StatefulWidget):
    """Show one claim, take a judgement, then show the record and our verdict beside it."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("judgements",)

    def __init__(
        self, case: Case, store: Store, task: str | None = None, after: str | None = None, scope: str = "class"
    ) -> None:
        self._case = case
        record = store.answer(task) if task else None
        stored = record["answer"].get("judgements") if record and isinstance(record["answer"], dict) else {}
        first = {"scope": scope, "claim": first_unjudged_claim(case, scope, stored), "judgements": {}}
        super().__init__(store, first, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the ledger for a state."""
        return ledger_view(self._case, state)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the claims for class as a table, with the record folded away, and how far the student is."""
        return folded_static_fallback(**ledger_static_fallback(Reader(self._case, state["language"]))), ledger_sentence(
            self._case, state
        )


def claim_ledger(
    task: str | None = None, after: str | None = None, scope: str = "class", case: Case | None = None
) -> ClaimLedger:
    """Show the claims of the story, each with what the sources say once it is judged.

    What is judged is stored as the answer to `task`. `after` names a task that must be answered before the ledger opens.
    `scope` is "class", the claims for a lesson, or "all". Raises KitError for another scope.

    >>> claim_ledger(scope="all")
    """
    return ClaimLedger(case or current_case(), open_store(), task, after, scope)
