"""The triangle: press an arrow, and its acts open; with a task, each fact of it is placed on its arrow."""

from typing import Any

from ...answers import Store, current_answer, current_revision, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from .picture import triangle_figure
from .view import facts_view, triangle_alt, triangle_view, triangle_words


class Triangle(StatefulWidget):
    """Show the triangle with an arrow for each of its sides. A state holds `side`, the arrow that is open.

    With a task that classifies facts it also holds `fact`, the one in hand, `placed`, the first answer to each, which is
    stored, and `tried`, the last one.
    """

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, task: str | None = None) -> None:
        if task and task not in tasks_by_id():
            wrong, known = _("There is no task '{name}'. {nearest}"), tasks_by_id()
            raise KitError(Message(wrong, name=task, nearest=suggest_names(task, known)))
        self._case, self._facts = case, tasks_by_id()[task] if task else None
        super().__init__(store, {"side": "", "fact": "", "placed": {}, "tried": {}}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the triangle in words. Raises KitError for an unknown side."""
        reader, known = Reader(self._case, state["language"]), self._case.vocabulary("sides", "side")
        words = triangle_words(reader)
        if self._facts:
            placed, tried = (self._known(state[part]) for part in ("placed", "tried"))
            view = facts_view(reader, self._facts, placed, tried, state["fact"])
            labels = {**words["labels"], "title": ""}
            state = {**state, "fact": view["fact"]["id"], "placed": placed, "tried": tried}
            return {"words": {**words, "labels": labels}, "view": view, "state": state}
        if state["side"] and state["side"] not in known:
            wrong, side = _("The triangle has no side '{name}'. {nearest}"), state["side"]
            raise KitError(Message(wrong, name=side, nearest=suggest_names(side, known)))
        return {"words": words, "view": triangle_view(reader)}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the triangle as a picture with its tables folded below, and its sentence."""
        reader = Reader(self._case, state["language"])
        return triangle_figure(reader).html(), triangle_alt(reader)

    def _known(self, given: Any) -> dict[str, str]:
        """Return the answers to facts of the task that name a category of it."""
        items, categories = ({each["id"] for each in part} for part in (self._facts.items, self._facts.categories))
        found = given if isinstance(given, dict) else {}
        return {item: answer for item, answer in found.items() if item in items and answer in categories}

    def _stored_state(self) -> State:
        """Return the first answers that were stored, to the question as it is now."""
        record = current_answer(self._facts, self._store.read()["answers"]) if self._facts else None
        return {"placed": self._known(record["answer"])} if record else {}

    def _store_answer_keys(self, before: State, now: State) -> None:
        super()._store_answer_keys(before, now)
        if self._facts and now["placed"] != before["placed"]:
            self._store.keep_state(self._task, now["placed"], current_revision(self._facts))


def speech_triangle(task: str | None = None, case: Case | None = None) -> Triangle:
    """Show a triangle of state, company and speaker: who acts on whom, and who should decide.

    A press on one of the six sides opens what the record holds of it. The area of each circle is the number of
    government statements that place the decision there. With a `task` that classifies facts, these are placed on the
    arrows, one by one; the first answer to each is stored.

    >>> speech_triangle()
    """
    return Triangle(case or current_case(), open_store(), task)
