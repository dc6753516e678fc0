"""What the guide tells of guessing and of points for parts is what the benchmark works out."""

import re
from statistics import fmean

import numpy as np
import pytest
from helpers import ROOT

from benchmarks.guessing import (
    GUESSED,
    closed_tasks,
    guessed_shares,
    made_up_points,
    one_answer_for_all_parts,
)
from whodecides.classroom import mark_answer

GUIDE = (ROOT / "instructor/grading.md").read_text(encoding="utf-8")
FEW_DRAWS, NEAR = 100, 0.04  # the guide's figures are of four times as many draws


@pytest.mark.parametrize(("column", "whole"), [(0, False), (1, True)])
def test_the_guide_tells_what_guessing_earns(column, whole):
    told = {
        kind: tuple(map(float, each))
        for kind, *each in re.findall(r"^\| (\w+) \| (0\.\d\d) \| (0\.\d\d) \|$", GUIDE, re.M)
    }
    assert set(told) == set(GUESSED)
    shares = guessed_shares(whole, FEW_DRAWS)
    assert {kind: each[column] for kind, each in told.items()} == pytest.approx(shares, abs=NEAR)


def test_no_kind_is_more_open_to_guessing_than_a_choice():
    shares = guessed_shares(False, FEW_DRAWS)
    assert all(each <= shares["choice"] + NEAR for each in shares.values()), shares


def test_one_answer_for_all_parts_earns_what_the_guide_says():
    same = one_answer_for_all_parts()
    assert f"in {sum(map(bool, same))} of {len(same)} tasks, and never more than 2 of 3 points" in GUIDE
    assert max(same) <= 2 / 3


def test_an_order_as_it_is_shown_earns_nothing():
    for task in closed_tasks():
        if task.kind == "order":
            assert mark_answer(task, [each["id"] for each in task.items], {}).points == 0, task.id


@pytest.mark.long(8)
@pytest.mark.exhaustive  # what guessing earns is measured in the gate
def test_a_made_up_class_gains_what_the_guide_says_and_nobody_loses():
    before, after = made_up_points(True), made_up_points(False)
    told = re.search(r"earn (\d+) % of their points with `--whole`, and (\d+) % by shares.*more than (\d+) %", GUIDE)
    ranks = [np.argsort(np.argsort(each)) for each in (before, after)]
    gains = [now - then for then, now in zip(before, after, strict=True)]
    assert [round(100 * fmean(each)) for each in (before, after)] == pytest.approx([int(told[1]), int(told[2])], abs=1)
    assert min(gains) >= 0 and round(100 * max(gains)) == int(told[3])
    assert f"rank correlation {np.corrcoef(ranks)[0, 1]:.2f}" in GUIDE
