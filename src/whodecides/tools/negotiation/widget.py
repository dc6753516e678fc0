"""The brief of a delegation, who objects to what, the best texts."""

from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...widgets.asked import AskingWidget
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import asked_static_fallback
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .best_texts import best_texts_static_fallback, best_texts_view
from .delegation_brief import delegation_brief_view
from .objection_map import objection_map_view, objection_picture


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


class ObjectionMap(StatefulWidget):
    """Show who objects to which wording."""

    _esm = script(__file__, "objection_map.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store) -> None:
        self._case = case
        super().__init__(store, {"opened": None})

    def compute_view(self, state: State) -> Parts:
        """Return the grid in parts."""
        return objection_map_view(Reader(self._case, state["language"]), state["opened"])

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the grid as a picture with its table, and its first line in one sentence."""
        return objection_picture(Reader(self._case, state["language"]))


class BestTexts(AskingWidget):
    """Show what a search of all texts finds, once one said what one expects, beside the text that was stored as `own`."""

    _esm = script(__file__, "best_texts.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, own: str | None = None, task: str | None = None) -> None:
        self._case, self._own = case, own
        super().__init__(store, {"opened": ""}, task)

    def compute_view(self, state: State) -> Parts:
        """Return what is asked, and once that is answered the search in parts."""
        reader, asked = Reader(self._case, state["language"]), self.asked_question()
        parts = best_texts_view(reader, self._answer(), state["opened"])
        options = dict(asked["options"]) if asked else {}
        if asked and state["answer"] not in options:
            return {**parts, "view": {"asked": asked, "told": {}}, "state": state}
        told = {"record": parts["view"]["most"], "said": parts["view"]["numbers_sentence"]}
        if asked:
            told["own"] = options[state["answer"]]
        return {**parts, "view": {**parts["view"], "asked": asked, "told": told}, "state": state}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the search as tables, folded away where one expects first, and what its best text rests on."""
        reader, asked = Reader(self._case, state["language"]), self.asked_question()
        found = best_texts_static_fallback(reader, self._answer())
        if not asked:
            return render(__file__, "best_texts.html", **found), found["rests"]
        note = reader.say("Only reading? Answer first, then open this.")
        options = [text for _id, text in asked["options"]]
        return asked_static_fallback(asked["question"], options, note, found["best"]), asked["question"]

    def _answer(self) -> Any:
        record = self._store.answer(self._own) if self._own else None
        return record["answer"] if record else None

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if changed == self._own and not self.locked:
            self._show(self._state)


def delegation_brief(delegation: str, case: Case | None = None) -> DelegationBrief:
    """Show the brief of a delegation: what it welcomes, accepts and objects to, and on what evidence.

    `delegation`: the code of its jurisdiction. Raises KitError for an unknown code.

    >>> delegation_brief("MEX")
    """
    return DelegationBrief(case or current_case(), open_store(), delegation)


def objection_map(case: Case | None = None) -> ObjectionMap:
    """Show who objects to which wording.

    >>> objection_map()
    """
    return ObjectionMap(case or current_case(), open_store())


def best_texts(own: str | None = None, task: str | None = None, case: Case | None = None) -> BestTexts:
    """Show the texts that a search finds best: all can sign, and most clauses say something.

    `own` names the task whose stored text stands beside them; `task` a prediction that is pressed first.

    >>> best_texts()
    """
    return BestTexts(case or current_case(), open_store(), own, task)
