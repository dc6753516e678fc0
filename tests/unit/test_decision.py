"""The steps of the test, the texts on free expression and the arguments, as a notebook uses them."""

import re
from base64 import b64decode
from dataclasses import replace

import pytest

from whodecides.answers import Task, check_answer
from whodecides.case import Reader
from whodecides.case.rules.law import guarantees_say_what_is_asked
from whodecides.errors import KitError
from whodecides.i18n import sort_key
from whodecides.positions import value_counts
from whodecides.regulation import provision
from whodecides.tools.arguments.view import cited_in, columns
from whodecides.tools.arguments.widget import Arguments, arguments
from whodecides.tools.decision.model import count_decided, is_stopped, known_answers, next_step, situations, steps
from whodecides.tools.decision.widget import DecisionPath
from whodecides.tools.guarantees.view import (
    BOUND,
    FREE,
    SHIELDED,
    effects,
    guarantee_card,
    guarantee_ids,
    guarantee_lane,
    held_back,
)
from whodecides.tools.guarantees.widget import Guarantees

OWN = {"answer": "no"}
FIRST, SECOND = "uganda-block-law", "uganda-block-aim"
VOICES = "FRA-11+USA-20+USA-10+AUT-01+USA-08"


def choose(widget, **changes):
    widget.requested_state = {**widget.state, **changes, "sent": widget.state["sent"] + 1}


def test_a_path_goes_on_with_what_is_not_answered(case):
    assert next_step(case, "uganda-block", {}) == FIRST
    assert next_step(case, "uganda-block", {FIRST: OWN, "uganda-block-necessity": OWN}) == SECOND
    first = {row["id"]: OWN for row in steps(case, "uganda-block")}
    assert next_step(case, "uganda-block", first) == "cengiz-turkey-law"
    everything = {row["id"]: OWN for each in situations(case) for row in steps(case, each)}
    assert next_step(case, "uganda-block", everything) == ""


def test_a_line_stops_where_a_court_did_once_one_has_answered(case):
    rows = steps(case, "cengiz-turkey")
    assert rows[0]["finding"] == "not met" and not is_stopped(rows, 1, {}) and not is_stopped(rows, 0, {rows[0]["id"]})
    assert is_stopped(rows, 1, {rows[0]["id"]})


def test_what_is_unknown_or_damaged_is_left_out(case):
    given = {FIRST: OWN, "old-case-law": OWN, SECOND: 3, "avia-law-law": {"answer": "maybe"}}
    assert known_answers(case, given) == {FIRST: OWN}
    assert known_answers(case, ["rubbish"]) == known_answers(case, None) == {}


def test_what_a_court_said_and_the_reasons_come_only_after_an_answer(case, store):
    widget = DecisionPath(case, store, task="02.3")
    row = steps(case, "uganda-block")[0]
    hidden = [row["yes_en"], row["no_en"], row["said_en"]]
    hand = widget.view["hand"]
    assert hand["id"] == FIRST and hand["exhibit"]["words"] == case.row("exhibits", row["exhibit"])["wording"]
    assert not any(text in str(widget.view) + str(widget.words) for text in hidden) and not hand["record"]
    choose(widget, answers={FIRST: OWN})
    hand = widget.view["hand"]
    assert hand["own"] == "No" and hand["record"] == "not decided" and hand["next"] == SECOND and hand["links"]
    assert all(text in str(hand) for text in hidden)
    step, other = widget.view["board"][0]["steps"][:2]
    assert (step["own"], step["record"]) == ("no", "not decided") and other["record"] == ""


def test_nothing_that_no_court_decided_counts_as_decided(case, store):
    widget = DecisionPath(case, store)
    done = {row["id"]: OWN for each in ("uganda-block", "avia-law") for row in steps(case, each)}
    choose(widget, answers=done)
    decided = sum(row["finding"] != "not decided" for each in ("uganda-block", "avia-law") for row in steps(case, each))
    assert count_decided(case, done) == decided
    assert widget.view["counted"] == f"Your answers: 6. A court or body has decided of these: {decided}."


def test_answers_are_stored_at_each_gate_and_come_back_with_the_reasons_of_earlier_kits(case, store):
    task = Task("02.3", "work", 12, "Walk.", complete={"answers": 2}, right="Done.")
    store.record("02.3", {"answers": {FIRST: {"answer": "no", "reason": "The rule is too general."}}, "drafts": {}})
    widget = DecisionPath(case, store, task="02.3")
    assert widget.view["hand"]["id"] == SECOND
    choose(widget, answers={**widget.state["answers"], SECOND: {"answer": "yes"}})
    kept = store.answer("02.3")["answer"]
    assert kept["answers"][FIRST]["reason"] == "The rule is too general." and check_answer(task, kept, 1).right is None
    choose(widget, step="atlantis-block-law")
    assert "There is no step" in widget.message


@pytest.mark.parametrize("stored", ["rubbish", {"answers": 3}, {"answers": {FIRST: {"answer": "x"}, "y": OWN}}])
def test_damaged_work_does_not_stop_the_lesson(case, store, stored):
    store.record("02.3", stored)
    widget = DecisionPath(case, store, task="02.3")
    assert widget.state["answers"] == {} and widget.view["hand"]["id"] == FIRST


def test_the_steps_speak_three_languages(case, store):
    widget = DecisionPath(case, store)
    choose(widget, answers={FIRST: OWN}, language="fr")
    assert widget.words["answers"][0] == ["yes", "Oui"] and "Ouganda" in widget.view["board"][0]["title"]
    choose(widget, language="es")
    assert widget.view["hand"]["record"] == "no decidido" and store.language == "es"


def test_the_saved_page_folds_the_reasons_away(case, store):
    before, after = DecisionPath(case, store).static_html().split("<details>")
    reason = steps(case, "avia-law")[2]["no_en"]
    assert "Some sixty senators" in before and reason not in before and reason in after


def test_a_text_tells_whom_it_holds_back_only_once_one_has_said_so(case, store):
    widget = Guarantees(case, store, task="02.10", expected="02.1")
    first, other = guarantee_ids(case)[:2]
    hand = widget.view["hand"]
    assert hand["id"] == first and hand["words"] and hand["lane"] is None and not hand["said"] and not hand["card"]
    choose(widget, bound={first: "both"})
    assert widget.view["next"] == other
    hand = widget.view["hand"]
    assert hand["own"] == "Both" and hand["record"] == "States" and hand["lane"]["state"] == BOUND and hand["card"]
    assert widget.view["answers"] == {first: False}
    assert store.answer("02.1")["answer"] == "both" and store.answer("02.10")["answer"] == {"bound": {first: "both"}}
    choose(widget, bound={first: "both", other: "states"})
    assert store.answer("02.1")["tries"] == 1, "what was expected stays"
    choose(widget, at="FRA-avia")
    assert "not one of the texts" in widget.message


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_text_says_whom_it_binds_with_a_source(case, language):
    for each in guarantee_ids(case):
        card = guarantee_card(Reader(case, language), each)
        assert len(card["facts"]) == 5 and all(text for _, text in card["facts"]) and card["sources"]


def test_a_wall_stands_where_a_text_holds_somebody_back(case):
    """The lists of case.toml say what the rows on scope and must-carry say in words."""
    does = {each: effects(case, each) for each in guarantee_ids(case)}
    for each, (state, company) in does.items():
        scope, carry = (provision(case, each, part)["value"] for part in ("scope", "must-carry"))
        assert (state == BOUND) == ("states" in scope or "public authorities" in scope), each
        assert company != BOUND and carry.startswith("none"), each
        assert (company == SHIELDED) == ("protect" in carry), each


def test_a_duty_to_carry_is_a_wall_before_the_company(case):
    rows = case["provisions"].copy()
    at = (rows["instrument"] == "USA-section-230") & (rows["feature"] == "must-carry")
    rows.loc[at, "value"] = "yes"
    changed = replace(case, tables={**case.tables, "provisions": rows})
    assert effects(changed, "USA-section-230") == (FREE, BOUND)


def test_whom_a_text_holds_back_is_where_its_walls_stand(case):
    found = {each: held_back(case, each) for each in guarantee_ids(case)}
    assert set(found.values()) == {"states", "nobody"} and found["USA-section-230"] == "nobody"


def test_each_text_shows_words_of_its_own(case):
    words = [case.row("exhibits", each) for each in case.entry("guarantees.words")]
    assert len(words) == len(guarantee_ids(case)) and all(each["kind"] == "rule" for each in words)


def test_a_text_without_a_row_on_what_is_asked_of_it_is_named(case):
    assert list(guarantees_say_what_is_asked(case)) == []
    rows = case["provisions"]
    kept = rows[~((rows["instrument"] == "COE-echr-10") & (rows["feature"] == "redress"))]
    (found,) = guarantees_say_what_is_asked(replace(case, tables={**case.tables, "provisions": kept}))
    assert found[-1].startswith("'COE-echr-10' has no row on redress")


def test_the_saved_picture_has_the_walls_and_says_so(case, store):
    page = Guarantees(case, store).static_html()
    assert "<svg" not in page.split("<details>")[0] and "Company: shielded." not in page.split("<details>")[0]
    svg = b64decode(re.search(r"base64,([^\"]+)", page)[1]).decode()
    assert svg.count('stroke-width="7"') == 4 and svg.count("rx=") == 2
    alt = re.search('alt="([^"]+)"', page)[1]
    assert alt.count("State: held back.") == 4 and alt.count("Company: shielded.") == 2 and "<table" in page


def test_what_a_text_that_leaves_companies_free_says_of_them_stands_beside_it(case):
    for language, named in (
        ("en", "states must curb private controls"),
        ("fr", "aux États de borner les contrôles privés"),
    ):
        lanes = {each: guarantee_lane(Reader(case, language), each) for each in guarantee_ids(case)}
        assert lanes["IAC-achr-13"]["beside"] == named and named in lanes["IAC-achr-13"]["description"]
        assert not lanes["USA-section-230"]["beside"], "what is shielded needs no word beside it"


def test_arguments_stand_side_by_side_in_the_language_of_the_student(case, store):
    shown = columns(Reader(case, "fr"), "suspension")
    assert len(shown) == 2 and all(each["text"] and each["sources"] for each in shown)
    answers = case["arguments"].query("question == 'decider'")
    widget = Arguments(case, store, "decider")
    assert len(widget.words["columns"]) == len(answers) and widget.view["open"] and not widget.view["voice"]
    with pytest.raises(KitError, match="Did you mean suspension"):
        arguments("suspensions", case=case)


def test_a_voice_speaks_once_it_is_placed_and_the_cases_open_after_the_last(case, store):
    widget = Arguments(case, store, "suspension", VOICES, "02.11")
    assert not widget.view["open"] and not widget.view["voice"]["words"] and not widget.view["voice"]["record"]
    known, placed = cited_in(case, "suspension"), {}
    for each in VOICES.split("+"):
        placed[each] = "suspension-for"
        choose(widget, placed=dict(placed), at=each)
        voice = widget.view["voice"]
        titles = {column["id"]: column["title"] for column in widget.words["columns"]}
        assert voice["record"] == titles[known[each]] and voice["words"] and voice["links"]
    assert widget.view["open"]
    same = sum(known[each] == "suspension-for" for each in placed)
    assert f"You expected {same} of 5 voices" in widget.view["end"]
    assert store.answer("02.11")["answer"] == {"placed": placed}
    with pytest.raises(KitError, match="cited in none of these cases"):
        Arguments(case, store, "suspension", "MEX-01")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_argument_stands_first_because_somebody_put_it_there(case, language):
    titles = [each["title"] for each in columns(Reader(case, language), "decider")]
    assert titles == sorted(titles, key=sort_key)


def test_an_argument_leads_to_what_it_rests_on(case):
    """Statements, laws and events with their first source; what the case does not hold is left out."""
    rows = case["arguments"].query("question == 'decider'").set_index("title_es")
    for each in columns(Reader(case, "es"), "decider"):
        assert [link["text"].split(" · ")[0] for link in each["records"]] == rows["evidence"][each["title"]].split(";")
        assert all(link["url"].startswith("http") for link in each["records"])
    without = replace(case, tables={name: rows for name, rows in case.tables.items() if name != "instruments"})
    laws = [link for each in columns(Reader(without, "es"), "decider") for link in each["records"]]
    assert laws and not any("moody" in link["text"] for link in laws)


def test_value_counts_leave_out_what_is_no_position(tiny):
    assert value_counts(tiny, "remedy").drop(["regional law", "international agreement"]).sum() == 0
    assert value_counts(tiny, "evaluation")["condemns"] == 3
