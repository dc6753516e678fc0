"""The decision path, the texts on free expression, the arguments and the triangle, as a notebook uses them."""

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
from whodecides.tools.arguments.view import arguments_view
from whodecides.tools.arguments.widget import arguments_page
from whodecides.tools.decision.model import answered_steps, is_complete, known_answers, situations, steps
from whodecides.tools.decision.widget import DecisionPath
from whodecides.tools.guarantees.view import (
    BOUND,
    FREE,
    SHIELDED,
    effects,
    guarantee_card,
    guarantee_ids,
    guarantee_lanes,
)
from whodecides.tools.guarantees.widget import Guarantees, guarantees

OWN = {"answer": "no", "reason": "The rule is far too general."}
FIRST, SECOND = "uganda-block-law", "uganda-block-aim"


def test_a_path_has_no_gaps(case):
    assert [row["id"] for row in answered_steps(case, "uganda-block", {FIRST: OWN, "uganda-block-necessity": OWN})] == [
        FIRST
    ]
    assert answered_steps(case, "uganda-block", {SECOND: OWN}) == []


def test_an_answer_needs_a_choice_and_a_reason():
    assert is_complete(OWN) and is_complete({**OWN, "answer": "cannot tell"})
    for broken in (
        {**OWN, "answer": "maybe"},
        {**OWN, "reason": "Too few words here."},
        {**OWN, "reason": "a b c d e"},
        {"answer": "no"},
        "no",
        None,
    ):
        assert not is_complete(broken)


def test_what_is_unknown_or_damaged_is_left_out(case):
    assert known_answers(case, {FIRST: OWN, "old-case-law": OWN, SECOND: 3}) == {FIRST: OWN}
    assert known_answers(case, ["rubbish"]) == known_answers(case, None) == {}


def test_reasons_come_only_after_an_answer(case, store):
    widget = DecisionPath(case, store, task="02.3")
    reasons = [step[f"{side}_en"] for step in steps(case, "uganda-block") for side in ("yes", "no", "said")]
    assert widget.view["form"]["id"] == FIRST
    assert not any(text in str(widget.view) + str(widget.words) for text in reasons)
    widget.requested_state = {**widget.state, "answers": {FIRST: OWN}}
    shown = str(widget.view["done"])
    assert all(text in shown for text in reasons[:3]) and not any(text in shown for text in reasons[3:])
    assert widget.view["done"][0]["own"] == ["Your answer", "No. The rule is far too general."]
    assert widget.view["form"]["id"] == SECOND
    assert all(card["sources"] for card in (*widget.view["done"][0]["reasons"], widget.view["done"][0]["said"]))


def test_a_step_without_a_reason_is_refused_and_nothing_is_lost(case, store):
    widget = DecisionPath(case, store, task="02.3")
    widget.requested_state = {**widget.state, "drafts": {FIRST: {"reason": "Not yet"}}}
    widget.requested_state = {**widget.state, "answers": {FIRST: {"answer": "no", "reason": "Not yet"}}, "drafts": {}}
    assert "say why in 5 words or more of your own" in widget.message and widget.view["done"] == []
    assert widget.state["drafts"] == {FIRST: {"reason": "Not yet"}}
    widget.requested_state = {**widget.state, "situation": "atlantis-block"}
    assert "There is no situation" in widget.message and widget.state["situation"] == "uganda-block"


def test_work_is_stored_at_each_step_and_comes_back(case, store):
    task = Task("02.3", "work", 12, "Walk.", complete={"answers": 2}, right="Done.")
    widget = DecisionPath(case, store, task="02.3")
    widget.requested_state = {**widget.state, "answers": {FIRST: OWN}, "drafts": {SECOND: {"reason": "Hm"}}}
    kept = store.answer("02.3")["answer"]
    assert kept == {"answers": {FIRST: OWN}, "drafts": {SECOND: {"reason": "Hm"}}}
    assert check_answer(task, kept, 1).text == "Done so far: 1 of 2."
    again = DecisionPath(case, store, task="02.3")
    assert again.view["done"][0]["id"] == FIRST and again.state["drafts"] == {SECOND: {"reason": "Hm"}}
    # A step that is taken back comes back as a draft.
    again.requested_state = {**again.state, "answers": {}, "drafts": {FIRST: OWN}}
    assert again.view["form"]["id"] == FIRST and store.answer("02.3")["answer"]["answers"] == {}


def test_a_stored_step_that_no_longer_has_a_reason_comes_back_as_begun(case, store):
    store.record("02.3", {"answers": {FIRST: {"answer": "no", "reason": "asdf qwer zxcv asd qwe"}}, "drafts": {}})
    widget = DecisionPath(case, store, task="02.3")
    assert widget.view["done"] == [] and widget.state["answers"] == {}
    assert widget.state["drafts"] == {FIRST: {"answer": "no", "reason": "asdf qwer zxcv asd qwe"}}


@pytest.mark.parametrize(
    "stored", ["rubbish", {"answers": 3}, {"answers": {FIRST: {"answer": "no"}, "x": OWN}, "drafts": []}]
)
def test_damaged_work_does_not_stop_the_lesson(case, store, stored):
    store.record("02.3", stored)
    widget = DecisionPath(case, store, task="02.3")
    assert widget.state["answers"] == {} and widget.view["form"]["id"] == FIRST


def test_the_end_of_a_path_compares_and_leads_on(case, store):
    widget = DecisionPath(case, store)
    done = {row["id"]: OWN for row in steps(case, "cengiz-turkey")}
    widget.requested_state = {**widget.state, "situation": "cengiz-turkey", "answers": done}
    assert widget.view["form"] == {}
    assert widget.view["end"]["rows"][0] == ["Provided by law", "No", "not met"]
    assert widget.view["end"]["next"] == "uganda-block"
    assert widget.view["sentence"].endswith("3 of 3 steps stored. In all situations: 3 of 15.")
    everything = {row["id"]: OWN for each in situations(case) for row in steps(case, each)}
    widget.requested_state = {**widget.state, "answers": everything}
    assert widget.view["end"]["next"] == ""


def test_the_sentence_counts_what_the_task_asks_for(case, store):
    """Two of five situations are asked for: whoever read "6 of 15" believed that half was missing."""
    widget = DecisionPath(case, store, task="02.3")
    assert widget.view["sentence"].endswith("0 of 3 steps stored. For task 02.3: 0 of 6 steps.")
    done = {row["id"]: OWN for each in ("cengiz-turkey", "avia-law") for row in steps(case, each)}
    widget.requested_state = {**widget.state, "answers": done}
    assert "Task 02.3 is complete, with 6 steps" in widget.view["sentence"]


def test_the_path_speaks_three_languages(case, store):
    widget = DecisionPath(case, store)
    widget.requested_state = {**widget.state, "answers": {FIRST: OWN}, "language": "fr"}
    assert widget.words["answers"][0] == ["yes", "Oui"] and "Ouganda" in widget.view["situation"]["heading"]
    assert widget.view["done"][0]["title"].startswith("Prévue par la loi\u00a0: Existe-t-il")
    widget.requested_state = {**widget.state, "language": "es"}
    assert widget.words["answers"][2] == ["cannot tell", "No se puede decir"] and store.language == "es"
    assert "no decidido" in str(widget.view["done"])


def test_the_saved_page_folds_the_reasons_away(case, store):
    before, after = DecisionPath(case, store).static_html().split("<details>")
    reason = steps(case, "avia-law")[2]["no_en"]
    assert "Some sixty senators" in before and reason not in before and reason in after
    data, _ = DecisionPath(case, store)._repr_mimebundle_()
    assert data["text/plain"].endswith("0 of 3 steps stored. In all situations: 0 of 15.")


def test_the_texts_open_after_the_prediction(case, store):
    widget = Guarantees(case, store, after="02.1")
    assert "02.1" in widget.locked and widget.words == {}
    store.record("02.1", "both")
    assert [row[0] for row in widget.words["table"]["rows"]][0].startswith("International Covenant")
    widget.requested_state = {**widget.state, "text": "USA-section-230"}
    assert "liability" in str(widget.view["card"]["facts"])
    widget.requested_state = {**widget.state, "text": "FRA-avia"}
    assert "not one of the texts" in widget.message and widget.state["text"] == "USA-section-230"


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


def test_the_prediction_is_told_below_the_text_that_answers_it(case, store, monkeypatch, tmp_path):
    widget = Guarantees(case, store, after="02.1", result="UNO-iccpr-19")
    store.record("02.1", "both")
    assert widget.view["prediction_result"]["id"] == "UNO-iccpr-19"
    assert widget.view["prediction_result"]["expected"].startswith("You expected: States and companies")
    store.record("02.1", "nobody")
    assert "Nobody" in widget.view["prediction_result"]["expected"]
    monkeypatch.setenv("WHODECIDES_ANSWERS", str(tmp_path / "none.json"))
    with pytest.raises(KitError, match="not one of the texts"):
        guarantees(case=case, result="UNO-iccpr-20")


def test_a_text_without_a_row_on_what_is_asked_of_it_is_named(case):
    assert list(guarantees_say_what_is_asked(case)) == []
    rows = case["provisions"]
    kept = rows[~((rows["instrument"] == "COE-echr-10") & (rows["feature"] == "redress"))]
    (found,) = guarantees_say_what_is_asked(replace(case, tables={**case.tables, "provisions": kept}))
    assert found[-1].startswith("'COE-echr-10' has no row on redress")


def test_the_saved_picture_has_the_walls_and_says_so(case, store):
    page = Guarantees(case, store).static_html()
    svg = b64decode(re.search(r"base64,([^\"]+)", page)[1]).decode()
    assert svg.count('stroke-width="7"') == 4 and svg.count("rx=") == 2
    alt = re.search('alt="([^"]+)"', page)[1]
    assert alt.count("State: held back.") == 4 and alt.count("Company: shielded.") == 2 and "<table" in page


def test_what_a_text_that_leaves_companies_free_says_of_them_stands_beside_it(case):
    for language, named in (("en", "private controls named"), ("fr", "contrôles privés nommés")):
        lanes = {each["id"]: each for each in guarantee_lanes(Reader(case, language))}
        assert lanes["IAC-achr-13"]["beside"] == named and named in lanes["IAC-achr-13"]["description"]
        assert not lanes["USA-section-230"]["beside"], "what is shielded needs no word beside it"


def test_arguments_stand_side_by_side_in_the_language_of_the_student(case):
    page = arguments_page(Reader(case, "fr"), "suspension")
    assert page.html.count("<article") == 2 and page.html.count("<details") == 2 and 'lang="fr"' in page.html
    assert page._repr_mimebundle_()["text/plain"].startswith("La suspension était-elle juste")
    answers = case["arguments"].query("question == 'decider'")
    assert arguments_page(Reader(case, "en"), "decider").html.count("<h4>") == len(answers)
    with pytest.raises(KitError, match="Did you mean suspension"):
        arguments_page(Reader(case, "en"), "suspensions")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_argument_stands_first_because_somebody_put_it_there(case, language):
    """They go by their letters, in each language, and the page says so."""
    view = arguments_view(Reader(case, language), "decider")
    titles = [each["title"] for each in view["columns"]]
    assert (
        titles == sorted(titles, key=sort_key)
        and view["order"] in arguments_page(Reader(case, language), "decider").html
    )


def test_an_argument_leads_to_what_it_rests_on(case):
    """Statements, laws and events with their first source; what the case does not hold is left out."""
    view = arguments_view(Reader(case, "es"), "decider")
    rows = case["arguments"].query("question == 'decider'").set_index("title_es")
    for each in view["columns"]:
        assert [link["text"].split(" · ")[0] for link in each["records"]] == rows["evidence"][each["title"]].split(";")
        assert all(link["url"].startswith("http") for link in each["records"])
    without = replace(case, tables={name: rows for name, rows in case.tables.items() if name != "instruments"})
    laws = [link for each in arguments_view(Reader(without, "es"), "decider")["columns"] for link in each["records"]]
    assert laws and not any("moody" in link["text"] for link in laws)


def test_value_counts_leave_out_what_is_no_position(tiny):
    assert value_counts(tiny, "remedy").drop(["regional law", "international agreement"]).sum() == 0
    assert value_counts(tiny, "evaluation")["condemns"] == 3
