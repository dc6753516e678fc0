"""The widget, which answers a state with a view, and the call by which a lesson opens it."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from .view import identity_static_fallback, identity_view


class Identity(StatefulWidget):
    """Show how often each value of a variable was given. A state holds the variable."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, variable: str, store: Store) -> None:
        self._case = case
        super().__init__(store, {"variable": variable})

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state."""
        return identity_view(Reader(self._case, state["language"]), state["variable"])

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the same as (HTML, one sentence)."""
        return identity_static_fallback(Reader(self._case, state["language"]), state["variable"])


def identity(variable: str | None = None, case: Case | None = None) -> Identity:
    """Show how often governments were given each value of a variable.

    Without a name it opens with the first variable of the codebook. Raises KitError with the nearest names for one that
    the codebook does not have.

    >>> identity("evaluation")
    """
    case = case or current_case()
    return Identity(case, variable or case["variables"]["id"].iloc[0], open_store())
