"""The test of the case on real situations, step by step: each answer before what a court said and the reasons."""

from ...answers import Store, check_answer, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import folded_static_fallback
from ...widgets.scripts import script, style
from .model import known_answers, next_step, situations
from .view import counted_text, decision_static_fallback, decision_view, decision_words


class DecisionPath(StatefulWidget):
    """A state holds `step`, the one in hand, and `answers` by the id of the step; what others said comes after one's own."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("answers",)

    def __init__(self, case: Case, store: Store, first: str = "", task: str | None = None) -> None:
        known = situations(case)
        if first and first not in known:
            wrong = _("There is no situation '{name}'. {nearest}")
            raise KitError(Message(wrong, name=first, nearest=suggest_names(first, known)))
        self._case, self._first = case, first or known[0]
        super().__init__(store, {"step": "", "answers": {}}, task=task)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state. Raises KitError for an unknown step."""
        case, step, reader = self._case, state["step"], Reader(self._case, state["language"])
        answers, known = known_answers(case, state["answers"]), list(case["fact_steps"]["id"])
        step = step or next_step(case, self._first, answers) or known[0]
        if step not in known:
            wrong = _("There is no step '{name}'. {nearest}")
            raise KitError(Message(wrong, name=step, nearest=suggest_names(step, known)))
        task = tasks_by_id().get(self._task or "")
        found = check_answer(task, {"answers": answers}, 1, language=state["language"]) if task else None
        view = decision_view(reader, step, answers)
        return {
            "words": decision_words(reader),
            "view": {**view, "done": found.text if found and found.whole else ""},
            "state": {**state, "step": step, "answers": answers},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return all situations as tables, and how many steps a court answered in one sentence."""
        reader, answers = Reader(self._case, state["language"]), known_answers(self._case, state["answers"])
        return folded_static_fallback(**decision_static_fallback(reader)), counted_text(reader, answers)


def decision_path(first: str = "", task: str | None = None, case: Case | None = None) -> DecisionPath:
    """Show situations and the three steps of the test of restrictions: law, aim, necessity; mine beside a court's mark.

    `first` is the situation that opens, by default the first of the case. With `task` each answer is stored as the
    student's answer to it. Raises KitError for an unknown situation.

    >>> decision_path()
    """
    return DecisionPath(case or current_case(), open_store(), first, task)
