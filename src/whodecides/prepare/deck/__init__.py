"""Decks to teach from: a few slides for each row of a run-sheet, for the wall (HTML), and to be edited (PPTX)."""

from .decks import deck_files, writes_pptx
from .material import Material

__all__ = ["Material", "deck_files", "writes_pptx"]
