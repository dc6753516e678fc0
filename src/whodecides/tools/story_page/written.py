"""A tool in which a text is written that answers a task: it is kept once nothing is missing in it."""

from typing import TypedDict

from ...answers import Store, Task, check_answer, current_answer, tasks_by_id
from ...answers.result import Feedback
from ...case import Case, Reader, citable
from ...widgets.base import State, StatefulWidget


class Compared(TypedDict):
    """Texts of ours to compare one's own with, and what makes a text good; both empty before one has written."""

    heading: str
    samples: list[list[str]]
    levels: list[str]


class WrittenWidget(StatefulWidget):
    """A state holds text, what is being written, and kept, the text that was put in print ("" before).

    Subclasses say by `answer_of(state)` what is stored as the answer to the task. What a browser sends as kept is stored
    where the task finds nothing missing in it.
    """

    def __init__(self, case: Case, store: Store, first: State, text_task: str) -> None:
        self._case, self._text_task = case, tasks_by_id().get(text_task)
        super().__init__(store, {"text": "", "kept": "", **first}, text_task)

    def answer_of(self, state: State) -> str:
        """Return the answer that what is kept makes."""
        return state["kept"]

    def stored_text(self) -> str:
        """Return the stored answer to the task, "" where there is none to the question that is asked."""
        record = current_answer(self._text_task, self._store.read()["answers"]) if self._text_task else None
        return record["answer"] if record and isinstance(record["answer"], str) else ""

    def feedback(self, state: State) -> Feedback | None:
        """Return what is said of what is kept; None where there is no task."""
        if not self._text_task:
            return None
        return check_answer(self._text_task, self.answer_of(state), 1, citable(self._case), state["language"])

    def problem(self, state: State) -> str:
        """Return what is missing in what is kept, "" where nothing is."""
        found = self.feedback(state)
        return "" if found is None or found.whole else found.text

    def _store_answer_keys(self, before: State, now: State) -> None:
        new = self.answer_of(now)
        if self._text_task and now["kept"] and new != self.stored_text() and not self.problem(now):
            self._store.record(self._text_task.id, new, revision=self._text_task.revision)


def compared(reader: Reader, task: Task | None) -> Compared | None:
    """Return what a text that is kept can be compared with; None without a task."""
    _ = reader.say
    if not task:
        return None
    return {
        "heading": _("Two answers to compare yours with"),
        "samples": [[each["text"], each["note"]] for each in task.samples],
        "levels": [each["text"] for each in task.rubric],
    }
