"""The first minute: exhibits and a rule, your call, the company's, four governments, and what you expect of all."""

from typing import Any

from ...answers import Store, current_answer, current_revision, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .model import SCENES, decider_counts, steps
from .view import minute_sentence, minute_static_fallback, minute_view, minute_words


class FirstMinute(StatefulWidget):
    """Four scenes. `call` (a step) and `expected` (who should decide) are answers to two tasks, each stored by its own name."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("call", "expected")

    def __init__(self, case: Case, store: Store, task: str | None = None, expected: str | None = None) -> None:
        self._case = case
        self._tasks = {"call": task, "expected": expected}
        super().__init__(store, {"scene": SCENES[0], "call": "", "expected": ""})

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state. What is unknown in it counts as not chosen."""
        reader = Reader(self._case, state["language"])
        call = next((each for each in steps(self._case) if each == state["call"]), "")
        expected = next((each for each in decider_counts(self._case) if each == state["expected"]), "")
        view = minute_view(reader, state["scene"], call, expected)
        state = {**state, "scene": view["scene"], "call": call, "expected": expected}
        return {"words": minute_words(reader), "view": dict(view), "state": state}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return exhibits, rule and steps, with all that followed folded away, and what one is asked to do."""
        reader = Reader(self._case, state["language"])
        return render(__file__, "static_fallback.html", **minute_static_fallback(reader)), minute_sentence(reader)

    def _stored_state(self) -> State:
        """Return both answers as far as they were stored; whoever made the call comes back to what followed."""
        answers = self._store.read()["answers"]
        records = {name: current_answer(tasks_by_id().get(task), answers) for name, task in self._tasks.items()}
        found: dict[str, Any] = {name: record["answer"] for name, record in records.items() if record}
        return {**found, "scene": SCENES[1]} if found.get("call") in steps(self._case) else found

    def _store_answer_keys(self, before: State, now: State) -> None:
        for name, task in self._tasks.items():
            if task and now[name] and now[name] != before[name]:
                self._store.record(task, now[name], revision=current_revision(tasks_by_id().get(task)))
        super()._store_answer_keys(before, now)


def first_minute(task: str | None = None, expected: str | None = None, case: Case | None = None) -> FirstMinute:
    """Show what was posted and the rule, take the student's call, then show what the company did and governments said.

    The call is stored as the answer to `task`; what the student expects governments to have answered, to `expected`.

    >>> first_minute()
    """
    return FirstMinute(case or current_case(), open_store(), task, expected)
