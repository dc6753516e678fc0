"""The run-sheet of a session, on one page: what happens in each minute, and what to do where it does not."""

from .room import home, pooling, rooms_needed
from .sheets import run_sheets

__all__ = ["home", "pooling", "rooms_needed", "run_sheets"]
