import math

import pandas as pd
import pytest

from whodecides.agreement import alpha, percent_agreement


def codes(first, second):
    return pd.DataFrame({"A": list(first), "B": list(second)})


def test_alpha_of_a_published_example():
    """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example B: two observers, nominal, alpha 0.692."""
    first = "aabbdcccedda"
    second = "babbbccceddd"
    assert alpha(codes(first, second)) == pytest.approx(0.692, abs=0.0005)
    assert percent_agreement(codes(first, second)) == pytest.approx(9 / 12)


def test_perfect_agreement_is_one():
    assert alpha(codes("abab", "abab")) == 1


def test_high_agreement_can_go_with_an_alpha_near_zero():
    """Nineteen of twenty agree, and yet chance alone would do as well: one value was given nearly always."""
    found = codes("a" * 20, "a" * 19 + "b")
    assert percent_agreement(found) == 0.95 and abs(alpha(found)) < 0.01


def test_one_value_only_leaves_nothing_to_differ_on():
    assert math.isnan(alpha(codes("aaa", "aaa")))
