import cProfile
import json

import pytest
from helpers import ROOT, as_upload

from whodecides.agreement import coder_agreement, codes_of_both
from whodecides.answers import Store, tasks_by_id
from whodecides.errors import KitError
from whodecides.tools.agreement.bag import MOST_BALLS, interleaved_balls
from whodecides.tools.agreement.view import agreement_view
from whodecides.tools.agreement.widget import AgreementExplorer, AlphaPlot, RareValues, agreement_explorer, rare_values

STATEMENTS = ["AUS-04", "DEU-04", "MEX-01", "FRA-03", "RUS-01", "GBR-03", "POL-04", "DEU-01"]  # of the coding set


def coded(value="condemns", statements=STATEMENTS):
    return {"codes": {each: {"evaluation": value} for each in statements}, "second": {}}


def change(widget, **changes):
    widget.requested_state = {**widget.state, **changes, "sent": widget.state["sent"] + 1}


def span(interval):
    return f"{interval['low']:.2f} to {interval['high']:.2f}"


def cell(widget, row, column):
    line = next(each for each in widget.table["rows"] if each["id"] == row)
    return next(each for each in line["cells"] if each["column"] == column)


def test_the_table_counts_statements_and_opens_them(case, store):
    widget = AgreementExplorer(case, "evaluation", store)
    assert cell(widget, "concerned", "condemns") == {"column": "condemns", "count": 12, "same": False}
    assert cell(widget, "concerned", "concerned")["same"]
    assert sum(each["count"] for row in widget.table["rows"] for each in row["cells"]) == len(case["statements"])
    change(widget, opened=["concerned", "condemns"], card=3)
    assert widget.message == "" and len(widget.evidence["statements"]) == 12
    statement = widget.evidence["statements"][3][1].split()[0]
    assert widget.evidence["card"]["heading"].startswith(statement)
    assert [each[0] for each in widget.evidence["card"]["facts"][:2]] == ["Coder A", "Coder B"]
    assert widget.evidence["card"]["facts"][1][1].startswith("condemns")
    assert [label for label, _text in widget.evidence["rules"]] == [
        "Evaluation of the suspension",
        "concerned",
        "condemns",
    ]
    assert widget.evidence["third"]


def test_an_empty_cell_says_so(case, store):
    widget = AgreementExplorer(case, "evaluation", store)
    change(widget, opened=["supports", "condemns"])
    assert widget.evidence["statements"] == [] and widget.evidence["none"]


def test_the_card_stays_inside_the_cell_and_the_cell_inside_the_table(case, store):
    widget = AgreementExplorer(case, "evaluation", store)
    change(widget, opened=["condemns", "concerned"], card=9)
    assert widget.state["card"] == 0
    change(widget, variable="remedy")
    assert widget.state["opened"] is None and widget.evidence == {}


def test_an_unknown_variable_is_told(case, store):
    with pytest.raises(KitError, match="no variable 'evaluatoin'. Did you mean evaluation"):
        AgreementExplorer(case, "evaluatoin", store, after="05.1")
    widget = AgreementExplorer(case, "evaluation", store)
    change(widget, variable="mood")
    assert "no variable 'mood'" in widget.message and widget.state["variable"] == "evaluation"


def test_without_own_codes_only_a_and_b_are_offered(case, store):
    widget = AgreementExplorer(case, "evaluation", store)
    assert [key for key, _name in widget.people["offered"]] == ["A+B"]
    assert widget.people["link"] and "0 statements" in widget.people["own"]
    store.record("04.2", coded(statements=STATEMENTS[:5]))
    assert widget.people["link"] and "5 statements" in widget.people["own"]
    change(widget, coders="A+me")
    assert widget.state["coders"] == "A+B"


def test_own_codes_appear_as_soon_as_they_are_stored(case, store):
    widget = AgreementExplorer(case, "evaluation", store)
    store.record("04.2", coded())
    assert ["A+me", "Coder A · You"] in widget.people["offered"] and not widget.people["link"]
    change(widget, coders="A+me")
    assert cell(widget, "concerned", "condemns")["count"] >= 1
    assert ", 8 statements" in widget.numbers["sentence"]
    change(widget, coders="all", opened=["all", "differ"])
    assert [each[0] for each in widget.evidence["card"]["facts"][:3]] == ["Coder A", "Coder B", "You"]
    change(widget, variable="remedy")
    assert widget.state["coders"] == "A+B" and "fewer than 6" in widget.people["own"]


def test_own_codes_stored_while_the_tool_is_closed_do_not_open_it(case, store):
    widget = AgreementExplorer(case, "evaluation", store, after="05.1")
    store.record("04.2", coded())
    assert widget.locked and widget.table == {}
    store.record("05.1", "remedy", revision=tasks_by_id()["05.1"].revision)
    assert widget.locked == "" and len(widget.people["offered"]) > 1


def test_the_codes_of_a_classmate_are_data_only(case, store, tmp_path):
    other = Store(tmp_path / "other.json")
    other.record("04.2", coded("concerned") | {"script": "<script>"})
    other.record("05.5", "private words")
    widget = AgreementExplorer(case, "evaluation", store)
    change(widget, added=as_upload(other.text()))
    assert ["A+mate1", "Coder A · Classmate 1"] in widget.people["offered"]
    assert "private" not in json.dumps(widget.state) and "script" not in json.dumps(widget.state)
    change(widget, added=as_upload(other.text()))  # the same file again is the same classmate
    assert len(widget.state["classmates"]) == 1
    change(widget, coders="all")
    assert "Classmate 1" in widget.numbers["sentence"]
    assert store.read()["answers"] == {}


@pytest.mark.parametrize("text", ["rubbish", "{}"])
def test_another_file_is_refused(case, store, text):
    widget = AgreementExplorer(case, "evaluation", store)
    change(widget, added=as_upload(text))
    assert "does not hold answers" in widget.message and widget.state["classmates"] == []


def test_a_file_without_codes_is_refused_in_the_readers_language(case, store, tmp_path):
    store.choose_language("fr")
    other = Store(tmp_path / "other.json")
    other.record("05.1", "remedy")
    widget = AgreementExplorer(case, "evaluation", store)
    change(widget, added=as_upload(other.text()))
    assert "codes de ces déclarations" in widget.message


def test_the_steps_lead_to_the_number(case, store):
    widget = AgreementExplorer(case, "evaluation", store)
    change(widget, variable="remedy")
    steps, codes, found = widget.numbers["steps"], codes_of_both(case, "remedy"), coder_agreement(case, "remedy")
    same, all_ = (codes["A"] == codes["B"]).sum(), len(codes)
    assert f"{same} of {all_}" in steps["sentences"][0] and f"{2 * all_} codes" in steps["sentences"][1]
    assert sum(row[1] for row in steps["rows"]) == 2 * all_
    observed, expected = same / all_, float(steps["results"][0].split()[-1])
    assert steps["results"][1].endswith(f"{(observed - expected) / (1 - expected):.4f}")
    assert "1,000 times" in steps["results"][2] and span(found["interval"]) in steps["results"][2]
    assert "whole countries" in steps["results"][3] and span(found["by_country"]) in steps["results"][3]


def test_an_ordered_variable_has_steps_of_its_own(case, store):
    """Neighbours weigh less than extremes: the explorer measures the order that the comparator shows."""
    widget, measured = AgreementExplorer(case, "evaluation", store), coder_agreement(case, "evaluation")
    assert "in an order" in widget.numbers["note"] and f"{measured['statements']} statements" in widget.numbers["note"]
    steps = widget.numbers["steps"]
    found, expected = (float(each) for each in steps["results"][0].rpartition(": ")[2].split(" and "))
    assert steps["results"][1].endswith(f"{measured['alpha']:.4f}")
    assert 1 - found / expected == pytest.approx(measured["alpha"], abs=0.0001)
    assert [row[0] for row in steps["rows"]].count("concerned · condemns") == 1
    change(widget, variable="remedy")
    assert "without an order" in widget.numbers["note"]


def test_the_saved_page_holds_table_and_sentence(case, store):
    page = AgreementExplorer(case, "evaluation", store).static_html()
    found = coder_agreement(case, "evaluation")
    said = f"{found['statements']} statements: {found['alpha']:.2f} (interval {span(found['interval'])})"
    assert "<table" in page and said in page and "each number counts" in page.lower()


def test_it_speaks_three_languages(case, store):
    widget = AgreementExplorer(case, "evaluation", store)
    for language, words in (("fr", "Alpha de Krippendorff"), ("es", "Alfa de Krippendorff")):
        change(widget, language=language, opened=["concerned", "condemns"])
        assert widget.numbers["scale"][-1]["label"] == words and widget.numbers["scale"][-1]["text"] == "0,89"
    assert widget.evidence["title"] == "Codificador A: expresa preocupación · Codificador B: condena"


def test_a_case_without_two_coders_has_an_empty_table(tiny, store):
    widget = AgreementExplorer(tiny, "evaluation", store)
    assert widget.table["rows"] == [] and [each["text"] for each in widget.numbers["scale"]] == ["–", "–"]


def test_a_view_is_small_and_quick(case):
    """Work is counted in calls, so that a busy machine fails nothing."""
    state = {"language": "en", "variable": "interest", "coders": "A+B", "opened": None, "card": 0, "classmates": []}
    agreement_view(case, state, {}, [])
    profile = cProfile.Profile()
    view = profile.runcall(agreement_view, case, state, {}, [])
    assert sum(each.callcount for each in profile.getstats()) < 10_000 and len(json.dumps(view)) < 12_000


def test_the_example_keeps_agreement_and_loses_alpha(store):
    widget = RareValues(store, {"statements": 50, "both": 24, "one": 2})
    assert [each["text"] for each in widget.numbers["scale"]] == ["96%", "49%", "0.92"]
    change(widget, both="0")
    assert [each["text"] for each in widget.numbers["scale"]] == ["96%", "96%", "−0.01"]
    assert widget.state["both"] == 0 and widget.table["rows"] == [["frequent value", 48, 1], ["rare value", 1, 0]]
    assert "no alpha" in widget.numbers["steps"]["results"][2]
    assert len(widget.numbers["steps"]["results"]) == 3


@pytest.mark.parametrize(
    ("language", "word"), [("en", "too narrow"), ("fr", "trop étroit"), ("es", "demasiado estrecho")]
)
def test_an_interval_that_is_too_narrow_is_warned_of_beside_alpha(store, language, word):
    widget = RareValues(store, {"statements": 50, "both": 24, "one": 2})
    assert widget.numbers["scale"][-1]["warning"] == ""
    change(widget, both=0, language=language)
    assert word in widget.numbers["scale"][-1]["warning"]


def test_an_impossible_change_of_the_example_is_disabled(store):
    widget = RareValues(store, {"statements": 10, "both": 0, "one": 10})
    assert widget.view["possible"] == {
        "statements": {"less": False, "more": True}, "both": {"less": False, "more": False},
        "one": {"less": True, "more": False},
    }  # fmt: skip
    change(widget, both=3, one=2, statements=200)
    assert widget.view["possible"]["statements"] == {"less": True, "more": False}
    assert widget.view["possible"]["both"] == widget.view["possible"]["one"] == {"less": True, "more": True}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"both": "many"}, "whole number"), ({"statements": 5}, "10 to 200"), ({"both": 49}, "more than all 50"), ({"one": -1}, "0 or more")],
)  # fmt: skip
def test_impossible_examples_are_refused(store, wrong, said):
    widget = RareValues(store, {"statements": 50, "both": 24, "one": 2})
    change(widget, **wrong)
    assert said in widget.message and widget.state["both"] == 24


def test_one_value_only_has_no_alpha(store):
    widget = RareValues(store, {"statements": 50, "both": 0, "one": 0})
    assert widget.numbers["scale"][2]["text"] == "–" and "not defined" in widget.numbers["steps"]["results"][1]


def test_the_examples_page_holds_a_series(store):
    page = RareValues(store, {"statements": 50, "both": 24, "one": 2}).static_html()
    assert page.count("96%") >= 6 and "−0.01" in page and "Constructed example" in page


def test_the_figure_waits_for_the_prediction_and_speaks_three_languages(case, store):
    figure = AlphaPlot(case, store, after="05.1")
    page = figure.static_html()
    assert "05.1" in figure.locked and figure.view == {} and "<img" not in page.partition("<details>")[0]
    store.record("05.1", "remedy", revision=tasks_by_id()["05.1"].revision)
    assert figure.locked == "" and 'alt="Dots with intervals' in figure.view["figure"]
    change(figure, language="fr")
    assert "Krippendorff" in figure.view["figure"] and "Jugement sur la suspension" in figure.static_text()


def test_too_few_codes_are_not_called_none(case, store):
    store.record("04.2", {"codes": {each: {"evaluation": "condemns"} for each in ("AUS-04", "DEU-04", "MEX-01")}})
    said = AgreementExplorer(case, "evaluation", store).people["own"]
    assert "holds 3 statements that you coded, at least 6" in said


def test_public_calls_find_the_case(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    assert agreement_explorer("remedy").state["variable"] == "remedy"
    assert rare_values(40, 3, 1).state["statements"] == 40


def test_the_bag_holds_each_code_of_both_and_two_draws_agree_as_often_as_chance(case):
    view = agreement_view(case, {"language": "en", "variable": "evaluation", "coders": "A+B", "opened": None, "card": 0, "classmates": []}, {}, [])  # fmt: skip
    bag, codes = view["bag"], codes_of_both(case, "evaluation")
    assert {each["label"]: each["codes"] for each in bag["kinds"]}["not addressed"] == (
        codes == "not addressed"
    ).sum().sum()
    assert sum(each["codes"] for each in bag["kinds"]) == bag["total"] == 2 * len(codes)
    same = sum(n["codes"] * (n["codes"] - 1) for n in bag["kinds"]) / (bag["total"] * (bag["total"] - 1))
    assert bag["expected"] == pytest.approx(same, abs=1e-4)
    assert bag["found"] == pytest.approx((codes["A"] == codes["B"]).mean(), abs=1e-4)
    balls = interleaved_balls(bag)
    assert len(balls) == sum(each["balls"] for each in bag["kinds"]) <= MOST_BALLS + len(bag["kinds"])
    assert all(each["balls"] >= 1 for each in bag["kinds"]) and len({each["label"] for each in balls[:6]}) > 1, "mixed"


def test_the_prediction_is_played_back_in_the_explorer(case, store):
    now = tasks_by_id()["05.1"].revision
    store.keep_state("05.1", "remedy", now)
    widget = AgreementExplorer(case, "evaluation", store, "05.1")
    rivals = {name: (mine, least) for name, _text, _share, mine, least in widget.view["agreement_by_option"]}
    shares = [share for _name, _text, share, *_rest in widget.view["agreement_by_option"]]
    assert rivals["Remedy"] == (True, False) and rivals["Evaluation of the suspension"] == (False, True)
    assert widget.view["agreement_by_option"][shares.index(min(shares))][0] == "Evaluation of the suspension"
    assert widget.prediction_result["expected"] == "You expected: Remedy"
    change(widget, language="fr")
    assert widget.prediction_result["expected"] == "Vous pensiez\xa0: Remède"
    store.keep_state("05.1", "evaluation", now)
    assert widget.prediction_result["answer"] == "evaluation" and [
        row[3] for row in widget.view["agreement_by_option"]
    ] == [True, False, False]
    assert AgreementExplorer(case, "evaluation", store).prediction_result == {}, (
        "without a prediction there is nothing to tell"
    )


def test_the_saved_page_shows_the_marked_table_beside_the_bag(case, store):
    page = AgreementExplorer(case, "evaluation", store).static_html()
    assert page.count("<img") == 1 and "In the bag" in page and "<table" in page
