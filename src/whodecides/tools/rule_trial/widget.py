"""A rule of one's own in few words, tried on cases without names; then who it was, and what slips through."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import folded_static_fallback
from ...widgets.scripts import script, style
from .model import is_tried, parse_calls
from .view import cases_table, outcome_table, progress, trial_view, trial_words


class RuleTrial(StatefulWidget):
    """A state holds rule (text), calls {action: yes or no}, and first, the wording with which all were first tried."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("rule", "calls", "first")

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"rule": "", "calls": {}, "first": ""}, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state; what is damaged in it counts as not there."""
        reader = Reader(self._case, state["language"])
        rule, first = state["rule"] if isinstance(state["rule"], str) else "", self._first(state)
        calls = parse_calls(self._case, state["calls"])
        return {
            "words": trial_words(reader),
            "view": trial_view(reader, rule, calls, first),
            "state": {**state, "rule": rule, "calls": calls, "first": first},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the cases as a table, with what was done folded away, and how far the trial is."""
        reader = Reader(self._case, state["language"])
        _, rule = reader.say, state["rule"] if isinstance(state["rule"], str) else ""
        page = folded_static_fallback(
            cases_table(reader), _("Write your rule first. Then open what was done."), outcome_table(reader)
        )
        return page, progress(reader, rule, state["calls"])

    def _first(self, state: State) -> str:
        """Return the wording with which all cases were first tried; it stays, whatever comes later."""
        first, rule = state["first"], state["rule"]
        if isinstance(first, str) and first:
            return first
        return rule if is_tried(self._case, rule, parse_calls(self._case, state["calls"])) else ""

    def _store_answer_keys(self, before: State, now: State) -> None:
        super()._store_answer_keys(before, {**now, "first": self._first(now)})


def rule_trial(task: str | None = None, after: str | None = None, case: Case | None = None) -> RuleTrial:
    """Take a rule of at most 40 words, and try it on real cases told without names; then say what slips through.

    Rule and calls are stored as the answer to `task`; `after` is a task that comes first.

    >>> rule_trial()
    """
    return RuleTrial(case or current_case(), open_store(), task, after)
