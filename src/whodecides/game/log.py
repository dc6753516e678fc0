"""A log of moves: plain data, only ever added to, so that any host can carry it. What is taken back stays in it.

A move is a dictionary with "kind" and "by", who moves, "" for the chair. Its number is its place in the log, from 0.
{"kind": "undo", "of": 17} takes move 17 back; without "of", the last one that holds. The chair takes back anybody's
move, everybody else their own.
"""

from collections.abc import Callable, Sequence
from typing import Any

Move = dict[str, Any]

CHAIR = ""
UNDO = "undo"


def numbered_moves(log: Any, is_known: Callable[[Any], bool]) -> list[tuple[int, Move]]:
    """Return the moves of a log that hold, each with its number: sound ones, without those that were taken back."""
    kept: dict[int, Move] = {}
    for number, move in enumerate(log if isinstance(log, list | tuple) else []):
        if isinstance(move, dict) and move.get("kind") == UNDO:
            kept.pop(_taken_back(kept, move), None)
        elif is_known(move):
            kept[number] = move
    return list(kept.items())


def _taken_back(kept: dict[int, Move], undo: Move) -> int:
    """Return the number of the move that an undo takes back, -1 where there is none."""
    by = undo.get("by", CHAIR)
    own = [number for number, move in kept.items() if by in (CHAIR, move["by"])]
    if "of" not in undo:
        return own[-1] if own else -1
    return undo["of"] if undo["of"] in own else -1


def log_with_first(first: Sequence[Move], log: Sequence[Any]) -> list[Any]:
    """Return a log before which these moves were put: what its undos name has moved along."""
    return [*first, *(_renumbered(move, len(first)) for move in log)]


def _renumbered(move: Any, by: int) -> Any:
    named = isinstance(move, dict) and move.get("kind") == UNDO and isinstance(move.get("of"), int)
    return {**move, "of": move["of"] + by} if named else move
