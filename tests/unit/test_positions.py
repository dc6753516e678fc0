import numpy as np
import pytest
from helpers import read_rows, write_rows

from whodecides.case import government_codes, load
from whodecides.positions import (
    changes_by_same_speaker,
    position_changes,
    position_matrix,
    similarities,
    similarity,
    similarity_ranking,
    value_shares,
    weight_sensitivity,
)


def test_cells_count_values_and_keep_their_statements(tiny):
    cells = position_matrix(tiny)
    assert [(e.value, e.count, e.statements) for e in cells["AAA", "evaluation"]] == [
        ("condemns", 2, ("AAA-01", "AAA-02"))
    ]
    assert [e.value for e in cells["BBB", "evaluation"]] == ["concerned", "condemns"]  # codebook order where counts tie
    assert [e.kind for e in cells["BBB", "remedy"]] == ["substantive", "not addressed"]
    assert [e.kind for e in cells["DDD", "remedy"]] == ["no statement found"]


def test_shares_of_who_says_nothing_are_unknown(tiny):
    table = value_shares(tiny, government_codes(tiny), "remedy")
    assert table.loc["AAA", ["regional law", "international agreement"]].tolist() == [0.5, 0.5]
    assert table.loc["BBB", "regional law"] == 1
    assert table.loc[["CCC", "DDD"]].isna().all(axis=None)


def test_an_ordered_scale_counts_steps(tiny):
    # AAA: all at step 5; BBB: half at 4, half at 5. Half of the statements move one of four steps: 1/8.
    table = similarity(value_shares(tiny, government_codes(tiny), "evaluation"), "ordinal")
    assert table.loc["AAA", "BBB"] == pytest.approx(1 - 1 / 8)
    assert table.loc["AAA", "CCC"] == pytest.approx(0)
    assert table.loc["AAA", "AAA"] == 1
    assert np.isnan(table.loc["AAA", "DDD"])


def test_a_nominal_scale_counts_what_both_share(tiny):
    table = similarity(value_shares(tiny, government_codes(tiny), "remedy"), "nominal")
    assert table.loc["AAA", "BBB"] == pytest.approx(0.5)


def test_ranking_weighs_and_leaves_out_who_has_too_little_evidence(tiny):
    table = similarity_ranking(similarities(tiny), {"evaluation": 1, "remedy": 3}, "AAA").set_index("jurisdiction")
    assert table.loc["BBB", "similarity"] == pytest.approx((1 * 0.875 + 3 * 0.5) / 4)
    assert table.loc["BBB", "rank"] == 1
    # Gamma has spoken on a quarter of the weight only, Delta on nothing: not ranked, and never "far away".
    assert np.isnan(table.loc["CCC", "rank"]) and table.loc["CCC", "evidence"] == pytest.approx(0.25)
    assert np.isnan(table.loc["DDD", "similarity"])
    assert "AAA" not in table.index


def test_ties_share_a_rank(tiny):
    table = similarity_ranking(similarities(tiny), {"evaluation": 1}, "CCC").set_index("jurisdiction")
    assert table.loc["BBB", "rank"] == 1 and table.loc["AAA", "rank"] == 2


def test_without_weights_nobody_is_ranked(tiny):
    assert similarity_ranking(similarities(tiny), {"evaluation": 0}, "AAA")["rank"].isna().all()
    assert weight_sensitivity(similarities(tiny), {"evaluation": 0}, "AAA")["weightings"] == 0


def test_sensitivity_tries_every_weighting(tiny):
    found = weight_sensitivity(similarities(tiny), {"evaluation": 1, "remedy": 1}, "AAA")
    assert found["weightings"] == 3**2 - 1
    # Beta is always closest where it can be ranked, which is always; Gamma is ranked where evaluation weighs enough.
    assert found["first"]["BBB"] == 1


def test_sensitivity_sees_an_order_that_turns():
    import pandas as pd

    names = pd.Index(["N", "P", "Q"])
    one = pd.DataFrame([[1, 0.9, 0.1], [0.9, 1, 0], [0.1, 0, 1]], index=names, columns=names)
    two = pd.DataFrame([[1, 0.1, 0.9], [0.1, 1, 0], [0.9, 0, 1]], index=names, columns=names)
    found = weight_sensitivity({"one": one, "two": two}, {"one": 2, "two": 1}, "N")
    # P leads where `one` weighs more (1,0 2,0 2,1), Q where `two` does; both lead at 1,1 and 2,2.
    assert found["weightings"] == 8
    assert found["first"] == {"P": 5 / 8, "Q": 5 / 8}
    assert found["same_order"] == 5 / 8


def test_who_moved_is_told_by_day_and_speaker(tiny):
    """Beta: a spokesman is concerned on one day, the head condemns on the next. Two speakers, no change of mind."""
    found = position_changes(tiny, "evaluation")
    assert set(found) == {"BBB"}
    assert [(step.statement, step.value, step.actor) for step in found["BBB"]] == [
        ("BBB-01", "concerned", "BBB-spokesman"),
        ("BBB-02", "condemns", "BBB-head"),
    ]
    assert changes_by_same_speaker(found["BBB"]) == []


def test_one_speaker_with_two_values_on_two_days_moved(tiny):
    found = position_changes(tiny, "remedy")
    assert set(found) == {"AAA"}  # Beta addresses the remedy once only
    ((before, after),) = changes_by_same_speaker(found["AAA"])
    assert (before.value, after.value) == ("regional law", "international agreement") and before.date < after.date


def test_two_values_on_one_day_are_no_move(tiny_folder):
    rows = read_rows(tiny_folder, "statements")
    write_rows(
        tiny_folder,
        "statements",
        [{**row, "date": "2021-01-12"} if row["id"].startswith("BBB") else row for row in rows],
    )
    assert position_changes(load(tiny_folder), "evaluation") == {}
