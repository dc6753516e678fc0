"""The translation chain: an expression from its speaker to the French text, a step at a time."""

from ...answers import open_store
from ...case import Case, Reader, the_case
from ...show.base import Explorer
from ...show.html import folded_twin
from ...show.scripts import script, style
from ...story import chain_ids
from .view import chain_sentence, chain_twin, chain_view


class TranslationChain(Explorer):
    """Show a step, ask whether the meaning changes, then tell what changed and show the next step."""

    _esm = script(__file__)
    _css = style(__file__)
    kept = ("judgements",)

    def __init__(self, case, store, task=None, after=None, scope="class"):
        self._case = case
        first = {"scope": scope, "expression": chain_ids(case, scope)[0], "judgements": {}}
        super().__init__(store, first, task, after)

    def look(self, choice):
        """Return the parts of the chain for a choice."""
        return chain_view(self._case, choice)

    def twin(self, choice):
        """Return the chain as a table, with what changed folded away, and how far the student is."""
        page = folded_twin(**chain_twin(Reader(self._case, choice["language"]), choice["expression"]))
        return page, chain_sentence(self._case, choice)


def translation_chain(
    task: str | None = None, after: str | None = None, scope: str = "class", case: Case | None = None
) -> TranslationChain:
    """Show the ways of expressions from their speaker to the French text, step by step.

    Answers are stored as the answer to `task`. `after` names a task that must be answered before the chain opens.
    `scope` is "class" or "all". Raises KitError for another scope.

    >>> translation_chain(scope="all")
    """
    return TranslationChain(case or the_case(), open_store(), task, after, scope)
