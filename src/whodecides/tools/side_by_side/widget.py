"""Governments side by side: what they said on a few questions, one sign a statement."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ...answers import Store, open_store
from ...case import Case, Reader, compared_jurisdictions, current_case
from ...errors import _
from ...plots.canvas import check_places
from ...positions import CellValue, position_matrix, said_before_the_measure
from ...widgets.coded_quotation import coded_quotation, codes_by_plainness
from ...widgets.encodings import EARLIER_SIGN, SUBSTANTIVE, value_encodings
from ...widgets.evidence import evidence_cards
from .board import Board


class Said(NamedTuple):
    """A part of a cell: what it says, its sign, the value that was coded, and the statements."""

    label: str
    sign: str
    value: str
    statements: list[str]


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
        said = self._said(reader, row, column)
        words = [(each.label, len(each.statements)) for each in said]
        return {
            "signs": [[each.sign, len(each.statements), each.label] for each in said if each.statements],
            "closed": reader.say(_("statements: {count}")).format(count=sum(count for _label, count in words)),
            "empty": not any(each.statements for each in position_matrix(self._case)[row, column]),
            "words": words,
            "label": ", ".join(f"{label} ({count})" if count else label for label, count in words),
        }

    def _said(self, reader: Reader, row: str, column: str) -> list[Said]:
        """Return what a cell says. What was said before the measure stands apart where it does not answer: it could not."""
        labels, signs = reader.labels(), value_encodings(self._case, column)
        early, found = said_before_the_measure(self._case, column), []
        for each in _shown(position_matrix(self._case)[row, column]):
            sign = signs[each.value][0] if each.statements else ""
            before = [] if each.kind == SUBSTANTIVE else [one for one in each.statements if one in early]
            rest = [one for one in each.statements if one not in before]
            if rest or not before:
                found.append(Said(labels[column, each.value], sign, each.value, rest))
            if before:
                found.append(Said(reader.say(_("said before the measure")), EARLIER_SIGN, each.value, before))
        return found

    def _panel(self, reader: Reader, row: str, column: str, turn: int) -> dict[str, Any]:
        """Return one of the statements of a cell, code by code, the plainest of each first, or that none was found.

        With each `turn` it is the next one.
        """
        said = self._said(reader, row, column)
        found = [
            (place, code)
            for place, each in enumerate(said)
            for code in codes_by_plainness(self._case, column, row, each.value)
            if code.statement in each.statements
        ]
        at = turn % len(found) if found else 0
        place, code = found[at] if found else (0, None)
        following = reader.say(_("Next statement ({number} of {all})"))
        quotation = coded_quotation(reader, column, code) if code else None
        return {
            "heading": f"{reader.name('jurisdictions', row)} · {reader.name('variables', column)}",
            "quotation": {**quotation, "label": said[place].label, "sign": said[place].sign} if quotation else None,
            "shown": place,
            "next": following.format(number=(at + 1) % len(found) + 1, all=len(found)) if len(found) > 1 else "",
            "absence": {} if found else evidence_cards(reader, row, column)[0],
        }


def _answers(entries: Sequence[CellValue]) -> list[CellValue]:
    """Return the codes of a cell that answer the question."""
    return [each for each in entries if each.kind == SUBSTANTIVE]


def _shown(entries: Sequence[CellValue]) -> Sequence[CellValue]:
    """Return the codes that a cell says: those that answer, or where none does the first."""
    return _answers(entries) or entries[:1]


def side_by_side(
    places: Sequence[str], variables: Sequence[str], task: str | None = None, case: Case | None = None
) -> SideBySide:
    """Show governments side by side on a few questions, one sign a statement; a cell that is pressed says its codes, with
    the words of a statement; pressed again, those of the next one.

    `places` and `variables`: codes and ids. With a `task` all cells name their codes beside its options, and the option that
    is pressed is stored as its answer; a prediction is pressed first, and then the signs stand there. Raises KitError for an
    unknown name.

    >>> side_by_side(["MEX", "DEU"], ["evaluation", "remedy"])
    """
    return SideBySide(case or current_case(), open_store(), places, variables, task)
