"""The order by likeness, the questions behind it and the axis of weights: what is told, and when."""

import pytest

from whodecides.answers import tasks_by_id
from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.positions import similarities, similarity_ranking
from whodecides.tools.likeness.view import nearest_told, question_bars, ranked, weigh_view
from whodecides.tools.likeness.widget import Alike, Nearest, Weigh


@pytest.fixture
def reader(case):
    return Reader(case, "en")


def asked(widget, **state):
    widget.requested_state = {**widget.state, **state, "sent": widget.state.get("sent", 0) + 1}
    assert widget.message == ""
    return widget.view


def test_the_order_stays_out_until_a_name_is_pressed_and_the_press_is_the_answer(case, store):
    task = tasks_by_id()["06.1"]
    widget = Nearest(case, store, "MEX", "06.1", "MEX-05")
    assert widget.view["order"] == [] and widget.view["record"] == "" and len(widget.view["options"]) == 5
    assert "<table" not in widget.static_html().partition("<details>")[0]
    view = asked(widget, answer="DEU")
    assert store.answer("06.1")["answer"] == "DEU" and view["own"].startswith("Germany: place ")
    ranks = {each["id"]: each["rank"] for each in view["order"]}
    assert task.outcome == min((each["id"] for each in task.options), key=ranks.get)
    apart = ranks["DEU"] - ranks[task.outcome]
    assert f"stands {apart} places nearer to Mexico than Germany" in view["said"]
    again = Nearest(case, store, "MEX", "06.1", None)
    assert again.view["own"] == view["own"]


def test_whoever_saw_it_is_told_so_and_what_a_place_rests_on_is_said(reader):
    order = ranked(reader, dict.fromkeys(similarities(reader.case), 1), "MEX")
    first, thin = order[0], next(each for each in order if each["few"])
    told = nearest_told(reader, order, first["id"], first["id"], "MEX")
    assert told["said"].startswith("You saw it") and told["said"].endswith(
        f"{thin['name']}, place {thin['rank']}, has one statement."
    )
    assert nearest_told(reader, order, "NOR", first["id"], "MEX")["own"] == "Norway: too little evidence for a place"
    assert nearest_told(reader, order, "", "", "MEX") == {"own": "", "record": "", "said": ""}


def test_a_question_opens_a_statement_of_each_and_silence_is_no_likeness(case, store, reader):
    widget = Alike(case, store, "MEX", ["DEU", "NLD"], None)
    assert widget.view["sides"] == []
    view = asked(widget, variable="remedy")
    assert [each["quotation"]["id"][:3] for each in view["sides"]] == ["MEX", "DEU"]
    share = similarities(case)["remedy"].loc["MEX", "DEU"]
    assert f"Remedy: {share:.0%} alike." in view["said"]
    assert "new national law" not in view["sides"][0]["codes"] and "(2)" in view["sides"][0]["codes"]  # counted
    bars = question_bars(reader, "MEX", "NLD")
    silent = next(each["id"] for each in bars if each["share"] == "–")
    assert "says nothing on this" in asked(widget, place="NLD", variable=silent)["said"]
    assert asked(widget, place="XXX", variable="XXX")["sides"] == []


def test_the_line_ends_only_where_a_place_was_pressed(case, store, reader):
    places, variables = ["EUU", "RUS", "BEL"], ["decider", "remedy"]
    assert {each["ranks"][0] for each in weigh_view(reader, "DEU", places, variables, None, 0)["lines"]} == {None}
    widget = Weigh(case, store, "DEU", places, variables, "06.3")
    view = asked(widget, answer="4")
    table = similarity_ranking(similarities(case), {"decider": 1, "remedy": 0}, "DEU").set_index("jurisdiction")
    assert view["lines"][0]["ranks"][0] == table.loc["EUU", "rank"] == tasks_by_id()["06.3"].answer
    assert store.answer("06.3")["answer"] == "4" and view["verdict"]["right"] is False
    assert "each question counts once" in view["verdict"]["text"]
    assert "weight 3" not in view["sum"] and asked(widget, weight=3)["sum"][1].endswith("counts ×3")
    assert asked(widget, answer="7")["verdict"] == {}  # the lines say more than a hint
    assert asked(widget, answer=str(int(table.loc["EUU", "rank"])))["verdict"]["right"] is True
    assert asked(widget, answer="no place")["told"] is False
    store.record("06.3", "9th", revision=tasks_by_id()["06.3"].revision)  # as the form took it
    assert Weigh(case, store, "DEU", places, variables, "06.3").view["own"] == "place 9"


def test_wrong_names_get_a_sentence(case, store):
    for make in (
        lambda: Nearest(case, store, "MXE", None, None),
        lambda: Alike(case, store, "MEX", ["XXX"], None),
        lambda: Weigh(case, store, "DEU", ["XXX"], ["decider", "remedy"], None),
    ):
        with pytest.raises(KitError, match="no jurisdiction"):
            make()
    with pytest.raises(KitError, match="two questions at least"):
        Weigh(case, store, "DEU", ["FRA"], ["decider"], None)
