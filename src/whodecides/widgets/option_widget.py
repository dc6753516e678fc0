"""A widget in which a press on the picture answers a task with options, such as a prediction."""

from ..answers import current_answer, current_revision, tasks_by_id
from .base import State, StatefulWidget


class OptionWidget(StatefulWidget):
    """`option` names the part of the state that holds the id of the option; "" is none. It is stored as the answer itself."""

    option = ""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.answer_keys = (cls.option,)

    def _stored_state(self) -> State:
        """Return the option that was stored as the answer to the question as it is now."""
        record = current_answer(tasks_by_id().get(self._task), self._store.read()["answers"])
        return {self.option: record["answer"]} if record and isinstance(record["answer"], str) else {}

    def _store_answer_keys(self, before: State, now: State) -> None:
        if now[self.option] and now[self.option] != before[self.option]:
            revision = current_revision(tasks_by_id().get(self._task))
            self._store.record(self._task, now[self.option], revision=revision)
