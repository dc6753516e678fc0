"""The coder: statements, a codebook, and no speaker; and the tool that changes one rule of the codebook."""

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...coding import rule_variants
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .revision import revision_sentence, revision_static_fallback, revision_view
from .view import coder_sentence, coder_static_fallback, coder_view


class Coder(StatefulWidget):
    """Code statements blind, look again at borderline codes, then see who spoke.

    The answer that is kept: {"codes": {statement: {variable: value}},
    "second": {statement: {variable: {"value": value, "reason": text}}}}.
    """

    _esm = script(__file__)
    _css = style(__file__)
    shows_result = True
    answer_keys = ("codes", "second")

    def __init__(self, case: Case, store: Store, task: str | None = None, after: str | None = None) -> None:
        self._case = case
        first = {"step": "code", "at": None, "again": None, "who": None, "codes": {}, "second": {}}
        super().__init__(store, first, task=task, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the coder for a state."""
        return coder_view(self._case, state)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return coding sheet and codebook as plain tables, and how far the coding is."""
        reader, codes = Reader(self._case, state["language"]), state["codes"]
        return render(__file__, "static_fallback.html", **coder_static_fallback(reader, codes)), coder_sentence(
            reader, codes
        )


class RuleReviser(StatefulWidget):
    """Choose another rule and see which adjudicated codes it changes."""

    _esm = script(__file__, "reviser.js")
    _css = style(__file__)

    evidence = traitlets.Dict().tag(sync=True)

    def __init__(self, case: Case, rule: str, store: Store, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {"rule": rule, "opened": None}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the tool for a state."""
        return revision_view(self._case, state)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return counts before and after as plain tables, and the change in one sentence."""
        asked = Reader(self._case, state["language"]), state["rule"]
        return render(__file__, "reviser.html", **revision_static_fallback(*asked)), revision_sentence(*asked)


def coder(task: str | None = None, after: str | None = None, case: Case | None = None) -> Coder:
    """Show the coder: statements one by one, to be coded with the codebook and compared with coders A and B.

    `task` keeps the codes as the answer to that task; `after` names a prediction that comes first.

    >>> coder()
    """
    return Coder(case or current_case(), open_store(), task, after)


def revise_rule(rule: str, after: str | None = None, case: Case | None = None) -> RuleReviser:
    """Show what another rule of the codebook changes: which codes, and what becomes of the counts.

    `rule`: an id of `rule_variants.csv`. `after` names a task that is to be begun first. Raises KitError, with the nearest
    names, for an unknown rule.

    >>> revise_rule("step-needed")
    """
    case = case or current_case()
    known = rule_variants(case)
    if rule not in known:
        raise KitError(
            Message(_("There is no rule '{name}'. {nearest}"), name=rule, nearest=suggest_names(rule, known))
        )
    return RuleReviser(case, rule, open_store(), after)
