"""On duty: the queue of the case, decided one after the other."""

from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...show.base import Choice, Explorer, Parts
from ...show.scripts import script, style
from .model import parse_decided
from .picture import duty_twin
from .view import duty_view, duty_words, progress


class OnDuty(Explorer):
    """The queue. `decided` maps each case to the rung that was chosen for it; the clock runs in the browser alone."""

    _esm = script(__file__)
    _css = style(__file__)
    kept = ("decided",)

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"decided": {}, "names": False}, task, after)

    def look(self, choice: Choice) -> Parts:
        """Return the next case, or what came of all. What is unknown in the choice counts as not decided."""
        reader = Reader(self._case, choice["language"])
        chosen = {**choice, "decided": parse_decided(self._case, choice["decided"]), "names": bool(choice["names"])}
        view: Any = duty_view(reader, chosen["decided"], chosen["names"])
        return {"words": duty_words(reader), "view": view, "chosen": chosen}

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return rule and cases, with what was done folded away, and how many are decided."""
        reader = Reader(self._case, choice["language"])
        return duty_twin(reader, choice["decided"]), progress(reader, choice["decided"])


def on_duty(task: str | None = None, after: str | None = None, case: Case | None = None) -> OnDuty:
    """Show a queue of real cases without names, one rule and a clock; then what was done, and how even one's own hand was.

    The decisions are stored as the answer to `task`; `after` is a task that comes first.

    >>> on_duty()
    """
    return OnDuty(case or the_case(), open_store(), task, after)
