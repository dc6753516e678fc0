"""The G20 table: the brief of a delegation, the negotiation, who objects to what, the best texts."""

from ..answers import open_store
from ..case import the_case
from ..negotiation import check_delegation, negotiation
from ..tables import (
    best_texts_html,
    best_texts_view,
    brief_sentence,
    delegation_brief_html,
    delegation_brief_view,
    negotiation_html,
    negotiation_view,
    objection_map_html,
    objection_map_view,
    signing_sentence,
)
from .base import Explorer, script


class NegotiationTable(Explorer):
    """Choose a wording for each clause and see who can sign. `picks` holds the clauses that the student decided.

    `trial` holds other picks while the student only tries; they are not stored, and gone when the trial ends.
    """

    _esm = script("explorer.js", "negotiation_table.js")
    kept = ("picks", "wording", "seat")

    def __init__(self, case, store, delegation="", task=None, after=None):
        self._case = case
        if delegation:
            check_delegation(negotiation(case), delegation)
        first = {"picks": {}, "trial": None, "wording": "", "seat": delegation, "opened": None}
        super().__init__(store, first, task, after)

    def _stored(self):
        # A damaged part of an answer is left out, so that the rest comes back.
        stored = super()._stored()
        kinds = {"picks": dict, "wording": str, "seat": str}
        stored = {key: part for key, part in stored.items() if isinstance(part, kinds[key])}
        if stored.get("seat") not in ("", *negotiation(self._case).delegations):
            stored.pop("seat", None)
        return stored

    def look(self, choice):
        """Return the parts of the table for a choice."""
        parts = negotiation_view(self._case, choice, stored=bool(self._task))
        return {**parts, "view": {**parts["view"], "work": self.work(choice)}}

    def twin(self, choice):
        """Return the text as a plain table, and who can sign in one sentence."""
        shown = (self._case, choice["picks"], choice["language"], choice["seat"])
        return negotiation_html(*shown), signing_sentence(*shown)


class DelegationBrief(Explorer):
    """Show the role sheet of one delegation."""

    _esm = script("explorer.js", "delegation_brief.js")

    def __init__(self, case, store, delegation):
        self._case = case
        super().__init__(store, {"delegation": delegation})

    def look(self, choice):
        """Return the parts of the brief."""
        return delegation_brief_view(self._case, choice)

    def twin(self, choice):
        """Return the brief as HTML, and how much of it is inferred in one sentence."""
        shown = (self._case, choice["delegation"], choice["language"])
        return delegation_brief_html(*shown), brief_sentence(*shown)


class ObjectionMap(Explorer):
    """Show who objects to which wording, once the prediction is stored."""

    _esm = script("explorer.js", "one_table.js")

    def __init__(self, case, store, after=None):
        self._case = case
        super().__init__(store, {}, after=after)

    def look(self, choice):
        """Return the table in parts."""
        return objection_map_view(self._case, choice)

    def twin(self, choice):
        """Return the table, and its first line in one sentence."""
        return objection_map_html(self._case, choice["language"])


class BestTexts(Explorer):
    """Show what a search of all texts finds, beside the text that the student stored as `task`."""

    _esm = script("explorer.js", "best_texts.js")

    def __init__(self, case, store, task=None, after=None):
        self._case, self._own = case, task
        super().__init__(store, {}, after=after)

    def look(self, choice):
        """Return the search in parts."""
        return best_texts_view(self._case, choice, self._picks())

    def twin(self, choice):
        """Return the search as tables, and what its best text rests on."""
        return best_texts_html(self._case, self._picks(), choice["language"])

    def _picks(self):
        record = self._store.answer(self._own) if self._own else None
        answer = record["answer"] if record else None
        return answer.get("picks") if isinstance(answer, dict) else None

    def _follow(self, told):
        super()._follow(told)
        if told == self._own and not self.locked:
            self._show(self._now)


def negotiation_table(task=None, delegation="", after=None):
    """Show the negotiation table; the text is stored as the answer to `task`, and nowhere without a task.

    `delegation` (such as "MEX") shows the view of one delegation, otherwise all sides are shown.
    Raises KitError with the nearest valid codes.
    """
    return NegotiationTable(the_case(), open_store(), delegation, task, after)


def delegation_brief(delegation):
    """Show the brief of a delegation, for example delegation_brief("MEX"). Raises KitError for an unknown code."""
    return DelegationBrief(the_case(), open_store(), delegation)


def objection_map(after=None):
    """Show who objects to which wording; `after` names a prediction that comes first."""
    return ObjectionMap(the_case(), open_store(), after)


def best_texts(own=None, after=None):
    """Show the texts that a search finds best, beside the one stored as task `own`; `after` names a prediction."""
    return BestTexts(the_case(), open_store(), own, after)
