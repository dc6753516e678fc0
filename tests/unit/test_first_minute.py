"""The first minute: the exhibits and their table, the ladder, and that nothing of the result is told too early."""

from dataclasses import replace

import pandas as pd
import pytest

from whodecides.case import Reader
from whodecides.case.rules.article import exhibits_are_quoted
from whodecides.provenance import trace
from whodecides.tools.first_minute.model import exhibits, readings, steps, steps_apart, text_parts
from whodecides.tools.first_minute.view import step_difference_text
from whodecides.tools.first_minute.widget import FirstMinute
from whodecides.widgets.evidence import exhibit_card

POST = "Come all. Be there at noon."


def exhibit(key, kind, wording, part_of="", phrase=""):
    return {
        "id": key, "kind": kind, "whose": "AAA-head", "date": pd.Timestamp("2021-01-08"), "date_precision": "day",
        "language": "en", "wording": wording, "gloss_en": wording, "gloss_fr": "fr", "gloss_es": "es",
        "glossed_by": "whodecides", "part_of": part_of, "phrase": phrase, "act": "A001", "source_1": "agency",
        "source_2": "paper", "note": "",
    }  # fmt: skip


@pytest.fixture
def judged(tiny):
    """The small case with one post, a rule, and two readings of the post that stand in the wrong order."""
    rows = [
        exhibit("X01", "post", POST),
        exhibit("X02", "rule", "call nobody to violence"),
        exhibit("X03", "reading", "a call", "X01", "Be there"),
        exhibit("X04", "reading", "a crowd", "X01", "Come all"),
        exhibit("X05", "reading", "calls elsewhere"),
    ]
    about = {**tiny.config, "act": {"action": "A001"}}
    return replace(tiny, tables={**tiny.tables, "exhibits": pd.DataFrame(rows)}, config=about)


def breaches(case, row, **changes):
    rows = case["exhibits"].copy()
    for column, value in changes.items():
        rows.loc[rows["id"] == row, column] = value
    return [(column, said) for _table, _row, column, said in exhibits_are_quoted(replace(case, tables={**case.tables, "exhibits": rows}))]  # fmt: skip


def test_what_is_judged_is_whole_and_what_is_quoted_beside_it_is_short(judged):
    long = "word " * 26
    assert breaches(judged, "X01") == []
    assert [each for each, _ in breaches(judged, "X02", wording=long, gloss_en=long)] == ["wording"]
    whole = f"{POST} {long}"
    assert breaches(judged, "X01", wording=whole, gloss_en=whole) == []


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"phrase": "Be here"}, "phrase"),
        ({"part_of": ""}, "phrase"),
        ({"part_of": "X09"}, "part_of"),
        ({"gloss_en": "other words"}, "gloss_en"),
    ],
)
def test_a_reading_names_words_of_its_exhibit(judged, changes, column):
    assert [each for each, _ in breaches(judged, "X03", **changes)] == [column]


def test_a_post_is_cut_where_readings_begin_and_end(judged):
    (post,) = exhibits(judged, "post")
    assert "".join(part.text for part in text_parts(judged, post)) == POST
    assert [tuple(part) for part in text_parts(judged, post)] == [
        ("Come all", "a"), (". ", ""), ("Be there", "b"), (" at noon.", ""),
    ]  # fmt: skip
    assert [row["id"] for row in readings(judged, "")] == ["X05"]


def test_the_chain_of_an_exhibit_leads_to_its_sources(judged):
    lines = trace(judged, "X01")
    assert lines[0] == "X01 (exhibits), 2021-01-08" and sum("https://example.org/" in each for each in lines) == 2
    card = exhibit_card(Reader(judged, "en"), "X03")
    assert card["wording"] == "a call" and ["Beside the words", "Be there", "en"] in card["facts"]
    assert len(card["sources"]) == 2 and exhibit_card(Reader(judged, "fr"), "X01")["gloss"] == "fr"


def test_how_far_a_choice_is_from_the_companys_is_said_in_words(case):
    reader, ladder = Reader(case, "en"), steps(case)
    assert ladder == ["leave", "label", "time", "good"] and steps_apart(case, "label", "good") == -2
    assert step_difference_text(reader, "label", "good") == "Your choice was two steps milder."
    assert step_difference_text(reader, "good", "leave") == "Your choice was three steps harder."
    assert (
        step_difference_text(reader, "time", "time") == "You chose the same."
        and step_difference_text(reader, "time", "") == ""
    )
    assert len({step_difference_text(reader, mine, theirs) for mine in ladder for theirs in ladder}) == 7


def test_nothing_is_told_before_it_is_asked(case, store):
    widget = FirstMinute(case, store)
    theirs = case.entry("first_minute.did")["en"]
    said = [row["wording"] for row in (*exhibits(case, "ground"), *exhibits(case, "reading"))]
    assert all(row["wording"] in str(widget.view) for row in (*exhibits(case, "post"), *exhibits(case, "rule")))
    assert not any(each in str(widget.view) + str(widget.words) for each in (theirs, *said))
    widget.requested_state = {**widget.state, "scene": "question"}  # without a call one stays at the desk
    assert widget.view["scene"] == "exhibits"
    widget.requested_state = {**widget.state, "call": "label", "scene": "decision"}
    assert widget.view["heading"] == f"{theirs} Your choice was two steps milder." and all(each in str(widget.view) for each in said)  # fmt: skip
    widget.requested_state = {**widget.state, "scene": "question"}
    assert {each["count"] for each in widget.view["deciders"]} == {None} and widget.view["told"] == ""
    widget.requested_state = {**widget.state, "expected": "national law"}
    counts = {each["id"]: each["count"] for each in widget.view["deciders"]}
    assert counts["national law"] > 0 and "You expected “national law or state”" in widget.view["told"]


def test_both_answers_are_stored_each_for_its_task_and_come_back(case, store):
    widget = FirstMinute(case, store, task="00.4", expected="00.5")
    widget.requested_state = {**widget.state, "call": "time", "scene": "decision"}
    assert store.answer("00.5") is None
    widget.requested_state = {**widget.state, "scene": "question", "expected": "the company"}
    assert [store.answer(each)["answer"] for each in ("00.4", "00.5")] == ["time", "the company"]
    again = FirstMinute(case, store, task="00.4", expected="00.5")
    assert again.state["call"] == "time" and again.state["expected"] == "the company"
    assert again.view["scene"] == "decision"


def test_an_answer_that_no_kit_gives_counts_as_none(case, store):
    store.record("00.4", "below")
    store.record("00.5", ["national law"])
    widget = FirstMinute(case, store, task="00.4", expected="00.5")
    assert widget.view["scene"] == "exhibits" and widget.state["call"] == "" == widget.state["expected"]


def test_a_saved_page_shows_the_exhibits_and_folds_the_result(case, store):
    open_part, _details, folded = FirstMinute(case, store).static_html().partition("<details>")
    for row in (*exhibits(case, "post"), *exhibits(case, "rule")):
        assert row["wording"] in open_part
    assert all(
        each in open_part for each in ("○ Leave it up", "◔ Label it", "◑ Suspend for a time", "● Suspend for good")
    )
    assert case.entry("first_minute.did")["en"] in folded and "<table" not in open_part
    assert case.entry("first_minute.did")["en"] not in open_part
