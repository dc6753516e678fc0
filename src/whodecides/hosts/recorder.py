"""Answers recorded when a page is made: presses on a tool as a new student finds it, each answered by Python."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

from ..answers import open_store
from ..tools import CALLS
from ..widgets.presses import Traits
from .cells import run_cell
from .plain import MessageQueue


class RecordedAnswer(TypedDict):
    """What a press sends, the tasks of which it stores the answer, and what is told of each cell: {its place: traits}."""

    pressed: Traits
    stored: list[str]
    told: dict[int, Traits]


class Asked(TypedDict):
    """A public call, the code of the cell that makes it and of others that its answer opens, and a language."""

    call: str
    cells: list[str]
    language: str


def record_answers(asked: Asked, queue: MessageQueue) -> list[RecordedAnswer]:
    """Return the answers to the presses that a call declares as recorded; the place of its own cell is 0.

    For each press the student's file is begun anew, and the cells are opened again.
    """
    presses = CALLS[asked["call"]].recorded
    if not presses:
        return []
    models, first = _open_anew(asked["cells"], asked["language"], queue)
    found: list[RecordedAnswer] = []
    for pressed in presses(first[models[0]]):
        models, _first = _open_anew(asked["cells"], asked["language"], queue)
        text = json.dumps({"id": models[0], "data": {"method": "update", "state": pressed}})
        told = _states(json.loads(queue.receive(text)))
        stored = sorted(open_store().read()["answers"])
        found.append({"pressed": pressed, "stored": stored, "told": {models.index(each): told[each] for each in told}})
    return found


def _open_anew(cells: Sequence[str], language: str, queue: MessageQueue) -> tuple[list[str], dict[str, Traits]]:
    """Open cells for a new student; return their models, and {model: state}."""
    open_store().path.unlink(missing_ok=True)
    open_store.cache_clear()  # what was opened before hears of nothing more
    open_store().choose_language(language)
    models = [run_cell(each, {}).value.model_id for each in cells]  # type: ignore[attr-defined]
    return models, _states(json.loads(queue.pending_messages()))


def _states(messages: Iterable[dict[str, Any]]) -> dict[str, Traits]:
    """Return {model: traits} as messages tell them."""
    told: dict[str, Traits] = {}
    for each in messages:
        data = each["data"] or {}
        if each["type"] == "comm_open" or data.get("method") == "update":
            told[each["id"]] = {**told.get(each["id"], {}), **data["state"]}
    return told
