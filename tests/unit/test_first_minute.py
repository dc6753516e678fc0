"""The first minute: exhibits, ladder, words that were named, and who should decide; nothing of a result is told too early."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from whodecides.case import Reader
from whodecides.case.capability import missing_needs
from whodecides.case.first_minute import (
    OWN_WORDS,
    exhibits_of_act,
    ground_exhibits,
    judged_exhibits,
    rule_exhibits,
    words_of_minute,
)
from whodecides.case.rules.article import exhibits_are_quoted
from whodecides.provenance import trace
from whodecides.tools import TOOLS
from whodecides.tools.decider_dots.model import NOBODY, governments_by_decider
from whodecides.tools.decider_dots.widget import DeciderDots
from whodecides.tools.first_minute.model import (
    all_places,
    most_picks,
    picked_places,
    readings,
    steps,
    steps_apart,
    text_parts,
)
from whodecides.tools.first_minute.view import ladder_view, step_difference_text, summarize_places, what_was_done
from whodecides.tools.first_minute.widget import FirstMinute, MarkedWords
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
    acts = pd.DataFrame([{"id": "A001", "company": "Firm"}])
    return replace(tiny, tables={**tiny.tables, "exhibits": pd.DataFrame(rows), "platform_actions": acts}, config=about)


STEPS = [{"id": each, "name": dict.fromkeys(("en", "fr", "es"), each)} for each in ("drop", "warn", "order", "fine")]


def of_an_authority(judged, **entries):
    """The same case, in which an authority decided on the readings, and says so in words of its own."""
    own = {each: {"en": f"{each} in English", "fr": f"{each} en français", "es": f"{each} en español"} for each in (*OWN_WORDS, "lead", "did", "others")}  # fmt: skip
    minute = {
        **own,
        "steps": STEPS,
        "theirs": "fine",
        "judged": ["X05", "X03"],
        "rule": "X04",
        "ground": "X02",
        **entries,
    }
    return replace(judged, config={**judged.config, "first_minute": minute})


def breaches(case, row, **changes):
    rows = case["exhibits"].copy()
    for column, value in changes.items():
        rows.loc[rows["id"] == row, column] = value
    return [(column, said) for _table, _row, column, said in exhibits_are_quoted(replace(case, tables={**case.tables, "exhibits": rows}))]  # fmt: skip


def needs_of(name):
    """Return what a case must have for a call."""
    return next(call.needs for tool in TOOLS for call in tool.calls if call.name == name)


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
    (post,) = judged_exhibits(judged)
    assert "".join(part.text for part in text_parts(judged, post)) == POST
    assert [tuple(part) for part in text_parts(judged, post)] == [
        ("Come all", "a"), (". ", ""), ("Be there", "b"), (" at noon.", ""),
    ]  # fmt: skip
    assert [row["id"] for row in readings(judged, "")] == ["X05"]


def test_the_chain_of_an_exhibit_leads_to_its_sources(judged):
    lines = trace(judged, "X01")
    assert lines[0] == "X01 (exhibits), 2021-01-08" and sum("https://example.org/" in each for each in lines) == 2
    speaker = judged.row("actors", judged.row("exhibits", "X01")["whose"])["name"]
    assert f"  Whose words: {speaker}" in lines and not any(line.endswith(": ") for line in lines)
    assert f"  [en] {POST}" in lines  # the words themselves, and in another language what they mean
    assert trace(judged, "X01", "fr")[2:4] == [f"  [en] {POST}", "  [fr] fr"]
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
    ground = [row["wording"] for row in ground_exhibits(case)]
    assert all(row["wording"] in str(widget.view) for row in (*judged_exhibits(case), *rule_exhibits(case)))
    assert not any(each in str(widget.view) + str(widget.words) for each in (theirs, *ground))
    widget.requested_state = {**widget.state, "call": "label"}
    assert widget.view["said"] == f"{theirs} Your choice was two steps milder."
    assert all(each in str(widget.view) for each in ground)


def test_an_authority_that_is_no_company_decides_in_its_own_words(judged):
    case = of_an_authority(judged)
    for language, own in (("en", "in English"), ("fr", "en français"), ("es", "en español")):
        reader = Reader(case, language)
        shown, words = ladder_view(reader, "warn"), words_of_minute(reader)
        assert [each["id"] for each in shown["judged"]] == ["X05", "X03"]
        assert (shown["rule"]["id"], shown["ground"]["id"]) == ("X04", "X02")
        assert [words[each] for each in ("duty", "rule", "ground", "they")] == [f"{each} {own}" for each in OWN_WORDS]
        assert words["asked"].startswith(words["duty"])
        assert all(row[2] in ("fine", words["they"]) for row in what_was_done(reader))
        told = str([*words.values(), shown, what_was_done(reader)])
        assert not re.search("company|entreprise|empresa", told), told


def test_without_words_of_its_own_a_company_decided(judged):
    case = replace(of_an_authority(judged), config={**judged.config, "first_minute": {"steps": STEPS}})
    words = words_of_minute(Reader(case, "en"))
    assert words["they"] == "Firm" and "company" in words["asked"]
    assert [each["id"] for each in (*judged_exhibits(case), *rule_exhibits(case), *ground_exhibits(case))] == [
        "X01",
        "X02",
    ]


def test_words_are_marked_only_where_some_were_named(judged):
    case = of_an_authority(judged)
    assert not missing_needs(case, needs_of("first_minute"))
    assert [str(each) for each in missing_needs(case, needs_of("marked_words"))] == ["first_minute.named in case.toml"]


def test_a_post_is_cut_into_places_that_one_can_press(judged):
    assert [each.text for each in all_places(judged)] == ["Come all", "Be there", "at noon."]
    assert [each.reading for each in all_places(judged)] == ["X04", "X03", ""] and most_picks(judged) == 2
    assert [each.text for each in picked_places(judged, ["X01.3", "X01.3", "X09.1", "X01.1", "X01.2"])] == [
        "at noon.",
        "Come all",
    ]


def test_each_press_answers_and_the_last_one_shows_all_places(case, store):
    widget = MarkedWords(case, store, task="00.7")
    named = [each.id for each in all_places(case) if each.reading]
    other = next(each.id for each in all_places(case) if not each.reading)
    readings_told = [row["wording"] for row in exhibits_of_act(case, "reading") if row["phrase"]]
    assert not any(each in str(widget.view) for each in readings_told) and widget.view["left"] == len(named)
    widget.requested_state = {**widget.state, "picks": [other]}
    assert widget.view["said"] == f"The company did not name these words. {len(named) - 1} presses are left."
    widget.requested_state = {**widget.state, "picks": [other, named[0]]}
    assert widget.view["said"].startswith("The company named these words.") and len(widget.view["readings"]) == 1
    widget.requested_state = {**widget.state, "picks": [other, *named[:-1]]}
    assert widget.view["left"] == 0
    assert widget.view["said"].startswith(f"You found {len(named) - 1} of the {len(named)} places")
    assert all(each in str(widget.view) for each in readings_told)
    assert store.answer("00.7")["answer"] == {"picks": [other, *named[:-1]]}
    assert MarkedWords(case, store, task="00.7").state["picks"] == [other, *named[:-1]]
    told = summarize_places(Reader(case, "en"), {"picks": [named[0]]})
    assert "American Patriots" in told["sentence"] and "to the Inauguration" in told["record"]


def test_the_call_is_stored_as_the_answer_itself_and_comes_back(case, store):
    widget = FirstMinute(case, store, task="00.4")
    widget.requested_state = {**widget.state, "call": "time"}
    assert store.answer("00.4")["answer"] == "time"
    assert FirstMinute(case, store, task="00.4").state["call"] == "time"


def test_an_answer_that_no_kit_gives_counts_as_none(case, store):
    store.record("00.4", "below")
    store.record("00.5", ["national law"])
    store.record("00.7", {"picks": "X01.1"})
    too_many = [each.id for each in all_places(case)]
    assert [each.id for each in picked_places(case, too_many)] == too_many[: most_picks(case)]
    assert FirstMinute(case, store, task="00.4").state["call"] == ""
    assert DeciderDots(case, store, task="00.5").state["expected"] == ""
    assert MarkedWords(case, store, task="00.7").state["picks"] == []


def test_a_saved_page_shows_the_exhibits_and_folds_the_result(case, store):
    open_part, _details, folded = FirstMinute(case, store).static_html().partition("<details>")
    for row in (*judged_exhibits(case), *rule_exhibits(case)):
        assert row["wording"] in open_part
    assert all(
        each in open_part for each in ("○ Leave it up", "◔ Label it", "◑ Suspend for a time", "● Suspend for good")
    )
    assert case.entry("first_minute.did")["en"] in folded and "<table" not in open_part
    assert case.entry("first_minute.did")["en"] not in open_part


def test_each_government_is_a_dot_in_the_row_of_each_answer_that_it_gave(tiny):
    tiny = replace(tiny, config={**tiny.config, "variables": {"decider": "remedy"}})
    rows = governments_by_decider(tiny)
    assert {answer: row for answer, row in rows.items() if row} == {
        "regional law": {"BBB": ["BBB-01"], "AAA": ["AAA-01"]}, "international agreement": {"AAA": ["AAA-02"]},
        NOBODY: {"CCC": ["CCC-01"]},
    }  # fmt: skip


def test_dots_come_after_the_guess_and_each_row_opens_what_was_said(case, store):
    widget = DeciderDots(case, store, task="00.5", voices="AUS-08+FRA-08")
    rows = governments_by_decider(case)
    assert [each["id"] for each in widget.view["voices"]] == ["AUS-08", "FRA-08"]
    assert {each["dots"] for each in widget.view["rows"] if each["dots"]} == set() and not widget.view["said"]
    widget.requested_state = {**widget.state, "open": "national law"}  # not before a guess
    assert widget.view["open"] is None
    widget.requested_state = {**widget.state, "expected": "national law"}
    shown = {each["id"]: len(each["dots"]) for each in widget.view["rows"]}
    assert any(dot["unsure"] for each in widget.view["rows"] for dot in each["dots"])
    assert shown == {answer: len(row) for answer, row in rows.items()}
    assert "You expected “national law or state”" in widget.view["said"] and len(widget.view["voices"]) == 2
    assert f"{len(rows[NOBODY])} of " in widget.view["said"]
    statements = [each for row in rows["national law"].values() for each in row]
    for number in (0, len(statements)):  # around again after the last
        widget.requested_state = {**widget.state, "open": "national law", "number": number}
        opened = widget.view["open"]
        assert opened["quotation"]["id"] == statements[0] and opened["quotation"]["why"]
        assert f"of {len(statements)}; governments in this row: {len(rows['national law'])}" in opened["number"]
    assert store.answer("00.5")["answer"] == "national law"
