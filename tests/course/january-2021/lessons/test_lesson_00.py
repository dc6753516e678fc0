"""Lesson 00 keeps for later what a later lesson asks."""

import nbformat
from helpers import ROOT


def test_lesson_00_does_not_tell_who_is_most_like_mexico():
    cells = nbformat.read(ROOT / "notebooks/00-start-here.ipynb", as_version=4).cells
    (call,) = (each.source for each in cells if "compare(" in each.source and each.cell_type == "code")
    assert "Mexico" in call and 'compare("Mexico' not in call and "near=" not in call  # ranked by the first
