import math

import krippendorff
import numpy as np
import pandas as pd
import pytest

from whodecides.agreement import (
    DRAWS,
    _counts,
    alpha,
    bootstrap,
    codes_of,
    codes_of_both,
    constructed,
    expected_agreement,
    percent_agreement,
    reliability,
    resampled_alphas,
    resamples,
    table_of,
)


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


def test_the_package_knows_the_published_interval_alpha():
    """The kit uses the nominal measure only; this holds the package to another published figure of the same data."""
    found = krippendorff.alpha(MISSING.T.to_numpy(dtype=float), level_of_measurement="interval")
    assert found == pytest.approx(0.849, abs=0.0005)


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


@pytest.mark.parametrize("example", ["BINARY", "MISSING", "case"])
def test_each_fast_alpha_is_that_of_the_package(example, case):
    table = codes_of_both(case, "evaluation") if example == "case" else globals()[example]
    counts, _values = _counts(table)
    drawn = resamples(len(counts))[:300]
    fast = resampled_alphas(counts, drawn)
    for found, times in zip(fast, drawn, strict=True):
        again = np.repeat(counts, times, axis=0)
        if (again.sum(axis=0) > 0).sum() < 2:
            assert np.isnan(found)
        else:
            assert found == pytest.approx(krippendorff.alpha(value_counts=again, level_of_measurement="nominal"))


def test_the_interval_is_the_same_each_time_and_holds_alpha(case):
    table = codes_of_both(case, "remedy")
    found = bootstrap(table)
    assert found == bootstrap(table) and found["low"] < alpha(table) < found["high"]
    assert bootstrap(table, seed=1) != found
    assert (resamples(150).sum(axis=1) == 150).all() and len(resamples(150)) == DRAWS


def test_fewer_rare_values_leave_agreement_and_take_alpha():
    found = [constructed(50, both, 2) for both in (24, 12, 6, 3, 1, 0)]
    assert {percent_agreement(each) for each in found} == {0.96}
    alphas = [alpha(each) for each in found]
    assert alphas == sorted(alphas, reverse=True) and alphas[0] > 0.9 and alphas[-1] < 0
    assert table_of(found[0], "A", "B", ["frequent", "rare"]).to_numpy().tolist() == [[24, 1], [1, 24]]


def test_the_codebook_reads_two_complete_coders(case):
    table = reliability(case).set_index("variable")
    assert (table["statements"] == 150).all()
    for variable, row in table.iterrows():
        pair = codes_of_both(case, variable)
        assert row["agreement"] == pytest.approx((pair["A"] == pair["B"]).mean())


def test_other_coders_are_compared_on_their_own_statements(case):
    mine = {"DEU-04": {"evaluation": "concerned"}, "FRA-09": {"evaluation": "condemns", "remedy": "regional law"}}
    table = codes_of(case, "evaluation", {"me": mine})
    assert list(table.columns) == ["A", "B", "me"] and sorted(table.index) == ["DEU-04", "FRA-09"]
    assert table.loc["FRA-09"].tolist() == ["concerned", "condemns", "condemns"]
    assert list(codes_of(case, "remedy", {"me": mine}).index) == ["FRA-09"]
