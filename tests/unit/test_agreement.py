import math

import krippendorff
import numpy as np
import pandas as pd
import pytest

from whodecides.agreement import (
    addressed_codes,
    coder_agreement,
    codes_of_both,
    codes_on_scale,
    paired_difference,
    reliability,
)
from whodecides.agreement_measures import (
    DRAWS,
    alpha,
    bootstrap,
    count_matrix,
    expected_agreement,
    percent_agreement,
    resampled_alphas,
    resamples,
    synthetic_codes,
)
from whodecides.case import government_codes
from whodecides.positions import value_shares


def codes(first, second):
    return pd.DataFrame({"A": list(first), "B": list(second)})


# Klaus Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", https://repository.upenn.edu/asc_papers/43:
# its examples A (binary, two observers), B (nominal, two observers) and C (four observers, missing data). The package's
# own documentation repeats C.
BINARY = codes("0100000010", "1110010000")
NOMINAL = codes("aabbdcccedda", "babbbccceddd")
MISSING = pd.DataFrame({
    "first": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    "second": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    "third": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    "fourth": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
})  # fmt: skip


@pytest.mark.parametrize(("example", "published"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)])
def test_alpha_of_published_examples(example, published):
    assert alpha(example) == pytest.approx(published, abs=0.0005)


def test_the_ordinal_alpha_of_the_published_example():
    """Example C again, its values taken as an order: https://repository.upenn.edu/asc_papers/43 gives 0.815."""
    assert alpha(MISSING, (1, 2, 3, 4, 5), "ordinal") == pytest.approx(0.815, abs=0.0005)


def test_neighbours_weigh_less_than_extremes():
    near = codes("aabbccdd", "aabbccdc")
    far = codes("aabbccdd", "aabbccda")
    order = ("a", "b", "c", "d")
    assert alpha(near, order, "ordinal") > alpha(far, order, "ordinal")
    assert alpha(near, order) == pytest.approx(alpha(far, order), abs=0.03)  # without an order they are nearly alike


def test_each_variable_has_one_scale_in_comparison_and_agreement(case):
    """What the comparison of positions takes for an order, agreement does too; silence has no place in it."""
    scales = case["variables"].set_index("id")["scale"]
    for variable in scales.index:
        codes = codes_of_both(case, variable)
        kept, order = codes_on_scale(case, variable, codes)
        found = coder_agreement(case, variable)
        assert found["alpha"] == pytest.approx(alpha(kept, order, scales[variable]))
        if scales[variable] == "ordinal":
            both = codes.isin(value_shares(case, government_codes(case), variable).columns).all(axis=1)
            assert len(kept) == both.sum() == found["statements"] < len(codes)
        else:
            assert len(kept) == len(codes)


def test_silence_is_measured_apart(case):
    codes = codes_of_both(case, "evaluation")
    said = addressed_codes(case, "evaluation", codes)
    assert percent_agreement(said) == ((codes["A"] == "not addressed") == (codes["B"] == "not addressed")).mean()


def test_whole_countries_are_drawn_with_all_their_statements():
    drawn = resamples(6, clusters=np.array(["x", "x", "x", "y", "z", "z"]))
    assert (drawn[:, 0] == drawn[:, 1]).all() and (drawn[:, 4] == drawn[:, 5]).all()
    assert set(drawn.sum(axis=1)) > {6} and (drawn[:, [0, 3, 4]].sum(axis=1) == 3).all()


def test_statements_that_resemble_each_other_make_the_interval_wider():
    table = codes("aabb" * 10, "aabb" * 9 + "bbaa")
    groups = np.repeat(np.arange(10), 4)
    alone, together = bootstrap(table), bootstrap(table, clusters=groups)
    assert together["high"] - together["low"] > alone["high"] - alone["low"]


def test_an_interval_without_rare_codes_is_not_to_be_trusted():
    assert bootstrap(synthetic_codes(50, 0, 2))["rare"] and bootstrap(synthetic_codes(50, 1, 2))["rare"]
    assert not bootstrap(synthetic_codes(50, 12, 2))["rare"]


def test_two_lines_can_overlap_and_the_difference_be_clear(case):
    """Both variables were coded on the same statements: their alphas move together from draw to draw."""
    high, low = coder_agreement(case, "remedy"), coder_agreement(case, "interest")
    assert low["interval"]["high"] > high["interval"]["low"]
    found = paired_difference(case, "remedy", "interest")
    assert found["difference"] == pytest.approx(high["alpha"] - low["alpha"])
    assert 0 < found["low"] < found["difference"] < found["high"]
    same = paired_difference(case, "remedy", "remedy")
    assert same == {"difference": 0, "low": 0, "high": 0}


def test_alpha_is_what_agreement_adds_to_chance():
    """The steps that students read lead to the package's figure, also with missing codes."""
    for example in (BINARY, NOMINAL, MISSING):
        observed, (expected, _given) = percent_agreement(example), expected_agreement(example)
        assert alpha(example) == pytest.approx((observed - expected) / (1 - expected))


def test_percent_agreement_of_two_coders_counts_statements():
    assert percent_agreement(NOMINAL) == pytest.approx(9 / 12)


def test_the_bag_holds_the_codes_that_can_be_compared():
    _expected, given = expected_agreement(MISSING)
    assert given.sum() == 40  # one statement has a single code, and nobody to agree with


def test_perfect_agreement_is_one():
    assert alpha(codes("abab", "abab")) == 1


def test_high_agreement_can_go_with_an_alpha_near_zero():
    """Nineteen of twenty agree, and yet chance alone would do as well: one value was given nearly always."""
    found = codes("a" * 20, "a" * 19 + "b")
    assert percent_agreement(found) == 0.95 and abs(alpha(found)) < 0.01


def test_one_value_only_leaves_nothing_to_differ_on():
    assert math.isnan(alpha(codes("aaa", "aaa")))
    found = bootstrap(codes("aaa", "aaa"))
    assert math.isnan(found["low"]) and found["undefined"] == DRAWS


def test_no_codes_have_no_measures():
    empty = codes("", "")
    assert all(math.isnan(each) for each in (percent_agreement(empty), expected_agreement(empty)[0], alpha(empty)))
    assert math.isnan(bootstrap(empty)["high"])


@pytest.mark.parametrize("scale", ["nominal", "ordinal"])
@pytest.mark.parametrize("example", ["BINARY", "MISSING", "case"])
def test_each_fast_alpha_is_that_of_the_package(example, scale, case):
    table = (
        codes_on_scale(case, "evaluation", codes_of_both(case, "evaluation"))[0]
        if example == "case"
        else globals()[example]
    )
    counts, _values = count_matrix(table)
    drawn = resamples(len(counts))[:300]
    fast = resampled_alphas(counts, drawn, scale)
    for found, times in zip(fast, drawn, strict=True):
        again = np.repeat(counts, times, axis=0)
        if (again.sum(axis=0) > 0).sum() < 2:
            assert np.isnan(found)
        else:
            assert found == pytest.approx(krippendorff.alpha(value_counts=again, level_of_measurement=scale))


def test_the_interval_is_the_same_each_time_and_holds_alpha(case):
    table = codes_of_both(case, "remedy")
    found = bootstrap(table)
    assert found == bootstrap(table) and found["low"] < alpha(table) < found["high"]
    assert (resamples(150, seed=1) != resamples(150)).any()
    assert (resamples(150).sum(axis=1) == 150).all() and len(resamples(150)) == DRAWS


def test_fewer_rare_values_leave_agreement_and_take_alpha():
    found = [synthetic_codes(50, both, 2) for both in (24, 12, 6, 3, 1, 0)]
    assert {percent_agreement(each) for each in found} == {0.96}
    alphas = [alpha(each) for each in found]
    assert alphas == sorted(alphas, reverse=True) and alphas[0] > 0.9 and alphas[-1] < 0


def test_the_codebook_reads_two_complete_coders(case):
    table = reliability(case).set_index("variable")
    assert (table["coded"] == len(case["statements"])).all() and (table["statements"] <= table["coded"]).all()
    for variable, row in table.iterrows():
        pair = codes_of_both(case, variable)
        assert row["agreement"] == pytest.approx((pair["A"] == pair["B"]).mean())
