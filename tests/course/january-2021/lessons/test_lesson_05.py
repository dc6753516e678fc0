"""What lesson 05 says follows from the codes of coders A and B."""

import pytest
from helpers import ROOT, task_rows

from whodecides.agreement import (
    addressed_codes,
    coder_agreement,
    codes_of_both,
    codes_on_scale,
    paired_difference,
    reliability,
)
from whodecides.agreement_measures import alpha, bootstrap, expected_agreement, percent_agreement, synthetic_codes
from whodecides.build import read_notebook

TEXT = "\n".join(cell.source for cell in read_notebook(ROOT / "notebooks/05-do-we-agree.ipynb").cells)


@pytest.fixture(scope="module")
def tasks():
    rows = task_rows("05-do-we-agree")
    return {row["id"]: row for row in rows}


def test_the_prediction_has_one_outcome(case, tasks):
    options = [each["id"] for each in tasks["05.1"]["options"]]
    shares = reliability(case).set_index("variable").loc[options, "agreement"].sort_values()
    assert shares.iloc[0] < shares.iloc[1] - 0.05


def test_both_examples_agree_as_often():
    assert percent_agreement(synthetic_codes(50, 0, 2)) == percent_agreement(synthetic_codes(50, 24, 2)) == 0.96


def test_the_explanation_of_the_example_gives_its_numbers():
    """About half by chance with 24 rare values, 96% with none."""
    often, rare = (expected_agreement(synthetic_codes(50, both, 2))[0] for both in (24, 0))
    assert round(often, 2) == 0.49 and round(rare, 2) == 0.96
    # The guess that the text asks for has an answer that is not the first and not the last number.
    assert [alpha(synthetic_codes(50, both, 2)) < 0.5 for both in (12, 6, 3, 1, 0)] == [False, False, False, True, True]


def test_the_variables_that_the_text_compares_behave_as_it_says(case):
    table = reliability(case).set_index("variable")
    duty, justification = table.loc["duty_to_moderate"], table.loc["justification"]
    assert duty["agreement"] > justification["agreement"] and duty["alpha"] < justification["alpha"]
    assert round(duty["agreement"], 2) != round(justification["agreement"], 2)  # it can be seen in the tool


def test_same_value_and_alpha_order_the_evaluation_differently_as_the_text_says(case):
    table = reliability(case).set_index("variable")
    assert table["agreement"].idxmin() == "evaluation"
    assert list(table["alpha"].sort_values(ascending=False).index).index("evaluation") == 1
    codes = codes_of_both(case, "evaluation")
    kept, order = codes_on_scale(case, "evaluation", codes)
    steps = (kept["A"].map(order.index) - kept["B"].map(order.index)).abs()
    differing = (codes["A"] != codes["B"]).sum()
    said = addressed_codes(case, "evaluation", codes)
    silent = (said["A"] != said["B"]).sum()
    assert (
        f"of {differing} differences there, {(steps == 1).sum()} are between neighbours, and {silent} are about" in TEXT
    )


def test_the_interval_that_the_text_warns_of_is_the_examples():
    found = bootstrap(synthetic_codes(50, 0, 2))
    assert (
        f"{found['low']:.2f} to {found['high']:.2f}".replace("-", "−").replace("−0.00", "0.00") in TEXT
        and found["rare"]
    )


def test_one_variable_stays_off_zero(case):
    """The text asks which; it must be one whose line the highest one's overlaps."""
    table = reliability(case).sort_values("alpha", ascending=False, kind="stable")["variable"].tolist()
    clear = [each for each in table[1:] if paired_difference(case, table[0], each)["low"] > 0]
    assert clear == ["interest"]
    assert coder_agreement(case, "interest")["interval"]["high"] > coder_agreement(case, table[0])["interval"]["low"]


def test_there_is_something_to_judge(case):
    codes = codes_of_both(case, "evaluation")
    assert (codes["A"] != codes["B"]).sum() >= 10
