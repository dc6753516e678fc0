"""Side by side: what some governments said on a few questions, as signs that become words when they are pressed."""

from collections.abc import Sequence
from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, compared_jurisdictions, current_case
from ...plots.canvas import check_places
from ...positions import position_matrix
from ...widgets.asked import AskingWidget
from ...widgets.base import Parts, State
from ...widgets.coded_quotation import coded_quotation, typical_code
from ...widgets.encodings import SUBSTANTIVE, value_encodings
from ...widgets.evidence import evidence_cards
from ...widgets.html import html_table
from ...widgets.scripts import script, style


class SideBySide(AskingWidget):
    """A state holds `opened`, the cells that were pressed as "place.variable", the last one last, and `turn`, how often again."""

    _esm = script(__file__)
    _css = style(__file__)

    def __init__(
        self, case: Case, store: Store, places: Sequence[str], variables: Sequence[str], task: str | None
    ) -> None:
        check_places(places, compared_jurisdictions(case))
        self._case, self._places = case, tuple(places)
        self._variables = tuple(case.row("variables", each)["id"] for each in variables)
        super().__init__(store, {"opened": [], "turn": 0}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the cells; where a task is asked all are in words."""
        reader = Reader(self._case, state["language"])
        known = [f"{place}.{variable}" for place in self._places for variable in self._variables]
        opened = [each for each in state["opened"] if each in known]
        turn = state["turn"] if isinstance(state["turn"], int) else 0
        state = {**state, "opened": opened, "turn": turn}
        left = len(known) - len(set(opened))
        view = {
            "variables": [reader.name("variables", each) for each in self._variables],
            "rows": [self._row(reader, each, known if self._task else opened) for each in self._places],
            "left": left,
            "panel": self._panel(reader, opened[-1], turn) if opened else {},
            "asked": self.asked_question(),
            "verdict": self.verdict(state),
        }
        return {"words": _words(reader, left), "view": view, "state": state}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the cells in words as a table, and what they are."""
        reader = Reader(self._case, state["language"])
        sentence = reader.say("Governments side by side")
        headers = [reader.say("Jurisdiction"), *(reader.name("variables", each) for each in self._variables)]
        rows = [
            [row["name"], *(cell["label"] for cell in row["cells"])]
            for row in (self._row(reader, each, ()) for each in self._places)
        ]
        return html_table(headers, rows, sentence), sentence

    def _row(self, reader: Reader, place: str, opened: Sequence[str]) -> dict[str, Any]:
        cells = [self._cell(reader, place, each) for each in self._variables]
        for cell in cells:
            cell["told"] = cell["id"] in opened
        return {"name": reader.name("jurisdictions", place), "cells": cells}

    def _cell(self, reader: Reader, place: str, variable: str) -> dict[str, Any]:
        """Return a cell: its signs, one a statement that answers, and the same in words; without a statement it says so."""
        labels, signs = reader.labels(), value_encodings(self._case, variable)
        entries = position_matrix(self._case)[place, variable]
        answers = [each for each in entries if each.kind == SUBSTANTIVE]
        shown = answers or entries[:1]
        words = [(labels[variable, each.value], each.count if each.statements else 0) for each in shown]
        spoken = sum(each.count for each in answers)
        return {
            "id": f"{place}.{variable}",
            "signs": [[signs[each.value][0], each.count] for each in answers],
            "closed": reader.say("statements: {count}").format(count=spoken),
            "empty": not any(each.statements for each in entries),
            "words": words,
            "label": ", ".join(f"{label} ({count})" if count else label for label, count in words),
        }

    def _panel(self, reader: Reader, cell: str, turn: int) -> dict[str, Any]:
        """Return what stands behind a cell: a statement that is typical of one of its codes, or that none was found.

        With each `turn` it is the next code's.
        """
        place, variable = cell.split(".")
        _, entries, labels = reader.say, position_matrix(self._case)[place, variable], reader.labels()
        values = [each.value for each in entries if each.kind == SUBSTANTIVE]
        shown = turn % len(values) if values else 0
        following = values[(shown + 1) % len(values)] if len(values) > 1 else ""
        code = typical_code(self._case, variable, place, values[shown]) if values else None
        empty = self._cell(reader, place, variable)["empty"]
        absence = evidence_cards(reader, place, variable)[0] if empty else {}
        again = _("Press the box again: {code}.")
        return {
            "heading": f"{reader.name('jurisdictions', place)} · {reader.name('variables', variable)}",
            "quotation": coded_quotation(reader, variable, code) if code else None,
            "shown": shown,
            "again": again.format(code=labels[variable, following]) if following else "",
            "absence": absence,
        }


def _words(reader: Reader, left: int) -> dict[str, Any]:
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "board": _("Governments side by side"),
            "left": _.ngettext("{count} cell is still closed.", "{count} cells are still closed.", left).format(
                count=left
            )
            if left
            else _("All cells are open: read them down, question by question."),
        }
    }


def side_by_side(
    places: Sequence[str], variables: Sequence[str], task: str | None = None, case: Case | None = None
) -> SideBySide:
    """Show governments side by side on a few questions, one sign a statement; a cell that is pressed says its codes, with
    the words of a statement; pressed again, those of the next code.

    `places` and `variables`: codes and ids. With a `task` all cells name their codes beside its options, and the option that
    is pressed is stored as its answer. Raises KitError for an unknown name.

    >>> side_by_side(["MEX", "DEU"], ["evaluation", "remedy"])
    """
    return SideBySide(case or current_case(), open_store(), places, variables, task)
