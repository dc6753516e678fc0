"""The translation chain: an expression from its speaker to the story, a step at a time."""

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...show.base import Choice, Explorer, Parts
from ...show.scripts import script, style
from ...show.templates import render
from ...story import chain_ids
from .picture import picture
from .view import chain_sentence, chain_twin, chain_view


class TranslationChain(Explorer):
    """Show a step, ask whether the meaning changes; then the water runs on into it, and the next step is shown."""

    _esm = script(__file__)
    _css = style(__file__)
    kept = ("judgements",)

    def __init__(
        self, case: Case, store: Store, task: str | None = None, after: str | None = None, scope: str = "class"
    ) -> None:
        self._case = case
        first = {"scope": scope, "expression": chain_ids(case, scope)[0], "judgements": {}}
        super().__init__(store, first, task, after)

    def look(self, choice: Choice) -> Parts:
        """Return the parts of the chain for a choice."""
        return chain_view(self._case, choice)

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the wordings as a table, with the river and what changed folded away, and how far the student is."""
        reader, expression = Reader(self._case, choice["language"]), choice["expression"]
        parts = chain_twin(reader, expression)
        page = render(__file__, "twin.html", picture=picture(reader, expression), **parts)
        return page, chain_sentence(self._case, choice)


def translation_chain(
    task: str | None = None, after: str | None = None, scope: str = "class", case: Case | None = None
) -> TranslationChain:
    """Show the ways of expressions from their speaker to the story, step by step.

    Answers are stored as the answer to `task`. `after` names a task that must be answered before the chain opens.
    `scope` is "class" or "all". Raises KitError for another scope.

    >>> translation_chain(scope="all")
    """
    return TranslationChain(case or the_case(), open_store(), task, after, scope)
