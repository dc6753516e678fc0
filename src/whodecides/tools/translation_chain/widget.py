"""The translation chain: an expression from its speaker to the story, a step at a time."""

from ...answers import Store, open_store
from ...article_claims import chain_ids
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .flow_diagram import flow_diagram
from .view import chain_sentence, chain_static_fallback, chain_view


class TranslationChain(StatefulWidget):
    """Show a step, ask whether the meaning changes; then the water runs on into it, and the next step is shown."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("judgements",)

    def __init__(
        self, case: Case, store: Store, task: str | None = None, after: str | None = None, scope: str = "class",
        first: str = "",
    ) -> None:  # fmt: skip
        self._case = case
        shown = {"scope": scope, "expression": first or chain_ids(case, scope)[0], "judgements": {}}
        super().__init__(store, shown, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the chain for a state."""
        return chain_view(self._case, state)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the wordings as a table, with the flow diagram and what changed folded away, and how far the student is."""
        reader, expression = Reader(self._case, state["language"]), state["expression"]
        parts = chain_static_fallback(reader, expression)
        page = render(__file__, "static_fallback.html", picture=flow_diagram(reader, expression), **parts)
        return page, chain_sentence(self._case, state)


def translation_chain(
    first: str = "", *, task: str | None = None, after: str | None = None, scope: str = "class",
    case: Case | None = None,
) -> TranslationChain:  # fmt: skip
    """Show the ways of expressions from their speaker to the story, step by step.

    `first` names the expression that is shown first, "" the first of the list. Answers are stored as the answer to
    `task`. `after` names a task that must be answered before the chain opens. `scope` is "class" or "all". Raises
    KitError for another expression or scope.

    >>> translation_chain("R07", scope="all")
    """
    return TranslationChain(case or current_case(), open_store(), task, after, scope, first)
