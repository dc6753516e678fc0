"""Rhetoric and record: statements, index, dated record, promises; views and widgets in three languages."""

import re

import pytest
from helpers import DATA, read_rows

from whodecides.answers import tasks_by_id
from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.plots import index_plot
from whodecides.rhetoric_vs_practice import (
    dated_record,
    index_change,
    index_values,
    promise_outcomes,
    speaking_places,
)
from whodecides.tools.promises.view import promises_table, promises_view
from whodecides.tools.promises.widget import PromiseOutcomes
from whodecides.tools.rhetoric_vs_practice.view import find_speakers, government
from whodecides.tools.rhetoric_vs_practice.widget import IndexExpectation, RecordExplorer


def test_only_governments_that_spoke_are_listed(case, tiny):
    assert speaking_places(tiny) == ("AAA", "BBB", "CCC")
    spoken = [each["id"] for each in government(Reader(case, "en"), "MEX")["quotations"]]
    assert "MEX-06" in spoken and "MEX-12" not in spoken  # senators of the opposition are not the government
    assert {"MEX", "DEU", "EUU", "UGA"} <= set(speaking_places(case)) and "ITA" not in speaking_places(case)


def test_the_index_has_years_and_a_gap_where_nobody_is_rated(case):
    rows = read_rows(DATA, "indicators")
    mexico = {
        int(r["year"]): float(r["value"])
        for r in rows
        if (r["jurisdiction"], r["indicator"]) == ("MEX", "v2x_freexp_altinf")
    }
    assert index_values(case, "MEX") == mexico and list(mexico) == list(range(2019, 2026))
    assert index_values(case, "EUU") == {}
    table = index_change(case, ["POL", "EUU", "MEX"], 2020, 2024)
    assert list(table["place"]) == ["MEX", "POL"]
    assert table["change"].tolist() == pytest.approx([mexico[2024] - mexico[2020], 0.911 - 0.680])


def test_the_record_is_of_the_state_and_in_order(case):
    for place in speaking_places(case):
        dates = [step["date"] for step in dated_record(case, place)]
        assert dates == sorted(dates)
    america = {step["id"] for step in dated_record(case, "USA")}
    assert "E228" in america  # an executive order
    assert not america & {"USA-twitter-civic-integrity", "USA-oversight-board-charter", "E245"}  # companies' own


def test_an_event_and_a_step_of_the_same_day_are_told_once(case):
    steps = [step for step in dated_record(case, "HUN") if f"{step['date']:%Y-%m-%d}" == "2021-03-28"]
    assert [step["id"] for step in steps] == ["E135"]


def test_outcomes_count_every_promise_once(case):
    counts = promise_outcomes(case)
    assert (
        list(counts) == list(case.vocabulary("promises", "fate"))
        and sum(counts.values()) == len(case["promises"]) == 15
    )


def test_promises_were_made_in_january_and_february(case):
    dates = case["promises"]["statement"].map(case["statements"].set_index("id")["date"])
    assert dates.between("2021-01-06", "2021-02-28").all() and dates.is_monotonic_increasing


def test_a_place_is_found_by_name_and_a_silent_one_is_refused(case):
    assert find_speakers(case, "Alemania + MEX+DEU") == ["DEU", "MEX"]
    with pytest.raises(KitError, match="No government statement of 'Itlay' is in this case"):
        find_speakers(case, "MEX+Itlay")


def test_who_is_not_rated_gets_a_sentence_and_no_table(case, store):
    union = government(Reader(case, "en"), "EUU")
    assert union["index"]["rows"] == union["years"] == [] and "European Union" in union["no_index"]
    assert RecordExplorer(case, "EUU", store).static_html().count("<table") == 2


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_each_government_can_be_shown(case, store, language):
    store.choose_language(language)
    for place in speaking_places(case):
        column = government(Reader(case, language), place)
        count = len(column["quotations"])
        assert count and str(count) in column["sentence"] and column["record"][-3:] == column["last"]
        assert "<table" in RecordExplorer(case, place, store).static_html()


def test_numbers_follow_the_language(case):
    for language, row in (("fr", ["2020", "0,761", "71,5"]), ("en", ["2020", "0.761", "71.5"])):
        assert row in government(Reader(case, language), "MEX")["index"]["rows"]


def test_two_governments_stand_side_by_side_and_the_impossible_is_refused(case, store):
    widget = RecordExplorer(case, "MEX+RUS+DEU", store)
    assert [each["id"] for each in widget.view["columns"]] == ["MEX", "RUS"]
    widget.requested_state = {**widget.state, "shown": ["DEU", "RUS"], "turn": 1, "sent": 1}
    assert [each["name"] for each in widget.view["columns"]] == ["Germany", "Russia"]
    widget.requested_state = {**widget.state, "shown": ["ITA", "RUS"], "sent": 2}
    assert "no jurisdiction 'ITA'" in widget.message and widget.state["shown"] == ["DEU", "RUS"]


def test_the_last_year_is_shown_only_after_the_press(case, store):
    widget = IndexExpectation(case, store, "POL", ["MEX", "RUS", "EUU"], "10.8")
    assert [each["id"] for each in widget.view["lines"]] == ["MEX", "POL", "RUS"], "the union is not rated"
    assert {each["last"] for each in widget.view["lines"]} == {None} and widget.view["said"] == ""
    assert "0.917" not in widget.static_html().partition("<details>")[0]
    widget.requested_state = {**widget.state, "answer": "4", "sent": 1}
    assert store.answer("10.8")["answer"] == "4"
    assert (widget.view["own"], widget.view["record"]) == ("0.4–0.6", "0.917")
    assert "Largest rise: Poland, +0.237; largest fall: Russia, −0.208." in widget.view["said"]
    with pytest.raises(KitError, match="rates none"):
        IndexExpectation(case, store, "EUU", ["MEX"], None)


def test_what_was_found_is_there_to_be_judged_and_our_coding_of_it_is_told_afterwards(case, store):
    widget = PromiseOutcomes(case, store, "10.2")
    widget.requested_state = {**widget.state, "at": "P07", "sent": 1}
    assert widget.view["found"] == case.row("promises", "P07")["text_en"]
    assert (widget.view["fate"], widget.view["told"]) == ("", {}) and store.answer("10.2") is None
    assert (widget.view["before"], widget.view["next"]) == ("P02", "P11")
    widget.requested_state = {**widget.state, "guesses": {"P07": "kept"}, "sent": 2}
    told = widget.view["told"]
    assert (told["own"], told["record"]) == ("kept", "not established") and told["said"].startswith("Neither a fulfil")
    assert store.answer("10.2")["answer"] == {"guesses": {"P07": "kept"}}
    assert PromiseOutcomes(case, store, "10.2").state["guesses"] == {"P07": "kept"}


def test_who_made_a_promise_is_told_with_office_and_country(case):
    speech = promises_view(case, {"language": "en", "at": "P01", "guesses": {}})["view"]["speech"]
    assert (speech["who"], speech["office"], speech["country"]) == (
        "Christine Lambrecht",
        "Federal Minister of Justice",
        "Germany",
    )


def test_promises_stay_closed_until_the_prediction(case, store):
    widget = PromiseOutcomes(case, store, "10.2", after="10.1")
    assert widget.view == {} and "<table" not in widget.static_html().partition("<details>")[0]
    store.record("10.1", "5", revision=tasks_by_id()["10.1"].revision)
    assert widget.view["id"] == "P12"


def test_a_saved_page_keeps_the_outcomes_folded_until_all_were_judged(case, store):
    widget = PromiseOutcomes(case, store, "10.2")
    ids = list(case["promises"]["id"])
    for number, judged in enumerate((ids[:9], ids), 1):
        widget.requested_state = {**widget.state, "guesses": dict.fromkeys(judged, "kept"), "sent": number}
        assert ("<table" not in widget.static_html().partition("<details>")[0]) == (judged != ids)


@pytest.mark.parametrize("damaged", [{"guesses": []}, {"guesses": {"P99": "kept", "P01": "won"}}])
def test_damaged_guesses_are_ignored(case, damaged):
    shown = promises_view(case, {"language": "en", "at": "P99", **damaged})
    assert shown["state"] == {"language": "en", "at": "P12", "guesses": {}}


def test_promises_heap_up_by_the_record_and_all_are_counted_after_eight(case):
    ids = list(case["promises"]["id"])

    def shown(judged):
        return promises_view(case, {"language": "en", "at": "P01", "guesses": dict.fromkeys(judged, "kept")})["view"]

    few, many = shown(ids[:7]), shown(ids[:8])
    assert sum(map(len, few["heaps"])) == 7 and few["tally"] == ""
    assert [len(each) for each in many["heaps"]] == list(promise_outcomes(case).values())
    assert "kept 6" in many["tally"]
    for heap, fate in zip(many["heaps"], promise_outcomes(case), strict=True):
        assert {each["mark"] for each in heap} <= {"", "same" if fate == "kept" else "other"}


def test_a_stored_expectation_is_told_once_the_outcomes_are_counted(case, store):
    store.record("10.1", "9", revision=tasks_by_id()["10.1"].revision)
    widget = PromiseOutcomes(case, store, "10.2", after="10.1")
    ids = list(case["promises"]["id"])
    for number, judged in enumerate((ids[:7], ids[:8]), 1):
        widget.requested_state = {**widget.state, "guesses": dict.fromkeys(judged, "kept"), "sent": number}
        assert bool(widget.view["expected"]) == (len(judged) == 8)
    assert widget.view["expected"]["expected"] == "You expected: 9"


@pytest.mark.parametrize(("language", "word"), [("en", "not kept"), ("fr", "non tenue"), ("es", "incumplida")])
def test_all_promises_are_in_the_table(case, language, word):
    rows = promises_table(Reader(case, language))["rows"]
    assert len(rows) == 15 and word in {row[3] for row in rows}


def test_the_figure_says_what_it_shows(case):
    figure = index_plot(["MEX", "EUU", "POL"], case=case)
    assert figure.alt.endswith("Poland 0.680 → 0.917; Mexico 0.761 → 0.619.") and "European Union" not in figure.table
    assert figure.svg == index_plot(["POL", "MEX"], case=case).svg
    assert "Pologne 0,680" in index_plot(["POL"], "fr", case=case).alt
    with pytest.raises(KitError, match="The index rates none of these jurisdictions"):
        index_plot(["EUU"], case=case)


def test_the_figure_marks_the_years_between_and_draws_no_bounds(case):
    """Poland fell before it rose: two ends alone hide it. No interval was found, so none is drawn."""
    figure = index_plot(["POL"], case=case)
    values = index_values(case, "POL")
    between = [values[year] for year in range(2021, 2025)]
    assert min(between) < values[2020] < values[2025]
    cells = re.findall(r"<td[^>]*>([^<]+)</td>", figure.table)
    shown = [values[2020], values[2025], min(values[year] for year in range(2020, 2026)), values[2025]]
    assert cells[:4] == [f"{each:.3f}" for each in shown]
    assert "uncertainty: not in our copy" in figure.svg and "none are drawn" in figure.caption
    assert figure.svg.count("years between") == 1
    assert "years between" not in index_plot(["POL"], first=2020, last=2021, case=case).svg
