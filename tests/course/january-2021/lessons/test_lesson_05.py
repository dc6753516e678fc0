"""What lesson 05 says follows from the codes of coders A and B."""

import pytest
from helpers import ROOT, task_rows

from whodecides.agreement import coder_agreement, codes_of_both, reliability
from whodecides.agreement_measures import alpha, expected_agreement, percent_agreement, synthetic_codes
from whodecides.build.notebooks import read_notebook

TEXT = "\n".join(cell.source for cell in read_notebook(ROOT / "notebooks/05-do-we-agree.ipynb").cells)
PAIR = ("concerned", "condemns")


@pytest.fixture(scope="module")
def tasks():
    return {row["id"]: row for row in task_rows("05-do-we-agree")}


def test_the_prediction_has_one_outcome(case, tasks):
    options = [each["id"] for each in tasks["05.1"]["options"]]
    shares = reliability(case).set_index("variable").loc[options, "agreement"].sort_values()
    assert shares.index[0] == tasks["05.1"]["outcome"] and shares.iloc[0] < shares.iloc[1] - 0.05
    assert f"Is {shares.iloc[0]:.0%} much?" in TEXT


def test_the_differences_have_the_direction_that_the_text_tells(case):
    codes = codes_of_both(case, "evaluation")
    differ = int((codes["A"] != codes["B"]).sum())
    there, back = (((codes["A"] == one) & (codes["B"] == other)).sum() for one, other in (PAIR, PAIR[::-1]))
    assert (
        (there, back) == (12, 1)
        and "In twelve of the evaluations on which they differ" in TEXT
        and differ > there + back
    )


def test_neither_coder_is_simply_wrong(case):
    """Which is the surprise of the twelve: the third reading followed each as often, also among the three to be tried."""
    codes, third = (
        codes_of_both(case, "evaluation"),
        case["positions"].query("variable == 'evaluation' and coder == 'adjudicated'"),
    )
    third = third.set_index("statement")["value"]
    twelve = codes.index[(codes["A"] == PAIR[0]) & (codes["B"] == PAIR[1])]
    assert third[twelve].value_counts().to_dict() == dict.fromkeys(PAIR, 6)
    assert set(third[["ITA-02", "EUU-14", "HUN-02"]]) == set(PAIR) and {"ITA-02", "EUU-14", "HUN-02"} <= set(twelve)


def test_the_machine_meets_coder_a_less_often_than_coder_b_who_read(case):
    codes = codes_of_both(case, "duty_to_moderate")
    assert 0.7 < (codes["A"] == codes["A"].mode()[0]).mean() < percent_agreement(codes) - 0.1


def test_the_example_keeps_its_two_differences_and_alpha_falls_late():
    found = {both: synthetic_codes(50, both, 2) for both in (24, 12, 6, 3, 1, 0)}
    assert {percent_agreement(each) for each in found.values()} == {0.96} and "96% alike, and alpha near 0" in TEXT
    assert [alpha(found[both]) < 0.5 for both in (12, 6, 3, 1, 0)] == [False, False, False, True, True]
    often, rare = (expected_agreement(found[both])[0] for both in (24, 0))
    assert round(often, 2) == 0.49 and round(rare, 2) == 0.96


def test_the_two_questions_that_the_text_compares_behave_as_it_says(case, tasks):
    table = reliability(case).set_index("variable")
    duty, justification = table.loc["duty_to_moderate"], table.loc["justification"]
    assert duty["agreement"] > justification["agreement"] and duty["alpha"] < justification["alpha"]
    assert f"{duty['agreement']:.0%}" != f"{justification['agreement']:.0%}"  # it can be seen in the tool
    chance = [coder_agreement(case, each["id"])["expected"] for each in tasks["05.10"]["options"]]
    assert chance[0] > 3 * chance[1]  # which is why
    assert {table.loc[each["id"], "scale"] for each in tasks["05.10"]["options"]} == {"nominal"}


def test_the_convention_is_within_an_interval(case):
    """The text says that 0.8 is a convention: some line holds it inside its interval."""
    spans = [coder_agreement(case, each)["interval"] for each in case["variables"]["id"]]
    assert any(each["low"] < 0.8 < each["high"] for each in spans)
