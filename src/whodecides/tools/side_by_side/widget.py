"""Governments side by side: what they said on a few questions, one sign a statement."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, compared_jurisdictions, current_case
from ...errors import _
from ...plots.canvas import check_places
from ...positions import position_matrix
from ...widgets.coded_quotation import coded_quotation, typical_code
from ...widgets.encodings import SUBSTANTIVE, value_encodings
from ...widgets.evidence import evidence_cards
from .board import Board


class SideBySide(Board):
    """Rows are jurisdictions, columns variables; behind a cell stands a statement, with each turn one of its next code."""

    name, row_kind = _("Governments side by side"), _("Jurisdiction")

    def __init__(
        self, case: Case, store: Store, places: Sequence[str], variables: Sequence[str], task: str | None
    ) -> None:
        check_places(places, compared_jurisdictions(case))
        super().__init__(case, store, places, [case.row("variables", each)["id"] for each in variables], task)

    def _row_names(self, reader: Reader) -> Mapping[str, str]:
        return reader.names("jurisdictions")

    def _column_names(self, reader: Reader) -> Mapping[str, str]:
        return reader.names("variables")

    def _cell(self, reader: Reader, row: str, column: str) -> dict[str, Any]:
        """Return a cell: its signs, one a statement that answers, and the same in words; without a statement it says so."""
        labels, signs = reader.labels(), value_encodings(self._case, column)
        entries = position_matrix(self._case)[row, column]
        answers = [each for each in entries if each.kind == SUBSTANTIVE]
        shown = answers or entries[:1]
        words = [(labels[column, each.value], each.count if each.statements else 0) for each in shown]
        spoken = sum(each.count for each in answers)
        return {
            "signs": [[signs[each.value][0], each.count] for each in answers],
            "closed": reader.say(_("statements: {count}")).format(count=spoken),
            "empty": not any(each.statements for each in entries),
            "words": words,
            "label": ", ".join(f"{label} ({count})" if count else label for label, count in words),
        }

    def _panel(self, reader: Reader, row: str, column: str, turn: int) -> dict[str, Any]:
        """Return a statement that is typical of one of the codes of a cell, or that none was found.

        With each `turn` it is the next code's.
        """
        entries, labels = position_matrix(self._case)[row, column], reader.labels()
        values = [each.value for each in entries if each.kind == SUBSTANTIVE]
        shown = turn % len(values) if values else 0
        following = values[(shown + 1) % len(values)] if len(values) > 1 else ""
        code = typical_code(self._case, column, row, values[shown]) if values else None
        empty = self._cell(reader, row, column)["empty"]
        absence = evidence_cards(reader, row, column)[0] if empty else {}
        again = reader.say(_("Press the box again: {code}."))
        return {
            "heading": f"{reader.name('jurisdictions', row)} · {reader.name('variables', column)}",
            "quotation": coded_quotation(reader, column, code) if code else None,
            "shown": shown,
            "again": again.format(code=labels[column, following]) if following else "",
            "absence": absence,
        }


def side_by_side(
    places: Sequence[str], variables: Sequence[str], task: str | None = None, case: Case | None = None
) -> SideBySide:
    """Show governments side by side on a few questions, one sign a statement; a cell that is pressed says its codes, with
    the words of a statement; pressed again, those of the next code.

    `places` and `variables`: codes and ids. With a `task` all cells name their codes beside its options, and the option that
    is pressed is stored as its answer; a prediction is pressed first, and then the signs stand there. Raises KitError for an
    unknown name.

    >>> side_by_side(["MEX", "DEU"], ["evaluation", "remedy"])
    """
    return SideBySide(case or current_case(), open_store(), places, variables, task)
