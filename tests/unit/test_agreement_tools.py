"""The tools of agreement: nothing that answers a guess is told before it, and what is told follows from the codes."""

import json

import pytest
from helpers import ROOT

from whodecides import agreement_squares, alphas, chance_bag, never_reads, own_codes, rare_values, two_readings
from whodecides.agreement import coder_agreement, codes_of_both
from whodecides.answers import Store, tasks_by_id
from whodecides.case import Reader
from whodecides.coding import coding_set
from whodecides.errors import KitError
from whodecides.tools.agreement import widget as tools
from whodecides.tools.agreement.view import agreement_view
from whodecides.tools.agreement.widget import AgreementExplorer, agreement_explorer

PAIR = ("concerned", "condemns")


@pytest.fixture(autouse=True)
def _opened_in_this_case(case, store, monkeypatch):
    """The public calls open this case, and store here."""
    monkeypatch.setattr(tools, "current_case", lambda: case)
    monkeypatch.setattr(tools, "open_store", lambda: store)


def change(widget, **changes):
    widget.requested_state = {**widget.state, **changes, "sent": widget.state["sent"] + 1}


def cell(widget, row, column):
    line = next(each for each in widget.table["rows"] if each["id"] == row)
    return next(each for each in line["cells"] if each["column"] == column)


def stored_codes(case, value="condemns", count=8):
    return {"codes": {each: {"evaluation": value} for each in coding_set(case)[:count]}, "second": {}}


# The explorer.


def test_the_table_counts_statements_and_opens_them(case, store):
    widget = AgreementExplorer(case, "evaluation", store)
    assert cell(widget, *PAIR) == {"column": "condemns", "count": 12, "same": False}
    assert sum(each["count"] for row in widget.table["rows"] for each in row["cells"]) == len(case["statements"])
    change(widget, opened=[*PAIR], card=3)
    statement = widget.evidence["statements"][3][1].split()[0]
    assert widget.message == "" and widget.evidence["card"]["heading"].startswith(statement)
    facts = widget.evidence["card"]["facts"][:2]
    assert [each[0] for each in facts] == ["Coder A", "Coder B"] and facts[1][1].startswith("condemns")
    assert [label for label, _text in widget.evidence["rules"]] == ["Evaluation of the suspension", *PAIR]
    change(widget, opened=["supports", "condemns"])
    assert widget.evidence["statements"] == [] and widget.evidence["none"]
    change(widget, variable="remedy", opened=["condemns", "concerned"], card=9)
    assert widget.state["opened"] is None and widget.evidence == {}


def test_the_values_that_are_named_stand_first(case, store):
    named = ("national law", "the company under public rules")
    widget, usual = AgreementExplorer(case, "decider", store, named), AgreementExplorer(case, "decider", store).table
    assert tuple(each for each, _name in widget.table["columns"])[:2] == named
    assert tuple(row["id"] for row in widget.table["rows"])[:2] == named
    assert sorted(widget.table["columns"]) == sorted(usual["columns"]) and widget.table["columns"] != usual["columns"]
    change(widget, variable="evaluation")  # it has other values: they stand as always
    assert widget.table == AgreementExplorer(case, "evaluation", store).table
    with pytest.raises(KitError, match="no value 'law'"):
        agreement_explorer("decider", first="law", case=case)


def test_an_unknown_variable_is_told(case, store):
    with pytest.raises(KitError, match="no variable 'evaluatoin'. Did you mean evaluation"):
        AgreementExplorer(case, "evaluatoin", store)
    widget = AgreementExplorer(case, "evaluation", store)
    change(widget, variable="mood")
    assert "no variable 'mood'" in widget.message and widget.state["variable"] == "evaluation"


def test_the_measures_are_those_of_the_scale(case, store):
    widget, found = AgreementExplorer(case, "evaluation", store), coder_agreement(case, "evaluation")
    assert [each["text"] for each in widget.numbers["scale"]] == [f"{found['agreement']:.0%}", f"{found['alpha']:.2f}"]
    assert "in an order" in widget.numbers["note"] and f"{found['statements']} statements" in widget.numbers["note"]
    page = widget.static_html()
    assert "<table" in page and f"(interval {found['interval']['low']:.2f} to" in page
    change(widget, variable="remedy", language="fr")
    assert widget.numbers["scale"][1]["label"] == "Alpha de Krippendorff" and "sans ordre" in widget.numbers["note"]


def test_a_view_is_small(case):
    view = agreement_view(Reader(case, "en"), {"variable": "interest", "opened": None, "card": 0})
    assert len(json.dumps(view)) < 12_000


# One's own codes.


def own_codes_of_before(task=None):
    """The two statements that come first are coded, and one has gone on."""
    widget = own_codes("evaluation", task=task)
    shown = [row["id"] for row in widget.view["rows"]]
    change(widget, codes=dict.fromkeys(shown, "condemns"), turned=shown)
    if widget.view["goes_on"]:
        change(widget, before=True)
    return widget


def test_the_first_picture_is_the_same_whatever_is_stored(case, store):
    widget = own_codes("evaluation")
    first = widget.view
    assert not first["asks"] and len(first["rows"]) == 2 and first["values"]
    store.record("04.2", stored_codes(case))
    assert widget.view == first and own_codes("evaluation").view == first


def test_own_codes_lie_there_after_the_first_two(case, store):
    assert not own_codes_of_before().view["asks"]
    store.record("04.2", stored_codes(case))
    widget = own_codes_of_before()
    assert widget.view["asks"] and len(widget.view["rows"]) == 6
    assert widget.view["numbers"] == [str(each) for each in range(7)]
    assert not any(row["theirs"] for row in widget.view["rows"])
    first = codes_of_both(case, "evaluation")["A"]
    shown = [row["id"] for row in widget.view["rows"]]
    change(widget, guess="3", turned=shown)
    alike = sum(first[each] == "condemns" for each in shown)
    assert (widget.view["answer"]["own"], widget.view["answer"]["record"]) == ("3", str(alike))
    assert [row["same"] for row in widget.view["rows"]] == [first[each] == "condemns" for each in shown]
    change(widget, opened=shown[1])
    assert widget.view["card"]["heading"].startswith(shown[1]) and widget.view["facts"][2][0] == "Third reading"


def test_a_statement_that_was_coded_twice_lies_face_down_until_one_has_guessed(case, store):
    shown = [row["id"] for row in own_codes("evaluation").view["rows"]]
    others = [each for each in coding_set(case) if each not in shown][:2]
    store.record("04.2", {"codes": {each: {"evaluation": "condemns"} for each in (*others, *shown)}})
    widget = own_codes_of_before()
    assert len(widget.view["numbers"]) == 5 and not any(row["theirs"] for row in widget.view["rows"])
    change(widget, guess="2")
    assert all(row["theirs"] for row in widget.view["rows"]) and not widget.view["numbers"]


def test_the_course_chooses_which_statements_are_coded(case, store):
    assert [row["id"] for row in own_codes("evaluation", "FRA-03+BRA-03").view["rows"]] == ["FRA-03", "BRA-03"]
    with pytest.raises(KitError, match="no statement .FRA-3.*FRA-03"):
        own_codes("evaluation", "FRA-3")


@pytest.mark.parametrize("count", [0, 1])
def test_two_are_coded_first_on_which_a_and_b_differ(case, store, count):
    store.record("04.2", stored_codes(case, count=count))
    widget, codes = own_codes("evaluation", task="05.6"), codes_of_both(case, "evaluation")
    shown = [row["id"] for row in widget.view["rows"]]
    assert all(codes.loc[each, "A"] != codes.loc[each, "B"] for each in shown) and len(shown) == 2
    change(widget, codes={shown[0]: "condemns"}, turned=shown[:1], opened=shown[0])
    assert widget.view["answer"]["own"] == "condemns" and widget.view["rows"][0]["theirs"]
    assert not widget.view["rows"][1]["theirs"], "the other card is still face down"
    assert store.answer("05.6")["answer"]["codes"] == {shown[0]: "condemns"}


def test_codes_of_a_few_statements_are_read_whatever_else_is_stored(case, store):
    store.record(
        "04.2", {"codes": {**stored_codes(case, count=3)["codes"], "XXX-01": {"evaluation": "x"}, "MEX-01": 3}}
    )
    assert len(own_codes_of_before().view["rows"]) == 2 + (coding_set(case).index("MEX-01") > 2)
    store.record("04.2", {"codes": [1, 2]})
    assert not own_codes_of_before().view["asks"]


def test_nobody_is_named_before_the_card_is_turned(case, store):
    store.record("04.2", stored_codes(case))
    widget = own_codes("evaluation")
    text = json.dumps(widget.view)
    change(widget, guess="3", turned=[])
    text += json.dumps(widget.view)
    assert widget.view["asks"]
    assert not [each for each in case["actors"]["name"] if len(each) > 6 and each in text and each != "Donald Trump"]


# Guesses.


def test_the_squares_take_colour_when_a_question_is_pressed(case, store):
    widget = agreement_squares("evaluation+decider+remedy", "05.1")
    assert {row["same"] for row in widget.view["rows"]} == {None} and "%" not in json.dumps(widget.view)
    change(widget, guess="remedy")
    same = {row["id"]: row["same"] for row in widget.view["rows"]}
    codes = codes_of_both(case, "evaluation")
    assert same["evaluation"] == (codes["A"] == codes["B"]).sum() == min(same.values())
    assert widget.view["answer"]["own"] == "Remedy" and widget.view["answer"]["record"].startswith("Evaluation")
    assert store.answer("05.1")["answer"] == "remedy"
    again = agreement_squares("evaluation+decider+remedy", "05.1")
    assert again.view["answer"]["own"] == "Remedy", "what was guessed comes back"


def test_a_guess_at_a_question_that_has_changed_is_asked_again(case, store):
    store.record("05.1", "remedy", revision=tasks_by_id()["05.1"].revision + 1)
    widget = agreement_squares("evaluation+decider+remedy", "05.1")
    assert widget.state["guess"] == "" and not widget.view["answer"]["own"]


def test_the_machine_meets_coder_a_as_often_as_the_most_frequent_value(case, store):
    widget, codes = never_reads("duty_to_moderate", "05.8"), codes_of_both(case, "duty_to_moderate")
    assert widget.view["marks"] == [] and widget.view["hits"] is None
    change(widget, guess="30")
    hits = codes["A"].value_counts().iloc[0]
    assert widget.view["hits"] == hits and widget.view["answer"]["record"] == f"{hits / len(codes):.0%}"
    assert store.answer("05.8")["answer"] == "30" and widget.view["marks"][1][1] == "92%"


def test_which_of_two_has_the_higher_alpha(case, store):
    widget = alphas("duty_to_moderate+justification", "05.10")
    assert not widget.view["told"] and all(len(row["scale"]) == 1 for row in widget.view["rows"])
    change(widget, opened="interest")
    assert widget.view["opened"] == "" and not widget.view["answer"]["said"], "no alpha before the guess"
    change(widget, guess="duty_to_moderate")
    assert widget.view["answer"]["record"] == "Justification" and len(widget.view["rows"]) == len(case["variables"])
    change(widget, opened="interest")
    assert "interval" in widget.view["answer"]["said"]


@pytest.mark.parametrize("tool", ["squares", "machine", "readings", "rare", "alphas"])
def test_a_saved_page_keeps_the_answer_folded(case, store, tool):
    made = {
        "squares": lambda: agreement_squares("evaluation+remedy", "05.1"),
        "machine": lambda: never_reads("duty_to_moderate", "05.8"),
        "readings": lambda: two_readings("evaluation", *PAIR),
        "rare": lambda: rare_values(task="05.9"),
        "alphas": lambda: alphas("duty_to_moderate+justification", "05.10"),
    }[tool]().static_html()
    before, _, after = made.partition("<details>")
    assert "<table" not in before and "<table" in after


# Two readings.


def test_what_the_third_reading_says_is_told_of_what_was_decided(case, store):
    widget = two_readings("evaluation", *PAIR, task="05.7")
    ids = [each["id"] for each in widget.view["squares"]]
    assert len(ids) == 12 and not any(each["third"] for each in widget.view["squares"]) and not widget.view["facts"]
    positions = (
        case["positions"].query("variable == 'evaluation' and coder == 'adjudicated'").set_index("statement")["value"]
    )
    readings = {}
    for each in ids[:3]:
        readings[each] = "B"
        change(widget, readings=dict(readings), opened=each)
        same = positions[each] == PAIR[1]
        assert ("your way" in widget.view["answer"]["said"]) == same and len(widget.view["facts"]) >= 3
    counts = [(positions[ids] == value).sum() for value in PAIR]
    assert f"it followed A {counts[0]} times and B {counts[1]} times" in widget.view["answer"]["said"]
    assert store.answer("05.7")["answer"] == {"readings": readings}
    assert [each["third"] for each in widget.view["squares"]].count("") == 9
    change(widget, readings={"XXX-01": "A", ids[0]: "mine"}, opened="XXX-01")
    assert widget.view["opened"] == ids[0] and widget.view["mine"] == ""


def test_ones_own_sentence_is_tried(case, store):
    widget = two_readings("evaluation", *PAIR, only="ITA-02+EUU-14", sentence="05.5")
    assert widget.view["sentence"] == "" and len(widget.view["options"]) == 3
    store.record("05.5", "A word such as censorship decides.")
    assert widget.view["sentence"] == "A word such as censorship decides."
    change(widget, readings={"ITA-02": "neither"}, opened="ITA-02")
    assert "stays open" in widget.view["answer"]["said"]
    change(widget, readings={"ITA-02": "B", "EUU-14": "B"}, opened="EUU-14")
    assert "against the third reading. As the third reading: 1 of 2." in widget.view["answer"]["said"]


@pytest.mark.parametrize(
    ("values", "only", "said"),
    [(("worried", "condemns"), "", "no value 'worried'"), (PAIR, "ITA-2", "No statement 'ITA-2'"),
     (("supports", "condemns"), "ITA-02", "was read in these two ways")],
)  # fmt: skip
def test_readings_that_are_not_there_are_told(case, store, values, only, said):
    with pytest.raises(KitError, match=said):
        two_readings("evaluation", *values, only=only)


def test_where_nothing_was_read_so_it_is_said(case):
    assert two_readings("evaluation", "supports", "condemns").view["none"] == "No statement was coded in this way."


# The constructed example.


def test_the_example_keeps_agreement_and_loses_alpha(store):
    widget = rare_values(task="05.9")
    assert len(widget.view["points"]) == 1 and widget.view["guesses"] and not widget.view["named"]
    change(widget, guess="6")
    points = widget.view["points"]
    assert {each["same_text"] for each in points} == {"96%"} and points[-1]["alpha_text"] == "−0.01"
    assert points[0]["alpha_text"] == "0.92" and not widget.view["answer"]["record"] and not widget.view["named"]
    change(widget, low=0, both=0)
    assert (
        widget.view["answer"] | {"said": ""} == {"own": "at 6", "record": "at 1", "said": ""} and widget.view["named"]
    )
    assert "Krippendorff" in widget.view["answer"]["said"] and store.answer("05.9")["answer"] == "6"


def test_without_a_guess_alpha_is_named_and_differences_are_chosen(store):
    widget = rare_values(differences=(2, 4))
    assert widget.view["named"] and widget.view["differences"] == [2, 4] and len(widget.view["points"]) == 25
    change(widget, one=4)
    assert widget.view["points"][0]["same_text"] == "92%" and widget.view["points"][14]["both"] == 10


@pytest.mark.parametrize(("numbers", "said"), [((5, 1, [2]), "10 to 200"), ((50, 49, [2]), "more than all 50")])
def test_impossible_examples_are_refused(store, numbers, said):
    with pytest.raises(KitError, match=said):
        rare_values(*numbers)


def test_the_bag_says_what_chance_brings(store):
    widget = chance_bag()
    assert widget.view["point"]["rare"] == 50 and widget.view["record"] == "49%" and "0.92" in widget.view["said"]
    change(widget, both=0)
    assert widget.view["record"] == "96%" and "no step beyond" in widget.view["said"] and widget.view["bar"][1][1] == 0
    assert "<table" in widget.static_html()


def test_one_value_only_has_no_alpha(store):
    assert rare_values(50, 0, (0,)).view["points"][0]["alpha"] is None


def test_public_calls_find_the_case(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    assert rare_values(40, 3).view["points"][0]["codes"] == 80


def test_a_store_of_another_student_is_not_read(case, store, tmp_path):
    Store(tmp_path / "other.json").record("04.2", stored_codes(case))
    assert not own_codes_of_before().view["asks"]
