"""A task of a lesson that one answers by a press on the picture of a tool, where it is judged, too."""

from typing import TypedDict

from ..answers import Store, Task, check_answer, tasks_by_id
from .base import State
from .option_widget import OptionWidget


class Verdict(TypedDict, total=False):
    """What is said of an answer, empty before there is one; `right` is None where nothing is right or wrong."""

    right: bool | None
    text: str


class AskedQuestion(TypedDict):
    """A task as a picture asks it: `options` are [id, text]."""

    question: str
    options: list[list[str]]


class AskingWidget(OptionWidget):
    """A tool in which `answer` of the state is the answer to its task: the id of an option, or a number as a text.

    `tried` holds the options that were pressed before, for this page alone.
    """

    option = "answer"

    def __init__(self, store: Store, first: State, task: str | None = None, after: str | None = None) -> None:
        super().__init__(store, {"answer": "", "tried": [], **first}, task, after)

    @property
    def asked_task(self) -> Task | None:
        """The task that is asked, where there is one."""
        return tasks_by_id().get(self._task)

    def asked_question(self) -> AskedQuestion | None:
        """Return what is asked with the answers that can be chosen, None where nothing is."""
        task = self.asked_task
        if not task:
            return None
        return {"question": task.question, "options": [[each["id"], each["text"]] for each in task.options]}

    def verdict(self, state: State) -> Verdict:
        """Return what is said of the answer in a state."""
        task = self.asked_task
        if not task or state["answer"] == "":
            return {}
        found = check_answer(task, state["answer"], 1, language=state["language"])
        return {"right": found.right, "text": found.text}

    def progress_sentence(self, state: State) -> str:
        """Say nothing beside the picture, which says it."""
        return ""
