"""The run-sheet of a session, on one page: what happens in each minute, and what to do where it does not."""

from .sheets import run_sheets

__all__ = ["run_sheets"]
