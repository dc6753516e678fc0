"""On duty: the queue of the case, decided one after the other."""

from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from .model import parse_decided
from .picture import duty_static_fallback
from .view import duty_view, duty_words, progress


class OnDuty(StatefulWidget):
    """The queue. `decided` maps each case to the rung that was chosen for it; the clock runs in the browser alone."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("decided",)

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"decided": {}, "names": False}, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return the next case, or what came of all. What is unknown in the state counts as not decided."""
        reader = Reader(self._case, state["language"])
        state = {**state, "decided": parse_decided(self._case, state["decided"]), "names": bool(state["names"])}
        view: Any = duty_view(reader, state["decided"], state["names"])
        return {"words": duty_words(reader), "view": view, "state": state}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return rule and cases, with what was done folded away, and how many are decided."""
        reader = Reader(self._case, state["language"])
        return duty_static_fallback(reader, state["decided"]), progress(reader, state["decided"])


def on_duty(task: str | None = None, after: str | None = None, case: Case | None = None) -> OnDuty:
    """Show a queue of real cases without names, one rule and a clock; then what was done, and how even one's own hand was.

    The decisions are stored as the answer to `task`; `after` is a task that comes first.

    >>> on_duty()
    """
    return OnDuty(case or current_case(), open_store(), task, after)
