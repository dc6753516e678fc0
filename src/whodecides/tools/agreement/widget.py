"""The tools of agreement: each answers a state of the page with a view; what they show is worked out beside them."""

from collections.abc import Callable, Sequence

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, current_case, full_task_id
from ...coding import codes_on, coding_task
from ...i18n import translator
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import PlainTable, folded_table, html_table
from ...widgets.option_widget import OptionWidget
from ...widgets.readings import both_codes_table
from ...widgets.scripts import script, style
from .measures import alphas_table, alphas_view
from .readings import (
    differing_statements,
    own_view,
    statements_to_code,
    two_readings_table,
    two_readings_view,
)
from .shares import machine_table, machine_view, shares_table, shares_view
from .synthetic_codes import bag_view, example_points, example_table, rare_values_view
from .view import agreement_table, agreement_view
from .words import answering_words, known_values, known_variables


class AgreementExplorer(StatefulWidget):
    """Show the table of coders A and B on one variable, and the statements behind each of its numbers."""

    _esm = script(__file__)
    _css = style(__file__)

    numbers = traitlets.Dict().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)
    evidence = traitlets.Dict().tag(sync=True)

    def __init__(self, case: Case, variable: str, store: Store, values_first: tuple[str, ...] = ()) -> None:
        self._case, self._values_first = case, values_first
        first = {"variable": variable, "opened": None, "card": 0}
        # Tell a wrong variable at once, and measure all, so that each later choice is answered fast.
        for each in (variable, *case["variables"]["id"]):
            agreement_view(Reader(case, store.language), {**first, "variable": each})
        super().__init__(store, first)

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the explorer for a state."""
        return agreement_view(Reader(self._case, state["language"]), state, self._values_first)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the table of codes, and the measures in one sentence."""
        view = self.compute_view(state)
        return html_table(**agreement_table(view)), view["numbers"]["sentence"]


class _Answering(StatefulWidget):
    """What asks, and answers in the same place; a saved page keeps the answer folded.

    `shown(state)` returns the view, `told(language)` the table that a saved page folds away. The view follows the stored
    answer to the task `watched`.
    """

    _css = style(__file__)

    def __init__(
        self,
        store: Store,
        first: State,
        shown: Callable[[State], Parts],
        told: Callable[[str], PlainTable],
        task: str | None = None,
        watched: str | None = None,
    ) -> None:
        self._shown, self._told, self._watched = shown, told, watched
        super().__init__(store, first, task)

    def compute_view(self, state: State) -> Parts:
        """Return words and view for a state."""
        return {"words": answering_words(state["language"]), "view": self._shown(state)}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return what answers as a table, folded away, and that it waits for an answer of one's own."""
        _ = translator(state["language"])
        note = _("Answer first. Then open what is so.")
        return folded_table(note, self._told(state["language"])), note

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if changed == self._watched:
            self._show(self._state)


class _Guessing(OptionWidget, _Answering):
    """What answers the `guess`, a prediction, is not sent before."""

    option = "guess"


class OwnCodes(_Answering):
    """The answer that is kept: {"codes": {statement: value}, "turned": [statement, …], "guess": a number}."""

    _esm = script(__file__, "own_codes.js")
    answer_keys = ("codes", "turned", "guess")


class AgreementSquares(_Guessing):
    """The guess is the least alike of several questions."""

    _esm = script(__file__, "squares.js")


class TwoReadings(_Answering):
    """The answer that is kept: {"readings": {statement: "A", "B" or, where a sentence is tried, "neither"}}."""

    _esm = script(__file__, "two_readings.js")
    answer_keys = ("readings",)


class NeverReads(_Guessing):
    """The guess is a share in per cent."""

    _esm = script(__file__, "machine.js")


class RareValues(_Guessing):
    """A state holds both (rare values given by both), the lowest such number that was reached, and one (the differences)."""

    _esm = script(__file__, "rare_values.js")


class ChanceBag(_Answering):
    """A state holds both, the number of rare values given by both coders."""

    _esm = script(__file__, "bag.js")


class Alphas(_Guessing):
    """The guess is the one of two questions with the higher alpha."""

    _esm = script(__file__, "alphas.js")


def agreement_explorer(variable: str, first: str = "", case: Case | None = None) -> AgreementExplorer:
    """Show how far coders A and B agree on a variable: each number of their table opens its statements.

    `variable`: an id of `variables.csv`. `first`: its values that stand first in rows and columns, joined by +; on a
    phone they are in view. Raises KitError with the nearest name for an unknown variable or value.

    >>> agreement_explorer("evaluation", "concerned+condemns")
    """
    case, store = case or current_case(), open_store()
    values = known_values(Reader(case, store.language), variable, first.split("+") if first else ())
    return AgreementExplorer(case, variable, store, values)


def own_codes(variable: str, statements: str = "", task: str | None = None, case: Case | None = None) -> OwnCodes:
    """Let students code statements on a variable and turn coder A's cards; then up to six codes of theirs of before.

    `statements`: ids joined by +; by default two on which coders A and B differ. What is coded and turned is the answer
    to `task`. Raises KitError with the nearest name for a statement that A and B did not code.

    >>> own_codes("evaluation")
    """
    case, store = case or current_case(), open_store()
    known_variables(Reader(case, store.language), [variable])
    cards = statements_to_code(case, variable, statements.split("+") if statements else ())
    coding = full_task_id(coding_task(case)) if coding_task(case) else None

    def shown(state: State) -> Parts:
        record = store.answer(coding) if coding else None
        return own_view(Reader(case, state["language"]), variable, cards, codes_on(case, variable, record), state)

    first = {"codes": {}, "turned": [], "guess": "", "opened": "", "before": False}
    return OwnCodes(
        store,
        first,
        shown,
        lambda language: both_codes_table(Reader(case, language), variable),
        task=task,
        watched=coding,
    )


def agreement_squares(variables: str, task: str | None = None, case: Case | None = None) -> AgreementSquares:
    """Show a square for each statement, on several questions, and ask on which coders A and B agree least.

    `variables`: ids joined by +. The guess is stored as the answer to the prediction `task`, whose options are these
    ids. Raises KitError for an unknown variable.

    >>> agreement_squares("evaluation+decider+remedy")
    """
    case, ids = case or current_case(), variables.split("+")
    return AgreementSquares(
        open_store(),
        {"guess": ""},
        lambda state: shares_view(Reader(case, state["language"]), ids, state["guess"]),
        lambda language: shares_table(Reader(case, language), ids),
        task,
    )


def two_readings(
    variable: str,
    first: str,
    second: str,
    only: str = "",
    sentence: str | None = None,
    task: str | None = None,
    case: Case | None = None,
) -> TwoReadings:
    """Show the statements to which coder A gave the value `first` and B `second`, to be decided; then the third reading.

    `only` names some of them, joined by +. With the number of a text task as `sentence`, what was written there is
    tried on them. What is decided is the answer to `task`. Raises KitError for an unknown variable, value or statement.

    >>> two_readings("evaluation", "concerned", "condemns")
    """
    case, store = case or current_case(), open_store()
    wanted = only.split("+") if only else []
    statements = differing_statements(Reader(case, store.language), variable, first, second, wanted)

    def shown(state: State) -> Parts:
        record = store.answer(sentence) if sentence else None
        own = (str(record["answer"]) if record else "") if sentence else None
        return two_readings_view(Reader(case, state["language"]), variable, statements, state, own)

    return TwoReadings(
        store,
        {"readings": {}, "opened": ""},
        shown,
        lambda language: two_readings_table(Reader(case, language), variable, statements),
        task=task,
        watched=sentence,
    )


def never_reads(variable: str, task: str | None = None, case: Case | None = None) -> NeverReads:
    """Show a machine that gives all statements the value that coder A gave most often, and how often it meets A.

    The guess, in per cent, is stored as the answer to the prediction `task`, with the options 10, 30, 50, 70 and 90.

    >>> never_reads("duty_to_moderate")
    """
    case = case or current_case()
    return NeverReads(
        open_store(),
        {"guess": ""},
        lambda state: machine_view(Reader(case, state["language"]), variable, state["guess"]),
        lambda language: machine_table(Reader(case, language), variable),
        task,
    )


def rare_values(
    statements: int = 50, both: int = 24, differences: Sequence[int] = (2,), task: str | None = None
) -> RareValues:
    """Show the constructed example: why agreement in per cent is high where a value is rare, and alpha is not.

    Of `statements`, `both` got the rare value from both coders, `differences` from only one: where these are several,
    one chooses. A guess at which number alpha falls below one half is stored as the answer to the prediction `task`,
    with the options 12, 6, 3, 1 and 0. Raises KitError where the numbers do not fit together.

    >>> rare_values(statements=50, both=24)
    """
    return RareValues(
        open_store(),
        {"guess": "", "both": both, "low": both, "one": differences[0]},
        lambda state: rare_values_view(
            state["language"],
            example_points(statements, both, int(state["one"]), state["language"]),
            differences,
            state["guess"] if task else None,
            int(state["low"]),
        ),
        lambda language: example_table(language, example_points(statements, both, differences[0], language)),
        task,
    )


def chance_bag(statements: int = 50, both: int = 24, one: int = 2) -> ChanceBag:
    """Show all codes of the constructed example in one bag; two draws from it show what chance alone agrees on.

    The numbers are as in `rare_values`. Raises KitError where they do not fit together.

    >>> chance_bag()
    """
    return ChanceBag(
        open_store(),
        {"both": both},
        lambda state: bag_view(
            state["language"], example_points(statements, both, one, state["language"]), int(state["both"])
        ),
        lambda language: example_table(language, example_points(statements, both, one, language)),
    )


def alphas(pair: str, task: str | None = None, case: Case | None = None) -> Alphas:
    """Show how often coders A and B gave the same value to each question, and ask which of a `pair` has the higher alpha.

    `pair`: two ids joined by +. The guess is the answer to the prediction `task`; then alpha and its interval are told.
    Raises KitError for an unknown variable.

    >>> alphas("duty_to_moderate+justification")
    """
    case, ids = case or current_case(), pair.split("+")
    return Alphas(
        open_store(),
        {"guess": "", "opened": ""},
        lambda state: alphas_view(Reader(case, state["language"]), ids, state["guess"], state["opened"]),
        lambda language: alphas_table(Reader(case, language)),
        task,
    )
