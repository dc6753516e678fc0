"""The run-sheet of a session, on one page: what happens in each minute, and what to do where it does not."""

from .room import closing_question, homework, homework_for_class, pooling_before, rooms_needed
from .sheets import RunSheetMaterial, run_sheets

__all__ = [
    "RunSheetMaterial",
    "closing_question",
    "homework",
    "homework_for_class",
    "pooling_before",
    "rooms_needed",
    "run_sheets",
]
