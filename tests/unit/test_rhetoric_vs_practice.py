"""Rhetoric and record: statements, index, dated record, promises; views and widgets in three languages."""

import re
from base64 import b64decode

import pytest
from helpers import DATA, read_rows

from whodecides.case import Reader
from whodecides.errors import KitError
from whodecides.plots import index_plot
from whodecides.rhetoric_vs_practice import (
    dated_record,
    government_statements_of,
    index_change,
    index_values,
    promise_outcomes,
    speaking_places,
)
from whodecides.tools.promises.view import promises_table, promises_view
from whodecides.tools.promises.widget import PromiseOutcomes
from whodecides.tools.rhetoric_vs_practice.view import rhetoric_vs_practice_view
from whodecides.tools.rhetoric_vs_practice.widget import RecordExplorer


def test_only_governments_that_spoke_are_listed(case, tiny):
    assert speaking_places(tiny) == ("AAA", "BBB", "CCC")
    spoken = [each["statement"] for each in government_statements_of(case, "MEX")]
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
    assert rhetoric_vs_practice_view(Reader(case, "en"), "Alemania", "")["state"]["place"] == "DEU"
    with pytest.raises(KitError, match="No government statement of 'Itlay' is in this case"):
        rhetoric_vs_practice_view(Reader(case, "en"), "Itlay", "")


def test_who_is_not_rated_gets_a_sentence_and_no_table(case, store):
    index = rhetoric_vs_practice_view(Reader(case, "en"), "EUU", "")["view"]["index"]
    assert index["rows"] == [] and "European Union" in index["none"]
    assert RecordExplorer(case, "EUU", store).static_html().count("<table") == 2


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_each_government_can_be_shown(case, store, language):
    store.choose_language(language)
    for place in speaking_places(case):
        view = rhetoric_vs_practice_view(Reader(case, language), place, "")["view"]
        assert view["statements"] and view["name"] in view["sentence"]
        assert "<table" in RecordExplorer(case, place, store).static_html()


def test_numbers_follow_the_language(case):
    assert ["2020", "0,761", "71,5"] in rhetoric_vs_practice_view(Reader(case, "fr"), "MEX", "")["view"]["index"][
        "rows"
    ]
    assert ["2020", "0.761", "71.5"] in rhetoric_vs_practice_view(Reader(case, "en"), "MEX", "")["view"]["index"][
        "rows"
    ]


def test_the_explorer_opens_a_card_and_refuses_the_impossible(case, store):
    widget = RecordExplorer(case, "Mexico", store)
    assert widget.view["card"] == {}
    widget.requested_state = {**widget.state, "opened": "MEX-06", "sent": 1}
    assert widget.view["card"]["heading"].startswith("MEX-06")
    widget.requested_state = {**widget.state, "place": "ITA", "sent": 2}
    assert "No government statement" in widget.message and widget.state["place"] == "MEX"
    widget.requested_state = {**widget.state, "place": "FRA", "opened": "MEX-06", "sent": 3}
    assert widget.view["card"] == {} and widget.view["name"] == "France"


def test_a_promise_outcome_is_told_only_after_the_guess(case, store):
    widget = PromiseOutcomes(case, store, "10.2")
    fate = case.row("promises", "P07")["text_en"]
    widget.requested_state = {**widget.state, "at": "P07", "sent": 1}
    assert fate not in str(widget.view) and store.answer("10.2") is None
    widget.requested_state = {**widget.state, "seen": ["P07"], "sent": 2}  # no guess, so nothing is shown
    assert widget.view["told"] == {}
    widget.requested_state = {**widget.state, "guesses": {"P07": "kept"}, "sent": 3}
    assert widget.view["told"] == {}
    widget.requested_state = {**widget.state, "seen": ["P07"], "sent": 4}
    assert widget.view["told"]["text"] == fate and widget.view["told"]["same"] is False
    assert store.answer("10.2")["answer"] == {"guesses": {"P07": "kept"}, "seen": ["P07"]}
    assert PromiseOutcomes(case, store, "10.2").state["seen"] == ["P07"]


def test_promises_stay_closed_until_the_prediction(case, store):
    widget = PromiseOutcomes(case, store, "10.2", after="10.1")
    assert widget.view == {} and "<table" not in widget.static_html().partition("<details>")[0]
    store.record("10.1", "some")
    assert widget.view["id"] == "P01"


def test_a_saved_page_keeps_the_outcomes_folded_until_all_were_seen(case, store):
    store.record("10.1", "some")
    widget = PromiseOutcomes(case, store, "10.2", after="10.1")
    ids = list(case["promises"]["id"])
    for number, seen in enumerate((ids[:3], ids[:9], ids), 1):
        guesses = dict.fromkeys(seen, "kept")
        widget.requested_state = {**widget.state, "guesses": guesses, "seen": seen, "sent": number}
        folded = "<img" not in widget.static_html().partition("<details>")[0]
        assert folded == (seen != ids) and ("Fates of the 15" in widget.static_text()) == (len(seen) > 8)


@pytest.mark.parametrize(
    "damaged", [{"guesses": [], "seen": 3}, {"guesses": {"P99": "kept", "P01": "won"}, "seen": ["P99"]}]
)
def test_damaged_guesses_are_ignored(case, damaged):
    shown = promises_view(case, {"language": "en", "at": "P99", **damaged})
    assert shown["state"] == {"language": "en", "at": "P01", "guesses": {}, "seen": []}


def test_the_count_comes_after_eight_guesses(case):
    ids = list(case["promises"]["id"])

    def tally(seen):
        state = {"language": "en", "at": "P01", "guesses": dict.fromkeys(seen, "kept"), "seen": seen}
        return promises_view(case, state)["view"]["tally"]

    assert "kept 6" not in tally(ids[:7]) and "kept 6" in tally(ids[:8])


def test_the_board_tells_no_outcome_before_its_record_was_shown(case):
    ids = list(case["promises"]["id"])

    def board(seen):
        state = {"language": "en", "at": "P01", "guesses": dict.fromkeys(ids[:9], "partly"), "seen": seen}
        return promises_view(case, state)["view"]

    few, many = board(ids[:7]), board(ids[:8])
    assert [bool(each["fate"]) for each in few["marks"]] == [True] * 7 + [False] * 8
    assert (
        "The record" not in few["marks"][7]["description"]
        and "Your guess: kept in part." in few["marks"][7]["description"]
    )
    assert few["marks"][9]["description"].endswith("not guessed yet.")
    assert sum(each["seen"] for each in few["feet"]) == 7 and not any(each["others"] for each in few["feet"])
    assert [each["seen"] + each["others"] for each in many["feet"]] == list(promise_outcomes(case).values())


def test_a_stored_expectation_is_told_once_the_outcomes_are_counted(case, store):
    store.record("10.1", "few")
    widget = PromiseOutcomes(case, store, "10.2", after="10.1")
    ids = list(case["promises"]["id"])
    for number, seen in enumerate((ids[:7], ids[:8]), 1):
        widget.requested_state = {**widget.state, "guesses": dict.fromkeys(seen, "kept"), "seen": seen, "sent": number}
        assert bool(widget.view["prediction_result"]) == (len(seen) == 8)
    assert widget.view["prediction_result"]["expected"] == "You expected: 0 to 3"
    store.record("10.1", "most")
    assert widget.view["prediction_result"]["expected"] == "You expected: 8 to 11"


def test_the_saved_board_has_a_sign_for_each_promise(case, store):
    page = PromiseOutcomes(case, store).static_html()
    svg = b64decode(re.search(r"base64,([^\"]+)", page)[1]).decode()
    assert (
        svg.count("<circle") == len(case["promises"])
        and svg.count("stroke-dasharray") == promise_outcomes(case)["not established"]
    )
    assert "Fates of the 15" in re.search('alt="([^"]+)"', page)[1]
    assert page.index("<details>") < page.index("<img"), "folded until the records were seen"


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
