"""Compare cases: the same governments in two cases, statement by statement, with the evidence one press away."""

from collections.abc import Mapping
from typing import Any

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, current_case, other_case
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.scripts import script, style
from .cards import panel
from .labels import fixed_words
from .model import read_places, shared_question
from .picture import pictures
from .view import Readers, picture, picture_sentence, place_name


class CompareCases(StatefulWidget):
    """A state holds `place`, the government on show, `opened`, the statement that was pressed, by its id on the page, `by`,
    the letter of the office or person by which it was opened ("" where it was its sign), and `turn`, how often another
    counterpart was asked for.
    """

    _esm = script(__file__)
    _css = style(__file__)
    shows_result = True

    panel = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        cases: tuple[Case, Case],
        store: Store,
        places: str,
        variable: str | None = None,
        after: str | None = None,
    ) -> None:
        self._cases, self._variable = cases, shared_question(cases, variable)
        self._places = read_places(places, cases)
        super().__init__(store, {"place": self._places[0], "opened": "", "by": "", "turn": 0}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return the government on show, and the statement that is open beside its counterpart."""
        readers = self._readers(state["language"])
        place = self._shown_place(state)
        turn = state["turn"] if isinstance(state["turn"], int) else 0
        view: dict[str, Any] = {
            **picture(readers, self._variable, place),
            "places": [[each, place_name(readers, each)] for each in self._places],
        }
        return {
            "words": fixed_words(readers, self._variable),
            "view": view,
            "panel": panel(readers, self._variable, place, str(state["opened"]), turn),
            "state": {**state, "place": place, "turn": turn},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return a picture of each government with its table, and what the first one shows in one sentence."""
        readers = self._readers(state["language"])
        return pictures(readers, self._variable, self._places), picture_sentence(
            readers, self._variable, self._places[0]
        )

    def _shown_place(self, state: State) -> str:
        """Return the government on show: the first one where the state names another."""
        return state["place"] if state["place"] in self._places else self._places[0]

    def _prediction_result(self) -> dict[str, str]:
        """Return the prediction beside its result while the government of which it was asked, the first one, is on show.

        Where it asks which government, it is told beside each.
        """
        result = super()._prediction_result()
        asks_which = result.get("outcome") in self._places
        return result if asks_which or self._shown_place(self._state) == self._places[0] else {}

    def _readers(self, language: str) -> Readers:
        return Reader(self._cases[0], language), Reader(self._cases[1], language)

    def _option_names(self, reader: Reader) -> Mapping[str, str]:
        readers = self._readers(reader.language)
        return {each: place_name(readers, each) for each in self._places}


def compare_cases(
    places: str,
    other: str,
    variable: str | None = None,
    after: str | None = None,
    case: Case | None = None,
) -> CompareCases:
    """Show governments in two cases, one at a time: the answers to a question as rows, the cases as two columns.

    A letter stands for an office or a person that speaks in both; pressed, their statements stand side by side. A sign of
    which the coder was unsure is dashed; where an office changed hands within a case, the signs since then say so.
    `places` names governments by code or name, joined by +. `other` is the other case, a folder of `data/`, and
    `variable` a question that both codebooks ask alike, by default the first. `after` names a task: the tool stays closed until
    its answer is stored. Where that is a prediction, it is told beside its result with the first of the `places`, of which it was asked.
    Raises KitError, in one sentence, where the other case is missing, the question is not shared, or a government is in
    neither case.

    >>> compare_cases("DEU+FRA", other="december-2025")
    """
    case = case or current_case()
    return CompareCases((case, other_case(case, other)), open_store(), places, variable, after)
