"""The citation picker: what is found by words, what is left out, and what a form sends."""

import json

import pytest

from whodecides.answers import Task, normalized
from whodecides.case import Reader
from whodecides.tools.ask.widget import TaskForm
from whodecides.tools.brief.widget import Brief
from whodecides.widgets.citation_picker import MOST_SHOWN, find_citable


def ids(found):
    return [each["id"] for each in found["items"]]


def test_a_statement_is_found_by_its_id_its_words_its_speaker_and_its_place(tiny):
    reader = Reader(tiny, "en")
    for row in tiny["statements"].to_dict("records"):
        speaker = tiny.row("actors", row["actor"])["name"]
        for sought in (row["id"].lower(), row["wording"], speaker, reader.name("jurisdictions", row["jurisdiction"])):
            assert row["id"] in ids(find_citable(reader, sought.upper(), ("statements",))), sought


def test_who_speaks_for_a_country_comes_before_who_speaks_of_it(case):
    found = find_citable(Reader(case, "en"), "united states", ("statements",))
    places = [case.row("statements", each)["jurisdiction"] for each in ids(found)]
    assert places == ["USA"] * MOST_SHOWN and int(found["message"].split()[1].strip(".")) > MOST_SHOWN
    near = find_citable(Reader(case, "en"), "united states", ("statements",), near=["EUU"])
    assert ids(near)[0].startswith("EUU"), "what the task asks for stays first"


def test_all_words_have_to_be_there_and_what_is_not_found_is_said(tiny):
    reader, first = Reader(tiny, "en"), tiny["statements"]["id"].iloc[0]
    assert (
        ids(find_citable(reader, f"{first} zzzz")) == [] and "zzzz" in find_citable(reader, f"{first} zzzz")["message"]
    )


def test_without_words_only_what_is_near_is_shown(tiny):
    reader, first = Reader(tiny, "en"), tiny["statements"]["id"].iloc[0]
    assert ids(find_citable(reader, "  ")) == []
    assert set(ids(find_citable(reader, "", ("statements",), near=[first[:3]]))) == {
        each for each in tiny["statements"]["id"] if each.startswith(first[:3])
    }
    assert ids(find_citable(reader, first, only=[])) == []


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_it_tells_no_verdict_no_fate_and_no_omission_and_not_more_than_fits(case, language):
    found = find_citable(Reader(case, language), "president")
    assert len(found["items"]) == MOST_SHOWN and set(found["items"][0]) == {
        "id", "text", "verbatim", "language", "gloss", "byline", "also", "says",
    }  # fmt: skip
    claims = case["claims"]
    for row in claims[claims["kind"] == "omission"].to_dict("records"):
        assert ids(find_citable(Reader(case, language), row["id"])) == []
    row = case["promises"].iloc[0]
    (promise,) = find_citable(Reader(case, language), row["id"], ("promises",))["items"]
    assert row[f"text_{language}"] not in json.dumps(promise, ensure_ascii=False)


def test_what_alone_was_said_beside_the_words_is_shown(case):
    reader = Reader(case, "en")
    row = next(
        each
        for each in case["statements"].to_dict("records")
        if "G20" in each["context"] and "G20" not in each["gloss_en"]
    )
    (found,) = find_citable(reader, f"{row['id']} g20", ("statements",))["items"]
    assert found["also"] == row["context"]
    assert find_citable(reader, row["id"], ("statements",))["items"][0]["also"] == ""


def test_a_form_finds_nothing_before_it_is_asked_and_governments_alone_for_evidence(case, store):
    task = Task("06.6", "evidence", 1, "?", words=[60, 150], places=["MEX"], cite=1)
    form = TaskForm(task, store, case=case)
    assert form.search_result == {} and form.task["citation_picker"]
    form.search_request = {"text": "", "number": 1}
    assert {each["id"][:3] for each in form.search_result["items"]} == {"MEX"}
    form.search_request = {"text": "C11", "number": 2}
    assert form.search_result["items"] == []
    assert TaskForm(Task("01.6", "text", 1, "?", words=[3, 9]), store, case=case).task["citation_picker"] == {}


def test_the_brief_finds_records_too_and_stores_nothing_of_the_search(case, store):
    tool = Brief(case, store, 1, "10.5")
    assert ids(tool.view["search_result"])[0] == "P01", "what the lesson has shown lies there from the first"
    tool.requested_state = {**tool.state, "search_text": "E162", "sent": 1}
    assert ids(tool.view["search_result"]) == ["E162"] and store.answer("10.5") is None


def test_who_spoke_is_found_by_the_office_in_the_language_of_the_page(case):
    for language, office in (("en", "foreign minister"), ("fr", "ministre des Affaires étrangères")):
        found = find_citable(Reader(case, language), office, ["statements"])["items"]
        words = normalized(office).split()
        assert found and all(word in normalized(each["byline"]) for each in found[:3] for word in words)
