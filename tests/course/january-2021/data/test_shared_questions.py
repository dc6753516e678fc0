"""What can be compared across the two cases: four questions, and no other."""

from helpers import ROOT

from whodecides.case import load, shared_questions


def test_four_questions_are_the_same_in_both_cases(case):
    assert shared_questions(case, load(ROOT / "data/december-2025")) == (
        "decider",
        "remedy",
        "justification",
        "reach",
    )
