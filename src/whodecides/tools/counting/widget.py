"""Counting: lines of code that a press writes and a hand edits, and the table that they make."""

from collections.abc import Sequence
from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, compared_jurisdictions, current_case
from ...errors import KitError
from ...i18n import translator
from ...plots.canvas import check_places
from ...widgets.asked import AskingWidget
from ...widgets.base import Parts, State
from ...widgets.coded_quotation import codes_of
from ...widgets.html import html_table
from ...widgets.quotation import spoken_quotation
from ...widgets.scripts import script, style
from .model import LINES, counted, read_word

WRITTEN = 3  # of the questions, those that a press writes; the others are written by hand


class Counting(AskingWidget):
    """A state holds `word`, as it stands in the line; `variable`, the last one that could be read; and `cell`, [value, place]."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(
        self,
        case: Case,
        store: Store,
        variable: str,
        places: Sequence[str],
        task: str | None,
        asked: Sequence[str] | None,
    ) -> None:
        check_places(places, compared_jurisdictions(case))
        case.row("variables", variable)
        self._case, self._places, self._asked = case, tuple(places), list(asked or ())
        super().__init__(store, {"word": f'"{variable}"', "variable": variable, "cell": []}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the lines, their table and what stands behind the number that was pressed."""
        reader, known = Reader(self._case, state["language"]), list(self._case["variables"]["id"])
        variable, problem = state["variable"] if state["variable"] in known else known[0], ""
        try:
            variable = read_word(str(state["word"]), known)
        except KitError as error:
            problem = error.translated(translator(state["language"]))
        table = counted(self._case, variable, self._places)
        value, place = state["cell"] if len(state["cell"]) == 2 else ("", "")
        is_there = value in table.index and place in table.columns
        cell, labels = [value, place] if is_there else [], reader.labels()
        state = {**state, "variable": variable, "cell": cell}
        state, verdict = self._judged(reader, state, int(table.loc[value, place]) if is_there else 0)
        ids = (
            [each.statement for each in codes_of(self._case, variable, [place]) if each.value == value] if cell else []
        )
        view = {
            "lines": [each.format(word="{word}", places=_as_code(self._places)) for each in LINES],
            "variables": [[each, reader.name("variables", each)] for each in known[:WRITTEN]],
            "problem": problem,
            "places": [[each, reader.name("jurisdictions", each)] for each in table.columns],
            "rows": [
                [each, labels[variable, each], [int(number) for number in table.loc[each]]] for each in table.index
            ],
            "statements": [spoken_quotation(reader, each) for each in ids],
            "heading": f"{reader.name('jurisdictions', place)} · {labels[variable, value]}" if cell else "",
            "question": self.asked_task.question if self.asked_task else "",
            "verdict": verdict,
        }
        return {"words": _words(reader), "view": view, "state": state}

    def _judged(self, reader: Reader, state: State, number: int) -> tuple[State, dict[str, Any]]:
        """Return the state with the number that was pressed as its answer, and what is said of it.

        The same number in another place of the table is no answer.
        """
        task = self.asked_task
        if not task or not state["cell"]:
            return state, {**self.verdict(state)}
        if number == task.answer and self._asked and [state["variable"], *state["cell"]] != self._asked:
            return state, {
                "right": False,
                "text": reader.say("The same number, but of another cell. Read the question again."),
            }
        state = {**state, "answer": str(number)}
        return state, {**self.verdict(state)}

    def _store_answer_keys(self, before: State, now: State) -> None:
        super()._store_answer_keys(before, self.compute_view(now)["state"])

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the table of the first word, and what is counted."""
        reader = Reader(self._case, state["language"])
        variable, labels = state["variable"], reader.labels()
        table = counted(self._case, variable, self._places)
        name = reader.name("variables", variable)
        sentence = reader.say("Government statements by value: {variable}").format(variable=name)
        names = [reader.name("jurisdictions", each) for each in table.columns]
        rows = [[labels[variable, each], *map(int, table.loc[each])] for each in table.index]
        return html_table([name, *names], rows, sentence), sentence


def _as_code(places: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{each}"' for each in places) + "]"


def _words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "code": _("Lines of Python that make the table"),
            "write": _("A press writes the word"),
            "word": _("The word that chooses the question"),
            "run": _("Run"),
            "table": _("The table that the lines make"),
            "open": _("Press a number: its statements open here."),
        }
    }


def count_codes(
    variable: str,
    places: Sequence[str],
    task: str | None = None,
    asked: Sequence[str] | None = None,
    case: Case | None = None,
) -> Counting:
    """Show the lines of pandas that count some governments' codes on a variable, to be edited, and their table.

    A number that is pressed opens as statements. With a `task` it is stored as the answer; `asked` is the variable, the value
    and the place of the number that the task means. Raises KitError for an unknown name.

    >>> count_codes("remedy", ["MEX", "DEU"])
    """
    return Counting(case or current_case(), open_store(), variable, places, task, asked)
