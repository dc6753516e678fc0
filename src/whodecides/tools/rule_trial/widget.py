"""A rule of one's own in few words, tried on cases without names; then who it was, and what slips through."""

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...show.base import Choice, Explorer, Parts
from ...show.html import folded_twin
from ...show.scripts import script, style
from .model import is_tried, parse_calls
from .view import asked_table, progress, told_table, trial_view, trial_words


class RuleTrial(Explorer):
    """A choice holds rule (text), calls {action: yes or no}, and first, the wording with which all were first tried."""

    _esm = script(__file__)
    _css = style(__file__)
    kept = ("rule", "calls", "first")

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"rule": "", "calls": {}, "first": ""}, task, after)

    def look(self, choice: Choice) -> Parts:
        """Return words and view for a choice; what is damaged in it counts as not there."""
        reader = Reader(self._case, choice["language"])
        rule, first = choice["rule"] if isinstance(choice["rule"], str) else "", self._first(choice)
        calls = parse_calls(self._case, choice["calls"])
        return {
            "words": trial_words(reader),
            "view": trial_view(reader, rule, calls, first),
            "chosen": {**choice, "rule": rule, "calls": calls, "first": first},
        }

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the cases as a table, with what was done folded away, and how far the trial is."""
        reader = Reader(self._case, choice["language"])
        _, rule = reader.say, choice["rule"] if isinstance(choice["rule"], str) else ""
        page = folded_twin(
            asked_table(reader), _("Write your rule first. Then open what was done."), told_table(reader)
        )
        return page, progress(reader, rule, choice["calls"])

    def _first(self, choice: Choice) -> str:
        """Return the wording with which all cases were first tried; it stays, whatever comes later."""
        first, rule = choice["first"], choice["rule"]
        if isinstance(first, str) and first:
            return first
        return rule if is_tried(self._case, rule, parse_calls(self._case, choice["calls"])) else ""

    def _keep(self, before: Choice, now: Choice) -> None:
        super()._keep(before, {**now, "first": self._first(now)})


def rule_trial(task: str | None = None, after: str | None = None, case: Case | None = None) -> RuleTrial:
    """Take a rule of at most 40 words, and try it on real cases told without names; then say what slips through.

    Rule and calls are stored as the answer to `task`; `after` is a task that comes first.

    >>> rule_trial()
    """
    return RuleTrial(case or the_case(), open_store(), task, after)
