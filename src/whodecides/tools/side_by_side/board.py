"""A board of cells that are pressed to read what stands behind them; a task can stand beside it, or come before it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...answers import Store
from ...case import Case, Reader
from ...errors import _
from ...widgets.asked import AskingWidget
from ...widgets.base import Parts, State
from ...widgets.encodings import EARLIER_SIGN, NO_ANSWER_SIGN, ORDINAL_SIGNS
from ...widgets.html import PlainTable, asked_static_fallback, html_table
from ...widgets.prediction_result import option_name
from ...widgets.scripts import script, style


class Board(AskingWidget):
    """A state holds `opened`, the cells that were pressed as "row.column", the last one last, and `turn`, how often again.

    A prediction comes before the cells; beside another task all are in words. Subclasses say what rows and columns are
    called, what is in a cell, whether it is `closed_in_signs` until it is pressed, and what stands behind it.
    """

    _esm = script(__file__)
    _css = style(__file__)
    name, row_kind = "", ""  # messages: what the board is called, and what a row is
    closed_in_signs = True
    long_names = False  # whether the names of rows are too long for a column of their own

    def __init__(self, case: Case, store: Store, rows: Sequence[str], columns: Sequence[str], task: str | None) -> None:
        self._case, self._rows, self._columns = case, tuple(rows), tuple(columns)
        super().__init__(store, {"opened": [], "turn": 0}, task)

    def _row_names(self, reader: Reader) -> Mapping[str, str]:
        raise NotImplementedError

    def _column_names(self, reader: Reader) -> Mapping[str, str]:
        raise NotImplementedError

    def _cell(self, reader: Reader, row: str, column: str) -> dict[str, Any]:
        """Return a cell: `words` as [what it says, how often], the same as one `label`, whether it is `empty`, and where it is
        closed in signs `signs` as [sign, how often, what it says] and `closed`, how many there are, in words."""
        raise NotImplementedError

    def _panel(self, reader: Reader, row: str, column: str, turn: int) -> dict[str, Any]:
        """Return what stands behind a cell; with each `turn` the next thing, where there are several."""
        raise NotImplementedError

    def compute_view(self, state: State) -> Parts:
        """Return the cells: none before a prediction is pressed; where another task is asked all are in words."""
        reader = Reader(self._case, state["language"])
        known = [f"{row}.{column}" for row in self._rows for column in self._columns]
        opened = [each for each in state["opened"] if each in known]
        turn = state["turn"] if isinstance(state["turn"], int) else 0
        state = {**state, "opened": opened, "turn": turn}
        left = len(known) - len(set(opened))
        asked, answered = self.asked_question(), self._answered(reader, state)
        waits = self._predicts and not answered
        told = opened if self.closed_in_signs and (self._predicts or not asked) else known
        columns = self._column_names(reader)
        row, _dot, column = opened[-1].partition(".") if opened else ("", "", "")
        rows = [] if waits else [self._row(reader, each, told) for each in self._rows]
        view = {
            "variables": [columns[each] for each in self._columns],
            "rows": rows,
            "keys": _keys([columns[each] for each in self._columns], rows),
            "long": self.long_names,
            "left": left,
            "panel": self._panel(reader, row, column, turn) if opened and not waits else {},
            "predicts": asked if waits else None,
            "answered": answered,
            "asked": None if self._predicts else asked,
            "verdict": {} if self._predicts else self.verdict(state),
        }
        left_words = (
            _left_words(reader, left)
            if self.closed_in_signs
            else reader.say(_("Press a box for its article and source."))
        )
        labels = {"title": "", "board": reader.say(self.name), "left": left_words}
        return {"words": {"labels": labels}, "view": view, "state": state}

    @property
    def _predicts(self) -> bool:
        """Whether the task is a prediction."""
        return self.asked_task is not None and self.asked_task.kind == "prediction"

    def _answered(self, reader: Reader, state: State) -> dict[str, str]:
        """Return the option that was predicted beside the one that the record shows, and what is said of it; {} before."""
        task = self.asked_task
        options = {each["id"]: each for each in task.options} if self._predicts and task else {}
        if state["answer"] not in options:
            return {}
        names, mine = reader.names("jurisdictions"), options[state["answer"]]
        own, record = (option_name(each, names, reader.language) for each in (mine, options[task.outcome]))
        return {"own": own, "record": record, "said": mine.get("feedback", "")}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the cells in words as a table, folded away where a prediction comes first, and what they are."""
        reader = Reader(self._case, state["language"])
        name, columns = reader.say(self.name), self._column_names(reader)
        headers = [reader.say(self.row_kind), *(columns[each] for each in self._columns)]
        rows = [
            [row["name"], *(cell["label"] for cell in row["cells"])]
            for row in (self._row(reader, each, ()) for each in self._rows)
        ]
        asked = self.asked_question()
        if not (self._predicts and asked):
            return html_table(headers, rows, name), name
        told: PlainTable = {"headers": headers, "rows": rows, "caption": name}
        options, note = (
            [text for _id, text in asked["options"]],
            reader.say(_("Only reading? Answer first, then open this.")),
        )
        return asked_static_fallback(asked["question"], options, note, told), asked["question"]

    def _row(self, reader: Reader, row: str, told: Sequence[str]) -> dict[str, Any]:
        found = [{"id": f"{row}.{each}", **self._cell(reader, row, each)} for each in self._columns]
        cells = [{**cell, "told": cell["id"] in told} for cell in found]
        return {"name": self._row_names(reader)[row], "cells": cells}


def _keys(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the signs of closed cells say: one key for all columns, or one for each where a sign has two meanings.

    A key is {"name": of its column, "" for all, "signs": [[sign, what it says], …]}.
    """
    found = [_meanings([row["cells"][at] for row in rows]) for at in range(len(columns))]
    joined = dict(pair for each in found for pair in each.items())
    if all(joined[sign] == said for each in found for sign, said in each.items()):
        return [{"name": "", "signs": _in_order(joined)}] if joined else []
    return [{"name": name, "signs": _in_order(own)} for name, own in zip(columns, found, strict=True) if own]


def _meanings(cells: Sequence[dict[str, Any]]) -> dict[str, str]:
    return {sign: said for cell in cells if not cell["told"] for sign, _count, said in cell["signs"]}


def _in_order(meanings: dict[str, str]) -> list[list[str]]:
    """Return signs with what they say: those of an ordered scale from one end to the other, and no answer last."""
    last = NO_ANSWER_SIGN + EARLIER_SIGN
    answers = "".join(each for each in meanings if each not in last)
    order = (ORDINAL_SIGNS if set(answers) <= set(ORDINAL_SIGNS) else answers) + last
    return [[sign, meanings[sign]] for sign in sorted(meanings, key=order.index)]


def _left_words(reader: Reader, left: int) -> str:
    """Return how many cells were not pressed yet."""
    _ = reader.say
    closed = _.ngettext("{count} box is not yet read.", "{count} boxes are not yet read.", left).format(count=left)
    done = _("All boxes are read: look down, question by question.")
    return closed if left else done
