"""Texts side by side: what laws, decisions and bills say on a few questions, as last recorded."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...errors import _
from ...regulation import provision, provision_kind
from ...widgets.evidence import note_facts
from ...widgets.instruments import first_capital
from .board import Board

UNKNOWN = ("not established", "not recorded")  # kinds of what is not known


class TextsSideBySide(Board):
    """Rows are instruments, columns features; behind a cell stands what the text says, its article and where to read it."""

    name, row_kind = _("Texts side by side"), _("Instrument")
    closed_in_signs = False  # a rule and its opposite would have one sign
    long_names = True

    def __init__(
        self, case: Case, store: Store, instruments: Sequence[str], features: Sequence[str], task: str | None
    ) -> None:
        rows = [case.row("instruments", each)["id"] for each in instruments]
        super().__init__(case, store, rows, [case.row("features", each)["id"] for each in features], task)

    def _row_names(self, reader: Reader) -> Mapping[str, str]:
        return {each: first_capital(name) for each, name in reader.names("instruments").items()}

    def _column_names(self, reader: Reader) -> Mapping[str, str]:
        return {each: first_capital(name) for each, name in reader.names("features").items()}

    def _cell(self, reader: Reader, row: str, column: str) -> dict[str, Any]:
        """Return a cell: what the text says in a few words."""
        found = provision(self._case, row, column)
        label = first_capital(reader.text(found, "value") if found else reader.say(_("not recorded")))
        return {"signs": [], "empty": provision_kind(found) in UNKNOWN, "words": [(label, 0)], "label": label}

    def _panel(self, reader: Reader, row: str, column: str, turn: int) -> dict[str, Any]:
        """Return what the text says on the question, with its article, a note and its sources."""
        found = provision(self._case, row, column)
        rule: dict[str, Any] = {"said": "", "facts": [], "sources": []}
        if found:
            article = [[reader.say(_("Article")), found["article"]]] if found["article"] else []
            sources = [*reader.links(found), *reader.note_links(found)]
            rule = {
                "said": reader.text(found, "detail"),
                "facts": [*article, *note_facts(reader, found)],
                "sources": sources,
            }
        return {"heading": reader.text(self._case.row("features", column), "question"), "rule": rule}


def texts_side_by_side(
    instruments: Sequence[str], features: Sequence[str], task: str | None = None, case: Case | None = None
) -> TextsSideBySide:
    """Show laws, decisions or bills side by side on a few questions, as last recorded, in a few words; a cell that is pressed
    says what the text says, with its article and source.

    `instruments` and `features`: ids. A `task` stands beside the cells, a prediction before them, as in `side_by_side`.
    Raises KitError for an unknown name.

    >>> texts_side_by_side(["DEU-netzdg", "EUU-dsa"], ["redress", "scope"])
    """
    return TextsSideBySide(case or current_case(), open_store(), instruments, features, task)
