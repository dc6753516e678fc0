"""The agreement explorer: where coders meet, where they part, and how much of it chance would bring."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import traitlets

from ...agreement import coder_agreement
from ...answers import Store, open_store, parse, tasks_by_id
from ...case import Case, Reader, current_case, full_task_id
from ...coding import Codes, coding_task, known_codes
from ...errors import KitError
from ...i18n import localized_percent, translator
from ...plots import alpha_plot as alpha_figure
from ...widgets.answer_files import decoded_file_text
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.encodings import value_encodings
from ...widgets.html import html_table
from ...widgets.prediction_result import due_prediction_result
from ...widgets.scripts import script, style
from .picture import agreement_figure
from .synthetic_codes import rare_values_table, rare_values_view
from .view import agreement_table, agreement_view


class _Agreement(StatefulWidget):
    """What answers a prediction whose options are variables."""

    shows_result = True

    def _option_names(self, reader: Reader) -> dict[str, str]:
        return reader.names("variables")


class AgreementExplorer(_Agreement):
    """Show two coders (or more) on one variable; the student's own codes appear when the task of coding stores them.

    A classmate's file arrives in base64 in the state ("added"). Only the codes in it that the case knows are kept, for
    as long as the tool is open.
    """

    _esm = script(__file__)
    _css = style(__file__)

    people = traitlets.Dict().tag(sync=True)
    numbers = traitlets.Dict().tag(sync=True)
    bag = traitlets.Dict().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)
    evidence = traitlets.Dict().tag(sync=True)

    def __init__(self, case: Case, variable: str, store: Store, after: str | None = None) -> None:
        self._case = case
        first = {"variable": variable, "coders": "A+B", "opened": None, "card": 0, "classmates": []}
        # Tell a wrong variable at once, also while closed; and measure all, so that each later choice is answered fast.
        for each in (variable, *case["variables"]["id"]):
            agreement_view(case, {**first, "variable": each, "language": store.language}, {}, [])
        self._coding = full_task_id(coding_task(case)) if coding_task(case) else ""
        super().__init__(store, first, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the explorer for a state."""
        own = self._codes(self._store.answer(self._coding))
        view = agreement_view(self._case, state, own, self._classmates(state))
        return {
            **view,
            "view": {"agreement_by_option": self._agreement_by_option(Reader(self._case, state["language"]))},
        }

    def _agreement_by_option(self, reader: Reader) -> list[list[Any]]:
        """Return the variables of the prediction with their agreement: [name, share in words, share, expected, record]."""
        told = due_prediction_result(reader, self._store, self._after)
        known = set(self._case["variables"]["id"])
        ids = [each["id"] for each in tasks_by_id()[self._after].options if each["id"] in known] if told else []
        found = {each: coder_agreement(self._case, each)["agreement"] for each in ids}
        return [
            [
                reader.name("variables", each),
                localized_percent(share, reader.language),
                share,
                each == told["answer"],
                each == told["outcome"],
            ]
            for each, share in found.items()
        ]

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the table of codes beside the bag as a picture, and the measures in one sentence."""
        view = self.compute_view(state)
        signs = {
            value: sign for value, (sign, _order) in value_encodings(self._case, view["state"]["variable"]).items()
        }
        sentence, data_table = view["numbers"]["sentence"], agreement_table(view)
        return agreement_figure(
            view["table"], view["bag"], signs, data_table, sentence, state["language"]
        ).html(), sentence

    def _codes(self, record: Mapping[str, Any] | None) -> Codes:
        """Return the codes in a stored answer to the coding task, whatever else it may hold."""
        answer = record["answer"] if record else None
        return known_codes(self._case, answer.get("codes")) if isinstance(answer, dict) else {}

    def _classmates(self, state: State) -> list[Codes]:
        known = [known_codes(self._case, each) for each in state["classmates"]]
        if state.get("added"):
            codes = self._codes(parse(decoded_file_text(state["added"]))["answers"].get(self._coding))
            if not codes:
                _ = translator(state["language"])
                raise KitError(_("This file holds no codes of these statements: ask your classmate to code first."))
            known += [codes] if codes not in known else []
        return known

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if changed in (self._coding, self._after) and not self.locked:
            self._show(self._state)


class RareValues(StatefulWidget):
    """Show a constructed example: agreement stays high while alpha falls, because one value is rare."""

    _esm = script(__file__, "rare_values.js")
    _css = style(__file__)

    numbers = traitlets.Dict().tag(sync=True)
    bag = traitlets.Dict().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the example for a state."""
        return rare_values_view(state)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return a series of examples as a table, and the one on show in one sentence."""
        return html_table(**rare_values_table(state)), rare_values_view(state)["numbers"]["sentence"]


class AlphaPlot(_Agreement):
    """Show the figure of all variables: a widget, so that it can wait for a prediction and change its language."""

    _esm = script(__file__, "alphas.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, after: str | None = None) -> None:
        self._case = case
        super().__init__(store, {}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the figure as HTML, in the language of a state."""
        _ = translator(state["language"])
        figure = _alpha_figure(state["language"], self._case)
        return {
            "words": {"labels": {"title": _("How far two coders agree, by variable")}},
            "view": {"figure": figure.html()},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the figure, and what it says in words."""
        figure = _alpha_figure(state["language"], self._case)
        return figure.html(), figure.alt


_alpha_figure = cache(alpha_figure)  # to draw it takes a moment, which nobody should wait for twice


def agreement_explorer(variable: str, case: Case | None = None, after: str | None = None) -> AgreementExplorer:
    """Show how far coders agree on a variable.

    `variable`: an id of `variables.csv`. `after` names a prediction task: the explorer stays closed until that answer is
    stored. Raises KitError with the nearest name for an unknown variable.

    >>> agreement_explorer("evaluation")
    """
    return AgreementExplorer(case or current_case(), variable, open_store(), after)


def alpha_plot(case: Case | None = None, after: str | None = None) -> AlphaPlot:
    """Show Krippendorff's alpha and its interval for each variable, as a figure.

    `after` names a prediction: the figure stays closed until it is stored.

    >>> alpha_plot()
    """
    return AlphaPlot(case or current_case(), open_store(), after)


def rare_values(statements: int = 50, both: int = 24, one: int = 2) -> RareValues:
    """Show the constructed example: why agreement in per cent is high where a value is rare, and alpha is not.

    Of `statements`, `both` got the rare value from both coders, `one` from only one; counts, to be changed in the tool.

    >>> rare_values(statements=50, both=24, one=2)
    """
    return RareValues(open_store(), {"statements": statements, "both": both, "one": one})
