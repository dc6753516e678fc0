"""The first minute: exhibits and a rule, your call, the company's, four governments, and what you expect of all."""

from typing import Any

from ...answers import Store, answer_of_today, open_store, revision_today, tasks_by_id
from ...case import Case, Reader, the_case
from ...show.base import Choice, Explorer, Parts
from ...show.scripts import script, style
from ...show.templates import render
from .model import SCENES, named_deciders, steps
from .view import minute_sentence, minute_twin, minute_view, minute_words


class FirstMinute(Explorer):
    """Four scenes. `call` (a step) and `expected` (who should decide) are answers to two tasks, each stored by its own name."""

    _esm = script(__file__)
    _css = style(__file__)
    kept = ("call", "expected")

    def __init__(self, case: Case, store: Store, task: str | None = None, expected: str | None = None) -> None:
        self._case = case
        self._tasks = {"call": task, "expected": expected}
        super().__init__(store, {"scene": SCENES[0], "call": "", "expected": ""})

    def look(self, choice: Choice) -> Parts:
        """Return words and view for a choice. What is unknown in it counts as not chosen."""
        reader = Reader(self._case, choice["language"])
        call = next((each for each in steps(self._case) if each == choice["call"]), "")
        expected = next((each for each in named_deciders(self._case) if each == choice["expected"]), "")
        view = minute_view(reader, choice["scene"], call, expected)
        chosen = {**choice, "scene": view["scene"], "call": call, "expected": expected}
        return {"words": minute_words(reader), "view": dict(view), "chosen": chosen}

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return exhibits, rule and steps, with all that followed folded away, and what one is asked to do."""
        reader = Reader(self._case, choice["language"])
        return render(__file__, "twin.html", **minute_twin(reader)), minute_sentence(reader)

    def _stored(self) -> Choice:
        """Return both answers as far as they were stored; whoever made the call comes back to what followed."""
        answers = self._store.read()["answers"]
        records = {name: answer_of_today(tasks_by_id().get(task), answers) for name, task in self._tasks.items()}
        found: dict[str, Any] = {name: record["answer"] for name, record in records.items() if record}
        return {**found, "scene": SCENES[1]} if found.get("call") in steps(self._case) else found

    def _keep(self, before: Choice, now: Choice) -> None:
        for name, task in self._tasks.items():
            if task and now[name] and now[name] != before[name]:
                self._store.record(task, now[name], revision=revision_today(tasks_by_id().get(task)))
        super()._keep(before, now)


def first_minute(task: str | None = None, expected: str | None = None, case: Case | None = None) -> FirstMinute:
    """Show what was posted and the rule, take the student's call, then show what the company did and governments said.

    The call is stored as the answer to `task`; what the student expects governments to have answered, to `expected`.

    >>> first_minute()
    """
    return FirstMinute(case or the_case(), open_store(), task, expected)
