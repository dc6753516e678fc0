"""Cases without names: decided one by one; then by a rule of one's own; then by the rule once it met the test."""

from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import folded_static_fallback, html_table
from ...widgets.scripts import script, style
from .model import DECISIONS, is_tried, parse_calls, parse_checks
from .view import (
    accounts_view,
    cases_table,
    check_view,
    checks_table,
    decided_text,
    outcome_table,
    progress,
    rule_view,
    trial_words,
)


class AccountDecisions(StatefulWidget):
    """A state holds decisions {action: "close" or "open"}, and `at`, the case that is open."""

    _esm = script(__file__, "accounts.js")
    _css = style(__file__)
    answer_keys = ("decisions",)

    def __init__(self, case: Case, store: Store, task: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"decisions": {}, "at": ""}, task)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state; what is damaged in it counts as not there."""
        reader, own = Reader(self._case, state["language"]), parse_calls(self._case, state["decisions"], DECISIONS)
        view = accounts_view(reader, own, state["at"])
        return {
            "words": trial_words(reader),
            "view": view,
            "state": {**state, "decisions": own, "at": view["at"]},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the cases as a table, with what was done folded away, and how many are decided."""
        reader = Reader(self._case, state["language"])
        _ = reader.say
        note = _("Decide for yourself first. Then open what was done.")
        page = folded_static_fallback(cases_table(reader), note, outcome_table(reader))
        return page, decided_text(reader, parse_calls(self._case, state["decisions"], DECISIONS))


class RuleTrial(StatefulWidget):
    """A state holds rule (text), calls {action: yes or no}, and first, the wording with which all were first tried."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("rule", "calls", "first")
    contains_prediction = True  # the first decisions stand beside the rule

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"rule": "", "calls": {}, "first": ""}, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state; what is damaged in it counts as not there."""
        reader = Reader(self._case, state["language"])
        rule, first = _text(state["rule"]), self._first(state)
        calls = parse_calls(self._case, state["calls"])
        decisions = parse_calls(self._case, _stored(self._store, self._after).get("decisions"), DECISIONS)
        return {
            "words": trial_words(reader),
            "view": rule_view(reader, rule, calls, first, decisions),
            "state": {**state, "rule": rule, "calls": calls, "first": first},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the cases as a table, with what was done folded away, and how far the trial is."""
        reader = Reader(self._case, state["language"])
        _ = reader.say
        page = folded_static_fallback(
            cases_table(reader), _("Write your rule first. Then open what was done."), outcome_table(reader)
        )
        return page, progress(reader, _text(state["rule"]), parse_calls(self._case, state["calls"]))

    def _first(self, state: State) -> str:
        """Return the wording with which all cases were first tried; it stays, whatever comes later."""
        first, rule = state["first"], state["rule"]
        if isinstance(first, str) and first:
            return first
        return rule if is_tried(self._case, rule, parse_calls(self._case, state["calls"])) else ""

    def _store_answer_keys(self, before: State, now: State) -> None:
        super()._store_answer_keys(before, {**now, "first": self._first(now)})


class RuleCheck(StatefulWidget):
    """A state holds checks {step: answer}, and rule and calls as they are now: at first those of the task `before`."""

    _esm = script(__file__, "check.js")
    _css = style(__file__)
    answer_keys = ("checks", "rule", "calls")

    def __init__(self, case: Case, store: Store, task: str | None = None, before: str | None = None) -> None:
        self._case, self._before = case, before or ""
        super().__init__(store, {"checks": {}, "rule": None, "calls": None}, task)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state; what is damaged in it counts as not there."""
        reader, stored = Reader(self._case, state["language"]), _stored(self._store, self._before)
        was, first = _text(stored.get("rule")), parse_calls(self._case, stored.get("calls"))
        rule = was if state["rule"] is None else _text(state["rule"])
        calls = first if state["calls"] is None else parse_calls(self._case, state["calls"])
        checks = parse_checks(self._case, state["checks"])
        return {
            "words": trial_words(reader),
            "view": check_view(reader, checks, calls, was, first),
            "state": {**state, "checks": checks, "rule": rule, "calls": calls},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the questions on the own rule as a table, and its rule in one sentence."""
        reader, before = Reader(self._case, state["language"]), _stored(self._store, self._before)
        rule, calls = state["rule"] or before.get("rule"), state["calls"] or before.get("calls")
        sentence = progress(reader, _text(rule), parse_calls(self._case, calls))
        return html_table(**checks_table(reader)), sentence

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if changed == self._before and changed:
            self._show(self._state)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _stored(store: Store, task: str) -> dict[str, Any]:
    """Return what is stored for a task that is work in a tool; {} where there is nothing."""
    record = store.answer(task) if task else None
    return record["answer"] if record and isinstance(record["answer"], dict) else {}


def account_decisions(task: str | None = None, case: Case | None = None) -> AccountDecisions:
    """Show real cases without names, one after the other: close or leave open; then who it was, and what was done.

    The decisions are stored as the answer to `task`.

    >>> account_decisions()
    """
    return AccountDecisions(case or current_case(), open_store(), task)


def rule_trial(task: str | None = None, after: str | None = None, case: Case | None = None) -> RuleTrial:
    """Take a rule of at most 40 words, and try it on real cases, beside what was decided and done there.

    Rule and calls are stored as the answer to `task`; `after` is the task of `account_decisions`, which comes first.

    >>> rule_trial()
    """
    return RuleTrial(case or current_case(), open_store(), task, after)


def rule_check(task: str | None = None, before: str | None = None, case: Case | None = None) -> RuleCheck:
    """Ask of one's own rule what the test asks of any limit; then the rule is changed and tried once more.

    Answers, rule and calls are stored as the answer to `task`; `before` is the task of `rule_trial`, whose rule it is.

    >>> rule_check()
    """
    return RuleCheck(case or current_case(), open_store(), task, before)
