"""The decision path: the test of the case on real situations, step by step, each answer before the reasons."""

from ...answers import Store, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import folded_static_fallback
from ...widgets.scripts import script, style
from .model import is_complete, known_answers, situations
from .view import decision_sentence, decision_static_fallback, decision_view, decision_words


class DecisionPath(StatefulWidget):
    """Answer three questions on a situation; what others said is shown only after one's own answer.

    `answers` holds the steps that are stored, `drafts` what is begun, both by the id of the step.
    """

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("answers", "drafts")

    def __init__(self, case: Case, store: Store, task: str | None = None) -> None:
        self._case = case
        if task and task not in tasks_by_id():
            raise KitError(
                Message(
                    _("There is no task '{name}'. {nearest}"), name=task, nearest=suggest_names(task, tasks_by_id())
                )
            )
        self._goal = (task, tasks_by_id()[task].complete["answers"]) if task else None
        super().__init__(store, {"situation": situations(case)[0], "answers": {}, "drafts": {}}, task=task)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state. Raises KitError for an unknown situation or a step without a reason."""
        case, situation, reader = self._case, state["situation"], Reader(self._case, state["language"])
        if situation not in situations(case):
            wrong = _("There is no situation '{name}'. {nearest}")
            raise KitError(Message(wrong, name=situation, nearest=suggest_names(situation, situations(case))))
        answers, drafts = known_answers(case, state["answers"]), known_answers(case, state["drafts"])
        words = decision_words(reader)
        if not all(is_complete(each) for each in answers.values()):
            raise KitError(words["labels"]["incomplete"])
        return {
            "words": words,
            "view": decision_view(reader, situation, answers, self._goal),
            "state": {**state, "answers": answers, "drafts": drafts},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return all situations as tables, and how far one is in one sentence."""
        reader, answers = Reader(self._case, state["language"]), known_answers(self._case, state["answers"])
        page = folded_static_fallback(**decision_static_fallback(reader))
        return page, decision_sentence(reader, state["situation"], answers, self._goal)

    def _stored_state(self) -> dict[str, dict[str, dict[str, str]]]:
        """Return what was stored; an answer without a reason is begun, one that cannot be read is left out."""
        stored = super()._stored_state()
        answers = known_answers(self._case, stored.get("answers"))
        whole = {key: each for key, each in answers.items() if is_complete(each)}
        begun = {key: each for key, each in answers.items() if key not in whole}  # what was whole once is not lost
        return {"answers": whole, "drafts": begun | known_answers(self._case, stored.get("drafts"))}


def decision_path(task: str | None = None, case: Case | None = None) -> DecisionPath:
    """Show situations and the three questions of the test of restrictions: law, aim, necessity.

    With `task` each step is stored as the student's answer to it.

    >>> decision_path()
    """
    return DecisionPath(case or current_case(), open_store(), task)
