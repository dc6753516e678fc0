"""The negotiation table: the brief of a delegation, the negotiation, who objects to what, the best texts."""

from typing import Any

from ...answers import Store, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...i18n import translator
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_paragraph
from ...widgets.prediction_result import prediction_result_at
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .best_texts import best_texts_static_fallback, best_texts_view
from .delegation_brief import delegation_brief_view
from .model import check_delegation, load_table
from .moves import room_of
from .objection_map import objection_map_view, objection_picture
from .signing import open_objections, signing_sentence
from .view import negotiation_static_fallback, negotiation_view


class _Stances(StatefulWidget):
    """A tool that shows the stances of several sides: while an answer is owed, a saved page does not hold them either."""

    def static_html(self) -> str:
        """Return the static fallback; before the prediction only what to do, because others' stances are to be found out first."""
        return html_paragraph(self.locked) if self.locked else super().static_html()


class NegotiationTable(_Stances):
    """Choose a wording for each clause and see who can sign. `picks` holds the clauses that the student decided.

    `trial` holds other picks while the student only tries; they are not stored, and gone when the trial ends. `raised`
    holds objections that people at the table make of their own choice. With a `delegation` the table is a sherpa's:
    it shows one side at a time, and the work is done when that side can sign.
    """

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("picks", "wording", "seat", "raised")

    def __init__(
        self, case: Case, store: Store, delegation: str = "", task: str | None = None, after: str | None = None
    ) -> None:
        self._case, self._sealed = case, bool(delegation)
        if delegation:
            check_delegation(load_table(case), delegation)
        first = {"picks": {}, "trial": None, "wording": "", "seat": delegation, "raised": {}, "opened": None}
        super().__init__(store, first, task, after)

    def _stored_state(self) -> dict[str, Any]:
        # A damaged part of an answer is left out, so that the rest comes back.
        stored = super()._stored_state()
        record, table = self._store.answer(self._task) if self._task else None, load_table(self._case)
        if record and isinstance(record["answer"], dict) and "moves" in record["answer"]:
            # Moves were made at the other table: the text is what they lead to, closed where they close it.
            room = room_of(table, record["answer"])
            decided = {*room.called, *room.fell}
            stored["picks"] = {clause: variant for clause, variant in room.text.items() if clause in decided}
        kinds = {"picks": dict, "wording": str, "seat": str, "raised": dict}
        stored = {key: part for key, part in stored.items() if isinstance(part, kinds[key])}
        if stored.get("seat") not in (*([] if self._sealed else [""]), *table.delegations):
            stored.pop("seat", None)
        return stored

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the table for a state."""
        parts = negotiation_view(self._case, state, bool(self._task), self._sealed)
        return {**parts, "view": {**parts["view"], "work": self.progress_sentence(state)}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the text as a plain table, and who can sign in one sentence."""
        shown = (Reader(self._case, state["language"]), state["picks"], state["seat"], state["raised"])
        return render(__file__, "static_fallback.html", **negotiation_static_fallback(*shown)), signing_sentence(*shown)

    def progress_sentence(self, state: State) -> str:
        """Say how far the work is: enough clauses are not all of it while somebody objects."""
        picks = state["picks"] if isinstance(state["picks"], dict) else {}
        if self._sealed:  # the draft chosen once more is no change
            draft = load_table(self._case).draft
            picks = {clause: variant for clause, variant in picks.items() if variant != draft.get(clause)}
        sentence, task = super().progress_sentence({**state, "picks": picks}), tasks_by_id().get(self._task)
        if not task or len(picks) < task.complete["picks"]:
            return sentence
        objecting = open_objections(self._case, state["picks"], state["seat"], state["raised"])
        _ = translator(state["language"])
        if self._sealed and objecting:
            return _("Task {task}: enough clauses are changed, but your own government still objects.").format(
                task=task.id
            )
        if objecting:
            return _("Task {task}: enough clauses are decided. Delegations that still object: {count}.").format(
                task=task.id, count=objecting
            )
        return sentence


class DelegationBrief(StatefulWidget):
    """Show the role sheet of one delegation."""

    _esm = script(__file__, "delegation_brief.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, delegation: str) -> None:
        self._case = case
        super().__init__(store, {"delegation": delegation})

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the brief."""
        return delegation_brief_view(self._case, state)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the brief as HTML, and how much of it is inferred in one sentence."""
        brief = self.compute_view(state)["view"]
        return render(__file__, "delegation_brief.html", **brief), brief["count"]


class ObjectionMap(_Stances):
    """Show who objects to which wording, once the prediction is stored."""

    _esm = script(__file__, "objection_map.js")
    _css = style(__file__)
    contains_prediction = True

    def __init__(self, case: Case, store: Store, after: str | None = None, table: str | None = None) -> None:
        self._case, self._summit = case, table
        super().__init__(store, {"opened": None}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the grid in parts, with the prediction played back in it."""
        reader = Reader(self._case, state["language"])
        parts = objection_map_view(reader, state["opened"])
        return {**parts, "view": {**parts["view"], "prediction_result": self._prediction_result_here(reader)}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the grid as a picture with its table, and its first line in one sentence."""
        return objection_picture(Reader(self._case, state["language"]))

    def _locked_notice(self) -> str:
        owed, _ = super()._locked_notice(), translator(self._state["language"])
        if owed or not self._summit or self._is_summit_over():
            return owed
        return _("First finish your work on task {task}; this tool then opens here.").format(task=self._summit)

    def _is_summit_over(self) -> bool:
        """Say whether the summit is over: before, nobody may look into the others' cards."""
        record, table = self._store.answer(self._summit), load_table(self._case)
        answer = record["answer"] if record and isinstance(record["answer"], dict) else {}
        # A text from before there was a log of moves has no end.
        return bool(answer) and (not answer.get("moves") or room_of(table, answer).over)

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if self.locked and changed == self._summit:
            self.locked = self._locked_notice()
            if not self.locked:
                self._show(self._state)

    def _prediction_result_here(self, reader: Reader) -> dict[str, str]:
        _ = reader.say
        record = self._store.answer(self._after)
        clause = record["answer"] if record and isinstance(record["answer"], str) else ""
        played = prediction_result_at(reader, self._store, self._after, clause, _("The table shows: {option}"))
        return {**played, "clause": clause} if played else {}


class BestTexts(StatefulWidget):
    """Show what a search of all texts finds, beside the text that the student stored as `task`."""

    _esm = script(__file__, "best_texts.js")
    _css = style(__file__)
    contains_prediction = True

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case, self._own = case, task
        super().__init__(store, {}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the search in parts, with the prediction played back beside it."""
        reader = Reader(self._case, state["language"])
        _, parts = reader.say, best_texts_view(reader, self._answer())
        played = prediction_result_at(reader, self._store, self._after, "most", _("The search shows: {option}"))
        return {**parts, "view": {**parts["view"], "prediction_result": played}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the search as tables, and what its best text rests on."""
        found = best_texts_static_fallback(Reader(self._case, state["language"]), self._answer())
        return render(__file__, "best_texts.html", **found), found["rests"]

    def _answer(self) -> Any:
        record = self._store.answer(self._own) if self._own else None
        return record["answer"] if record else None

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if changed == self._own and not self.locked:
            self._show(self._state)


def negotiation_table(
    task: str | None = None, delegation: str = "", after: str | None = None, case: Case | None = None
) -> NegotiationTable:
    """Show the negotiation table: a text, clause by clause, and who can sign it.

    The text is stored as the answer to `task`, and nowhere without a task.
    `delegation` (such as "MEX") shows the view of one delegation, otherwise all sides are shown. `after` names a
    prediction that comes first.
    Raises KitError with the nearest valid codes.

    >>> negotiation_table(delegation="MEX")
    """
    return NegotiationTable(case or current_case(), open_store(), delegation, task, after)


def delegation_brief(delegation: str, case: Case | None = None) -> DelegationBrief:
    """Show the brief of a delegation: what it welcomes, accepts and objects to, and on what evidence.

    `delegation`: the code of its jurisdiction. Raises KitError for an unknown code.

    >>> delegation_brief("MEX")
    """
    return DelegationBrief(case or current_case(), open_store(), delegation)


def objection_map(after: str | None = None, table: str | None = None, case: Case | None = None) -> ObjectionMap:
    """Show who objects to which wording.

    `after` names a prediction that comes first, `table` a task of `summit_table` whose table is closed first.

    >>> objection_map()
    """
    return ObjectionMap(case or current_case(), open_store(), after, table)


def best_texts(own: str | None = None, after: str | None = None, case: Case | None = None) -> BestTexts:
    """Show the texts that a search finds best: all can sign, and most clauses say something.

    `own` names the task whose stored text stands beside them; `after` a prediction that comes first.

    >>> best_texts()
    """
    return BestTexts(case or current_case(), open_store(), own, after)
